// How screening grows with the rules: 20 authorities of the seed list and all of them, once, 4 and 16 times
// (copies.hpp), on one thread and on two, about one announcement.
//   rules_growth LINES [ROUNDS]   CPU microseconds a line, of both threads together: medians of interleaved rounds
#include <thread>

#include "copies.hpp"
#include "lines.hpp"
#include "screen/row_writer.hpp"
#include "screen_common.hpp"

namespace {
using namespace hirepath;
using namespace benchmarks;
using namespace cli::screening;

constexpr screen::Depth status{false, false, false};

std::vector<model::Id> every() {
  std::vector<model::Id> out(the_model().authorities.size());
  for (model::Id id = 0; id < out.size(); ++id) out[id] = id;
  return out;
}

network::Network compiled(const model::Model& model) {
  text::Diagnostics found;
  auto network = network::compile(model, found);
  if (found.has_errors()) throw std::runtime_error(text::to_text(found.sorted()));
  return network;
}

// The rules `times` times, and what was measured of them.
struct Scale {
  Scale(std::vector<model::Id> which, int times, bool definitions)
      : ids(std::move(which)),
        model(with_copies(the_model(), ids, times, definitions)),
        network(compiled(model)),
        screen(network, strict, ids),
        job(screen, posting(), values::make_grade("GS", 9)) {
    for (const auto id : screen.authorities())
      questions.add(pieces.question("850000001", model.authorities[id].id, "GS-9"));
    wanted[static_cast<std::size_t>(model::Status::may_apply)] = true;
    wanted[static_cast<std::size_t>(model::Status::conditional)] = true;
  }
  std::vector<model::Id> ids;
  model::Model model;
  network::Network network;
  screen::Screen screen;
  screen::Job job;
  RowPieces pieces{RowFormat::jsonl, screen};
  Pieces questions;
  std::array<bool, 6> wanted{};
  std::map<std::string, std::vector<double>> measured;
};

// What one thread has.
struct Worker {
  explicit Worker(const Scale& of) : scale(of), reader(of.screen.layout()), block(of.screen) {
    counts.statuses.resize(of.screen.authorities().size());
  }
  // Lines to rows, every second block or every one.
  void rows(const Lines& lines, std::size_t from, std::size_t step) {
    for (std::size_t first = from * screen::lanes; first < lines.size(); first += step * screen::lanes) {
      fill(reader, block, lines, first, ids, true);
      block.ask(scale.job, status);
      text.clear();
      writer.write(
          block, status, counts, [&](std::size_t lane) { return scale.pieces.front(ids[lane], first + lane + 1); },
          text, [] {});
      benchmark::DoNotOptimize(text.view().data());
    }
  }
  void evaluate(std::span<screen::Block> blocks) {
    for (auto& one : blocks) {
      one.load(one.size(), true);
      one.ask(scale.job, status);
    }
  }
  const Scale& scale;
  json::SheetReader reader;
  screen::Block block;
  Ids ids;
  RowWriter writer{scale.screen, scale.pieces, scale.questions, scale.wanted};
  Text text;
  Counts counts;
};

// CPU time of both at once.
template <class First, class Second>
double both(First first, Second second) {
  const double start = cpu();
  std::thread other(second);
  first();
  other.join();
  return cpu() - start;
}

void measure(Scale& scale, const Lines& lines) {
  Worker worker(scale), other(scale);
  std::vector<screen::Block> blocks;
  const auto count = std::min<std::size_t>(8, lines.size() / screen::lanes) / 2 * 2;  // as many as stay in the cache
  for (std::size_t i = 0; i < count; ++i)
    fill(worker.reader, blocks.emplace_back(scale.screen), lines, i * screen::lanes, worker.ids, true);
  const std::span<screen::Block> all(blocks);
  worker.evaluate(all);  // what the first time allocates
  worker.rows(lines, 0, 4), other.rows(lines, 1, 4);
  const auto keep = [&](const char* what, double time, std::size_t people) {
    scale.measured[what].push_back(time / static_cast<double>(people));
  };
  constexpr int often = 10;
  const auto repeated = [](Worker& by, std::span<screen::Block> blocks_of_it) {
    for (int i = 0; i < often; ++i) by.evaluate(blocks_of_it);
  };
  double start = cpu();
  repeated(worker, all);
  keep("evaluation", cpu() - start, often * count * screen::lanes);
  const auto half = [&] { repeated(worker, all.first(count / 2)); };
  const auto other_half = [&] { repeated(other, all.last(count / 2)); };
  keep("evaluation, 2 threads", both(half, other_half), often * count * screen::lanes);
  start = cpu();
  worker.rows(lines, 0, 1);
  keep("all", cpu() - start, lines.size());
  const auto even = [&] { worker.rows(lines, 0, 2); };
  const auto odd = [&] { other.rows(lines, 1, 2); };
  keep("all, 2 threads", both(even, odd), lines.size());
}

double median(std::vector<double> of) {
  std::nth_element(of.begin(), of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2), of.end());
  return of[of.size() / 2];
}
}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  const Lines lines(words[1]);
  const int rounds = count > 2 ? std::stoi(words[2]) : 7;
  std::vector<std::unique_ptr<Scale>> scales;
  for (const int times : {1, 4, 16}) scales.push_back(std::make_unique<Scale>(seed_rows(), times, false));
  for (const int times : {1, 4, 16}) scales.push_back(std::make_unique<Scale>(seed_rows(), times, true));
  for (const int times : {1, 4, 16}) scales.push_back(std::make_unique<Scale>(every(), times, true));
  for (int round = 0; round < rounds; ++round) {
    for (auto& scale : scales) measure(*scale, lines);
  }
  std::printf("%zu lines, medians of %d rounds, us a line (times that of the rules once)\n", lines.size(), rounds);
  std::printf("The first three lines share definitions, in the others copies have their own.\n");
  std::printf("%12s %8s %8s", "authorities", "gates", "leaves");
  for (const auto& [what, times] : scales[0]->measured) std::printf(" %24s", what.c_str());
  std::printf("\n");
  for (std::size_t i = 0; i < scales.size(); ++i) {
    const auto& scale = *scales[i];
    std::printf("%12zu %8zu %8zu", scale.ids.size(), scale.screen.gates(), scale.network.leaves.size());
    for (const auto& [what, times] : scale.measured) {
      const double once = median(scales[i / 3 * 3]->measured.at(what)), now = median(times);
      std::printf(" %16.2f (%4.1f)", now, now / once);
    }
    std::printf("\n");
  }
}
