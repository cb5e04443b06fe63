// CLIPS 6.30 embedded, in its fastest form: one fact an applicant, made from cells that hold interned values already,
// asserted, run and retracted; rules answer through a function of the host.
//   peer_clips RULES APPLICANTS ANSWERS   prints CPU microseconds an applicant: all of it, and evaluation alone
#include <simdjson.h>

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

extern "C" {
#include <clips/clips.h>
}

#include "../cpu.hpp"

namespace {
using hirepath::benchmarks::cpu;
namespace od = simdjson::ondemand;
constexpr std::size_t authorities = 20;

struct Cell {
  unsigned short type;
  void* value;
};
using Applicant = std::vector<Cell>;  // in the order of the template's slots

std::string answer;  // that CLIPS's function writes to
void applies(void* environment) { answer[static_cast<std::size_t>(EnvRtnLong(environment, 1))] = '1'; }

class Engine {
 public:
  explicit Engine(std::string rules) {
    static char name[] = "applies", function[] = "applies", one_number[] = "11i", applicant[] = "applicant";
    EnvDefineFunction2(clips_, name, 'v', PTIEF applies, function, one_number);
    if (EnvLoad(clips_, rules.data()) != 1) throw std::runtime_error("CLIPS does not load " + rules);
    template_ = EnvFindDeftemplate(clips_, applicant);
    yes_ = symbol("yes"), no_ = symbol("no");
  }
  // A line is an array of the slots' values.
  void parse(std::string& line, Applicant& out) {
    const auto size = line.size();
    line.append(simdjson::SIMDJSON_PADDING, '\0');
    out.clear();
    auto document = parser_.iterate(line.data(), size, line.size());
    for (auto value : document.get_array()) out.push_back(cell(value.value()));
  }
  const std::string& answers(const Applicant& applicant) {
    answer.assign(authorities, '0');
    auto* made = static_cast<fact*>(EnvCreateFact(clips_, template_));
    for (std::size_t i = 0; i < applicant.size(); ++i) {
      made->theProposition.theFields[i].type = applicant[i].type;
      made->theProposition.theFields[i].value = applicant[i].value;
    }
    EnvAssert(clips_, made);
    EnvRun(clips_, -1);
    EnvRetract(clips_, made);
    return answer;
  }

 private:
  // Counted once more than it is used, so that it stays when its fact goes.
  void* symbol(const std::string& word) {
    auto* found = static_cast<SYMBOL_HN*>(EnvAddSymbol(clips_, word.c_str()));
    IncrementSymbolCount(found);
    return found;
  }
  Cell cell(od::value value) {
    switch (value.type()) {
      case od::json_type::boolean: return {SYMBOL, value.get_bool() ? yes_ : no_};
      case od::json_type::number: {
        auto* found = static_cast<INTEGER_HN*>(EnvAddLong(clips_, value.get_int64()));
        IncrementIntegerCount(found);
        return {INTEGER, found};
      }
      default: break;
    }
    word_ = std::string_view(value.get_string());
    return {SYMBOL, symbol(word_)};
  }
  void* clips_ = CreateEnvironment();
  void* template_ = nullptr;
  void *yes_ = nullptr, *no_ = nullptr;
  od::parser parser_;
  std::string word_;
};
}  // namespace

int main(int count, char** words) {
  if (count != 4) return 2;
  Engine engine(words[1]);
  std::string line;
  const double start = cpu();
  {
    std::ifstream in(words[2]);
    std::ofstream out(words[3]);
    for (Applicant one; std::getline(in, line);) {
      engine.parse(line, one);
      out << engine.answers(one) << '\n';
    }
  }
  const double total = cpu() - start;
  std::vector<Applicant> all;
  std::ifstream in(words[2]);
  while (std::getline(in, line)) engine.parse(line, all.emplace_back());
  const double filled = cpu();
  for (const auto& one : all) engine.answers(one);
  const double evaluation = cpu() - filled, n = static_cast<double>(all.size());
  std::cout << "{\"total\": " << total / n << ", \"evaluation\": " << evaluation / n << "}\n";
}
