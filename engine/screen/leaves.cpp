// Leaves from columns: what session::judge says of each lane on the day asked, all lanes at once.
#include <algorithm>

#include "screen/columns.hpp"
#include "screen/lanes.hpp"
#include "values/period.hpp"

namespace hirepath::screen {

namespace {
using Kind = LeafPlan::Kind;
using Form = Slot::Form;
using model::FactRef;
using session::Region;
using values::Date;

constexpr Mask full = full_mask();

bool holds_on(Date first, Date last, Date day) { return first <= day && day <= last; }

// What a region is on all days to come and on some.
struct ToCome {
  bool all_yes, all_no, some_yes, some_no;
  void put(DatedLeaf& into, std::size_t lane) const {
    into.all_yes.put(lane, all_yes), into.all_no.put(lane, all_no);
    into.some_yes.put(lane, some_yes), into.some_no.put(lane, some_no);
  }
  void put(DatedLeaf& into, const Mask& of) const {
    const auto merge = [&](Mask& mask, bool is) { mask = is ? mask | of : mask & ~of; };
    merge(into.all_yes, all_yes), merge(into.all_no, all_no);
    merge(into.some_yes, some_yes), merge(into.some_no, some_no);
  }
};
ToCome to_come(const Region& region, Date on) {
  const auto all = [&](Date first, Date last) { return first <= on && last == Date::max(); };
  const auto some = [&](Date first, Date last) { return first <= last && last >= on; };
  return {all(region.yes_first, region.yes_last), all(region.no_first, region.no_last),
          some(region.yes_first, region.yes_last), some(region.no_first, region.no_last)};
}

class LeafJudge {
 public:
  LeafJudge(Columns& columns, const View& view, StepId id, std::size_t layer)
      : columns_(columns),
        program_(columns.program),
        view_(view),
        id_(id),
        layer_(layer),
        step_(program_.steps[id]),
        leaf_(program_.network->leaves[step_.payload]),
        plan_(program_.leaf_plans[step_.leaf]) {}

  // The day asked; or only what it is on other days.
  void operator()(bool other_days) {
    switch (plan_.kind) {
      case Kind::constant: break;
      case Kind::answers: return answers();
      case Kind::range: range(); break;
      case Kind::codes: codes(); break;
      case Kind::order: order(std::get<model::Compare>(leaf_.test)); break;
      case Kind::same: same(std::get<model::SameAs>(leaf_.test)); break;
      case Kind::days: days(other_days); break;
      case Kind::judge: break;
    }
    const Mask cases = by_case();
    // A longer period on the right leaves a yes as it is.
    const bool lengthened = plan_.extended != model::none && !plan_.extended_left;
    const Mask alone = lengthened ? cases & (~yes_ | odd()) : cases;
    if (other_days) date(alone, cases);
    each_lane(alone, [&](std::size_t lane) {
      const auto region = judge_lane(columns_, leaf_, lane, layer_);
      put(lane, region);
      if (other_days) to_come(region, program_.options.on).put(view_.regions[step_.regions][layer_], lane);
    });
    if (other_days) return;
    if (step_.of_days) view_.regions[step_.regions][layer_].found = false;
    const auto have = planes(step_, columns_.left_out);
    Mask* out = columns_.group(view_, id_, layer_);
    out[0] = yes_, out[1] = no_;
    if (have.count == 1) return;
    find_openness();
    const Mask decided = yes_ | no_;
    for (std::size_t plane = 1; plane < have.count; ++plane) {
      const Mask open = (plane == 1 && have.job == 1 ? left_out_ : decider_) & ~decided;
      out[plane * 2] = yes_ | open, out[plane * 2 + 1] = no_ | open;
    }
  }

 private:
  const Cells& cells(FactRef ref) const { return columns_.cells(ref, step_.scope, layer_); }
  const Slot& slot(FactRef ref) const { return columns_.slot(ref, step_.scope); }
  Mask known(FactRef ref) const { return cells(ref).known(slot(ref)); }
  const std::int32_t* numbers(FactRef ref, std::size_t which = 0) const {
    return cells(ref).number(slot(ref), which).at.data();
  }

  void answers() {
    const auto* masks = cells(plan_.fact).masks.data();
    const auto one_of = [&](std::uint32_t first, std::uint32_t end) {
      const auto* answers = program_.answers.data();
      Mask is = first == end ? Mask{} : masks[answers[first]];
      for (auto i = first + 1; i < end; ++i) is = is | masks[answers[i]];
      return is;
    };
    const auto have = planes(step_, columns_.left_out);
    Mask* out = columns_.group(view_, id_, layer_);
    const Mask yes = one_of(plan_.first_yes, plan_.first_no), no = one_of(plan_.first_no, plan_.end_no);
    out[0] = yes, out[1] = no;
    if (have.count == 1) return;
    // As find_openness, of one fact, which is known where the leaf is decided.
    const auto traits = plan_.traits;
    const Mask unknown = ~(yes | no);
    Mask left_out;
    if (!columns_.about_jobs && traits.position) left_out = left_out | (unknown & ~columns_.sheet.position_given);
    if (!columns_.about_jobs && traits.agency) left_out = left_out | (unknown & ~columns_.sheet.agency_given);
    for (std::size_t plane = 1; plane < have.count; ++plane) {
      const Mask open = (plane == 1 && have.job == 1) || !traits.decided ? left_out : unknown;
      out[plane * 2] = yes | open, out[plane * 2 + 1] = no | open;
    }
  }
  void range() {
    const auto& from = cells(plan_.fact);
    decide(between(from.number(plan_.slot).at.data(), plan_.low, plan_.high), from.known(plan_.slot));
  }
  void codes() {
    const auto& from = cells(plan_.fact);
    const auto *first = from.number(plan_.slot).at.data(), *last = from.number(plan_.slot, 1).at.data();
    Mask is;
    for (const auto& code : plan_.codes) {
      const auto a = code[0], b = code[1];
      is = is | where([=](std::size_t lane) { return (first[lane] == a) & (last[lane] == b); });
    }
    decide(is, from.known(plan_.slot));
  }
  void order(const model::Compare& test) {
    const auto other = std::get<FactRef>(test.right);
    const auto *a = numbers(test.fact), *b = numbers(other);
    const bool less = test.order == model::Order::less_than || test.order == model::Order::at_least;
    Mask is = less ? where([=](std::size_t lane) { return a[lane] < b[lane]; })
                   : where([=](std::size_t lane) { return a[lane] > b[lane]; });
    if (test.order == model::Order::at_least || test.order == model::Order::at_most) is = ~is;
    decide(is, known(test.fact) & known(other));
  }
  void same(const model::SameAs& test) {
    const auto &a = slot(test.left), &b = slot(test.right);
    const Mask both = known(test.left) & known(test.right);
    if (a.form == Form::options) {
      Mask is;
      for (std::size_t i = 0; i < std::min(a.options, b.options); ++i)
        is = is | (cells(test.left).option(a, i) & cells(test.right).option(b, i));
      return decide(is, both);
    }
    // Days known only within bounds are not the same where the bounds lie apart, and never surely the same.
    if (a.form == Form::days) {
      const auto left = days_of(test.left), right = days_of(test.right);
      yes_ = both & where([=](std::size_t lane) {
               return (left.early[lane] == left.late[lane]) & (right.early[lane] == right.late[lane]) &
                      (left.early[lane] == right.early[lane]);
             });
      no_ = both & where([=](std::size_t lane) {
              return (left.late[lane] < right.early[lane]) | (right.late[lane] < left.early[lane]);
            });
      return;
    }
    const std::size_t second = a.form == Form::number ? 0 : 1;
    const auto *a1 = numbers(test.left), *b1 = numbers(test.right);
    const auto *a2 = numbers(test.left, second), *b2 = numbers(test.right, second);
    decide(where([=](std::size_t lane) { return (a1[lane] == b1[lane]) & (a2[lane] == b2[lane]); }), both);
  }
  void decide(const Mask& is, const Mask& of) { yes_ = is & of, no_ = ~is & of; }

  // A day's columns; one and the same where all its days are known exactly.
  struct Days {
    const std::int32_t *early, *late;
  };
  Days days_of(FactRef ref) const { return {numbers(ref), cells(ref).latest(slot(ref)).at.data()}; }

  // Two comparisons; one where they are the same.
  static std::pair<Mask, Mask> up_to(const std::int32_t* a, std::int32_t limit_a, const std::int32_t* b,
                                     std::int32_t limit_b) {
    const Mask first = at_most(a, limit_a);
    return {first, a == b && limit_a == limit_b ? first : at_most(b, limit_b)};
  }

  // Both facts known. A period leads some days on, about which its plan knows most (Side::least, Side::most): only
  // where the two sides come closer to each other than that are the days themselves asked for.
  void both_known(const Mask& of) {
    const auto &left = plan_.left, &right = plan_.right;
    const auto a = days_of(left.ref), b = days_of(right.ref);
    const bool exact = a.early == a.late && b.early == b.late;
    const auto shift = right.expression->shift - left.expression->shift;
    const auto near = shift + right.least - left.most, far = shift + right.most - left.least;
    const Mask yes = within(a.late, b.early, near);
    const Mask not_no = exact && near == far ? yes : within(a.early, b.late, far);
    yes_ = yes_ | (of & yes), no_ = no_ | (of & ~not_no);
    if (near == far) return;
    const Mask perhaps_yes = exact ? not_no : within(a.late, b.early, far);
    const Mask surely_not_no = exact ? yes : within(a.early, b.late, near);
    each_lane(of & ((yes ^ perhaps_yes) | (not_no ^ surely_not_no)), [&](std::size_t lane) {
      const auto from = move(left, lane), to = move(right, lane);
      yes_.put(lane, from.late <= to.early + shift), no_.put(lane, from.early > to.late + shift);
    });
  }
  // Where a side's fact leads in this lane, not shifted.
  struct Moved {
    std::int32_t early, late;
  };
  Moved move(const Side& side, std::size_t lane) {
    const auto days = days_of(side.ref);
    const auto early = days.early[lane], late = days.late[lane];
    if (side.period == model::none) return {early, late};
    const auto end = moved(columns_, side.period, early);
    return {end.first, early == late ? end.second : moved(columns_, side.period, late).second};
  }
  void days(bool other_days) {
    const auto &left = plan_.left, &right = plan_.right;
    const bool left_fact = left.kind == Side::Kind::fact, right_fact = right.kind == Side::Kind::fact;
    const Mask left_known = left_fact ? known(left.ref) : Mask{}, right_known = right_fact ? known(right.ref) : Mask{};
    if (const Mask of = left_known & ~right_known; of.any()) {
      const auto [early, late] = days_of(left.ref);
      const auto [yes, below_no] = up_to(late, plan_.left_alone[0], early, plan_.left_alone[1] - 1);
      yes_ = of & yes, no_ = of & ~below_no;
    }
    if (const Mask of = right_known & ~left_known; of.any()) {
      const auto [early, late] = days_of(right.ref);
      const auto [no, below_yes] = up_to(late, plan_.right_alone[1], early, plan_.right_alone[0] - 1);
      yes_ = yes_ | (of & ~below_yes), no_ = no_ | (of & no);
    }
    if (const Mask of = left_known & right_known; of.any()) both_known(of);
    if (plan_.extended != model::none) {
      auto& never = plan_.extended_left ? yes_ : no_;
      never = never & columns_.sheet.complete[plan_.extended];
    }
    const Mask none = ~left_known & ~right_known;
    if (on_day(plan_.blank.yes_first, plan_.blank.yes_last)) yes_ = yes_ | none;
    if (on_day(plan_.blank.no_first, plan_.blank.no_last)) no_ = no_ | none;
    if (!other_days) return;
    const auto moves = [&](const Side& side, const Mask& is_known) {
      return side.kind == Side::Kind::moves ? full : side.defaults ? ~is_known : Mask{};
    };
    const auto stays = [&](const Side& side, const Mask& is_known) {
      return side.kind == Side::Kind::fixed ? full : is_known;
    };
    early_ = moves(left, left_known) & stays(right, right_known);
    late_ = moves(right, right_known) & stays(left, left_known);
  }
  bool on_day(Date first, Date last) const { return holds_on(first, last, program_.options.on); }

  Mask odd() const {
    Mask out;
    for (const auto ref : leaf_.reads) {
      if (slot(ref).form != Form::options) out = out | cells(ref).odd(slot(ref));
    }
    return out;
  }
  // Lanes that no column tells about.
  Mask by_case() {
    Mask out;
    const Mask& there = step_.scope == model::none ? columns_.valid : columns_.sheet.present[step_.scope][layer_];
    if (plan_.kind != Kind::judge) {
      out = odd();
      if (const Id list = plan_.extended; list != model::none && columns_.sheet.depth[list] != 0) {
        for (const auto ref : leaf_.reads) out = out | (known(ref) & columns_.sheet.present[list][0]);
      }
      return out & there;
    }
    if (on_day(plan_.blank.yes_first, plan_.blank.yes_last)) yes_ = full;
    if (on_day(plan_.blank.no_first, plan_.blank.no_last)) no_ = full;
    for (const auto ref : leaf_.reads) out = out | known(ref);
    for (const Id fact : leaf_.reads_lists) {
      const Id list = program_.list_of[fact];
      out = out | columns_.sheet.complete[list];
      if (columns_.sheet.depth[list] != 0) out = out | columns_.sheet.present[list][0];
    }
    return out & there;
  }
  void put(std::size_t lane, const Region& region) {
    yes_.put(lane, on_day(region.yes_first, region.yes_last));
    no_.put(lane, on_day(region.no_first, region.no_last));
  }

  // Where it is unknown: only because the position or agency is left out; only because a decider has not decided.
  void find_openness() {
    Mask unknown;
    left_out_ = decider_ = full;
    for (std::size_t i = 0; i < leaf_.reads.size(); ++i) {
      const auto traits = leaf_.traits[i];
      if (traits.action_date) continue;
      const Mask is_known = known(leaf_.reads[i]);
      Mask settled = is_known;
      unknown = unknown | ~is_known;
      if (!columns_.about_jobs && traits.position) settled = settled | ~columns_.sheet.position_given;
      if (!columns_.about_jobs && traits.agency) settled = settled | ~columns_.sheet.agency_given;
      left_out_ = left_out_ & settled;
      if (!traits.decided) decider_ = decider_ & settled;
    }
    left_out_ = left_out_ & unknown, decider_ = decider_ & unknown;
  }

  // What it is on all days to come and on some. A moving side comes to every day that is left, but for the calendar's.
  void date(const Mask& alone, const Mask& cases) {
    auto& out = view_.regions[step_.regions][layer_];
    find_openness();
    out.left_out = left_out_, out.decider = decider_;
    out.early = early_ & ~alone, out.late = late_ & ~alone;
    out.case_by_case = cases;
    out.filled = {};
    out.cases.clear();
    out.same = plan_.kind == Kind::judge, out.found = true;
    out.region = plan_.blank;
    out.all_yes = yes_ & ~out.early, out.some_yes = yes_ | out.late;
    out.all_no = no_ & ~out.late, out.some_no = no_ | out.early;
    if (plan_.kind == Kind::judge) to_come(plan_.blank, program_.options.on).put(out, columns_.valid & ~alone);
    if (plan_.extended == model::none) return;
    // With the end of the period open, that side is reached on no day.
    const Mask open = ~columns_.sheet.complete[plan_.extended];
    auto& never = plan_.extended_left ? out.some_yes : out.some_no;
    never = never & ~(open & (out.early | out.late));
  }

  Columns& columns_;
  const Program& program_;
  const View& view_;
  StepId id_;
  std::size_t layer_;
  const Step& step_;
  const network::Leaf& leaf_;
  const LeafPlan& plan_;
  Mask yes_, no_, left_out_, decider_, early_, late_;
};
}  // namespace

void judge_leaves(Columns& columns, const View& view, std::span<const StepId> leaves) {
  widest([&] {
    for (const auto leaf : leaves) {
      const auto& step = columns.program.steps[leaf];
      const auto& plan = columns.program.leaf_plans[step.leaf];
      if (plan.kind == Kind::constant) spread(columns, view, leaf, plan.blank);
      for (std::size_t layer = 0; plan.kind != Kind::constant && layer < columns.layers_of(step); ++layer)
        LeafJudge(columns, view, leaf, layer)(false);
    }
  });
}

void find_other_days(Columns& columns, const View& view) {
  for (const auto leaf : columns.program.with_regions) {
    const auto& step = columns.program.steps[leaf];
    for (std::size_t layer = 0; layer < columns.layers_of(step); ++layer) {
      if (!view.regions[step.regions][layer].found) LeafJudge(columns, view, leaf, layer)(true);
    }
  }
}

[[gnu::noinline]] void spread(Columns& columns, const View& view, StepId leaf, const Region& region) {
  const auto& step = columns.program.steps[leaf];
  const auto on = columns.program.options.on;
  const auto all = [](bool is) { return is ? full : Mask{}; };
  const bool yes = holds_on(region.yes_first, region.yes_last, on), no = holds_on(region.no_first, region.no_last, on);
  const auto have = planes(step, columns.left_out);
  for (std::size_t layer = 0; layer < columns.layers_of(step); ++layer) {
    Mask* out = columns.group(view, leaf, layer);
    out[0] = all(yes), out[1] = all(no);
    for (std::size_t plane = 1; plane < have.count; ++plane) {
      const bool open = !yes && !no && (plane == 1 && have.job == 1 ? region.left_out : region.decider);
      out[plane * 2] = all(yes || open), out[plane * 2 + 1] = all(no || open);
    }
    if (!step.of_days) continue;
    auto& dated = view.regions[step.regions][layer];
    dated.same = dated.found = true;
    dated.region = region;
    dated.left_out = all(region.left_out), dated.decider = all(region.decider);
    dated.filled = dated.early = dated.late = dated.case_by_case = {};
    dated.cases.clear();
    to_come(region, on).put(dated, full);
  }
}

}  // namespace hirepath::screen
