// Private to the room: what a block holds, and the functions that work on it (load, run, statuses, until, walks).
#pragma once

#include "screen/program.hpp"

namespace hirepath::screen {

// Masks of every step; scoped steps layer after layer.
struct Store {
  std::vector<Mask> shared;
  std::vector<std::vector<Mask>> layered;  // list -> layers
};
// A leaf that compares days: what it is on all days to come and on some, and, where somebody asks, when it turns.
struct DatedLeaf {
  Mask all_yes, all_no, some_yes, some_no;
  Mask left_out, decider;  // where it is unknown: only because ..., as session::Region
  Mask early, late;        // the action date moves its left side, its right side
  Mask case_by_case;       // to be judged from the case
  bool found = false;      // all this is of the block and job at hand: find_other_days
  bool same = false;       // all lanes but those judged from the case have one `region`
  session::Region region;
  Mask filled;  // lanes that somebody asked for
  // Where a side moves: early, yes through the one day and no after the other; late, yes after the one and no through
  // the other. Where no side moves, or both do, a leaf is the same on all days.
  Column yes_turn, no_turn;
  std::vector<std::pair<std::size_t, session::Region>> cases;  // by lane, those judged from the case
};
struct RegionStore {
  std::vector<std::vector<DatedLeaf>> of;  // step's `regions` -> layers
};
// Days and what a leaf makes of them, or where a period leads from them: remembered, one day in each place.
struct Memo {
  static constexpr std::size_t size = 4096;
  std::vector<std::array<std::int32_t, 3>> of;  // day, and two results
};

// Where the judgements are that a step is to use: those of the cases alone, or over them those for a job, or over them
// those of later days.
struct View {
  std::vector<Mask*> at;            // step -> its masks in the first layer
  std::vector<DatedLeaf*> regions;  // of_days steps, by Step::regions -> first layer
};

// From which day to which an element may be the latest; from when there surely is one, and may be one.
struct LatestColumns {
  std::vector<Column> first, last;  // layers
  std::vector<Column> latest;       // its own latest day, whatever the others'
  Column sure, perhaps;
};

struct Columns {
  explicit Columns(const Program& of);

  void grow();  // room for all layers in use; the views after it
  // Over `below`, the steps for which `mine` is true have their masks in `store`, and their regions in `regions` if
  // there are any of their own.
  void lay_over(View& view, const View& below, Store& store, RegionStore* regions, const std::vector<bool>& mine);

  const Program& program;
  Sheet sheet;
  bool about_jobs = false, left_out = false;
  Mask valid;  // lanes with a case

  std::vector<std::size_t> room;  // list -> allocated layers
  Store own, of_job, later;
  RegionStore own_regions, job_regions;
  std::vector<LatestColumns> latest;  // list

  View own_view, job_view, later_view;
  std::vector<bool> everything, is_dated;  // step -> true; Step::dated
  std::vector<bool> is_direct;             // step -> nothing is to be judged: its masks are the sheet's
  std::vector<bool> judged;                // step -> its masks in `own` are of this block
  std::vector<char> varies;                // step -> find_until: some lane is perhaps not the same on all days to come
  std::vector<StepId> to_judge;            // those that are not yet, and are wanted
  Cells job_facts;                         // what the job says, in all lanes
  model::Case scratch;                     // of one lane: what one leaf reads
  std::vector<Id> scratch_facts;           // that are set there
  std::vector<Memo> moved, turns;          // by Program::periods; by Step::regions, left facts and right ones
  const View* current = nullptr;           // what the last ask was about
  const JobPlan* job = nullptr;            // of the last ask
  Column when;                             // a day of its own for each lane

  std::vector<std::array<Mask, 6>> status;  // goal -> model::Status
  std::vector<Column> until;
  std::vector<bool> changes;           // goal -> `until` is of this block; else none of its statuses ever changes
  std::vector<Mask> constant, always;  // of find_until: goal -> lanes that never change; what is so on all days
  Depth depth;                         // of the last ask
  std::vector<ColumnOf<std::uint32_t>> missing;  // Program::number_of
  std::vector<ColumnOf<std::uint16_t>> code;

  Mask* group(const View& view, StepId step, std::size_t layer) const {
    const auto& made = program.steps[step];
    return view.at[step] + (made.scope == model::none ? 0 : layer * program.layer_masks[made.scope]);
  }
  // yes or no in a plane: 0 known, 1 best job, 2 best decision.
  const Mask& mask(const View& view, StepId step, int plane, bool yes, std::size_t layer = 0) const {
    const auto have = planes(program.steps[step], left_out);
    const std::size_t index = plane == 0 ? 0U : plane == 1 ? have.job : have.decision;
    return group(view, step, layer)[index * 2 + (yes ? 0 : 1)];
  }
  std::size_t layers_of(const Step& step) const { return step.scope == model::none ? 1 : sheet.depth[step.scope]; }
  // Where a fact of a leaf stands: in the case, or in the job's facts.
  const Cells& cells(model::FactRef ref, Id scope, std::size_t layer) const {
    if (ref.field) return sheet.layers[scope][layer];
    return is_of_job(ref) ? job_facts : sheet.facts;
  }
  const Slot& slot(model::FactRef ref, Id scope) const {
    return ref.field ? program.layout.lists[scope].fields[ref.index] : program.layout.facts[ref.index];
  }
  Mask known(model::FactRef ref, Id scope, std::size_t layer) const {
    return cells(ref, scope, layer).known(slot(ref, scope));
  }
  bool is_of_job(model::FactRef ref) const;
};

// The job's own judgements: what its facts bear on.
struct JobPlan {
  const Program* program;
  model::Case facts;
  std::vector<bool> given;               // fact
  std::vector<bool> mine;                // step -> a leaf that reads one of its facts, or above one
  std::vector<StepId> leaves;            // those of them that read facts of a case too
  std::vector<Id> mixed;                 // the given facts that they read
  std::vector<StepId> whole;             // those that the job alone decides, for all cases alike
  std::vector<session::Region> regions;  // parallel to whole
  std::vector<StepId> steps;             // in order, leaves not among them
};
inline bool Columns::is_of_job(model::FactRef ref) const { return job && !ref.field && job->given[ref.index]; }

JobPlan plan_job(const Program& program, model::Case facts);
void start(Columns& columns);  // of a block whose sheet is full
void load(Columns& columns, const JobPlan& job);
// From the columns, as session::judge would.
void judge_leaves(Columns& columns, const View& view, std::span<const StepId> leaves);
// What the leaves that compare days are on other days than the one asked: whoever asks for that day alone goes without.
void find_other_days(Columns& columns, const View& view);
// The same region for all lanes.
void spread(Columns& columns, const View& view, StepId leaf, const session::Region& region);
// One lane by session::judge itself.
session::Region judge_lane(Columns& columns, const network::Leaf& leaf, std::size_t lane, std::size_t layer);
// Finds when the leaf turns, for these lanes.
void find_turns(Columns& columns, const View& view, StepId leaf, std::size_t layer, const Mask& lanes_of);
// Where a period of the law leads from a day: its early and late end, not shifted.
std::pair<std::int32_t, std::int32_t> moved(Columns& columns, std::uint32_t period, std::int32_t day);
// The days that are judged: the day asked; what is so on all days to come; on some of them; a day of its own for each
// lane (Columns::when).
enum class Days : std::uint8_t { asked, all, some, each };
// Judges the steps on the day asked. Leaves that compare no days are judged already.
void run(const Columns& columns, const View& view, std::span<const StepId> steps);
// All that is dated: what is so on all days to come; then what is so on some, and which steps vary; then these steps on
// each lane's own day.
void run_all(const Columns& columns, const View& view);
void run_some(Columns& columns, const View& view);
void run_each(const Columns& columns, const View& view, std::span<const StepId> steps);
// The lanes whose days first..last hold the day asked.
Mask holds(const Column& first, const Column& last, std::int32_t day);

void find_statuses(Columns& columns);
void find_until(Columns& columns);
void find_codes(Columns& columns, std::size_t goal);
void find_missing(Columns& columns, std::size_t goal);

}  // namespace hirepath::screen
