// Rules to interview about: small ones written in the test, and the real ones.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>

#include "interview/checklist.hpp"
#include "model/load.hpp"

namespace hirepath::interview {

inline values::Date day(const std::string& iso) { return values::parse_date(iso).value(); }
inline session::Options on(const std::string& iso, bool presume = true) { return {day(iso), {}, false, presume}; }

// The address of the model stays as it is: the network points to it.
struct Base {
  std::unique_ptr<model::Model> model = std::make_unique<model::Model>();
  std::unique_ptr<network::Network> network;

  explicit Base(const std::vector<text::SourcePtr>& sources) {
    text::Diagnostics found;
    *model = model::load(sources, found, model::Tests::pass_over);
    EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
    network = std::make_unique<network::Network>(network::compile(*model, found));
  }

  Id fact(const std::string& path) const {
    const auto id = model->find_fact(path);
    EXPECT_NE(id, model::none) << path;
    return id;
  }
  Id authority(const std::string& id) const { return model->find_authority(id); }
  // Without a position.
  model::Case nothing() const {
    model::Case facts;
    facts.facts.resize(model->facts.size());
    facts.position_given = facts.agency_given = false;
    return facts;
  }
};

inline Base small(const std::string& text) {
  static const std::string facts = R"(edition 1.0 "tests"
record spell "a spell"  ordered by ended
  ended : date
  good  : yes/no
  kind  : choice (long, short)
fact person.spells : list of spell
  ask "Have you had a spell? List each."
fact person.a : yes/no
  ask "Is it a?"  help "See a."
  about 2 in 100
fact person.b : yes/no
fact person.c : yes/no
fact person.d : yes/no
fact person.secret : yes/no
  sensitive
fact person.p : yes/no
  presume yes [1 USC 9]
fact person.officer : yes/no
  asked of hr
fact person.start : date
fact position.remote : yes/no
decision agrees "the agency agrees"
  decided by agency
)";
  return Base({std::make_shared<text::Source>("small.rules", facts + text)});
}

// An authority with one rule.
inline std::string way(const std::string& id, const std::string& condition) {
  return "authority " + id + " \"" + id + "\"\n  kind appointing authority\n  service excepted [1 USC 1]\nrule " + id +
         "\n  the person may be appointed under " + id + " if " + condition + "\n";
}

inline const Base& real() {
  static const Base base = [] {
    std::vector<text::SourcePtr> sources;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(HIREPATH_SOURCE_DIR "/knowledge")) {
      if (entry.path().extension() == ".rules") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      std::ifstream file(path, std::ios::binary);
      sources.push_back(
          std::make_shared<text::Source>(path.string(), std::string{std::istreambuf_iterator<char>(file), {}}));
    }
    return Base(sources);
  }();
  return base;
}

// The same everywhere, which std::uniform_int_distribution is not.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }

  values::Value value(const model::Type& type) {
    switch (type.kind) {
      case values::Kind::yes_no: return chance(40);
      case values::Kind::choice: return values::Choice{static_cast<std::uint16_t>(below(type.choices.size()))};
      case values::Kind::code: return values::Code{"0000"};
      case values::Kind::number: {
        const auto low = type.low.value_or(0), high = type.high.value_or(low + 60);
        return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
      }
      case values::Kind::grade: return values::make_grade("GS", 1 + static_cast<int>(below(15))).value();
      case values::Kind::date: {
        const auto exact = day("2019-01-01") + static_cast<std::int32_t>(below(3500));
        return chance(15) ? values::DateBounds{exact, exact + 200} : values::DateBounds{exact, exact};
      }
      case values::Kind::list: break;
    }
    return {};
  }

 private:
  std::mt19937_64 engine_;
};

// Somebody who knows all that can be asked, or most of it.
class Applicant {
 public:
  Applicant(const Base& base, const model::Case& begin, const Options& options, int knows_percent, std::uint64_t seed)
      : facts_(begin) {
    Draw draw(seed);
    const auto& model = *base.model;
    auto strict = options;
    strict.session.presume = false;
    const auto may = askable(model, begin, strict);
    const auto known = [&](const model::Fact& fact) {
      if (!draw.chance(knows_percent)) return model::Known{{}, true, {}, {}};
      return model::Known{draw.value(fact.type), false, {}, {}};
    };
    for (Id id = 0; id < model.facts.size(); ++id) {
      const auto& fact = model.facts[id];
      if (!may.facts[id]) continue;
      if (fact.type.kind != values::Kind::list) {
        facts_.facts[id] = known(fact);
        continue;
      }
      auto& list = facts_.lists[id];
      list.complete = true;
      list.elements.resize(draw.below(3));
      for (auto& element : list.elements) {
        for (const auto& field : model.records[fact.type.record].fields) element.fields.push_back(known(field));
      }
    }
  }

  void reply(Interview& interview, const Question& question) const {
    if (question.kind == Question::Kind::several) {
      std::vector<Target> marked, not_known;
      for (const auto& item : question.items) {
        const auto known = answer(interview, item.target);
        if (known.does_not_know)
          not_known.push_back(item.target);
        else if (known.value != unmarked(*item.type))
          marked.push_back(item.target);
      }
      return interview.answer(question, marked, not_known);
    }
    const auto known = answer(interview, question.target);
    known.does_not_know ? interview.does_not_know(question) : interview.answer(question, known.value);
  }
  model::Known answer(const Interview& interview, const Target& target) const {
    const auto list = facts_.lists.find(target.fact);
    if (list == facts_.lists.end()) return facts_.facts[target.fact];
    if (target.field != model::none) return list->second.elements[target.element].fields[target.field];
    return {values::Value{interview.session().elements(target.fact) < list->second.elements.size()}, false, {}, {}};
  }
  const model::Case& facts() const { return facts_; }

 private:
  model::Case facts_;
};

// What of a case can differ, as text.
inline std::string shown(const Base& base, const model::Case& facts) {
  std::string out;
  const auto add = [&](const std::string& name, const model::Type& type, const model::Known& known) {
    if (values::known(known.value))
      out += name + "=" + model::to_string(type, known.value) + " " + known.evidence + "\n";
    if (known.does_not_know) out += name + "=null\n";
  };
  for (Id id = 0; id < facts.facts.size(); ++id)
    add(base.model->facts[id].path, base.model->facts[id].type, facts.facts[id]);
  for (const auto& [list, known] : facts.lists) {
    out += base.model->facts[list].path + (known.complete ? " complete\n" : "\n");
    for (const auto& element : known.elements) {
      const auto& fields = base.model->records[base.model->facts[list].type.record].fields;
      for (Id field = 0; field < element.fields.size(); ++field)
        add("  " + fields[field].path, fields[field].type, element.fields[field]);
      out += "  -\n";
    }
  }
  return out;
}

}  // namespace hirepath::interview
