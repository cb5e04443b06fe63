// Entrance: write(). The order of the fields is the contract's; what is ours alone comes after it in each object.
#include "json/write_answers.hpp"

#include "json/words.hpp"

namespace hirepath::json {
namespace {

using explain::Answer;
using explain::Answers;
using explain::is_sensitive;
using values::Date;

Json reasons(const Answer& answer) {
  Json list = Json::array();
  for (const auto& reason : answer.because) {
    list.push_back({{"label", reason.label},
                    {"text", reason.text},
                    {"cite", names(reason.cites)},
                    {"facts", names(reason.facts)},
                    {"holds", reason.holds},
                    {"depth", reason.depth}});
  }
  return list;
}

Json needs(const std::vector<explain::Need>& open) {
  Json list = Json::array();
  for (const auto& need : open) {
    list.push_back({{"fact", need.fact},
                    {"question", need.question},
                    {"help", text_or_null(need.help)},
                    {"sensitive", need.sensitive}});
  }
  return list;
}

Json jobs(const Answer& answer) {
  Json list = Json::array();
  for (const auto& job : answer.jobs) {
    Json one = {{"label", job.label}, {"text", job.text}, {"cite", names(job.cites)}};
    if (!job.one_of.empty()) {
      one["one_of"] = job.one_of;
      one["branch"] = job.branch;
    }
    list.push_back(std::move(one));
  }
  return list;
}

Json changes(const Answer& answer) {
  Json list = Json::array();
  for (const auto& change : answer.changes) {
    Json set = Json::array();
    for (const auto& part : change.set) set.push_back({{"fact", part.fact}, {"to", part.to}});
    list.push_back({{"who", change.who}, {"set", std::move(set)}, {"status", model::to_string(change.status)}});
  }
  return list;
}

Json grades(const Answer& answer) {
  Json object = Json::object();
  for (const auto& [grade, status] : answer.grades) object[std::to_string(grade)] = model::to_string(status);
  return object;
}

Json deciders(const Answer& answer) {
  Json list = Json::array();
  for (const auto& decider : answer.deciders) {
    list.push_back(
        {{"who", decider.who}, {"label", decider.label}, {"text", decider.text}, {"cite", names(decider.cites)}});
  }
  return list;
}

Json assumptions(const model::Model& model, const Answer& answer) {
  Json list = Json::array();
  for (const auto& assumption : answer.assumptions) {
    list.push_back({{"fact", assumption.fact},
                    {"text", assumption.text},
                    {"value", is_sensitive(model, assumption.fact) ? Json(nullptr) : text_or_null(assumption.value)},
                    {"cite", names(assumption.cites)}});
  }
  return list;
}

Json conflicts(const std::vector<explain::Conflict>& readings) {
  Json list = Json::array();
  for (const auto& conflict : readings) {
    list.push_back({{"reading", conflict.reading},
                    {"decided_by", text_or_null(conflict.decided_by)},
                    {"cite", names(conflict.cites)}});
  }
  return list;
}

const char* state_word(explain::DocumentState state) {
  switch (state) {
    case explain::DocumentState::have: return "have";
    case explain::DocumentState::expected: return "expected";
    case explain::DocumentState::cannot_get: return "cannot-get";
    case explain::DocumentState::missing: break;
  }
  return "missing";
}

Json documents(const std::vector<explain::DocumentNeed>& needed) {
  Json list = Json::array();
  for (const auto& document : needed) {
    list.push_back({{"id", document.id}, {"title", document.title}, {"state", state_word(document.state)}});
    if (document.state == explain::DocumentState::expected) list.back()["expected_on"] = day(document.expected_on);
    list.back()["help"] = text_or_null(document.help);
    list.back()["proves"] = names(document.proves);
    list.back()["also_accepted"] = names(document.also_accepted);
  }
  return list;
}

Json timeline(const Answer& answer) {
  Json list = Json::array();
  for (const auto& segment : answer.timeline) {
    list.push_back(
        {{"from", day(segment.from)}, {"until", day(segment.until)}, {"status", model::to_string(segment.status)}});
  }
  return list;
}

Json law(const Answer& answer) {
  Json list = Json::array();
  for (const auto& version : answer.law) {
    list.push_back({{"rule", version.rule},
                    {"title", text_or_null(version.title)},
                    {"from", day(version.from)},
                    {"until", day(version.until)},
                    {"cite", names(version.cites)},
                    {"in_force", version.in_force}});
  }
  return list;
}

Json codings(const model::Authority& authority) {
  Json list = Json::array();
  for (const auto& one : authority.codings) list.push_back(coding(one));
  return list;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Json one_answer(const model::Model& model, const Answer& answer) {
  const model::Authority& authority = model.authorities[answer.authority];
  Json object = {{"authority", authority.id},
                 {"title", authority.title},
                 {"kind", hyphenated(authority.kind)},
                 {"status", model::to_string(answer.status)},
                 {"from", day(answer.from)},
                 {"until", day(answer.until)},
                 {"next_change", day(answer.next_change)},
                 {"because", reasons(answer)},
                 {"needs", needs(answer.needs)}};
  if (!answer.jobs.empty()) object["jobs"] = jobs(answer);
  if (!answer.grades.empty()) object["grades"] = grades(answer);
  if (!answer.changes.empty()) object["changes"] = changes(answer);
  object["deciders"] = deciders(answer);
  object["assumptions"] = assumptions(model, answer);
  object["conflicts"] = conflicts(answer.conflicts);
  object["documents"] = documents(answer.documents);
  object["leads_to"] = text_or_null(authority.leads_to);
  object["coding"] = codings(authority);
  object["usajobs_path"] = text_or_null(joined(authority.paths));
  object["confidence"] = authority.confidence;
  Json blocking = Json::array();
  for (const auto& set : answer.blocking) blocking.push_back(names(set));
  object["blocking"] = std::move(blocking);
  object["timeline"] = timeline(answer);
  object["law"] = law(answer);
  object["to_verify"] = names(answer.to_verify);
  return object;
}

// What the agency does with papers, not what the law says; see Answers::closes_on.
Json due(Date closes_on) {
  return {{"on", values::to_string(closes_on)}, {"at", "11:59 pm Eastern"}, {"source", "agency practice"}};
}

Json notes(const std::vector<model::Note>& given) {
  Json list = Json::array();
  for (const auto& note : given) list.push_back({{"text", note.text}, {"cite", names(note.cites)}});
  return list;
}

Json one_finding(const model::Model& model, const Notice& notice) {
  const auto& finding = *notice.finding;
  const auto& authority = model.authorities[finding.authority];
  Json reviews = Json::array();
  for (const auto review : finding.reviews) reviews.push_back(explain::to_string(review));
  return {{"authority", authority.id},
          {"grade", finding.grade ? Json(values::to_string(*finding.grade)) : Json(nullptr)},
          {"finding", explain::to_string(finding.outcome)},
          {"kind", explain::to_string(finding.kind)},
          {"code", text_or_null(finding.code)},
          {"text", text_or_null(finding.text)},
          {"cite", names(finding.cites)},
          {"status", model::to_string(finding.status)},
          {"until", day(finding.until)},
          {"deciders", names(finding.deciders)},
          {"needs", needs(finding.needs)},
          {"documents", documents(finding.documents)},
          {"second_review", std::move(reviews)},
          {"notice", notice.text},
          {"redress", notes(authority.redress)}};
}

Json stretch(const Answer& answer) {
  return {{"status", model::to_string(answer.status)},
          {"from", day(answer.from)},
          {"until", day(answer.until)},
          {"next_change", day(answer.next_change)}};
}

Json truth_word(values::Truth truth) {
  return truth == values::Truth::yes ? "holds" : truth == values::Truth::no ? "fails" : "open";
}

Json what_if(const model::Model& model, const explain::WhatIf& supposed) {
  Json set = Json::array(), conditions = Json::array();
  for (const auto& one : supposed.set)
    set.push_back({{"fact", one.fact},
                   {"to", is_sensitive(model, one.fact) ? Json(nullptr) : Json(one.to)},
                   {"nobody_can_change_it", one.by_nobody}});
  for (const auto& change : supposed.conditions)
    conditions.push_back({{"label", change.label},
                          {"text", change.text},
                          {"cite", names(change.cites)},
                          {"before", truth_word(change.before)},
                          {"after", truth_word(change.after)}});
  return {{"set", std::move(set)},
          {"before", stretch(supposed.before)},
          {"after", one_answer(model, supposed.after)},
          {"conditions", std::move(conditions)}};
}

Json one_block(const Block& block, std::string_view version) {
  const Answers& answers = *block.answers;
  Json list = Json::array();
  for (const auto& answer : answers.answers) list.push_back(one_answer(*answers.model, answer));
  Json object = {{"hirepath", std::string(version)},
                 {"knowledge", {{"edition", answers.model->edition}, {"hash", answers.model->hash}}},
                 {"on", values::to_string(answers.on)},
                 {"law_on", values::to_string(answers.law_on)},
                 {"answers", std::move(list)},
                 {"not_decided_here", Json(explain::not_decided_here)},
                 {"evidence", answers.verified_only ? "verified" : "claimed"},
                 {"presumptions", answers.strict ? "not used" : "used"},
                 {"case", text_or_null(block.case_name)},
                 {"announcement", text_or_null(block.announcement)}};
  if (answers.closes_on) object["documents_due"] = due(*answers.closes_on);
  if (block.what_if) object["what_if"] = what_if(*answers.model, *block.what_if);
  if (block.screened) {
    Json findings = Json::array();
    for (const auto& notice : block.notices) findings.push_back(one_finding(*answers.model, notice));
    object["findings"] = std::move(findings);
  }
  return object;
}

}  // namespace

std::string write(std::span<const Block> blocks, std::string_view version) {
  if (blocks.size() == 1) return dump(one_block(blocks[0], version));
  Json list = Json::array();
  for (const Block& block : blocks) list.push_back(one_block(block, version));
  return dump(list);
}

}  // namespace hirepath::json
