// Cases -> columns, and a value back from its column.
#include "screen/sheet.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace hirepath::screen {

using values::Kind;
using values::Value;
using Form = Slot::Form;

void Layout::add(Slot& slot, const model::Type& type, std::uint32_t& next_mask, std::uint32_t& next_number) const {
  if (slot.form != Form::none || type.kind == Kind::list) return;
  switch (type.kind) {
    case Kind::yes_no: slot.form = Form::options, slot.options = 2, slot.yes_no = true; break;
    case Kind::choice: slot.form = Form::options, slot.options = static_cast<std::uint16_t>(type.choices.size()); break;
    case Kind::number: slot.form = Form::number; break;
    case Kind::date: slot.form = Form::days; break;
    case Kind::grade: slot.form = Form::grade; break;
    case Kind::code: slot.form = Form::code; break;
    case Kind::list: break;
  }
  slot.masks = next_mask, slot.numbers = next_number;
  next_mask += slot.mask_count();
  next_number += slot.form == Form::options ? 0U : slot.form == Form::number ? 1U : 2U;
}

void Cells::put_days(const Slot& slot, std::size_t lane, values::DateBounds bounds) {
  put(slot, lane, bounds.earliest.days, bounds.latest.days);
  if (!is_plain(bounds)) masks[slot.masks + 1].set(lane);
}

void Cells::put(const Slot& slot, std::size_t lane, const Value& value) {
  const auto odd = [&](bool is) {
    if (is) masks[slot.masks + 1].set(lane);
  };
  switch (slot.form) {
    case Form::none: break;
    case Form::options: {
      const auto* yes = std::get_if<bool>(&value);
      option(slot, yes ? (*yes ? 1U : 0U) : std::get<values::Choice>(value).index).set(lane);
      break;
    }
    case Form::number: {
      const auto number = std::get<std::int64_t>(value);
      put(slot, lane, static_cast<std::int32_t>(number));
      odd(number <= std::numeric_limits<std::int32_t>::min() || number >= std::numeric_limits<std::int32_t>::max());
      break;
    }
    case Form::days: put_days(slot, lane, std::get<values::DateBounds>(value)); break;
    case Form::grade: {
      const auto& grade = std::get<values::Grade>(value);
      std::int32_t plan = 0;
      std::memcpy(&plan, grade.plan.data(), sizeof plan);
      put(slot, lane, grade.level, plan);
      odd(!values::on_general_schedule_ladder(grade.plan_name()));
      break;
    }
    case Form::code: {
      const auto& text = std::get<values::Code>(value).text;
      std::array<std::int32_t, 2> halves{};
      std::memcpy(halves.data(), text.data(), std::min(text.size(), longest_plain_code));
      put(slot, lane, halves[0], halves[1]);
      odd(text.size() > longest_plain_code);
      break;
    }
  }
}

Value Cells::value(const Slot& slot, std::size_t lane) const {
  if (slot.form != Form::none && slot.form != Form::options && (!masks[slot.masks].has(lane) || odd(slot).has(lane)))
    return {};
  const auto number_at = [&](std::size_t which) { return number(slot, which).at[lane]; };
  switch (slot.form) {
    case Form::none: break;
    case Form::options:
      for (std::size_t i = 0; i < slot.options; ++i) {
        if (!option(slot, i).has(lane)) continue;
        return slot.yes_no ? Value{i == 1} : Value{values::Choice{static_cast<std::uint16_t>(i)}};
      }
      break;
    case Form::number: return std::int64_t{number_at(0)};
    case Form::days: return values::DateBounds{{number_at(0)}, {latest(slot).at[lane]}};
    case Form::grade: {
      values::Grade grade;
      const auto plan = number_at(1);
      std::memcpy(grade.plan.data(), &plan, sizeof plan);
      grade.level = static_cast<std::int16_t>(number_at(0));
      return grade;
    }
    case Form::code: {
      std::array<char, longest_plain_code + 1> text{};
      const std::array<std::int32_t, 2> halves{number_at(0), number_at(1)};
      std::memcpy(text.data(), halves.data(), longest_plain_code);
      return values::Code{text.data()};
    }
  }
  return {};
}

void Cells::erase(std::size_t lane) {
  for (auto& mask : masks) mask.reset(lane);
}

Sheet::Sheet(const Layout& of) : layout(&of) {
  facts.masks.resize(of.masks);
  facts.numbers.resize(of.numbers);
  layers.resize(of.lists.size());
  present.resize(of.lists.size());
  depth.resize(of.lists.size());
  complete.resize(of.lists.size());
  cases.fill(nullptr);
}

void Sheet::clear() {
  count = 0;
  std::fill(facts.masks.begin(), facts.masks.end(), Mask{});
  for (Id list = 0; list < layers.size(); ++list) {
    for (std::size_t layer = 0; layer < depth[list]; ++layer) {
      std::fill(layers[list][layer].masks.begin(), layers[list][layer].masks.end(), Mask{});
      present[list][layer] = {};
    }
    depth[list] = 0;
    complete[list] = {};
  }
  position_given = agency_given = {};
  cases.fill(nullptr);
}

Cells& Sheet::element(Id list, std::size_t layer, std::size_t lane) {
  auto& of = layers[list];
  if (layer == of.size()) {
    const auto& made = layout->lists[list];
    of.push_back({std::vector<Mask>(made.masks), std::vector<Column>(made.numbers)});
    present[list].emplace_back();
  }
  depth[list] = std::max(depth[list], layer + 1);
  present[list][layer].set(lane);
  return of[layer];
}

void Sheet::put(std::size_t lane, const model::Case& from) {
  const auto counts = [&](const model::Known& known) {
    return values::known(known.value) && known.state != model::EvidenceState::contradicted &&
           (!layout->verified_only || known.state == model::EvidenceState::verified);
  };
  const auto put_one = [&](Cells& into, const Slot& slot, const model::Known& known) {
    if (slot.form != Form::none && counts(known)) into.put(slot, lane, known.value);
  };
  cases[lane] = &from;
  position_given.put(lane, from.position_given);
  agency_given.put(lane, from.agency_given);
  for (Id id = 0; id < layout->facts.size(); ++id) put_one(facts, layout->facts[id], from.facts[id]);
  for (const auto& [fact, known] : from.lists) {
    const Id list = layout->list_of[fact];
    if (list == model::none) continue;
    complete[list].put(lane, known.complete);
    for (std::size_t i = 0; i < known.elements.size(); ++i) {
      auto& cells = element(list, i, lane);
      const auto& fields = layout->lists[list].fields;
      for (Id field = 0; field < fields.size(); ++field) put_one(cells, fields[field], known.elements[i].fields[field]);
    }
  }
}

void Sheet::erase(std::size_t lane) {
  facts.erase(lane);
  for (Id list = 0; list < layers.size(); ++list) {
    complete[list].reset(lane);
    for (std::size_t layer = 0; layer < depth[list]; ++layer) {
      layers[list][layer].erase(lane);
      present[list][layer].reset(lane);
    }
  }
  position_given.reset(lane);
  agency_given.reset(lane);
  cases[lane] = nullptr;
}

void Sheet::finish(std::size_t of) {
  count = of;
  const auto finish = [&](Cells& cells, const Slot& slot, const model::Fact& fact, const Mask& there) {
    if (slot.form == Form::none) return;
    if (layout->presume && values::known(fact.presumed))
      each_lane(there & ~cells.known(slot), [&](std::size_t lane) { cells.put(slot, lane, fact.presumed); });
    if (slot.form != Form::days || !cells.within_bounds(slot).any()) return;
    each_lane(cells.known(slot) & ~cells.within_bounds(slot),
              [&](std::size_t lane) { cells.numbers[slot.numbers + 1].at[lane] = cells.number(slot).at[lane]; });
  };
  const auto& model = *layout->model;
  const Mask valid = first_lanes(count);
  for (Id id = 0; id < layout->facts.size(); ++id) finish(facts, layout->facts[id], model.facts[id], valid);
  for (Id list = 0; list < layers.size(); ++list) {
    const auto& record = model.records[model.facts[layout->lists[list].fact].type.record];
    for (std::size_t layer = 0; layer < depth[list]; ++layer) {
      for (Id field = 0; field < record.fields.size(); ++field)
        finish(layers[list][layer], layout->lists[list].fields[field], record.fields[field], present[list][layer]);
    }
  }
}

}  // namespace hirepath::screen
