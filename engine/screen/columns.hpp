// Private to the room: what a block holds, and the functions that work on it (load, run, statuses, until, walks).
#pragma once

#include "screen/program.hpp"

namespace hirepath::screen {

// Masks of every step; scoped steps layer after layer.
struct Store {
  std::vector<Mask> shared;
  std::vector<std::vector<Mask>> layered;  // list -> layers
};
// session::Region, lane by lane: when a leaf is yes and when no, and who could settle it elsewhere.
struct LeafColumns {
  DayColumn yes_first, yes_last, no_first, no_last;
  Mask left_out, decider;
};
struct RegionStore {
  std::vector<std::vector<LeafColumns>> of;  // step's `regions` -> layers
};

// Where the judgements are that a step is to use: those of the cases alone, or over them those for a job, or over them
// those of later days.
struct View {
  std::vector<Mask*> at;                    // step -> its masks in the first layer
  std::vector<const LeafColumns*> regions;  // of_days steps, by Step::regions -> first layer
};

// From which day to which an element may be the latest; from when there surely is one, and may be one.
struct LatestColumns {
  std::vector<DayColumn> first, last;  // layers
  DayColumn sure, perhaps;
};

struct Columns {
  explicit Columns(const Program& of);

  void grow();  // room for all layers in use; the views after it
  // Over `below`, the steps for which `mine` is true have their masks in `store`, and their regions in `regions` if
  // there are any of their own.
  void lay_over(View& view, const View& below, Store& store, RegionStore* regions, const std::vector<bool>& mine);

  const Program& program;
  std::vector<const model::Case*> cases;
  bool about_jobs = false, left_out = false, judged = false;
  Mask valid;  // lanes with a case

  std::vector<std::size_t> layers, room;   // list -> in use, allocated
  std::vector<std::vector<Mask>> present;  // list -> layer -> lanes that have such an element
  std::vector<Mask> complete;              // list
  Store own, of_job, later;
  RegionStore own_regions, job_regions;
  std::vector<LatestColumns> latest;  // list

  View own_view, job_view, later_view;
  std::vector<bool> everything, is_dated;  // step -> true; Step::dated
  model::Case scratch;                     // a case and a job together
  const View* current = nullptr;           // what the last ask was about
  const JobPlan* job = nullptr;            // of the last ask
  DayColumn on, end, when;                 // the day asked; Date::max(); a day of its own for each lane

  std::vector<std::array<Mask, 6>> status;  // goal -> model::Status
  std::vector<DayColumn> until;
  std::vector<Mask> constant, always;  // of find_until: goal -> lanes that never change; what is so on all days
  Depth depth;                         // of the last ask
  std::vector<std::array<Missing, lanes>> missing;
  std::vector<std::array<std::uint16_t, lanes>> code;

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
  std::size_t layers_of(const Step& step) const { return step.scope == model::none ? 1 : layers[step.scope]; }
};

// The job's own judgements: what its facts bear on.
struct JobPlan {
  const Program* program;
  model::Case facts;
  std::vector<bool> given;               // fact
  std::vector<StepId> leaves;            // that read one of its facts
  std::vector<bool> mine;                // step -> one of these leaves, or above one
  std::vector<StepId> steps;             // in order
  std::vector<bool> whole;               // parallel to leaves: the job alone decides, for all cases alike
  std::vector<session::Region> regions;  // parallel, where whole
};

JobPlan plan_job(const Program& program, model::Case facts);
void load(Columns& columns);                      // leaves of the cases
void load(Columns& columns, const JobPlan& job);  // leaves that the job bears on
void store(const Columns& columns, const View& view, RegionStore& regions, StepId leaf, std::size_t layer,
           std::size_t lane, const session::Region& region);
// The same region for all lanes of the mask.
void store(const Columns& columns, const View& view, RegionStore& regions, StepId leaf, std::size_t layer,
           const Mask& mask, const session::Region& region);
// The region as it is where position and agency are given.
session::Region where_given(session::Region region, const network::Leaf& leaf, std::size_t element,
                            const session::Facts& facts);
// Judges the steps (leaves that compare no days are judged already) on the days from `low` through `high`: what is so
// on all of them. The day asked: low = high. With the two exchanged: what is so on some of them.
void run(const Columns& columns, const View& view, std::span<const StepId> steps, const DayColumn& low,
         const DayColumn& high);
// The lanes whose days first..last hold all days low..high.
Mask within(const DayColumn& first, const DayColumn& last, const DayColumn& low, const DayColumn& high);

void find_statuses(const Columns& columns, const View& view, const GoalSteps& goal, std::array<Mask, 6>& out);
void find_until(Columns& columns);
void find_codes(Columns& columns, std::size_t goal);
void find_missing(Columns& columns, std::size_t goal);

}  // namespace hirepath::screen
