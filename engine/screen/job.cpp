// What a job's facts bear on, and the cases judged for it.
#include <algorithm>

#include "screen/columns.hpp"

namespace hirepath::screen {

JobPlan plan_job(const Program& program, model::Case facts) {
  JobPlan job;
  job.program = &program;
  job.facts = std::move(facts);
  job.facts.position_given = job.facts.agency_given = true;
  job.given.resize(job.facts.facts.size());
  job.mine.resize(program.steps.size());
  for (Id fact = 0; fact < program.readers.size(); ++fact) {
    if (program.readers[fact].empty() || !values::known(job.facts.facts[fact].value)) continue;
    job.given[fact] = true;
    for (const auto leaf : program.readers[fact]) job.mine[leaf] = true;
  }
  for (StepId id = 0; id < program.steps.size(); ++id) {
    const auto& step = program.steps[id];
    for (const auto operand : program.inputs(step)) job.mine[id] = job.mine[id] || job.mine[operand];
    if (!job.mine[id]) continue;
    if (step.op != Op::leaf) {
      job.steps.push_back(id);
      continue;
    }
    const auto& leaf = program.network->leaves[step.payload];
    bool whole = step.scope == model::none && leaf.reads_lists.empty();
    for (const auto ref : leaf.reads) whole = whole && !ref.field && job.given[ref.index];
    for (const auto ref : leaf.reads) {
      if (!whole && !ref.field && job.given[ref.index] &&
          std::find(job.mixed.begin(), job.mixed.end(), ref.index) == job.mixed.end())
        job.mixed.push_back(ref.index);
    }
    (whole ? job.whole : job.leaves).push_back(id);
    if (whole) job.regions.push_back(session::judge(leaf, 0, program.view(job.facts)));
  }
  return job;
}

namespace {
// A fact of the job in all lanes, to be judged together with facts of the cases.
void spread(Columns& columns, Id fact, const JobPlan& job) {
  const auto& slot = columns.program.layout.facts[fact];
  auto& cells = columns.job_facts;
  const bool options = slot.form == Slot::Form::options;
  const std::size_t masks = slot.mask_count(), numbers = options ? 0 : slot.form == Slot::Form::number ? 1 : 2;
  for (std::size_t i = 0; i < masks; ++i) cells.masks[slot.masks + i] = {};
  const auto& known = job.facts.facts[fact];
  const auto facts = columns.program.view(job.facts);
  const auto& value = facts.value(known, columns.program.network->model->facts[fact]);
  if (!values::known(value)) return;
  cells.put(slot, 0, value);
  for (std::size_t i = 0; i < masks; ++i) {
    if (cells.masks[slot.masks + i].has(0)) cells.masks[slot.masks + i] = full_mask();
  }
  for (std::size_t i = 0; i < numbers; ++i) {
    auto& column = cells.numbers[slot.numbers + i];
    column.at.fill(column.at[0]);
  }
}
}  // namespace

void load(Columns& columns, const JobPlan& job) {
  columns.lay_over(columns.job_view, columns.own_view, columns.of_job, &columns.job_regions, job.mine);
  for (const Id fact : job.mixed) spread(columns, fact, job);
  for (std::size_t i = 0; i < job.whole.size(); ++i)
    screen::spread(columns, columns.job_view, job.whole[i], job.regions[i]);
  judge_leaves(columns, columns.job_view, job.leaves);
}

}  // namespace hirepath::screen
