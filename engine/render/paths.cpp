// Entrance: paths().
#include "render/paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Answer;
using explain::Answers;
using model::Status;

constexpr std::int32_t soon = 365;  // days

void sort(const Answers& answers, Picked& picked) {
  std::ranges::stable_sort(picked, {}, [&](const Answer* answer) {
    return std::tuple(answer->until.value_or(values::Date::max()), is_for_everybody(authority(answers, *answer)),
                      answer->status);
  });
}

bool opens_later(const Answers& answers, const Answer& answer) {
  return std::ranges::any_of(answer.timeline, [&](const explain::Segment& segment) {
    return segment.from && *segment.from > answers.on &&
           (segment.status == Status::may_apply || segment.status == Status::conditional);
  });
}

}  // namespace

const model::Authority& authority(const Answers& answers, const Answer& answer) {
  return answers.model->authorities[answer.authority];
}

bool is_for_everybody(const model::Authority& one) {
  return one.paths.empty() || has_path(one, "public") || has_path(one, "special-authorities");
}

bool has_path(const model::Authority& one, std::string_view path) {
  return std::ranges::find(one.paths, path) != one.paths.end();
}

bool is_open(const Answer& answer) {
  return answer.status == Status::may_apply || answer.status == Status::conditional ||
         answer.status == Status::conflict;
}

bool rests_on_the_person(const Answer& answer) {
  return std::ranges::any_of(answer.because, [](const explain::Reason& reason) {
    return std::ranges::any_of(reason.facts, [](const std::string& fact) {
      return fact.starts_with("person.") && fact != "person.us_citizen";
    });
  });
}

Paths paths(const Answers& answers) {
  Paths result;
  for (const Answer& answer : answers.answers) {
    const std::string& kind = authority(answers, answer).kind;
    if (kind == "modifier") continue;
    if (is_open(answer)) {
      const bool appoints = kind == "appointing authority";
      if (rests_on_the_person(answer))
        (appoints ? result.own : result.preference).push_back(&answer);
      else if (appoints)
        result.anybody.push_back(&answer);
    } else if (answer.status == Status::undecided) {
      result.undecided.push_back(&answer);
    } else if (answer.status == Status::does_not_apply && opens_later(answers, answer)) {
      result.later.push_back(&answer);
    }
  }
  sort(answers, result.own);
  sort(answers, result.preference);
  return result;
}

bool closes_soon(const Answers& answers, const Answer& answer) {
  return answer.until && *answer.until - answers.on <= soon;
}

Picked closing(const Answers& answers, const Paths& paths) {
  Picked found;
  for (const Picked* group : {&paths.own, &paths.preference}) {
    for (const Answer* answer : *group) {
      if (closes_soon(answers, *answer)) found.push_back(answer);
    }
  }
  std::ranges::stable_sort(found, {}, [](const Answer* answer) { return *answer->until; });
  return found;
}

std::string plain_words(Status status) {
  switch (status) {
    case Status::may_apply: return "may apply";
    case Status::conditional: return "may apply if another decides so";
    case Status::undecided: return "not decided: facts are missing";
    case Status::does_not_apply: return "does not apply";
    case Status::conflict: return "the sources disagree";
    case Status::not_in_force: return "no law for it";
  }
  return {};
}

std::string answer_words(const Answer& answer) {
  if (answer.status != Status::conditional || answer.deciders.empty()) return plain_words(answer.status);
  std::vector<std::string> names;
  for (const auto& decider : answer.deciders) {
    std::string name = who(decider.who);
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return fmt::format("may apply if {} {} so", join(names, " and "), names.size() == 1 ? "decides" : "decide");
}

std::string standing(const Answer& answer) {
  return answer_words(answer) + (answer.until ? " until " + values::to_string(*answer.until) : std::string());
}

std::string afterwards(const Answer& answer) {
  const auto next = std::ranges::find(answer.timeline, answer.next_change, &explain::Segment::from);
  return !answer.next_change || next == answer.timeline.end() ? std::string() : plain_words(next->status);
}

}  // namespace hirepath::render
