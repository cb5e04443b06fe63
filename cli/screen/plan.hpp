// What a screening asks: made once from the command line, shared by all threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command_line.hpp"
#include "knowledge.hpp"
#include "screen/csv.hpp"
#include "screen/input.hpp"
#include "screen/rows.hpp"
#include "screen/screen.hpp"

namespace hirepath::cli::screening {

// An announcement; or, with no announcement, the position that each case names itself.
struct Offer {
  std::string name;  // its control number; empty: none
  std::string title;
  model::Case facts;
  std::vector<values::Grade> grades;
  std::optional<values::Date> closes_on;
  std::vector<screen::Job> jobs;         // one for each grade, or one; none without an announcement
  std::vector<std::string> grade_words;  // parallel to jobs
};

struct Explained {
  std::string id;
  model::Id authority = model::none;  // none: all that were asked
};

struct Plan {
  explicit Plan(const Arguments& from) : arguments(from) {}

  const Arguments& arguments;
  std::unique_ptr<const Knowledge> knowledge;
  std::optional<screen::Screen> engine;
  std::vector<Offer> offers;
  std::vector<std::string> authorities;  // ids, in order of engine->authorities()
  std::array<bool, 6> wanted{};          // statuses whose rows are written
  std::optional<RowPieces> pieces;
  Pieces questions;  // of a row, by offer, authority and grade
  std::vector<Explained> explained;
  bool csv = false;  // the input
  RowFormat format = RowFormat::jsonl;
  std::vector<Column> columns;    // csv
  std::size_t lanes = 512;        // lines in a batch
  std::string question;           // digest of all that decides what is written, but not of the input
  std::string announcement_hash;  // of the announcements' files
  values::Date on;

  const model::Model& model() const { return knowledge->model; }
};

// Nothing but `plan.columns` and `plan.question` depends on the input. Not done: after saying why, the exit status.
int make_plan(Plan& plan);
// The header of a CSV, and the digest. bad_input after saying what is wrong with it.
int finish_plan(Plan& plan, std::string_view header);

}  // namespace hirepath::cli::screening
