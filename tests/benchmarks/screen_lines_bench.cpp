// From JSON Lines to rows, beside what simdjson takes merely to read the same lines, and to fill the same fields of a
// struct. Compare within a run:
//   bench_screen_lines --benchmark_enable_random_interleaving=true --benchmark_repetitions=9
//   --benchmark_report_aggregates_only=true
// Applicants are made from the declarations: 30 % of the facts of a person are missing, a yes is as frequent as the
// rules say ("about 7 in 100"). One announcement at one grade; items are applicants.
#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <random>

#include "json/names.hpp"
#include "json/sheet_lines.hpp"
#include "screen/row_writer.hpp"
#include "screen/screen.hpp"
#include "screen_common.hpp"

namespace {
using namespace hirepath;
using namespace benchmarks;
using cli::screening::Counts;
using cli::screening::RowFormat;
using cli::screening::RowPieces;
using cli::screening::RowWriter;
using cli::screening::Text;
namespace od = simdjson::ondemand;

constexpr std::size_t people = 4096;

class Writer {
 public:
  std::string line(std::size_t number) {
    std::string out = "{\"id\": \"A-" + std::to_string(number) + "\", \"person\": {";
    bool first = true;
    const auto member = [&](const std::string& name, const std::string& value) {
      out += (first ? "\"" : ", \"") + name + "\": " + value;
      first = false;
    };
    for (const auto& fact : the_model().facts) {
      if (fact.subject() != "person" || below(100) < 30) continue;
      const auto name = model::json_name(fact.path).substr(std::string_view("person.").size());
      if (fact.type.kind == values::Kind::list) {
        member(name, list(fact));
        member(name + "_complete", below(4) == 0 ? "false" : "true");
      } else {
        member(name, value(fact));
      }
    }
    return out + "}}";
  }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }

 private:
  bool happens(const model::Fact& fact) { return below(100) < static_cast<std::size_t>(fact.about.value_or(50)); }
  std::string list(const model::Fact& fact) {
    std::string out = "[";
    for (std::size_t left = happens(fact) ? 1 + below(3) : 0; left > 0; --left) {
      out += "{";
      bool first = true;
      for (const auto& field : the_model().records[fact.type.record].fields) {
        if (below(100) < 30) continue;
        out += (first ? "\"" : ", \"") + model::json_name(field.path) + "\": " + value(field);
        first = false;
      }
      out += left > 1 ? "}, " : "}";
    }
    return out + "]";
  }
  std::string value(const model::Fact& fact) {
    const auto& type = fact.type;
    switch (type.kind) {
      case values::Kind::yes_no: return happens(fact) ? "true" : "false";
      case values::Kind::choice: {
        const auto none = std::find_if(type.choices.begin(), type.choices.end(),
                                       [](const auto& word) { return word == "none" || word == "never"; });
        const bool some = none == type.choices.end() || happens(fact);
        return '"' + (some ? type.choices[below(type.choices.size())] : *none) + '"';
      }
      case values::Kind::number: {
        const auto low = type.low.value_or(0), high = std::min(type.high.value_or(100), low + 2000);
        return std::to_string(low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1))));
      }
      case values::Kind::date: return '"' + values::to_string(strict.on + (static_cast<int>(below(3650)) - 3000)) + '"';
      case values::Kind::grade: return "\"GS-" + std::to_string(1 + below(15)) + '"';
      case values::Kind::code: return below(2) == 0 ? "\"VA01\"" : "\"AF2C\"";
      case values::Kind::list: break;
    }
    return "null";
  }
  std::mt19937_64 engine_{20261121};
};

struct Lines {
  std::string bytes;
  std::vector<std::pair<std::size_t, std::size_t>> at;
  std::string_view line(std::size_t number) const {
    return std::string_view(bytes).substr(at[number].first, at[number].second);
  }
};
const Lines& the_lines() {
  static const Lines lines = [] {
    Lines out;
    Writer writer;
    for (std::size_t i = 0; i < people; ++i) {
      const auto line = writer.line(i);
      out.at.emplace_back(out.bytes.size(), line.size());
      out.bytes += line + '\n';
    }
    out.bytes.append(simdjson::SIMDJSON_PADDING + json::line_padding, '\0');
    return out;
  }();
  return lines;
}

void count(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * people));
  state.counters["bytes_a_line"] = static_cast<double>(the_lines().bytes.size() / people);
}

// Every key and value is looked at, nothing is kept.
std::uint64_t touch(od::value value) {
  std::uint64_t sum = 0;
  switch (value.type().value()) {
    case od::json_type::object:
      for (auto field : value.get_object()) sum += field.unescaped_key().value().size() + touch(field.value());
      break;
    case od::json_type::array:
      for (auto element : value.get_array()) sum += touch(element.value());
      break;
    case od::json_type::string: sum += value.get_string().value().size(); break;
    case od::json_type::number: sum += static_cast<std::uint64_t>(value.get_int64().value()); break;
    case od::json_type::boolean: sum += value.get_bool().value() ? 1 : 0; break;
    case od::json_type::null: break;
  }
  return sum;
}
void parse(benchmark::State& state) {
  the_lines();
  od::parser parser;
  for (auto _ : state) {
    for (std::size_t i = 0; i < people; ++i) {
      const auto line = the_lines().line(i);
      auto document = parser.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING);
      std::uint64_t sum = 0;
      for (auto field : document.get_object()) sum += field.unescaped_key().value().size() + touch(field.value());
      benchmark::DoNotOptimize(sum);
    }
  }
  count(state);
}
BENCHMARK(parse)->Name("simdjson/parse")->Unit(benchmark::kMicrosecond);

// What a program in a hurry fills: a number a field; choices by number, dates as days. Nothing is checked.
class Filler {
 public:
  struct Person {
    std::vector<std::int32_t> facts;
    std::vector<std::vector<std::int32_t>> elements[8];
    std::size_t used[8] = {};
    bool complete[8] = {};
    std::string id;
  };
  Filler() {
    for (const auto& fact : the_model().facts) {
      if (fact.subject() != "person") continue;
      const auto name = model::json_name(fact.path).substr(std::string_view("person.").size());
      add(names_, types_, name, fact.type);
      if (fact.type.kind != values::Kind::list) continue;
      lists_.push_back(types_.size() - 1);
      auto& record = records_.emplace_back();
      for (const auto& field : the_model().records[fact.type.record].fields)
        add(record.names, record.types, model::json_name(field.path), field.type);
      completes_.add(name + "_complete");
    }
  }
  void fill(std::string_view line, Person& into) {
    into.facts.assign(types_.size(), missing);
    for (std::size_t i = 0; i < records_.size(); ++i) into.used[i] = 0, into.complete[i] = false;
    auto document = parser_.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING);
    for (auto part : document.get_object()) {
      const std::string_view key = part.unescaped_key();
      if (key == "id") {
        into.id.assign(std::string_view(part.value().get_string()));
        continue;
      }
      for (auto field : part.value().get_object()) {
        const std::string_view name = field.unescaped_key();
        const auto at = names_.find(name);
        if (at == json::Names::none) {
          into.complete[completes_.find(name)] = field.value().get_bool();
        } else if (types_[at].kind != values::Kind::list) {
          into.facts[at] = value(types_[at], field.value());
        } else {
          const auto list = static_cast<std::size_t>(std::find(lists_.begin(), lists_.end(), at) - lists_.begin());
          for (auto element : field.value().get_array()) {
            if (into.used[list] == into.elements[list].size()) into.elements[list].emplace_back();
            auto& fields = into.elements[list][into.used[list]++];
            fields.assign(records_[list].types.size(), missing);
            for (auto one : element.get_object()) {
              const auto which = records_[list].names.find(one.unescaped_key());
              fields[which] = value(records_[list].types[which], one.value());
            }
          }
        }
      }
    }
  }

 private:
  static constexpr std::int32_t missing = INT32_MIN;
  struct Type {
    values::Kind kind;
    json::Names choices;
  };
  struct Record {
    json::Names names;
    std::vector<Type> types;
  };
  static void add(json::Names& names, std::vector<Type>& types, const std::string& name, const model::Type& type) {
    names.add(name);
    auto& made = types.emplace_back(Type{type.kind, {}});
    for (const auto& choice : type.choices) made.choices.add(choice);
  }
  static std::int32_t value(const Type& type, od::value value) {
    switch (type.kind) {
      case values::Kind::yes_no: return value.get_bool() ? 1 : 0;
      case values::Kind::number: return static_cast<std::int32_t>(value.get_int64().value());
      case values::Kind::choice: return static_cast<std::int32_t>(type.choices.find(value.get_string()));
      case values::Kind::date: return values::parse_date(value.get_string())->days;
      case values::Kind::grade: return values::parse_grade(value.get_string())->level;
      case values::Kind::code: {
        const std::string_view text = value.get_string();
        std::int32_t packed = 0;
        std::memcpy(&packed, text.data(), std::min<std::size_t>(text.size(), 4));
        return packed;
      }
      case values::Kind::list: break;
    }
    return missing;
  }
  json::Names names_, completes_;
  std::vector<Type> types_;
  std::vector<std::size_t> lists_;
  std::vector<Record> records_;
  od::parser parser_;
};
void fill(benchmark::State& state) {
  the_lines();
  Filler filler;
  Filler::Person person;
  for (auto _ : state) {
    for (std::size_t i = 0; i < people; ++i) {
      filler.fill(the_lines().line(i), person);
      benchmark::DoNotOptimize(person.facts.data());
    }
  }
  count(state);
}
BENCHMARK(fill)->Name("simdjson/fill")->Unit(benchmark::kMicrosecond);

screen::Screen a_screen(bool seed) { return {the_network(), strict, seed ? seed_rows() : std::vector<model::Id>{}}; }

struct Setting {
  explicit Setting(bool seed) : screen(a_screen(seed)), job(screen, posting(), values::make_grade("GS", 9)) {
    for (const auto id : screen.authorities())
      questions.add(pieces.question("850000001", the_model().authorities[id].id, "GS-9"));
  }
  screen::Screen screen;
  screen::Job job;
  RowPieces pieces{RowFormat::jsonl, screen};
  cli::screening::Pieces questions;
};
const Setting& setting(bool seed) {
  static const Setting twenty(true), all(false);
  return seed ? twenty : all;
}

void read_block(json::SheetReader& reader, screen::Block& block, std::array<json::LineId, screen::lanes>& ids,
                std::size_t first) {
  auto& sheet = block.sheet();
  sheet.clear();
  for (std::size_t lane = 0; lane < screen::lanes; ++lane) {
    if (!reader.read(the_lines().line(first + lane), sheet, lane, ids[lane])) throw std::runtime_error("not plain");
  }
  block.load(screen::lanes, true);
}

// Columns from lines, and nothing else.
void columns(benchmark::State& state, bool seed) {
  const auto& with = setting(seed);
  screen::Block block(with.screen);
  json::SheetReader reader(with.screen.layout());
  std::array<json::LineId, screen::lanes> ids;
  for (auto _ : state) {
    for (std::size_t first = 0; first < people; first += screen::lanes) read_block(reader, block, ids, first);
  }
  count(state);
}

// `status`: rows with nothing else; otherwise with until, missing and code.
void rows(benchmark::State& state, bool seed, bool all_columns) {
  const auto& with = setting(seed);
  screen::Block block(with.screen);
  json::SheetReader reader(with.screen.layout());
  std::array<json::LineId, screen::lanes> ids;
  std::array<bool, 6> wanted;
  wanted.fill(true);
  RowWriter writer(with.screen, with.pieces, with.questions, wanted);
  Text text;
  Counts counts;
  counts.statuses.resize(with.screen.authorities().size());
  const screen::Depth depth{all_columns, all_columns, all_columns};
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  std::uint64_t bytes = 0;
  for (auto _ : state) {
    for (std::size_t first = 0; first < people; first += screen::lanes) {
      read_block(reader, block, ids, first);
      block.ask(with.job, depth);
      const auto put = [&] {
        bytes += text.view().size();
        if (::write(nowhere, text.view().data(), text.view().size()) < 0) throw std::runtime_error("cannot write");
        text.clear();
      };
      writer.write(
          block, depth, counts, [&](std::size_t lane) { return with.pieces.front(ids[lane], first + lane + 1); }, text,
          [&] {
            if (text.view().size() >= Text::much) put();
          });
      put();
    }
  }
  ::close(nowhere);
  count(state);
  state.counters["bytes_of_rows"] =
      benchmark::Counter(static_cast<double>(bytes) / people, benchmark::Counter::kAvgIterations);
}

BENCHMARK_CAPTURE(columns, seed_20, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(columns, all, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(rows, status_seed_20, true, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(rows, status_all, false, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(rows, full_seed_20, true, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(rows, full_all, false, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(rows, full_all_threads, false, true)
    ->Threads(1)
    ->Threads(2)
    ->UseRealTime()
    ->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int count, char** words) {
  return hirepath::benchmarks::run(count, words,
                                   {{"simdjson/fill", "simdjson/parse", "for comparison"},
                                    {"columns/seed_20", "simdjson/fill", "reading alone"},
                                    {"columns/all", "simdjson/fill", "reading alone"},
                                    {"rows/status_seed_20", "simdjson/fill", "the aim is at most 1.5"},
                                    {"rows/status_all", "simdjson/fill", "the aim is at most 1.5"},
                                    {"rows/full_seed_20", "simdjson/fill", "with until, missing and code"},
                                    {"rows/full_all", "simdjson/fill", "with until, missing and code"}});
}
