// Random cases by the block, and what session says of each.
#pragma once

#include <gtest/gtest.h>

#include "property/cases.hpp"
#include "property/rule_text.hpp"
#include "screen/screen.hpp"

namespace hirepath::screen {

using property::Draw;
using property::Knowledge;

// As property::random_question, with the day and the evidence that the whole block is asked with.
inline model::Case random_case(const Knowledge& base, const session::Options& options, Draw& draw) {
  const auto& model = *base.model;
  model::Case out;
  const bool evidence = options.verified_only || draw.chance(15);
  const int percent = draw.of(std::vector{20, 50, 80, 95, 100});
  out.position_given = draw.chance(70);
  out.agency_given = out.position_given || draw.chance(30);
  out.facts.resize(model.facts.size());
  for (Id id = 0; id < model.facts.size(); ++id) {
    const auto& fact = model.facts[id];
    if (fact.type.kind == values::Kind::list) {
      if (fact.type.record != model::none && draw.chance(80))
        out.lists[id] = property::random_list(base, id, options.on, percent, evidence, draw);
      continue;
    }
    const auto subject = fact.subject();
    const bool left_out = (subject == "position" && !out.position_given) || (subject == "agency" && !out.agency_given);
    out.facts[id] = property::random_known(base, model::none, id, options.on, left_out ? 10 : percent, evidence, draw);
  }
  return out;
}

inline session::Options random_options(const Knowledge& base, Draw& draw) {
  return property::random_question(base, draw).options;
}

struct Asked {
  std::vector<model::Case> cases;
  std::vector<const model::Case*> pointers;
};
inline Asked random_cases(const Knowledge& base, const session::Options& options, std::size_t count, Draw& draw) {
  Asked out;
  for (std::size_t i = 0; i < count; ++i) out.cases.push_back(random_case(base, options, draw));
  for (const auto& one : out.cases) out.pointers.push_back(&one);
  return out;
}

// A block of random cases, loaded and not yet asked.
struct RandomBlock {
  RandomBlock(const Knowledge& base, Draw& draw, std::size_t count, bool about_jobs = false)
      : options(random_options(base, draw)),
        asked(random_cases(base, options, count, draw)),
        screen(*base.network, options),
        block(screen) {
    block.load(asked.pointers, about_jobs);
  }

  session::Options options;
  Asked asked;
  Screen screen;
  Block block;
};

// The segment of the timeline that holds the day asked.
inline session::Segment segment(const session::Session& session, Id authority) {
  for (const auto& one : session.timeline(authority)) {
    if (one.first <= session.options().on && session.options().on <= one.last) return one;
  }
  return {};
}

inline std::string described(model::Status status, values::Date until) {
  return model::to_string(status) + " until " + values::to_string(until);
}

// Empty where the block agrees with session on every case.
inline std::string difference(const Knowledge& base, const Screen& screen, const Block& block,
                              const std::vector<model::Case>& cases, std::set<model::Status>& met) {
  for (std::size_t lane = 0; lane < cases.size(); ++lane) {
    const session::Session session(*base.network, cases[lane], screen.options());
    for (std::size_t i = 0; i < screen.authorities().size(); ++i) {
      const auto expected = segment(session, screen.authorities()[i]);
      const auto result = block.result(i, lane);
      met.insert(expected.status);
      if (result.status == expected.status && result.until == expected.last) continue;
      return base.model->authorities[screen.authorities()[i]].id + ": " + described(result.status, result.until) +
             ", session " + described(expected.status, expected.last) + "\n" +
             property::shown(base, {cases[lane], screen.options()});
    }
  }
  return "";
}

}  // namespace hirepath::screen
