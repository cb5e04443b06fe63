#include "ask/names.hpp"

#include <algorithm>
#include <charconv>

#include "ask/value_text.hpp"
#include "text/suggest.hpp"

namespace hirepath::cli::ask {
namespace {

using interview::Question;
using model::Id;
using values::Kind;

constexpr std::string_view complete_suffix = "_complete";

Id find_path(const model::Model& model, std::string_view path) {
  const auto at = std::ranges::find(model.facts, path, [](const auto& fact) { return model::json_name(fact.path); });
  return at == model.facts.end() ? model::none : static_cast<Id>(at - model.facts.begin());
}

std::string no_name(const std::string& name, const std::vector<std::string>& names) {
  const std::string near = name.size() > 100 ? std::string() : text::nearest(name, names);
  return "The rules have no fact called '" + name.substr(0, 100) + "'." +
         (near.empty() ? std::string() : " Did you mean '" + near + "'?");
}

Named problem(std::string words) { return {{}, false, std::move(words)}; }

// Also a name without its subject, "rating" for "person.rating", is near.
Named unknown_fact(const model::Model& model, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& fact : model.facts) {
    names.push_back(model::json_name(fact.path));
    if (names.back().ends_with('.' + name)) return problem(no_name(name, {}) + " Did you mean '" + names.back() + "'?");
  }
  return problem(no_name(name, names));
}

Question question_about(const model::Fact& fact, interview::Target target, std::string path) {
  Question question;
  question.target = target;
  question.path = std::move(path);
  question.topic = fact.topic;
  question.words = fact.ask;
  question.help = fact.help;
  question.type = &fact.type;
  question.sensitive = fact.sensitive;
  return question;
}

Named find_field(const model::Model& model, const model::Case& facts, const std::string& name, std::size_t bracket) {
  const std::string base = name.substr(0, bracket);
  const Id list = find_path(model, base);
  if (list == model::none) return unknown_fact(model, base);
  if (model.facts[list].type.kind != Kind::list) return problem("'" + base + "' is no list, so it has no entries.");
  std::size_t index = 0;
  const char* const end = name.data() + name.size();
  const auto [after, error] = std::from_chars(name.data() + bracket + 1, end, index);
  if (error != std::errc{} || end - after < 3 || after[0] != ']' || after[1] != '.')
    return problem("Expected: an entry and a field, such as '" + base + "[0].name'.");
  const std::size_t there = entries(facts, list);
  if (index > there) {
    return problem("'" + base + "' has " + std::to_string(there) + (there == 1 ? " entry" : " entries") +
                   "; the next one is [" + std::to_string(there) + "].");
  }
  const std::string field(after + 2, end);
  const auto& record = model.records[model.facts[list].type.record];
  std::vector<std::string> names;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    names.push_back(model::json_name(record.fields[i].path));
    if (names.back() != field) continue;
    Named found{question_about(record.fields[i], {list, index, static_cast<Id>(i)}, name), index == there, {}};
    found.question->topic = model.facts[list].topic;
    return found;
  }
  return problem(no_name(field, names));
}

}  // namespace

std::size_t entries(const model::Case& facts, Id list) {
  const auto at = facts.lists.find(list);
  return at == facts.lists.end() ? 0 : at->second.elements.size();
}

const model::Fact& declaration(const model::Model& model, const interview::Target& target) {
  const model::Fact& fact = model.facts[target.fact];
  return target.field == model::none ? fact : model.records[fact.type.record].fields[target.field];
}

const model::Known* known(const model::Model& model, const model::Case& facts, const Question& question) {
  const auto& target = question.target;
  if (model.facts[target.fact].type.kind != Kind::list) return &facts.facts[target.fact];
  const auto list = facts.lists.find(target.fact);
  if (target.field == model::none || list == facts.lists.end() || target.element >= list->second.elements.size())
    return nullptr;
  const auto& fields = list->second.elements[target.element].fields;
  return target.field < fields.size() ? &fields[target.field] : nullptr;
}

Question entry_question(const model::Model& model, Id list) {
  static const model::Type yes_no;
  const model::Fact& fact = model.facts[list];
  Question question = question_about(fact, {list, 0, model::none}, model::json_name(fact.path));
  question.kind = Question::Kind::entry;
  question.type = &yes_no;
  return question;
}

Named find_named(const model::Model& model, const model::Case& facts, std::string_view typed) {
  const std::string name = lower(model::json_name(typed));
  if (const auto bracket = name.find('['); bracket != std::string::npos) return find_field(model, facts, name, bracket);
  if (name.ends_with(complete_suffix)) {
    const Id list = find_path(model, std::string_view(name).substr(0, name.size() - complete_suffix.size()));
    if (list != model::none && model.facts[list].type.kind == Kind::list)
      return {entry_question(model, list), false, {}};
  }
  const Id fact = find_path(model, name);
  if (fact == model::none) return unknown_fact(model, name);
  if (model.facts[fact].type.kind != Kind::list)
    return {question_about(model.facts[fact], {fact, 0, model::none}, name), false, {}};
  return {entry_question(model, fact), false, {}};
}

}  // namespace hirepath::cli::ask
