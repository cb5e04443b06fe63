// The case, its steps, and the questions in words. What can be asked is in circuit.cpp and relevance.cpp, the order in
// order.cpp and regions.cpp.
#include "interview/interview.hpp"

#include <algorithm>
#include <numeric>

#include "interview/checklist.hpp"
#include "interview/order.hpp"

namespace hirepath::interview {

using model::Known;
using model::ListKnown;
using values::Kind;

namespace {
constexpr Chance unlikely_below = certain * 3 / 100;
}  // namespace

// First with what is presumed taken for granted; when nothing else is open, the presumptions themselves.
struct Interview::Survey {
  Circuit circuit;
  std::vector<Candidate> fresh, skipped;
};

Interview::Interview(const network::Network& network, model::Case facts, Options options)
    : network_(&network),
      options_(std::move(options)),
      session_(network, std::move(facts), options_.session),
      regions_(std::make_shared<const Regions>(network, options_.session)) {
  auto& authorities = options_.authorities;
  if (authorities.empty()) {
    authorities.resize(network.goals.size());
    std::iota(authorities.begin(), authorities.end(), Id{0});
  }
  std::sort(authorities.begin(), authorities.end());
  authorities.erase(std::unique(authorities.begin(), authorities.end()), authorities.end());
}

Interview::Survey Interview::survey() const {
  const auto& model = *network_->model;
  const auto& known = session_.facts();
  auto may = askable(model, known, options_);
  for (const auto& [target, times] : sitting_.skipped) {
    if (times > 1) may.never.push_back(target);
  }
  const auto make = [&] {
    Survey out{Circuit(*network_, known, options_.session, may, options_.authorities), {}, {}};
    for (auto& candidate : candidates(out.circuit))
      (sitting_.skipped.contains(candidate.target) ? out.skipped : out.fresh).push_back(std::move(candidate));
    return out;
  };
  auto out = make();
  if (!out.fresh.empty() || !options_.session.presume) return out;
  auto strict = options_;
  strict.session.presume = false;
  const auto all = askable(model, known, strict).facts;
  may.presumed = true;
  std::vector<bool> presumed(all.size());
  for (Id fact = 0; fact < all.size(); ++fact) presumed[fact] = all[fact] && !may.facts[fact];
  if (std::find(presumed.begin(), presumed.end(), true) == presumed.end()) return out;
  may.facts = all;
  auto doubted = make();
  const auto other = [&](const Candidate& candidate) { return !presumed[candidate.target.fact]; };
  std::erase_if(doubted.fresh, other);
  std::erase_if(doubted.skipped, other);
  if (doubted.fresh.empty() && (doubted.skipped.empty() || !out.skipped.empty())) return out;
  return doubted;
}

std::optional<Question> Interview::next() {
  auto now = survey();
  auto& candidates = now.fresh.empty() ? now.skipped : now.fresh;
  const auto targets = choose(now.circuit, *regions_, candidates, {options_.checklists, sitting_.marked});
  if (targets.empty()) return std::nullopt;
  const auto decides = [&](const Target& target) {
    return std::find_if(candidates.begin(), candidates.end(), [&](const auto& each) { return each.target == target; })
        ->decides;
  };
  auto out = targets.size() == 1 ? question(targets[0]) : checklist(targets);
  if (targets.size() == 1) out.decides = decides(targets[0]);
  std::set<Id> all;
  for (auto& item : out.items) {
    item.decides = decides(item.target);
    all.insert(item.decides.begin(), item.decides.end());
  }
  if (!all.empty()) out.decides.assign(all.begin(), all.end());
  const auto outlook = regions_->outlook(now.circuit);
  out.unlikely = std::all_of(out.decides.begin(), out.decides.end(), [&](Id authority) {
    return outlook[now.circuit.node(network_->goals[authority].gate, 0)].yes < unlikely_below;
  });
  return out;
}

Progress Interview::progress() {
  const auto now = survey();
  Progress out;
  out.answered = answered().size();
  out.relevant = now.fresh.size() + now.skipped.size();
  out.only_unlikely = true;
  const auto outlook = regions_->outlook(now.circuit);
  for (const Id authority : options_.authorities) {
    if (!now.circuit.open(authority)) {
      ++out.decided;
      continue;
    }
    ++out.open;
    const auto yes = outlook[now.circuit.node(network_->goals[authority].gate, 0)].yes;
    out.only_unlikely = out.only_unlikely && yes < unlikely_below;
  }
  out.only_unlikely = out.only_unlikely && out.open != 0;
  return out;
}

Question Interview::question(const Target& target) const {
  static const model::Type yes_no{};
  const auto& model = *network_->model;
  const auto& list = model.facts[target.fact];
  const auto& fact = declaration(model, target);
  Question out;
  out.target = target;
  out.path = model::json_name(list.path);
  out.topic = list.topic;
  out.words = !fact.ask.empty() ? fact.ask : "Is it so that " + (fact.phrase.empty() ? fact.path : fact.phrase) + "?";
  out.help = fact.help;
  out.type = &fact.type;
  out.sensitive = is_sensitive(model, target);
  if (target.field != model::none) {
    out.path += "[" + std::to_string(target.element) + "]." + model::json_name(fact.path);
  } else if (is_entry(model, target)) {
    out.kind = Question::Kind::entry;
    out.type = &yes_no;
    const auto& title = model.records[list.type.record].title;
    if (session_.elements(target.fact) != 0) out.words = "Is there another one to list: " + title + "?";
  }
  return out;
}

Question Interview::checklist(const std::vector<Target>& targets) const {
  auto out = question(targets[0]);
  out.kind = Question::Kind::several;
  out.path.clear();
  out.help.clear();
  const bool own = declaration(*network_->model, targets[0]).asked_of == "applicant";
  out.words =
      std::string("Is any of this true of ") + (own ? "you" : "the person") + "? Mark all that are; leave the others.";
  for (const auto& target : targets) {
    auto one = question(target);
    const auto& type = declaration(*network_->model, target).type;
    if (type.kind == Kind::choice) one.words += " Mark it for: " + choices_to_mark(type) + ".";
    out.items.push_back({target, std::move(one.path), std::move(one.words), std::move(one.help), &type, {}});
  }
  static const model::Type yes_no{};
  out.type = &yes_no;
  return out;
}

void Interview::put(Id list, std::optional<ListKnown> known) {
  if (known) return session_.set(list, std::move(*known));
  auto facts = session_.facts();
  facts.lists.erase(list);
  session_ = session::Session(*network_, std::move(facts), options_.session);
}

void Interview::begin_step() { steps_.push_back({{}, sitting_}); }

// Remembers what the step at hand changes.
void Interview::keep(Id fact) {
  Before before{fact, session_.facts().facts[fact], {}};
  const auto& lists = session_.facts().lists;
  if (const auto at = lists.find(fact); at != lists.end()) before.list = at->second;
  steps_.back().facts.push_back(std::move(before));
}

void Interview::set(const Target& target, const values::Value& value, std::string evidence) {
  const auto& model = *network_->model;
  keep(target.fact);
  sitting_.skipped.erase(target);
  sitting_.marked.erase(target);
  if (is_entry(model, target)) {
    const auto& lists = session_.facts().lists;
    const auto at = lists.find(target.fact);
    auto list = at == lists.end() ? ListKnown{} : at->second;
    list.complete = !std::get<bool>(value);
    if (!list.complete) {
      const auto record = model.facts[target.fact].type.record;
      list.elements.emplace_back().fields.resize(model.records[record].fields.size());
    }
    return session_.set(target.fact, std::move(list));
  }
  // Somebody from HR who names a document has seen it.
  const auto state = options_.hr && !evidence.empty() ? model::EvidenceState::verified : model::EvidenceState::claimed;
  Known known{value, false, state, std::move(evidence)};
  if (target.field == model::none)
    session_.set(target.fact, std::move(known));
  else
    session_.set(target.fact, target.element, target.field, std::move(known));
}

void Interview::set_unknown(const Target& target) {
  keep(target.fact);
  sitting_.skipped.erase(target);
  sitting_.marked.erase(target);
  const Known unknown{{}, true, {}, {}};
  if (is_entry(*network_->model, target))
    sitting_.skipped[target] = 2;
  else if (target.field == model::none)
    session_.set(target.fact, unknown);
  else
    session_.set(target.fact, target.element, target.field, unknown);
}

void Interview::answer(const Question& question, const values::Value& value, std::string evidence) {
  begin_step();
  set(question.target, value, std::move(evidence));
}

void Interview::answer(const Question& question, std::span<const Target> marked, std::span<const Target> not_known) {
  begin_step();
  const auto among = [](std::span<const Target> these, const Target& target) {
    return std::find(these.begin(), these.end(), target) != these.end();
  };
  for (const auto& item : question.items) {
    if (among(not_known, item.target)) {
      set_unknown(item.target);
    } else if (!among(marked, item.target)) {
      set(item.target, unmarked(*item.type).value(), {});
    } else if (item.type->kind == Kind::choice) {
      sitting_.marked.insert(item.target);
    } else {
      set(item.target, true, {});
    }
  }
}

void Interview::does_not_know(const Question& question) {
  begin_step();
  if (question.items.empty()) set_unknown(question.target);
  for (const auto& item : question.items) set_unknown(item.target);
}

void Interview::skip(const Question& question) {
  begin_step();
  if (question.items.empty()) ++sitting_.skipped[question.target];
  for (const auto& item : question.items) ++sitting_.skipped[item.target];
}

bool Interview::back() {
  if (steps_.empty()) return false;
  auto step = std::move(steps_.back());
  steps_.pop_back();
  sitting_ = std::move(step.sitting);
  for (auto& before : step.facts) {
    if (network_->model->facts[before.fact].type.kind == Kind::list)
      put(before.fact, std::move(before.list));
    else
      session_.set(before.fact, std::move(before.known));
  }
  return true;
}

void Interview::remove(Id list, std::size_t element) {
  const auto at = session_.facts().lists.find(list);
  if (at == session_.facts().lists.end() || element >= at->second.elements.size()) return;
  begin_step();
  keep(list);
  auto known = at->second;
  known.elements.erase(known.elements.begin() + static_cast<std::ptrdiff_t>(element));
  std::map<Target, int> moved;
  for (const auto& [before, times] : sitting_.skipped) {
    auto target = before;
    if (target.fact == list && target.field != model::none) {
      if (target.element == element) continue;
      if (target.element > element) --target.element;
    }
    moved.emplace(target, times);
  }
  sitting_.skipped = std::move(moved);
  session_.set(list, std::move(known));
}

std::vector<Question> Interview::answered() const {
  const auto& model = *network_->model;
  const auto is_answered = [](const Known& known) { return values::known(known.value) || known.does_not_know; };
  std::map<std::string_view, std::size_t> topics;  // in the order in which they are declared
  std::vector<std::vector<Question>> by_topic;
  for (Id id = 0; id < model.facts.size(); ++id) {
    const auto& fact = model.facts[id];
    const auto topic = topics.emplace(topic_key(fact), by_topic.size()).first->second;
    by_topic.resize(topics.size());
    if (!is_asked(fact, options_)) continue;
    auto& out = by_topic[topic];
    if (is_answered(session_.facts().facts[id])) out.push_back(question({id, 0, model::none}));
    const auto list = session_.facts().lists.find(id);
    if (list == session_.facts().lists.end()) continue;
    for (std::size_t i = 0; i < list->second.elements.size(); ++i) {
      const auto& fields = list->second.elements[i].fields;
      for (Id field = 0; field < fields.size(); ++field) {
        if (is_answered(fields[field])) out.push_back(question({id, i, field}));
      }
    }
    if (list->second.complete) out.push_back(question({id, 0, model::none}));
  }
  std::vector<Question> out;
  for (auto& topic : by_topic) std::move(topic.begin(), topic.end(), std::back_inserter(out));
  return out;
}

}  // namespace hirepath::interview
