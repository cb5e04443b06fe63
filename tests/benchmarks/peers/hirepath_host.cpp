// hirepath's own screening in the peers' frame: the same applicants, as lines of case files.
//   peer_hirepath APPLICANTS ANSWERS   prints CPU microseconds an applicant, one thread: lines read, the status of the
// 20 authorities of the seed list, rows of those that may apply written; and the status alone, from filled columns
#include "lines.hpp"
#include "screen/row_writer.hpp"
#include "screen_common.hpp"

namespace {
using namespace hirepath;
using namespace benchmarks;
using namespace cli::screening;

constexpr screen::Depth status{false, false, false};

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const screen::Screen screen(the_network(), strict, seed_rows());
  const RowPieces pieces(RowFormat::jsonl, screen);
  Pieces questions;
  for (const auto id : screen.authorities()) questions.add(pieces.question("", the_model().authorities[id].id, ""));
  std::array<bool, 6> wanted{};
  wanted[static_cast<std::size_t>(model::Status::may_apply)] = true;
  RowWriter writer(screen, pieces, questions, wanted);
  Counts counts;
  counts.statuses.resize(screen.authorities().size());
  Text text;
  json::SheetReader reader(screen.layout());
  Ids ids;
  screen::Block block(screen);

  const auto rows = [&](const std::string& path) {
    const Lines lines(words[1]);
    std::ofstream out(path);
    for (std::size_t first = 0; first < lines.size(); first += screen::lanes) {
      fill(reader, block, lines, first, ids, false);
      block.ask(status);
      text.clear();
      writer.write(
          block, status, counts, [&](std::size_t lane) { return pieces.front(ids[lane], first + lane + 1); }, text,
          [] {});
      out.write(text.view().data(), static_cast<std::streamsize>(text.view().size()));
    }
  };
  rows("/dev/null");  // what the first block allocates
  const double start = cpu();
  rows(std::string(words[2]) + ".rows");
  const double total = cpu() - start;

  const Lines lines(words[1]);
  std::vector<screen::Block> blocks;
  std::ofstream answers(words[2]);
  for (std::size_t first = 0; first < lines.size(); first += screen::lanes) {
    auto& one = blocks.emplace_back(screen);
    fill(reader, one, lines, first, ids, false);
    one.ask(status);
    for (std::size_t lane = 0; lane < one.size(); ++lane) {
      for (std::size_t i = 0; i < screen.authorities().size(); ++i)
        answers << (one.status(i, lane) == model::Status::may_apply ? '1' : '0');
      answers << '\n';
    }
  }
  constexpr int rounds = 50;
  const double filled = cpu();
  for (int round = 0; round < rounds; ++round) {
    for (auto& one : blocks) {
      one.load(one.size());
      one.ask(status);
    }
  }
  const double evaluation = (cpu() - filled) / rounds, n = static_cast<double>(lines.size());
  std::cout << "{\"total\": " << total / n << ", \"evaluation\": " << evaluation / n << "}\n";
}
