// The front of the room: Screen, Job, Block.
#include "screen/screen.hpp"

#include <stdexcept>

#include "screen/columns.hpp"

namespace hirepath::screen {

Screen::Screen(const network::Network& network, const session::Options& options, std::span<const Id> authorities)
    : program_(std::make_unique<Program>(build(network, options, authorities))) {}
Screen::Screen(Screen&&) noexcept = default;
Screen::~Screen() = default;

std::span<const Id> Screen::authorities() const { return program_->authorities; }
const session::Options& Screen::options() const { return program_->options; }
const Layout& Screen::layout() const { return program_->layout; }
std::span<const std::string> Screen::codes() const { return program_->codes; }
const network::Network& Screen::network() const { return *program_->network; }
std::size_t Screen::gates() const { return program_->steps.size(); }

std::string Screen::path(const Missing& missing) const {
  if (missing.kind == Missing::Kind::nothing) return "";
  const auto& model = *program_->network->model;
  const auto& fact = model.facts[missing.fact];
  auto base = model::json_name(fact.path);
  if (missing.kind == Missing::Kind::fact) return base;
  if (missing.kind == Missing::Kind::complete) return base + "_complete";
  return base + "[" + std::to_string(missing.element) + "]." +
         model::json_name(model.records[fact.type.record].fields[missing.field].path);
}

Missing Screen::missing(std::uint32_t number) const { return program_->missing(number); }

Job::Job(const Screen& screen, model::Case facts, std::optional<values::Grade> grade) {
  const auto& program = screen.program();
  const auto& model = *program.network->model;
  facts.facts.resize(model.facts.size());
  if (const Id fact = model.find_fact("position.grade"); grade && fact != model::none)
    facts.facts[fact] = {values::Value{*grade}, false, model::EvidenceState::verified, ""};
  plan_ = std::make_unique<JobPlan>(plan_job(program, std::move(facts)));
}
Job::Job(Job&&) noexcept = default;
Job::~Job() = default;

Block::Block(const Screen& screen) : columns_(std::make_unique<Columns>(screen.program())) {}
Block::Block(Block&&) noexcept = default;
Block::~Block() = default;

void Block::load(std::span<const model::Case* const> cases, bool about_jobs) {
  if (cases.size() > lanes) throw std::invalid_argument("more cases than a block has lanes");
  auto& to = sheet();
  to.clear();
  for (std::size_t lane = 0; lane < cases.size(); ++lane) to.put(lane, *cases[lane]);
  load(cases.size(), about_jobs);
}

Sheet& Block::sheet() { return columns_->sheet; }

void Block::load(std::size_t count, bool about_jobs) {
  columns_->sheet.finish(count);
  columns_->about_jobs = about_jobs;
  start(*columns_);
}

std::size_t Block::size() const { return columns_->sheet.count; }

namespace {
// What rests on the cases alone, and not on the job: once for all questions about this block.
void judge_own(Columns& columns, const std::vector<bool>* of_job) {
  const auto& program = columns.program;
  columns.job = nullptr;
  const auto wanted = [&](StepId step) {
    if (columns.judged[step] || (of_job && (*of_job)[step])) return false;
    columns.judged[step] = true;
    return true;
  };
  columns.to_judge.clear();
  for (const auto leaf : program.leaves) {
    if (wanted(leaf)) columns.to_judge.push_back(leaf);
  }
  judge_leaves(columns, columns.own_view, columns.to_judge);
  columns.to_judge.clear();
  for (const auto step : program.order) {
    if (wanted(step)) columns.to_judge.push_back(step);
  }
  run(columns, columns.own_view, columns.to_judge);
}

void answer(Columns& columns, Depth depth) {
  columns.depth = depth;
  find_statuses(columns);
  if (depth.until) find_until(columns);
  for (std::size_t goal = 0; goal < columns.program.goals.size(); ++goal) {
    if (depth.missing) find_missing(columns, goal);
    if (depth.code) find_codes(columns, goal);
  }
}
}  // namespace

void Block::ask(Depth depth) {
  judge_own(*columns_, nullptr);
  columns_->current = &columns_->own_view;
  answer(*columns_, depth);
}

void Block::ask(const Job& job, Depth depth) {
  const auto& plan = job.plan();
  judge_own(*columns_, &plan.mine);
  columns_->job = &plan;
  screen::load(*columns_, plan);
  run(*columns_, columns_->job_view, plan.steps);
  columns_->current = &columns_->job_view;
  answer(*columns_, depth);
}

model::Status Block::status(std::size_t authority, std::size_t lane) const {
  const auto& masks = columns_->status[authority];
  for (std::size_t status = 0; status < masks.size(); ++status) {
    if (masks[status].has(lane)) return static_cast<model::Status>(status);
  }
  return model::Status::undecided;
}

std::span<const std::uint64_t> Block::having(std::size_t authority, model::Status status) const {
  return {columns_->status[authority][static_cast<std::size_t>(status)].data(), words};
}

std::span<const std::int32_t> Block::until(std::size_t authority) const {
  if (!columns_->changes[authority]) return {};
  return columns_->until[authority].at;
}
std::span<const std::uint16_t> Block::codes(std::size_t authority) const { return columns_->code[authority].at; }
std::span<const std::uint32_t> Block::missing(std::size_t authority) const { return columns_->missing[authority].at; }

Result Block::result(std::size_t authority, std::size_t lane) const {
  Result out;
  out.status = status(authority, lane);
  if (columns_->depth.until && columns_->changes[authority]) out.until.days = columns_->until[authority].at[lane];
  if (columns_->depth.missing && out.status == model::Status::undecided)
    out.missing = columns_->program.missing(columns_->missing[authority].at[lane]);
  if (columns_->depth.code) out.code = columns_->program.codes[columns_->code[authority].at[lane]];
  return out;
}

}  // namespace hirepath::screen
