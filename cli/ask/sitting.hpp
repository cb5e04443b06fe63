// One sitting of the interview, whatever it looks like: the question at hand, what a person can do with it, and the
// file that keeps what is known after every step.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/line.hpp"
#include "ask/start.hpp"
#include "interview/interview.hpp"

namespace hirepath::cli::ask {

struct Reply {
  bool taken = true;
  std::string text;  // what there is to say, or nothing
};

// A path that is open as things are.
struct Path {
  model::Id authority = model::none;
  model::Status status = model::Status::may_apply;
  std::optional<values::Date> until;
  bool opened = false;  // by what the person said: it is not open to somebody of whom nothing is known
};

struct Results {
  std::vector<std::pair<model::Status, std::size_t>> counts;  // in the order of the answers; none is left out
  std::vector<Path> open;                                     // may-apply and conditional, the best first
};

class Sitting {
 public:
  Sitting(const network::Network& network, Start start);

  // Nothing: no answer that is still open can change.
  const std::optional<interview::Question>& question() const { return question_; }
  const interview::Progress& progress() const { return progress_; }
  const Results& results() const { return results_; }
  const model::Model& model() const { return *network_->model; }
  const Start& start() const { return start_; }
  const model::Case& facts() const { return interview_.facts(); }
  const std::string& file() const { return start_.file; }
  bool saved() const { return saved_; }    // all that is known stands in the file
  bool failed() const { return failed_; }  // the file could not be written
  bool editing() const { return editing_; }
  // Something is answered, and few people with these answers would find another path by going on.
  bool may_stop() const;
  bool offers_to_stop();  // the first time
  // The question at hand is the first of this sitting that can only affect unlikely paths.
  bool tells_unlikely() const { return question_ && question_->unlikely && !told_unlikely_; }

  // Does what the line says, except for what only shows something (help, list, results) or ends the sitting.
  Reply take(const Line& line);

  // The line's answer is not to be repeated.
  bool is_sensitive(const Line& line) const;

  // What was answered, as the review numbers it from 1.
  std::vector<interview::Question> answered() const { return interview_.answered(); }
  // The answer in words; "(not shown)" for a sensitive one.
  std::string answer_to(const interview::Question& question, bool sensitive) const;
  // All that is known, without what only the announcement says.
  model::Case known_case() const;

 private:
  Reply answer(const interview::Question& question, const std::string& text);
  Reply answer_checklist(const interview::Question& question, const std::string& text);
  Reply answer_named(const Line& line);
  Reply answer_list(const Line& line, const interview::Question& entry);
  interview::Question entry_of(model::Id list) const;
  Reply edit(std::size_t number);
  Reply remove(std::size_t number);
  Reply back();
  Reply save_as(const std::string& file);
  void after_a_step();  // works out what comes next, and saves
  void save();
  Results work_out_results() const;

  const network::Network* network_;
  Start start_;
  interview::Interview interview_;
  std::vector<bool> open_to_anybody_;  // parallel to the authorities asked about
  std::optional<interview::Question> question_;
  interview::Progress progress_;
  Results results_;
  bool editing_ = false, saved_ = false, failed_ = false, offered_ = false, told_unlikely_ = false;
  std::string trouble_;  // with the file, not told yet
};

}  // namespace hirepath::cli::ask
