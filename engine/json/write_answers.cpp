// Entrance: write(). The order of the fields is the contract's; what is ours alone comes after it in each object.
#include "json/write_answers.hpp"

#include "json/words.hpp"

namespace hirepath::json {
namespace {

using explain::Answer;
using explain::Answers;

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

Json needs(const Answer& answer) {
  Json list = Json::array();
  for (const auto& need : answer.needs) {
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

// A presumption is the rules' own value, not the person's; of a sensitive fact even that is left out.
bool is_sensitive(const model::Model& model, const std::string& path) {
  const std::string name = model::json_name(path);
  const auto called = [](const std::string& wanted) {
    return [&wanted](const model::Fact& fact) { return fact.sensitive && model::json_name(fact.path) == wanted; };
  };
  if (name.find('[') == std::string::npos) return std::ranges::any_of(model.facts, called(name));
  const std::string field = name.substr(name.rfind('.') + 1);
  return std::ranges::any_of(
      model.records, [&](const model::Record& record) { return std::ranges::any_of(record.fields, called(field)); });
}

Json assumptions(const model::Model& model, const Answer& answer) {
  Json list = Json::array();
  for (const auto& assumption : answer.assumptions) {
    list.push_back({{"fact", assumption.fact},
                    {"text", assumption.text},
                    {"value", is_sensitive(model, assumption.fact) ? Json(nullptr) : Json(assumption.value)},
                    {"cite", names(assumption.cites)}});
  }
  return list;
}

Json conflicts(const Answer& answer) {
  Json list = Json::array();
  for (const auto& conflict : answer.conflicts) {
    list.push_back({{"reading", conflict.reading},
                    {"decided_by", text_or_null(conflict.decided_by)},
                    {"cite", names(conflict.cites)}});
  }
  return list;
}

Json documents(const Answer& answer) {
  Json list = Json::array();
  for (const auto& document : answer.documents) {
    list.push_back({{"id", document.id},
                    {"title", document.title},
                    {"state", document.state == explain::DocumentState::have ? "have" : "missing"},
                    {"help", text_or_null(document.help)},
                    {"proves", names(document.proves)},
                    {"also_accepted", names(document.also_accepted)}});
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
                 {"needs", needs(answer)}};
  if (!answer.jobs.empty()) object["jobs"] = jobs(answer);
  if (!answer.grades.empty()) object["grades"] = grades(answer);
  if (!answer.changes.empty()) object["changes"] = changes(answer);
  object["deciders"] = deciders(answer);
  object["assumptions"] = assumptions(model, answer);
  object["conflicts"] = conflicts(answer);
  object["documents"] = documents(answer);
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

Json one_block(const Block& block, std::string_view version) {
  const Answers& answers = *block.answers;
  Json list = Json::array();
  for (const auto& answer : answers.answers) list.push_back(one_answer(*answers.model, answer));
  return {{"hirepath", std::string(version)},
          {"knowledge", {{"edition", answers.model->edition}, {"hash", answers.model->hash}}},
          {"on", values::to_string(answers.on)},
          {"law_on", values::to_string(answers.law_on)},
          {"answers", std::move(list)},
          {"not_decided_here", {"qualification", "time-in-grade", "suitability", "area of consideration"}},
          {"evidence", answers.verified_only ? "verified" : "claimed"},
          {"presumptions", answers.strict ? "not used" : "used"},
          {"case", text_or_null(block.case_name)},
          {"announcement", text_or_null(block.announcement)}};
}

}  // namespace

std::string write(std::span<const Block> blocks, std::string_view version) {
  if (blocks.size() == 1) return dump(one_block(blocks[0], version));
  Json list = Json::array();
  for (const Block& block : blocks) list.push_back(one_block(block, version));
  return dump(list);
}

}  // namespace hirepath::json
