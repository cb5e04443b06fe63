#include "ask/sitting.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "ask/marks.hpp"
#include "ask/names.hpp"
#include "ask/value_text.hpp"
#include "files.hpp"
#include "json/write_case.hpp"

namespace hirepath::cli::ask {
namespace {

using interview::Question;
using model::Id;
using model::Status;
using Kind = Line::Kind;

// What write_file() says on standard error is for the person in the middle of a question, not for the screen below it.
class HeardErrors {
 public:
  HeardErrors() : before_(std::cerr.rdbuf(heard_.rdbuf())) {}
  ~HeardErrors() { std::cerr.rdbuf(before_); }
  HeardErrors(const HeardErrors&) = delete;
  HeardErrors& operator=(const HeardErrors&) = delete;
  std::string text() const { return trimmed(heard_.str()); }

 private:
  std::ostringstream heard_;
  std::streambuf* before_;
};

bool is_open(Status status) { return status == Status::may_apply || status == Status::conditional; }

// The same job and agency, and somebody of whom nothing is known.
std::vector<bool> open_to_anybody(const network::Network& network, const Start& start) {
  model::Case nobody = start.facts;
  nobody.lists.clear();
  for (Id id = 0; id < nobody.facts.size(); ++id)
    if (network.model->facts[id].subject() == "person") nobody.facts[id] = {};
  const session::Session session(network, std::move(nobody), start.options.session);
  std::vector<bool> open;
  for (const Id id : start.options.authorities) open.push_back(is_open(session.status(id, start.options.session.on)));
  return open;
}

std::optional<values::Date> end_of_status(const session::Session& session, Id authority, values::Date on) {
  for (const auto& segment : session.timeline(authority)) {
    if (segment.first <= on && on <= segment.last)
      return segment.last == values::Date::max() ? std::nullopt : std::optional(segment.last);
  }
  return std::nullopt;
}

std::string entries_in_words(const model::Case& facts, Id list) {
  const std::size_t count = entries(facts, list);
  const auto at = facts.lists.find(list);
  const bool complete = at != facts.lists.end() && at->second.complete;
  if (count == 0) return complete ? "none" : "I do not know";
  return std::to_string(count) + (count == 1 ? " entry" : " entries") + (complete ? ", that is all" : "");
}

}  // namespace

Sitting::Sitting(const network::Network& network, Start start)
    : network_(&network),
      start_(std::move(start)),
      interview_(network, start_.facts, start_.options),
      open_to_anybody_(open_to_anybody(network, start_)),
      question_(interview_.next()),
      progress_(interview_.progress()),
      results_(work_out_results()),
      saved_(start_.resumed) {}

bool Sitting::may_stop() const { return question_ && progress_.only_unlikely && progress_.answered > 0; }

bool Sitting::offers_to_stop() {
  const bool first = !offered_;
  offered_ = offered_ || may_stop();
  return first && offered_;
}

bool Sitting::is_sensitive(const Line& line) const {
  if (line.kind == Kind::value) return question_ && question_->sensitive;
  if (line.kind != Kind::named) return false;
  const Named named = find_named(model(), interview_.facts(), line.name);
  return named.question && named.question->sensitive;
}

Reply Sitting::take(const Line& line) {
  const bool about_the_question =
      line.kind == Kind::value || line.kind == Kind::does_not_know || line.kind == Kind::skip;
  if (about_the_question && !question_)
    return {false, "Nothing is being asked any more; 'list' and 'edit' change an answer, 'stop' ends."};
  Reply reply;
  switch (line.kind) {
    case Kind::value:
      reply = is_checklist(*question_) ? answer_checklist(*question_, line.text) : answer(*question_, line.text);
      break;
    case Kind::named: reply = answer_named(line); break;
    case Kind::does_not_know: interview_.does_not_know(*question_); break;
    case Kind::skip:
      if (!editing_) interview_.skip(*question_);
      break;
    case Kind::back: reply = back(); break;
    case Kind::edit: return edit(line.number);
    case Kind::remove: reply = remove(line.number); break;
    case Kind::save: return save_as(line.name);
    case Kind::wrong: return {false, line.text};
    default: return reply;
  }
  if (reply.taken) after_a_step();
  if (!trouble_.empty()) reply.text += (reply.text.empty() ? "" : "\n") + std::exchange(trouble_, {});
  return reply;
}

Reply Sitting::answer(const Question& question, const std::string& text) {
  const Typed typed = read_typed(model(), *question.type, question.sensitive, text);
  if (!typed.value) return {false, typed.problem};
  // An answer that stays what it was keeps its evidence.
  const auto* before = known(model(), interview_.facts(), question);
  const bool asked = !editing_ && question_ && question_->target == question.target;
  if (asked || !before || before->value != *typed.value || !typed.evidence.empty())
    interview_.answer(question, *typed.value, typed.evidence);
  return {true, typed.remark};
}

Reply Sitting::answer_checklist(const Question& question, const std::string& text) {
  const auto marks = read_marks(text, question.items.size());
  if (!marks)
    return {false,
            "'" + text.substr(0, 60) + "' does not fit. Expected: " + form_of_marks(question.items.size()) + '.'};
  std::vector<interview::Target> marked, not_known;
  for (std::size_t i = 0; i < marks->size(); ++i) {
    if ((*marks)[i] == Mark::marked) marked.push_back(question.items[i].target);
    if ((*marks)[i] == Mark::not_sure) not_known.push_back(question.items[i].target);
  }
  Reply reply{true, in_words(question, *marks)};
  interview_.answer(question, marked, not_known);
  return reply;
}

Reply Sitting::answer_named(const Line& line) {
  const Named named = find_named(model(), interview_.facts(), line.name);
  if (!named.question) return {false, named.problem};
  const Question& question = *named.question;
  if (question.kind == Question::Kind::entry) return answer_list(line, entry_of(question.target.fact));
  const Kind said = read_line(line.text, choices(*question.type)).kind;
  if (said == Kind::skip) return {};
  const bool in_vain = said == Kind::does_not_know;
  if (!in_vain) {
    const Typed typed = read_typed(model(), *question.type, question.sensitive, line.text);
    if (!typed.value) return {false, question.path + ": " + typed.problem};
  }
  if (named.begins_an_entry) interview_.answer(entry_of(question.target.fact), values::Value{true});
  if (!in_vain) return answer(question, line.text);
  interview_.does_not_know(question);
  return {};
}

// "person.federal_jobs = none", "person.service_periods_complete = yes".
Reply Sitting::answer_list(const Line& line, const Question& entry) {
  const auto& facts = interview_.facts();
  const Id list = entry.target.fact;
  const std::string word = lower(line.text);
  const bool about_completeness = lower(model::json_name(line.name)).ends_with("_complete");
  const bool complete = about_completeness ? word == "yes" || word == "true" : word == "none";
  if (complete && !about_completeness && entries(facts, list) > 0)
    return {false, "The list has " + entries_in_words(facts, list) + "; 'list' and 'remove' take them out."};
  if (complete) {
    interview_.answer(entry, values::Value{false});
  } else if (read_line(line.text, {}).kind == Kind::does_not_know) {
    interview_.does_not_know(entry);
  } else if (about_completeness) {
    return {false, "Expected: yes, when the list has all its entries."};
  } else {
    const auto& field = model().records[model().facts[list].type.record].fields[0];
    return {false, "Expected: none, or its entries one by one, such as '" + line.name + "[0]." +
                       model::json_name(field.path) + " = ...'."};
  }
  return {};
}

// Whether a list has one more entry; as it is being asked, where it is.
Question Sitting::entry_of(Id list) const {
  const bool asked = question_ && question_->kind == Question::Kind::entry && question_->target.fact == list;
  return asked ? *question_ : entry_question(model(), list);
}

Reply Sitting::back() {
  if (editing_ || interview_.back()) return {};
  return {false, "There is no earlier answer of this sitting; 'list' shows all there are."};
}

Reply Sitting::edit(std::size_t number) {
  const auto all = answered();
  if (number < 1 || number > all.size()) {
    return {false, all.empty() ? "Nothing is answered yet."
                               : "Expected: a number from 1 to " + std::to_string(all.size()) + "; 'list' shows them."};
  }
  question_ = all[number - 1];
  editing_ = true;
  return {};
}

Reply Sitting::remove(std::size_t number) {
  const auto all = answered();
  if (number < 1 || number > all.size() || all[number - 1].target.field == model::none)
    return {false, "Expected: the number of an answer about a list's entry; 'list' shows them."};
  interview_.remove(all[number - 1].target.fact, all[number - 1].target.element);
  return {};
}

void Sitting::after_a_step() {
  told_unlikely_ = told_unlikely_ || tells_unlikely();
  editing_ = false;
  question_ = interview_.next();
  progress_ = interview_.progress();
  results_ = work_out_results();
  saved_ = false;
  save();
}

void Sitting::save() {
  if (start_.file.empty()) return;
  const HeardErrors heard;
  saved_ = write_file(start_.file, json::write_case(model(), known_case()));
  failed_ = !saved_;
  if (failed_) trouble_ = heard.text();
}

Reply Sitting::save_as(const std::string& file) {
  std::error_code ignored;
  if (file.empty() && start_.file.empty()) return {false, "Expected: a file to save to, such as 'save my-case.json'."};
  if (!file.empty() && file != start_.file && std::filesystem::exists(file, ignored))
    return {false, "There is a file '" + file + "' already; to go on with it, start with: hirepath ask " + file};
  if (!file.empty()) start_.file = file;
  save();
  if (failed_) return {false, std::exchange(trouble_, {})};
  return {true, "Saved in " + start_.file + "."};
}

model::Case Sitting::known_case() const {
  model::Case facts = interview_.facts();
  for (const auto& [id, own] : start_.under_the_job) {
    if (facts.facts[id].value == start_.facts.facts[id].value) facts.facts[id] = own;
  }
  return facts;
}

std::string Sitting::answer_to(const Question& question, bool sensitive) const {
  if (question.target.field == model::none && model().facts[question.target.fact].type.kind == values::Kind::list)
    return entries_in_words(interview_.facts(), question.target.fact);
  const auto* what = known(model(), interview_.facts(), question);
  if (!what || !values::known(what->value)) return "I do not know";
  return question.sensitive && !sensitive ? "(not shown)" : in_words(*question.type, what->value);
}

Results Sitting::work_out_results() const {
  const auto& session = interview_.session();
  const auto& authorities = start_.options.authorities;
  const auto on = start_.options.session.on;
  Results results;
  for (const Status status : {Status::may_apply, Status::conditional, Status::conflict, Status::undecided,
                              Status::does_not_apply, Status::not_in_force})
    results.counts.emplace_back(status, 0);
  for (std::size_t i = 0; i < authorities.size(); ++i) {
    const Id id = authorities[i];
    const Status status = session.status(id, on);
    ++std::ranges::find(results.counts, status, &std::pair<Status, std::size_t>::first)->second;
    // A modifier is a condition on somebody else's path, not a way in.
    if (is_open(status) && model().authorities[id].kind != "modifier")
      results.open.push_back({id, status, end_of_status(session, id, on), !open_to_anybody_[i]});
  }
  std::ranges::stable_sort(results.open, [](const Path& a, const Path& b) {
    return std::pair(!a.opened, a.status) < std::pair(!b.opened, b.status);
  });
  return results;
}

}  // namespace hirepath::cli::ask
