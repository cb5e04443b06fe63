// Entrance: check_steps(). From the conclusion back, so that it is known of each step which list its element is of.
#include "certificate/check_steps.hpp"

#include <algorithm>
#include <charconv>

#include "certificate/prove.hpp"

namespace hirepath::certificate {

namespace {
using model::Condition;
using ElementIndex = std::optional<std::uint32_t>;
// What a step says, or has to say.
using Said = std::tuple<std::string, ElementIndex, bool>;

constexpr Id not_used = model::none - 1;

class Checker {
 public:
  Checker(World& world, const Conclusion& conclusion, const std::vector<Step>& steps)
      : world_(world), model_(*world.given().model), conclusion_(conclusion), steps_(steps) {
    law_ = world.given().options.law_on.value_or(conclusion.day);
    if (conclusion.reading) suffix_ = "@" + reading_name(model_, conclusion.reading);
  }

  Wrong run() {
    if (steps_.empty()) return "it has no steps";
    const auto goal = "goal:" + model_.authorities[conclusion_.authority].id + suffix_;
    const auto& last = steps_.back();
    if (last.of != goal || last.element || last.truth != conclusion_.truth)
      return "its last step is not " + goal + (conclusion_.truth ? ", yes" : ", no");
    lists_.assign(steps_.size(), not_used);
    lists_.back() = model::none;
    for (std::size_t i = steps_.size(); i-- > 0;) {
      if (auto wrong = step(i)) return "step " + std::to_string(i) + ": " + *wrong;
    }
    return world_.idle();
  }

 private:
  Wrong step(std::size_t at) {
    const auto& step = steps_[at];
    if (lists_[at] == not_used) return step.of + " is of no use to a later step";
    std::vector<Said> premises;
    for (const auto by : step.by) {
      if (by >= at) return "it points to a step that is not earlier";
      premises.emplace_back(steps_[by].of, steps_[by].element, steps_[by].truth);
    }
    std::ranges::sort(premises);
    if (std::ranges::adjacent_find(premises) != premises.end()) return "it points to one thing twice";
    Id inside = model::none;
    if (auto wrong = local(at, premises, inside)) return wrong;
    for (const auto by : step.by) {
      const Id list = steps_[by].element ? inside : model::none;
      if (lists_[by] != not_used && lists_[by] != list)
        return "step " + std::to_string(by) + " speaks of elements of two lists";
      lists_[by] = list;
    }
    return std::nullopt;
  }

  // `inside`: the list whose elements the premises are about.
  Wrong local(std::size_t at, const std::vector<Said>& premises, Id& inside) {
    const auto& step = steps_[at];
    const auto colon = step.of.find(':');
    const auto kind = step.of.substr(0, colon);
    if (kind == "goal" || kind == "effective") {
      auto name = step.of.substr(colon + 1);
      if (step.element) return "no element can be in hand";
      if (!name.ends_with(suffix_)) return step.of + " is not of this reading";
      name.resize(name.size() - suffix_.size());
      return kind == "goal" ? goal(name, step, premises) : effective(name, step, premises);
    }
    const auto* condition = find(step.of);
    if (!condition) return "nothing is called '" + step.of + "' here";
    const Id list = lists_[at];
    if (step.element.has_value() != (list != model::none))
      return "an element is in hand where none can be, or is missing";
    inside = condition->list == model::none ? list : condition->list;
    if (step.element) {
      std::size_t count = 0;
      if (auto wrong = world_.elements(list, count)) return wrong;
      if (*step.element >= count) return "the list has no element " + std::to_string(*step.element);
      world_.look_at_element(list, *step.element);
    }
    return of_condition(*condition, step, list, premises);
  }

  const Condition* find(const std::string& of) const {
    const auto colon = of.find(':'), hash = of.find('#');
    if (colon == std::string::npos || hash == std::string::npos || hash < colon) return nullptr;
    const auto kind = of.substr(0, colon), name = of.substr(colon + 1, hash - colon - 1);
    const Condition* condition = nullptr;
    if (kind == "define") {
      const Id id = model_.find_definition(name);
      if (id != model::none) condition = &model_.definitions[id].body;
    } else if (kind == "rule") {
      const Id id = find_rule(name);
      if (id != model::none) condition = &model_.rules[id].body;
    } else if (kind == "reading" && conclusion_.reading && name == suffix_.substr(1)) {
      const auto& own = model_.rules[conclusion_.reading->rule].conflicts[conclusion_.reading->index].condition;
      if (own) condition = &*own;
    }
    const auto path = std::string_view(of).substr(hash + 1);
    for (std::size_t start = 0; condition && !path.empty() && start <= path.size();) {
      const auto end = std::min(path.find('.', start), path.size());
      const auto digits = path.substr(start, end - start);
      std::size_t index = 0;
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), index);
      const bool plain = read.ec == std::errc() && std::to_string(index) == digits;
      condition = plain && index < condition->children.size() ? &condition->children[index] : nullptr;
      start = end + 1;
    }
    return condition;
  }

  Id find_rule(const std::string& name) const {
    const auto at = std::ranges::find(model_.rules, name, &model::Rule::path);
    return at == model_.rules.end() ? model::none : static_cast<Id>(at - model_.rules.begin());
  }

  // The premises say exactly this.
  static Wrong need_all(std::vector<Said> wanted, const std::vector<Said>& premises) {
    std::ranges::sort(wanted);
    if (premises == wanted) return std::nullopt;
    return wanted.empty() ? "it needs no other step" : "it does not follow: it needs " + told(wanted);
  }
  // So many of these, and nothing else.
  static Wrong need_some(std::size_t count, const std::vector<Said>& wanted, const std::vector<Said>& premises) {
    const bool fit = std::ranges::all_of(
        premises, [&](const Said& said) { return std::ranges::find(wanted, said) != wanted.end(); });
    if (fit && premises.size() == count) return std::nullopt;
    return "it does not follow: it needs " + std::to_string(count) + " of " + told(wanted);
  }
  static std::string told(const std::vector<Said>& wanted) {
    std::string out;
    for (const auto& [of, element, truth] : wanted)
      out += (out.empty() ? "" : ", ") + of + (element ? " of element " + std::to_string(*element) : "") +
             (truth ? " yes" : " no");
    return out.empty() ? "nothing" : out;
  }

  Wrong of_condition(const Condition& condition, const Step& step, Id list, const std::vector<Said>& premises) {
    const bool yes = step.truth;
    std::vector<Said> parts;
    const bool opposite = condition.kind == Condition::Kind::negation || condition.kind == Condition::Kind::none_of;
    for (std::size_t i = 0; i < condition.children.size(); ++i)
      parts.emplace_back(below(step.of, i), step.element, opposite ? !yes : yes);
    switch (condition.kind) {
      case Condition::Kind::leaf: return of_leaf(condition.leaf, step, list, premises);
      case Condition::Kind::negation: return need_all(parts, premises);
      case Condition::Kind::all:
      case Condition::Kind::none_of: return yes ? need_all(parts, premises) : need_some(1, parts, premises);
      case Condition::Kind::any: return yes ? need_some(1, parts, premises) : need_all(parts, premises);
      case Condition::Kind::at_least: {
        const auto least = static_cast<std::size_t>(condition.at_least);
        return need_some(yes ? least : parts.size() - least + 1, parts, premises);
      }
      case Condition::Kind::any_in:
      case Condition::Kind::every_in:
      case Condition::Kind::latest_in: break;
    }
    return of_list(condition, step, premises);
  }

  Wrong of_list(const Condition& condition, const Step& step, const std::vector<Said>& premises) {
    std::size_t count = 0;
    if (auto wrong = world_.elements(condition.list, count)) return wrong;
    const auto part = [&](std::size_t i) { return Said{below(step.of, 0), static_cast<std::uint32_t>(i), step.truth}; };
    std::vector<Said> parts;
    const bool latest = condition.kind == Condition::Kind::latest_in;
    for (std::size_t i = 0; i < count && !latest; ++i) parts.push_back(part(i));
    if (!latest && (condition.kind == Condition::Kind::any_in) == step.truth) return need_some(1, parts, premises);
    bool complete = false;
    if (auto wrong = world_.complete(condition.list, complete)) return wrong;
    if (!complete) return "the list may have other elements";
    if (latest) {
      World::Latest found;
      if (auto wrong = world_.latest(condition.list, conclusion_.day, found)) return wrong;
      if (step.truth && !found.surely) return "no element of the list is surely not after the day";
      for (const auto i : found.perhaps) parts.push_back(part(i));
    }
    return need_all(std::move(parts), premises);
  }

  Wrong of_leaf(const model::Leaf& leaf, const Step& step, Id list, const std::vector<Said>& premises) {
    if (const auto* holds = std::get_if<model::Holds>(&leaf)) {
      const auto& define = model_.definitions[holds->define];
      const auto element = define.record == model::none ? ElementIndex{} : step.element;
      return need_all({Said{"define:" + define.id + "#", element, step.truth}}, premises);
    }
    if (!premises.empty()) return "it needs no other step";
    values::Truth truth{};
    if (auto wrong = world_.test(leaf, list, step.element.value_or(0), conclusion_.day, truth)) return wrong;
    if (truth == values::truth(step.truth)) return std::nullopt;
    return step.of + " is " +
           (truth == values::Truth::unknown ? "not known"
            : step.truth                    ? "no"
                                            : "yes") +
           " by the facts";
  }

  Wrong effective(const std::string& name, const Step& step, const std::vector<Said>& premises) {
    const Id id = find_rule(name);
    if (id == model::none) return "no rule is called '" + name + "'";
    const auto& rule = model_.rules[id];
    if (law_ < rule.from || rule.until < law_) return step.truth ? name + " is not in force" : need_all({}, premises);
    const bool changed = conclusion_.reading && conclusion_.reading->rule == id && reading_counts();
    const auto* reading = changed ? &rule.conflicts[conclusion_.reading->index] : nullptr;
    const Said body{"rule:" + name + "#", std::nullopt, step.truth};
    const Said other{"reading:" + (changed ? suffix_.substr(1) : "") + "#", std::nullopt, step.truth};
    std::vector<std::vector<Said>> routes;  // what is enough
    if (!reading) {
      routes = {{body}};
    } else if (!reading->condition) {
      if (reading->accepts == step.truth) routes = {{}};
    } else if (reading->accepts == step.truth) {  // either is enough for yes in a wider reading, for no in a stricter
      routes = {{body}, {other}};
    } else {
      routes = {{body, other}};
    }
    std::vector<Said> exceptions;
    for (const auto& exception : model_.rules) {
      if (!std::ranges::binary_search(exception.despite, id)) continue;
      exceptions.emplace_back("effective:" + exception.path + suffix_, std::nullopt, !step.truth);
    }
    for (auto& route : routes) {
      if (step.truth) route.insert(route.end(), exceptions.begin(), exceptions.end());
    }
    if (!step.truth) {
      for (const auto& one : exceptions) routes.push_back({one});
    }
    for (const auto& route : routes) {
      if (!need_all(route, premises)) return std::nullopt;
    }
    return name + ": its conditions and what overrides it do not make it " + (step.truth ? "yes" : "no");
  }

  bool reading_counts() const {
    const auto& reading = model_.rules[conclusion_.reading->rule].conflicts[conclusion_.reading->index];
    return reading.from <= law_ && law_ <= reading.until;
  }

  Wrong goal(const std::string& name, const Step& step, const std::vector<Said>& premises) {
    const Id id = model_.find_authority(name);
    if (id == model::none) return "no authority is called '" + name + "'";
    if (!is_recorded(model_.authorities[id], law_)) return "the law of that day is not recorded";
    std::vector<Said> rules;
    for (const Id rule : model_.authorities[id].rules) {
      if (model_.rules[rule].permits)
        rules.emplace_back("effective:" + model_.rules[rule].path + suffix_, std::nullopt, step.truth);
    }
    return step.truth ? need_some(1, rules, premises) : need_all(rules, premises);
  }

  static std::string below(const std::string& of, std::size_t i) {
    return of + (of.back() == '#' ? "" : ".") + std::to_string(i);
  }

  World& world_;
  const model::Model& model_;
  const Conclusion& conclusion_;
  const std::vector<Step>& steps_;
  Date law_;
  std::string suffix_;     // "@RULE.I"
  std::vector<Id> lists_;  // of each step: whose element is in hand
};
}  // namespace

std::string reading_name(const model::Model& model, const MaybeReading& reading) {
  return reading ? model.rules[reading->rule].path + "." + std::to_string(reading->index) : std::string();
}

Wrong check_steps(World& world, const Conclusion& conclusion, const std::vector<Step>& steps) {
  return Checker(world, conclusion, steps).run();
}

}  // namespace hirepath::certificate
