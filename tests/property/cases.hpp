// Random partial cases about a knowledge base, drawn so that rules are decided by a hair: values at the rules' own
// constants and one beside them.
#pragma once

#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "model/load.hpp"
#include "network/network.hpp"
#include "session/session.hpp"

namespace hirepath::property {

using model::Id;
using values::Date;

// std::uniform_int_distribution differs between libraries; a seed has to mean the same everywhere.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class T>
  const T& of(const std::vector<T>& items) {
    return items[below(items.size())];
  }

 private:
  std::mt19937_64 engine_;
};

// A knowledge base ready to be asked, and what its rules compare with.
struct Knowledge {
  std::unique_ptr<model::Model> model;
  std::unique_ptr<network::Network> network;
  std::map<std::pair<Id, Id>, std::vector<values::Value>>
      constants;  // (record or none, fact or field) -> values in rules
  std::vector<values::Period> periods;
  std::vector<Date> days;  // versions, limits, days in rules
};

Knowledge knowledge(std::vector<text::SourcePtr> sources);  // fails the test where the rules have errors
const Knowledge& real();                                    // knowledge/**/*.rules
std::vector<text::SourcePtr> real_sources();

struct Question {
  model::Case facts;
  session::Options options;
};

Question random_question(const Knowledge& knowledge, Draw& draw);
model::Known random_known(const Knowledge& knowledge, Id record, Id index, Date on, int known_percent, bool evidence,
                          Draw& draw);
model::ListKnown random_list(const Knowledge& knowledge, Id list, Date on, int known_percent, bool evidence,
                             Draw& draw);
Date random_day(const Knowledge& knowledge, Date on, Draw& draw);

// As a person would write it down, so that a failing case can be made a test.
std::string shown(const Knowledge& knowledge, const Question& question);

// The same failure with fewer facts.
template <class Fails>
Question shrunk(Question question, Fails fails) {
  const auto keep_if_failing = [&](auto change) {
    Question smaller = question;
    change(smaller);
    if (!fails(smaller)) return false;
    question = std::move(smaller);
    return true;
  };
  for (bool again = true; again;) {
    again = false;
    for (std::size_t i = 0; i < question.facts.facts.size(); ++i) {
      if (values::known(question.facts.facts[i].value))
        again = keep_if_failing([&](Question& q) { q.facts.facts[i] = {}; }) || again;
    }
    std::vector<Id> documents, lists;
    for (const auto& [document, known] : question.facts.documents) documents.push_back(document);
    for (const Id document : documents)
      again = keep_if_failing([&](Question& q) { q.facts.documents.erase(document); }) || again;
    for (const auto& [list, known] : question.facts.lists) lists.push_back(list);
    for (const Id list : lists) {
      if (keep_if_failing([&](Question& q) { q.facts.lists.erase(list); })) {
        again = true;
        continue;
      }
      for (std::size_t i = question.facts.lists[list].elements.size(); i-- > 0;) {
        if (keep_if_failing([&](Question& q) {
              q.facts.lists[list].elements.erase(q.facts.lists[list].elements.begin() + static_cast<std::ptrdiff_t>(i));
            })) {
          again = true;
          continue;
        }
        for (std::size_t field = 0; field < question.facts.lists[list].elements[i].fields.size(); ++field) {
          if (values::known(question.facts.lists[list].elements[i].fields[field].value)) {
            again = keep_if_failing([&](Question& q) { q.facts.lists[list].elements[i].fields[field] = {}; }) || again;
          }
        }
      }
    }
  }
  return question;
}

}  // namespace hirepath::property
