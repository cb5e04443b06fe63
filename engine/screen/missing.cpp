// The first missing fact of an undecided answer: down the steps from the conclusion along what is open, in the order of
// the rules' text, to a fact that could make it yes; where there is none, to one that could make it no.
#include "screen/columns.hpp"
#include "screen/lanes.hpp"

namespace hirepath::screen {

namespace {

class Seeker {
 public:
  Seeker(Columns& columns, std::size_t goal)
      : columns_(columns),
        program_(columns.program),
        view_(*columns.current),
        goal_(columns.program.goals[goal]),
        out_(columns.missing[goal].at) {}

  void operator()(const Mask& undecided) {
    Mask open = undecided;
    Mask unrecorded;
    if (goal_.recorded != model::none) {
      open = open & columns_.mask(view_, goal_.recorded, 0, false);
      unrecorded = undecided & ~open;
    }
    for (const bool want : {true, false}) {
      open = open & ~seek(goal_.gate, open, want, 0);
      for (const auto step : goal_.conflicts) open = open & ~seek(step, open, want, 0);
    }
    name(open | unrecorded, {});
  }

 private:
  // Neither known to be the other way, nor what it is wanted to be (deciders and left-out subjects at their best).
  Mask open(StepId step, bool want, std::size_t layer) const {
    return ~columns_.mask(view_, step, 2, want, layer) & ~columns_.mask(view_, step, 0, !want, layer);
  }

  // The lanes for which a fact was found.
  Mask seek(StepId id, Mask lanes_of, bool want, std::size_t layer) {
    const auto& step = program_.steps[id];
    lanes_of = lanes_of & open(id, want, step.scope == model::none ? 0 : layer);
    if (!lanes_of.any()) return {};
    switch (step.op) {
      case Op::leaf: return leaf(step, lanes_of, layer);
      case Op::negation: return seek(program_.inputs(step)[0], lanes_of, !want, layer);
      case Op::all:
      case Op::any:
      case Op::at_least: {
        Mask found;
        for (const auto input : program_.inputs(step)) found = found | seek(input, lanes_of & ~found, want, layer);
        return found;
      }
      case Op::any_in:
      case Op::every_in:
      case Op::latest_in: return quantified(step, lanes_of, want);
      case Op::range:
      case Op::recorded:
      case Op::no:
      case Op::yes: break;
    }
    return {};
  }

  // A listed element that is open; else whether there are others.
  Mask quantified(const Step& step, const Mask& lanes_of, bool want) {
    const Id list = program_.list_of[step.payload];
    const Mask closed = lanes_of & ~columns_.sheet.complete[list];
    const auto ask_for_more = [&](const Mask& of) {
      return name(of, {Missing::Kind::complete, 0, step.payload, model::none});
    };
    Mask found;
    if (step.op == Op::latest_in) found = ask_for_more(closed);
    for (std::size_t layer = 0; layer < columns_.sheet.depth[list]; ++layer) {
      Mask of = lanes_of & ~found & columns_.sheet.present[list][layer];
      if (step.op == Op::latest_in) of = of & may_be_latest(list, layer);
      if (of.any()) found = found | seek(program_.inputs(step)[0], of, want, layer);
    }
    if (step.op != Op::latest_in) return found | ask_for_more(closed & ~found);
    // All that may be the latest are decided, and not alike: which of them it is decides.
    for (std::size_t layer = 0; layer < columns_.sheet.depth[list]; ++layer)
      found = found | date(step, lanes_of & ~found & may_be_latest(list, layer), layer);
    return found;
  }
  Mask may_be_latest(Id list, std::size_t layer) const {
    const auto& dates = columns_.latest[list];
    return holds(dates.first[layer], dates.last[layer], program_.options.on.days) & columns_.sheet.present[list][layer];
  }
  // The date that orders the list, where it is not given.
  Mask date(const Step& step, const Mask& lanes_of, std::size_t layer) {
    const auto& model = *program_.network->model;
    const Id field = model.records[model.facts[step.payload].type.record].ordered_by;
    const Mask open = lanes_of & ~columns_.known({true, field}, program_.list_of[step.payload], layer);
    return name(open, {Missing::Kind::field, static_cast<std::uint16_t>(layer), step.payload, field});
  }

  Mask name(const Mask& lanes_of, const Missing& missing) {
    const auto number = program_.number_of(missing);
    each_lane(lanes_of, [&](std::size_t lane) { out_[lane] = number; });
    return lanes_of;
  }

  // A fact that the leaf reads and nobody else has to decide: not known, else a date known only within bounds; else
  // what an extension runs over.
  Mask leaf(const Step& step, const Mask& lanes_of, std::size_t layer) {
    const auto& leaf = program_.network->leaves[step.payload];
    Mask open = lanes_of;
    const auto missing = [&](model::FactRef ref) {
      return ref.field ? Missing{Missing::Kind::field, static_cast<std::uint16_t>(layer), leaf.scope, ref.index}
                       : Missing{Missing::Kind::fact, 0, ref.index, model::none};
    };
    for (std::size_t i = 0; i < leaf.reads.size(); ++i) {
      if (leaf.traits[i].action_date || leaf.traits[i].decided) continue;
      const Mask unknown = ~columns_.known(leaf.reads[i], step.scope, layer) & ~left_out(leaf.traits[i]);
      open = open & ~name(open & unknown, missing(leaf.reads[i]));
    }
    for (const auto ref : leaf.reads) {
      const auto& slot = columns_.slot(ref, step.scope);
      if (slot.form != Slot::Form::days || !open.any()) continue;
      const auto& cells = columns_.cells(ref, step.scope, layer);
      const auto *early = cells.number(slot, 0).at.data(), *late = cells.latest(slot).at.data();
      const Mask inexact = cells.known(slot) & where([=](std::size_t lane) { return early[lane] != late[lane]; });
      open = open & ~name(open & inexact, missing(ref));
    }
    for (const Id fact : leaf.reads_lists) {
      const Id list = program_.list_of[fact];
      open = open & ~unknown_fields(fact, open);
      open = open & ~name(open & ~columns_.sheet.complete[list], {Missing::Kind::complete, 0, fact, model::none});
    }
    return lanes_of & ~open;
  }
  Mask left_out(network::Traits traits) const {
    Mask out;
    if (columns_.about_jobs) return out;
    if (traits.position) out = out | ~columns_.sheet.position_given;
    if (traits.agency) out = out | ~columns_.sheet.agency_given;
    return out;
  }
  // A field of an element that an extension runs over: from and through are read at least.
  Mask unknown_fields(Id fact, Mask open) {
    const Id list = program_.list_of[fact];
    const Mask all = open;
    for (std::size_t layer = 0; layer < columns_.sheet.depth[list]; ++layer) {
      for (const auto& extension : program_.network->model->extensions) {
        if (extension.list != fact) continue;
        for (const Id field : {extension.from, extension.through}) {
          const Mask unknown = open & columns_.sheet.present[list][layer] & ~columns_.known({true, field}, list, layer);
          open = open & ~name(unknown, {Missing::Kind::field, static_cast<std::uint16_t>(layer), fact, field});
        }
      }
    }
    return all & ~open;
  }

  Columns& columns_;
  const Program& program_;
  const View& view_;
  const GoalSteps& goal_;
  std::array<std::uint32_t, lanes>& out_;
};
}  // namespace

void find_missing(Columns& columns, std::size_t goal) {
  Seeker{columns, goal}(columns.status[goal][static_cast<std::size_t>(model::Status::undecided)]);
}

}  // namespace hirepath::screen
