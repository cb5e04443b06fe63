// Checks of many random cases, about the real rules and about random ones. What fails is shrunk, and shown with its
// seed.
#pragma once

#include <gtest/gtest.h>

#include "explain/explain.hpp"
#include "property/cases.hpp"
#include "property/rule_text.hpp"

namespace hirepath::property {

// How many knowledge bases beside the real one, and how many cases about each.
struct Trials {
  std::uint64_t first_rules = 0;  // seed of the first random rules
  int bases = 0, cases = 0;
};

// `visit(base, question, seed, rules)` until it says false.
template <class Visit>
void for_many_questions(Trials trials, Visit visit) {
  for (int i = 0; i <= trials.bases; ++i) {
    Draw draw(trials.first_rules + static_cast<std::uint64_t>(i));
    const auto rules = i == 0 ? std::string{} : random_rules(draw);
    const auto random = i == 0 ? Knowledge{} : knowledge({std::make_shared<text::Source>("random.rules", rules)});
    const auto& base = i == 0 ? real() : random;
    for (int j = 0; j < trials.cases; ++j) {
      const auto seed = static_cast<std::uint64_t>(i * 1000 + j);
      Draw of_case(seed);
      if (!visit(base, random_question(base, of_case), seed, rules)) return;
    }
  }
}

// `wrong(question)` says what is wrong with a case, or nothing. False after a failure.
template <class Wrong>
bool holds(const Knowledge& base, const Question& question, std::uint64_t seed, const std::string& rules, Wrong wrong) {
  if (wrong(question).empty()) return true;
  const auto small = shrunk(question, [&](const Question& smaller) { return !wrong(smaller).empty(); });
  ADD_FAILURE() << wrong(small) << "\nseed " << seed << "\n" << shown(base, small) << "\n" << rules;
  return false;
}

// `check(base, question, draw)` says what is wrong, or nothing; it draws the same for a smaller case.
template <class Check>
void for_many_cases(Trials trials, Check check) {
  for_many_questions(trials,
                     [&](const Knowledge& base, const Question& question, std::uint64_t seed, const auto& rules) {
                       return holds(base, question, seed, rules, [&](const Question& asked) {
                         Draw draw(seed);
                         return std::string(check(base, asked, draw));
                       });
                     });
}

// The same of every answer of every case: `check(base, question, answer)`.
template <class Check>
void for_many_answers(Trials trials, Check check, explain::Depth depth = {}) {
  for_many_questions(trials,
                     [&](const Knowledge& base, const Question& question, std::uint64_t seed, const auto& rules) {
                       for (Id id = 0; id < base.model->authorities.size(); ++id) {
                         const bool good = holds(base, question, seed, rules, [&](const Question& asked) {
                           session::Session session(*base.network, asked.facts, asked.options);
                           const std::string wrong = check(base, asked, explain::answer(session, id, depth));
                           return wrong.empty() ? wrong : base.model->authorities[id].id + ": " + wrong;
                         });
                         if (!good) return false;
                       }
                       return true;
                     });
}

}  // namespace hirepath::property
