// What is said to change an answer changes it, each value of it, and nothing in it can be spared (semantics 11).
#include <gtest/gtest.h>

#include <algorithm>

#include "model/load.hpp"
#include "property/trials.hpp"

namespace hirepath::property {
namespace {
using model::Status;

// The values that "GS-11 or below", "GS-12 to GS-15", "one of 0110, 0401" or "yes" speaks of: the ends of what it says.
std::vector<values::Value> values_of(const model::Type& type, std::string words) {
  std::vector<std::string> each;
  const auto cut = [&](const std::string& mark, const std::string& other_end) {
    const auto at = words.find(mark);
    if (at == std::string::npos || type.kind != values::Kind::grade) return false;
    each = {words.substr(0, at), other_end.empty() ? words.substr(at + mark.size()) : other_end};
    return true;
  };
  if (words.starts_with("one of ")) {
    words = words.substr(7) + ", ";
    for (std::size_t at = 0, next; (next = words.find(", ", at)) != std::string::npos; at = next + 2)
      each.push_back(words.substr(at, next - at));
  } else if (!cut(" or below", "GS-1") && !cut(" or above", "GS-15") && !cut(" to ", "")) {
    each = {words};
  }
  std::vector<values::Value> values;
  for (const auto& word : each) {
    std::string expected;
    const auto value = model::parse_value(type, word, expected);
    EXPECT_TRUE(value) << "'" << word << "' of '" << words << "' is no value: expected " << expected;
    if (value) values.push_back(*value);
  }
  return values;
}

bool favourable(Status status) { return status == Status::may_apply || status == Status::conditional; }

Id fact_named(const model::Model& model, const std::string& json) {
  for (Id id = 0; id < model.facts.size(); ++id) {
    if (model::json_name(model.facts[id].path) == json) return id;
  }
  return model::none;
}

std::string changes_work(const Knowledge& base, const Question& asked, const explain::Answer& answer, int& seen) {
  const auto status_with = [&](const std::vector<std::pair<Id, values::Value>>& set, Date on) {
    auto changed = asked;
    changed.options.on = on;
    for (const auto& [fact, value] : set)
      changed.facts.facts[fact] = {value, false, model::EvidenceState::verified, ""};
    return session::Session(*base.network, changed.facts, changed.options).status(answer.authority, on);
  };
  for (const auto& change : answer.changes) {
    std::string said;
    for (const auto& part : change.set) said += part.fact + " = " + part.to + "; ";
    if (favourable(answer.status) || !favourable(change.status) || change.set.empty() || change.set.size() > 3)
      return said + "is no change for the better";
    ++seen;
    if (change.who == "time") {
      const auto day = values::parse_date(change.set[0].to);
      if (!day || *day <= asked.options.on) return said + "is not a later day";
      if (status_with({}, *day) != change.status) return said + "and it is " + to_string(status_with({}, *day));
      if (status_with({}, *day - 1) == change.status) return said + "but it is so a day earlier";
      continue;
    }
    std::vector<std::pair<Id, values::Value>> set;
    std::vector<std::vector<values::Value>> choices;
    for (const auto& part : change.set) {
      const Id fact = fact_named(*base.model, part.fact);
      if (fact == model::none) return part.fact + " is no fact";
      const auto& declared = base.model->facts[fact];
      if (declared.changed_by.empty() || declared.changed_by == "nobody" || declared.sensitive)
        return part.fact + " is nobody's to change";
      choices.push_back(values_of(declared.type, part.to));
      if (choices.back().empty()) return said + "names no value";
      set.emplace_back(fact, choices.back().front());
    }
    // Each value said to do as well does, the others being what the words begin with where that is one value.
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (set.size() > 1 && std::ranges::any_of(choices, [](const auto& one) { return one.size() > 1; })) break;
      for (const auto& value : choices[i]) {
        auto with = set;
        with[i].second = value;
        if (status_with(with, asked.options.on) != change.status)
          return said + "with " + model::to_string(base.model->facts[set[i].first].type, value) + " it is " +
                 to_string(status_with(with, asked.options.on)) + ", not " + to_string(change.status);
      }
    }
    for (std::size_t i = 0; i < set.size() && set.size() > 1; ++i) {
      auto less = set;
      less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
      if (favourable(status_with(less, asked.options.on))) return said + "and " + change.set[i].fact + " can be spared";
    }
  }
  return "";
}

TEST(Changes, WorkAndAreMinimal) {
  int seen = 0;
  explain::Depth depth;
  depth.changes = true;
  for_many_answers(
      {7000, 40, 6},
      [&](const Knowledge& base, const Question& asked, const explain::Answer& answer) {
        return changes_work(base, asked, answer, seen);
      },
      depth);
  EXPECT_GT(seen, 100);
}

}  // namespace
}  // namespace hirepath::property
