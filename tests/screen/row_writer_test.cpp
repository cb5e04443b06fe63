// However many rows there is room for, the same rows and counts come out in the order of the lines.
#include "screen/row_writer.hpp"

#include "screen/blocks.hpp"

namespace hirepath::screen {
namespace {

namespace screening = cli::screening;

struct Written {
  std::string rows;
  screening::Counts counts;
  std::size_t turns = 0;
};

Written written(const Screen& screen, Block& block, std::size_t lanes, const std::vector<Job>& jobs,
                const std::array<bool, 6>& wanted, std::size_t most) {
  const screening::RowPieces pieces(screening::RowFormat::csv, screen);
  screening::Pieces questions;
  for (std::size_t i = 0; i < jobs.size() * screen.authorities().size(); ++i)
    questions.add(pieces.question(std::to_string(i), "", ""));
  screening::RowWriter writer(screen, pieces, questions, wanted, most);
  Written out;
  out.counts.statuses.resize(screen.authorities().size());
  screening::Text text;
  Depth depth;
  depth.statuses = wanted;
  const auto ask = [&] {
    ++out.turns;
    std::uint32_t first = 0;
    for (const Job& job : jobs) {
      block.ask(job, depth);
      writer.keep(block, depth, first, 1, out.counts);
      first += static_cast<std::uint32_t>(screen.authorities().size());
    }
  };
  writer.write(
      lanes, ask, [&](std::size_t lane) { return pieces.front({}, lane + 1); }, out.counts, text, [] {});
  out.rows = std::string(text.view());
  return out;
}

TEST(RowWriter, RowsThatDoNotFitAreWrittenInAnotherTurn) {
  const auto& base = property::real();
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Draw draw(seed);
    RandomBlock random(base, draw, 70, true);
    std::vector<Job> jobs;
    for (int i = 0; i < 4; ++i) jobs.emplace_back(random.screen, random_case(base, random.options, draw));
    for (const std::array<bool, 6>& wanted : {std::array{true, true, true, true, true, true}, {true, true}}) {
      const auto whole = written(random.screen, random.block, 70, jobs, wanted, std::size_t{1} << 30U);
      EXPECT_EQ(whole.turns, 1U);
      EXPECT_GT(whole.counts.rows, 100U);
      for (const std::size_t most : {whole.counts.rows / 2, std::size_t{37}, std::size_t{0}}) {
        const auto parts = written(random.screen, random.block, 70, jobs, wanted, most);
        EXPECT_GT(parts.turns, 1U);
        EXPECT_EQ(parts.rows, whole.rows);
        EXPECT_EQ(parts.counts.rows, whole.counts.rows);
        EXPECT_EQ(parts.counts.statuses, whole.counts.statuses);
      }
    }
  }
}

}  // namespace
}  // namespace hirepath::screen
