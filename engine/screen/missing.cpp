// The first missing fact of an undecided answer: down the steps from the conclusion along what is open, in the order of
// the rules' text, to a fact that could make it yes; where there is none, to one that could make it no.
#include "screen/columns.hpp"

namespace hirepath::screen {

namespace {

class Seeker {
 public:
  Seeker(Columns& columns, std::size_t goal)
      : columns_(columns),
        program_(columns.program),
        view_(*columns.current),
        goal_(columns.program.goals[goal]),
        out_(columns.missing[goal]) {}

  void operator()(const Mask& undecided) {
    each_lane(undecided, [&](std::size_t lane) { out_[lane] = {}; });
    Mask open = undecided;
    if (goal_.recorded != model::none) open = open & columns_.mask(view_, goal_.recorded, 0, false);
    for (const bool want : {true, false}) {
      open = open & ~seek(goal_.gate, open, want, 0);
      for (const auto step : goal_.conflicts) open = open & ~seek(step, open, want, 0);
    }
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
    const Mask closed = lanes_of & ~columns_.complete[list];
    const auto ask_for_more = [&](const Mask& of) {
      each_lane(of, [&](std::size_t lane) { out_[lane] = {Missing::Kind::complete, 0, step.payload, model::none}; });
      return of;
    };
    Mask found;
    if (step.op == Op::latest_in) found = ask_for_more(closed);
    for (std::size_t layer = 0; layer < columns_.layers[list]; ++layer) {
      Mask of = lanes_of & ~found & columns_.present[list][layer];
      if (step.op == Op::latest_in) of = of & may_be_latest(list, layer);
      if (of.any()) found = found | seek(program_.inputs(step)[0], of, want, layer);
    }
    if (step.op != Op::latest_in) return found | ask_for_more(closed & ~found);
    // All that may be the latest are decided, and not alike: which of them it is decides.
    for (std::size_t layer = 0; layer < columns_.layers[list]; ++layer)
      found = found | date(step, lanes_of & ~found & may_be_latest(list, layer), layer);
    return found;
  }
  Mask may_be_latest(Id list, std::size_t layer) const {
    const auto& dates = columns_.latest[list];
    return within(dates.first[layer], dates.last[layer], columns_.on, columns_.on) & columns_.present[list][layer];
  }
  // The date that orders the list, where it is not given.
  Mask date(const Step& step, const Mask& lanes_of, std::size_t layer) {
    const auto& model = *program_.network->model;
    const Id field = model.records[model.facts[step.payload].type.record].ordered_by;
    Mask found;
    each_lane(lanes_of, [&](std::size_t lane) {
      const auto facts = program_.view(*columns_.cases[lane]);
      if (values::known(facts.value({true, field}, step.payload, layer))) return;
      out_[lane] = {Missing::Kind::field, static_cast<std::uint16_t>(layer), step.payload, field};
      found.word[lane / 64] |= Word{1} << (lane % 64);
    });
    return found;
  }

  Mask leaf(const Step& step, const Mask& lanes_of, std::size_t layer) {
    const auto& leaf = program_.network->leaves[step.payload];
    Mask found;
    each_lane(lanes_of, [&](std::size_t lane) {
      if (!first_unknown(leaf, lane, layer)) return;
      found.word[lane / 64] |= Word{1} << (lane % 64);
    });
    return found;
  }

  const model::Case& source(model::FactRef ref, std::size_t lane) const {
    const bool of_job = columns_.job && !ref.field && columns_.job->given[ref.index];
    return of_job ? columns_.job->facts : *columns_.cases[lane];
  }

  // A fact that the leaf reads and nobody else has to decide: not known, else a date known only within bounds.
  bool first_unknown(const network::Leaf& leaf, std::size_t lane, std::size_t layer) {
    for (const bool inexact : {false, true}) {
      for (std::size_t i = 0; i < leaf.reads.size(); ++i) {
        const auto ref = leaf.reads[i];
        if (ref.field && leaf.scope == model::none) continue;
        const auto facts = program_.view(source(ref, lane));
        const bool known = facts.is_known(ref, leaf.traits[i], leaf.scope, layer);
        if (known != inexact) continue;
        if (known) {
          const auto* bounds = std::get_if<values::DateBounds>(&facts.value(ref, leaf.scope, layer));
          if (!bounds || bounds->exact()) continue;
        } else if (leaf.traits[i].action_date || leaf.traits[i].decided || left_out(leaf.traits[i], lane)) {
          continue;
        }
        out_[lane] = ref.field ? Missing{Missing::Kind::field, static_cast<std::uint16_t>(layer), leaf.scope, ref.index}
                               : Missing{Missing::Kind::fact, 0, ref.index, model::none};
        return true;
      }
    }
    for (const Id list : leaf.reads_lists) {
      if (const auto at = columns_.cases[lane]->lists.find(list); at != columns_.cases[lane]->lists.end()) {
        if (unknown_field(list, lane, at->second.elements.size())) {
          out_[lane] = found_field_;
          return true;
        }
        if (at->second.complete) continue;
      }
      out_[lane] = {Missing::Kind::complete, 0, list, model::none};
      return true;
    }
    return false;
  }
  bool left_out(network::Traits traits, std::size_t lane) const {
    const auto& facts = *columns_.cases[lane];
    return !columns_.about_jobs &&
           ((traits.position && !facts.position_given) || (traits.agency && !facts.agency_given));
  }
  // A field of an element that an extension runs over: from and through are read at least.
  bool unknown_field(Id list, std::size_t lane, std::size_t elements) {
    const auto facts = program_.view(*columns_.cases[lane]);
    for (std::size_t element = 0; element < elements; ++element) {
      for (const auto& extension : program_.network->model->extensions) {
        if (extension.list != list) continue;
        for (const Id field : {extension.from, extension.through}) {
          if (values::known(facts.value({true, field}, list, element))) continue;
          found_field_ = {Missing::Kind::field, static_cast<std::uint16_t>(element), list, field};
          return true;
        }
      }
    }
    return false;
  }

  Columns& columns_;
  const Program& program_;
  const View& view_;
  const GoalSteps& goal_;
  std::array<Missing, lanes>& out_;
  Missing found_field_;
};
}  // namespace

void find_missing(Columns& columns, std::size_t goal) {
  Seeker{columns, goal}(columns.status[goal][static_cast<std::size_t>(model::Status::undecided)]);
}

}  // namespace hirepath::screen
