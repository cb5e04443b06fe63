// Many cases at once: 512 cases a block, one bit a case, the same network and the same answers as session and explain.
//
//   Screen   what is asked: authorities, day, options. Immutable; one for all threads.
//   Job      what an announcement says, at one of its grades. Immutable; one for all threads.
//   Block    up to 512 cases as columns and what they get. One for each thread; used again and again.
//
//   const Screen screen(network, {.on = day, .presume = false}, authorities);
//   Block block(screen);
//   block.load(cases);                    // what rests on the applicants alone is judged here, once
//   block.ask();                          // each case about the position it names itself; or
//   for (const Job& job : jobs) block.ask(job);  // about each job: only what the job bears on is judged again
//   block.result(authority, lane)         // after each ask
//
// Nothing is kept from one load to the next. After the first block of a kind (list lengths) nothing is allocated.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "screen/mask.hpp"
#include "session/session.hpp"

namespace hirepath::screen {

using model::Id;
using values::Date;

// The first fact that is missing, in the order of the rules' text: a fact, a field of a list's element, or whether a
// list is complete.
struct Missing {
  enum class Kind : std::uint8_t { nothing, fact, field, complete };
  Kind kind = Kind::nothing;
  std::uint16_t element = 0;  // field: of the list, from 0
  Id fact = model::none;      // the fact, or the list
  Id field = model::none;     // in the list's record
  friend bool operator==(const Missing&, const Missing&) = default;
};

struct Result {
  model::Status status = model::Status::undecided;
  // The last day with this status, as explain::Answer::until; Date::max(): open.
  Date until = Date::max();
  // undecided only. Nothing where no fact settles it (the edition does not record the law, or the law does not say
  // which day counts).
  Missing missing;
  // The reason code, stable. Of the authority's own rules in their order and text, rules not in force passed over:
  //   does-not-apply  the first condition that is known to fail, innermost label: "vra(3)"; of a rule whose conditions
  //   do
  //                   not fail, the exception's path
  //   conditional     the first condition that a decider has to settle, in the first rule that deciders could fulfil
  //   undecided       the first condition that is open, in the first rule not known to fail
  //   may-apply       the path of the first rule that is (for the best job) fulfilled
  //   conflict        "RULE:conflict-N": the first reading that answers otherwise
  // A condition without a label goes by the label it stands under, or the rule's path. Empty: not-in-force, and
  // undecided where the edition does not record the law.
  std::string_view code;
};

// Which parts to work out besides the status.
struct Depth {
  bool until = true;
  bool missing = true;
  bool code = true;
  // By model::Status: until and code are worked out of cases with these statuses only.
  std::array<bool, 6> statuses{true, true, true, true, true, true};
};

struct Program;
struct Layout;

class Screen {
 public:
  // The network (and its model) outlives the screen. `authorities` empty: all. For the strict answer, which HR
  // screening wants (semantics 7), options.presume is false.
  Screen(const network::Network& network, const session::Options& options, std::span<const Id> authorities = {});
  Screen(Screen&&) noexcept;
  ~Screen();

  std::span<const Id> authorities() const;
  const session::Options& options() const;
  const Layout& layout() const;                // of its blocks' sheets
  std::span<const std::string> codes() const;  // that a result may have; the first is none
  const network::Network& network() const;
  // Judges all facts of the slice: gates and leaves that these authorities rest on.
  std::size_t gates() const;
  // "person.service_periods[0].released", "person.service_periods_complete"; empty for nothing.
  std::string path(const Missing& missing) const;
  Missing missing(std::uint32_t number) const;  // of Block::missing

  const Program& program() const { return *program_; }  // private to the room

 private:
  std::unique_ptr<Program> program_;
};

struct JobPlan;

class Job {
 public:
  // The facts that are known in `facts` (no lists) take the place of a case's own, as `check --announcement` does; the
  // position and the agency are then given. `grade` is position.grade.
  Job(const Screen& screen, model::Case facts, std::optional<values::Grade> grade = std::nullopt);
  Job(Job&&) noexcept;
  ~Job();

  const JobPlan& plan() const { return *plan_; }  // private to the room

 private:
  std::unique_ptr<JobPlan> plan_;
};

struct Columns;
struct Sheet;

class Block {
 public:
  explicit Block(const Screen& screen);
  Block(Block&&) noexcept;
  ~Block();

  // At most `lanes` cases, each complete in `facts` (parallel to Model::facts); they live until the next load. For
  // questions about jobs every case counts as one whose position and agency are given: `about_jobs` true.
  void load(std::span<const model::Case* const> cases, bool about_jobs = false);
  // The same in two steps, for readers that write columns themselves: the sheet, cleared and filled lane by lane; then
  // how many lanes it has.
  Sheet& sheet();
  void load(std::size_t count, bool about_jobs = false);
  std::size_t size() const;

  void ask(Depth depth = {});                  // about_jobs false
  void ask(const Job& job, Depth depth = {});  // about_jobs true

  // `authority`: its place in Screen::authorities(); `lane`: the case's place in load().
  Result result(std::size_t authority, std::size_t lane) const;
  model::Status status(std::size_t authority, std::size_t lane) const;
  // One bit a case, lane 0 lowest: those with this status.
  std::span<const std::uint64_t> having(std::size_t authority, model::Status status) const;
  // A result's parts, by lane; only those of the last ask's depth. The code is a number in Screen::codes().
  std::span<const std::int32_t> until(std::size_t authority) const;  // empty where no case's status ever ends
  std::span<const std::uint16_t> codes(std::size_t authority) const;
  std::span<const std::uint32_t> missing(std::size_t authority) const;  // of undecided ones; Screen::missing

 private:
  std::unique_ptr<Columns> columns_;
};

}  // namespace hirepath::screen
