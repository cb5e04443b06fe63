#include "certificate/world.hpp"

#include <algorithm>

namespace hirepath::certificate {

namespace {
using model::FactRef;
using values::DateBounds;
using values::Truth;

constexpr std::int64_t most_elements = 100;  // of a list, as in case files

FactKey whole(Id list) { return {FactKey::Kind::complete, list, 0, model::none}; }

model::Known* known(model::Case& facts, const FactKey& key) {
  return key.kind == FactKey::Kind::fact ? &facts.facts[key.fact]
                                         : &facts.lists.at(key.fact).elements[key.element].fields[key.field];
}

void resize(const model::Model& model, model::ListKnown& list, Id id, std::int64_t elements) {
  const auto fields = model.records[model.facts[id].type.record].fields.size();
  list.elements.resize(static_cast<std::size_t>(elements), {std::vector<model::Known>(fields)});
}

std::vector<FactRef> facts_of(const model::Leaf& leaf) {
  std::vector<FactRef> out;
  std::visit(
      [&](const auto& test) {
        using Test = std::decay_t<decltype(test)>;
        if constexpr (std::is_same_v<Test, model::NotAfter>) {
          for (const auto* side : {&test.left, &test.right}) {
            if (const auto* ref = std::get_if<FactRef>(&side->base)) out.push_back(*ref);
          }
        } else if constexpr (std::is_same_v<Test, model::SameAs>) {
          out = {test.left, test.right};
        } else if constexpr (std::is_same_v<Test, model::Compare>) {
          out = {test.fact};
          if (const auto* ref = std::get_if<FactRef>(&test.right)) out.push_back(*ref);
        } else if constexpr (!std::is_same_v<Test, model::Holds>) {
          out = {test.fact};
        }
      },
      leaf);
  return out;
}
}  // namespace

Wrong take(const CaseRecord& record, Given& into) {
  const auto& model = *into.model;
  into.facts.facts.resize(model.facts.size());
  into.facts.position_given = record.position_given;
  into.facts.agency_given = record.agency_given;
  std::vector<std::pair<FactKey, const FactEntry*>> fields;
  for (const auto& entry : record.facts) {
    if (entry.fact.empty()) {
      into.nameless = true;
      continue;
    }
    const auto key = into.names->find(entry.fact);
    if (!key) return "no fact is called '" + entry.fact + "'";
    if (!(entry.value ? into.there : into.hidden).insert(*key).second ||
        (into.there.contains(*key) && into.hidden.contains(*key)))
      return entry.fact + " is there twice";
    if (!entry.value && is_sensitive(model, *key))
      return entry.fact + " is sensitive: hidden without its name, or not at all";
    if (!entry.value) continue;
    if (const auto* size = std::get_if<ListSize>(&*entry.value)) {
      if (size->elements < 0 || size->elements > most_elements) return entry.fact + " has too many elements";
      auto& list = into.facts.lists[key->fact];
      resize(model, list, key->fact, size->elements);
      list.complete = size->complete;
    } else {
      fields.emplace_back(*key, &entry);
    }
  }
  for (const auto& [key, entry] : fields) {
    const auto list = into.facts.lists.find(key.fact);
    if (key.kind == FactKey::Kind::field &&
        (list == into.facts.lists.end() || key.element >= list->second.elements.size()))
      return entry->fact + ": the list has no such element";
    *known(into.facts, key) = {std::get<values::Value>(*entry->value), false, entry->state, entry->evidence};
  }
  if (case_hash(model, *into.names, record) != record.hash) return "its hash is another";
  return std::nullopt;
}

World::World(const Given& given, const std::set<FactKey>& only, bool open)
    : given_(given), facts_(given.facts), open_(open) {
  for (const auto& key : given.there) {
    if (only.contains(key)) continue;
    if (!open) veiled_.insert(key);
    if (key.kind == FactKey::Kind::complete)
      facts_.lists.at(key.fact).complete = false;
    else
      *known(facts_, key) = {};
  }
}

session::Facts World::view(Date day) const {
  const auto& options = given_.options;
  return {given_.model, &facts_, day, options.verified_only, options.presume, model::none, nullptr};
}

bool World::stands_in(const model::Fact& fact) const {
  return (given_.options.presume && values::known(fact.presumed)) || fact.defaults_to_action_date;
}

bool World::hides(const FactKey& key) const {
  if (given_.there.contains(key)) return false;
  return given_.hidden.contains(key) || (given_.nameless && is_sensitive(*given_.model, key));
}

Wrong World::suppose(const std::vector<Supposed>& completion) {
  // Lists first: their elements are there then.
  for (const bool lists : {true, false}) {
    for (const auto& one : completion) {
      const auto key = given_.names->find(one.fact);
      if (!key) return "no fact is called '" + one.fact + "'";
      const auto* size = std::get_if<ListSize>(&one.value);
      if ((size != nullptr) != (key->kind == FactKey::Kind::complete)) return one.fact + " cannot have this value";
      if ((size != nullptr) != lists) continue;
      if (!supposed_.insert(*key).second) return one.fact + " is supposed twice";
      if (hides(*key) && (size || !open_)) return one.fact + " is supposed, but it may be hidden";
      if (auto wrong = size ? suppose_list(*key, *size) : suppose_value(*key, std::get<values::Value>(one.value)))
        return one.fact + *wrong;
    }
  }
  return std::nullopt;
}

Wrong World::suppose_list(const FactKey& key, const ListSize& size) {
  count_kind(key);
  auto& list = facts_.lists[key.fact];
  const auto now = static_cast<std::int64_t>(list.elements.size());
  if (list.complete) return " is complete, and other elements are supposed";
  if (size.elements < now || size.elements > most_elements || (size.elements == now && !size.complete))
    return ": what is supposed of it adds nothing";
  resize(*given_.model, list, key.fact, size.elements);
  list.complete = size.complete;
  lists_[key.fact] = size;
  return std::nullopt;
}

Wrong World::suppose_value(const FactKey& key, const values::Value& value) {
  const auto list = facts_.lists.find(key.fact);
  if (key.kind == FactKey::Kind::field && (list == facts_.lists.end() || key.element >= list->second.elements.size()))
    return " is supposed, but there is no such element";
  auto* now = known(facts_, key);
  const bool counts = view({}).counts(*now);
  const auto *before = std::get_if<DateBounds>(&now->value), *after = std::get_if<DateBounds>(&value);
  if (counts && before && after && *before != *after && before->earliest <= after->earliest &&
      after->latest <= before->latest)
    other_ = true;  // a day known within bounds is within closer ones: nobody decides that
  else if (counts || stands_in(declared(*given_.model, key)))
    return " is supposed, but something counts for it already";
  else
    count_kind(key);
  *now = {value, false, model::EvidenceState::verified, ""};
  return std::nullopt;
}

// Whose a supposed fact is.
void World::count_kind(const FactKey& key) {
  const auto subject = given_.model->facts[key.fact].subject();
  const bool left_out = key.kind != FactKey::Kind::field && ((subject == "position" && !facts_.position_given) ||
                                                             (subject == "agency" && !facts_.agency_given));
  (left_out ? left_out_ : declared(*given_.model, key).decided_by.empty() ? other_ : decided_) = true;
}

Wrong World::idle() const {
  const auto name_of = [&](const FactKey& key) {
    return name(*given_.model, key) + " is supposed, but not needed as it is";
  };
  for (const auto& key : supposed_) {
    if (key.kind != FactKey::Kind::complete) {
      if (!looked_.contains(key)) return name_of(key);
      continue;
    }
    const auto& size = lists_.at(key.fact);
    const auto reach = reach_.find(key.fact);
    const auto reached = reach == reach_.end() ? 0 : static_cast<std::int64_t>(reach->second);
    if (size.complete != looked_.contains(key) || (!size.complete && size.elements != reached)) return name_of(key);
  }
  return std::nullopt;
}

void World::look_at_element(Id list, std::size_t element) {
  auto& reach = reach_[list];
  reach = std::max(reach, element + 1);
}

// What may not be looked at: something would stand in for a fact that is known.
Wrong World::look_at(const FactKey& key) {
  if (key.kind == FactKey::Kind::field) look_at_element(key.fact, key.element);
  looked_.insert(key);
  if (supposed_.contains(key)) return std::nullopt;
  const bool closed = veiled_.contains(key) || (hides(key) && !open_);
  if (!closed || !stands_in(declared(*given_.model, key))) return std::nullopt;
  return "it rests on " + name(*given_.model, key) +
         (veiled_.contains(key) ? ", which is not named" : ", which may be hidden");
}

Wrong World::look_at(const model::Leaf& leaf, Id list, std::size_t element) {
  for (const auto ref : facts_of(leaf)) {
    const FactKey key = ref.field ? FactKey{FactKey::Kind::field, list, static_cast<std::uint32_t>(element), ref.index}
                                  : FactKey{FactKey::Kind::fact, ref.index, 0, model::none};
    if (auto wrong = look_at(key)) return wrong;
  }
  const auto* order = std::get_if<model::NotAfter>(&leaf);
  for (const auto* side : {order ? &order->left : nullptr, order ? &order->right : nullptr}) {
    if (!side || side->extension == model::none) continue;
    const auto& extension = given_.model->extensions[side->extension];
    std::size_t count = 0;
    bool unused = false;
    if (auto wrong = elements(extension.list, count)) return wrong;
    if (auto wrong = complete(extension.list, unused)) return wrong;
    for (std::size_t i = 0; i < count; ++i) {
      for (const Id field : {extension.from, extension.through}) {
        if (auto wrong = look_at(FactKey{FactKey::Kind::field, extension.list, static_cast<std::uint32_t>(i), field}))
          return wrong;
      }
      if (auto wrong = look_at(extension.where, extension.list, i)) return wrong;
    }
  }
  return std::nullopt;
}

Wrong World::look_at(const model::Condition& condition, Id list, std::size_t element) {
  if (condition.kind == model::Condition::Kind::leaf) {
    if (const auto* holds = std::get_if<model::Holds>(&condition.leaf))
      return look_at(given_.model->definitions[holds->define].body, list, element);
    return look_at(condition.leaf, list, element);
  }
  for (const auto& child : condition.children) {
    if (auto wrong = look_at(child, list, element)) return wrong;
  }
  return std::nullopt;
}

Wrong World::test(const model::Leaf& leaf, Id list, std::size_t element, Date day, Truth& out) {
  if (auto wrong = look_at(leaf, list, element)) return wrong;
  const auto region = session::judge(network::Leaf{leaf, list, {}, {}, {}}, element, view(day));
  out = region.yes_first <= day && day <= region.yes_last ? Truth::yes
        : region.no_first <= day && day <= region.no_last ? Truth::no
                                                          : Truth::unknown;
  return std::nullopt;
}

Wrong World::elements(Id list, std::size_t& out) const {
  if (!supposed_.contains(whole(list)) && hides(whole(list)))
    return "the list " + name(*given_.model, whole(list)) + " is hidden";
  const auto at = facts_.lists.find(list);
  out = at == facts_.lists.end() ? 0 : at->second.elements.size();
  return std::nullopt;
}

Wrong World::complete(Id list, bool& out) {
  looked_.insert(whole(list));
  std::size_t unused = 0;
  const auto at = facts_.lists.find(list);
  out = at != facts_.lists.end() && at->second.complete;
  return elements(list, unused);
}

Wrong World::latest(Id list, Date day, Latest& out) {
  const auto& model = *given_.model;
  const Id field = model.records[model.facts[list].type.record].ordered_by;
  std::size_t count = 0;
  if (auto wrong = elements(list, count)) return wrong;
  std::vector<DateBounds> dates(count);
  Date newest = Date::min();
  for (std::size_t i = 0; i < count; ++i) {
    const FactKey key{FactKey::Kind::field, list, static_cast<std::uint32_t>(i), field};
    if (auto wrong = look_at(key)) return wrong;
    if (const auto* bounds = std::get_if<DateBounds>(&view(day).value({true, field}, list, i))) dates[i] = *bounds;
    if (dates[i].latest > day || dates[i].latest == Date::max()) continue;
    out.surely = true;
    newest = std::max(newest, dates[i].earliest);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (dates[i].earliest <= day && dates[i].latest >= newest) out.perhaps.push_back(static_cast<std::uint32_t>(i));
  }
  return std::nullopt;
}

}  // namespace hirepath::certificate
