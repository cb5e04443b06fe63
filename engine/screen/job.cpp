// What a job's facts bear on, and the cases judged for it.
#include "screen/columns.hpp"

namespace hirepath::screen {

JobPlan plan_job(const Program& program, model::Case facts) {
  JobPlan job;
  job.program = &program;
  job.facts = std::move(facts);
  job.facts.position_given = job.facts.agency_given = true;
  job.given.resize(job.facts.facts.size());
  job.mine.resize(program.steps.size());
  for (const Id fact : program.facts) {
    if (!values::known(job.facts.facts[fact].value)) continue;
    job.given[fact] = true;
    for (const auto leaf : program.readers[fact]) job.mine[leaf] = true;
  }
  for (StepId id = 0; id < program.steps.size(); ++id) {
    const auto& step = program.steps[id];
    for (const auto operand : program.inputs(step)) job.mine[id] = job.mine[id] || job.mine[operand];
    if (!job.mine[id]) continue;
    job.steps.push_back(id);
    if (step.op != Op::leaf) continue;
    const auto& leaf = program.network->leaves[step.payload];
    bool whole = step.scope == model::none && leaf.reads_lists.empty();
    for (const auto ref : leaf.reads) whole = whole && !ref.field && job.given[ref.index];
    job.leaves.push_back(id);
    job.whole.push_back(whole);
    job.regions.push_back(whole ? session::judge(leaf, 0, program.view(job.facts)) : session::Region{});
  }
  return job;
}

namespace {
// The case's facts that a leaf reads, with the job's in their place.
void put_together(model::Case& together, const network::Leaf& leaf, const JobPlan& job, const model::Case& facts) {
  for (const auto ref : leaf.reads) {
    if (!ref.field) together.facts[ref.index] = (job.given[ref.index] ? job.facts : facts).facts[ref.index];
  }
  const auto take_list = [&](Id list) {
    const auto at = facts.lists.find(list);
    if (at == facts.lists.end())
      together.lists.erase(list);
    else
      together.lists[list] = at->second;
  };
  if (leaf.scope != model::none) take_list(leaf.scope);
  for (const Id list : leaf.reads_lists) take_list(list);
}
}  // namespace

void load(Columns& columns, const JobPlan& job) {
  const auto& program = columns.program;
  columns.lay_over(columns.job_view, columns.own_view, columns.of_job, &columns.job_regions, job.mine);
  for (std::size_t i = 0; i < job.leaves.size(); ++i) {
    const auto id = job.leaves[i];
    const auto& step = program.steps[id];
    const auto& leaf = program.network->leaves[step.payload];
    if (job.whole[i]) {
      store(columns, columns.job_view, columns.job_regions, id, 0, columns.valid, job.regions[i]);
      continue;
    }
    for (std::size_t lane = 0; lane < columns.cases.size(); ++lane) {
      put_together(columns.scratch, leaf, job, *columns.cases[lane]);
      std::size_t elements = 1;
      if (leaf.scope != model::none) {
        const auto at = columns.scratch.lists.find(leaf.scope);
        elements = at == columns.scratch.lists.end() ? 0 : at->second.elements.size();
      }
      for (std::size_t element = 0; element < elements; ++element)
        store(columns, columns.job_view, columns.job_regions, id, element, lane,
              session::judge(leaf, element, program.view(columns.scratch)));
    }
  }
}

}  // namespace hirepath::screen
