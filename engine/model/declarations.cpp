// What the files declare: documents, records, facts, decisions, definitions, authorities; first their names, then their attributes.
#include <algorithm>
#include <array>

#include "model/resolver.hpp"
#include "text/suggest.hpp"

namespace hirepath::model {

namespace {
constexpr std::array people{"applicant", "hr", "agency", "opm", "va", "service", "physician", "court", "time", "nobody"};

// Runs one action for the kind of item it is about.
template <class T, class Action>
void each(const syntax::File& file, Action action) {
  for (const auto& item : file.items) {
    if (const auto* tree = std::get_if<T>(&item)) action(*tree);
  }
}

template <class T>
Id declare_id(std::map<std::string, Id, std::less<>>& ids, std::vector<T>& items, T value, const syntax::Token& id, const text::SourcePtr& source,
              text::Diagnostics& found) {
  const auto [at, added] = ids.emplace(id.text, static_cast<Id>(items.size()));
  if (!added) {
    found.error("HP202", {source, id.where}, "'" + id.text + "' is declared twice").expected = "one declaration of each name";
    return none;
  }
  items.push_back(std::move(value));
  return at->second;
}
}  // namespace

std::vector<std::string> Resolver::texts(const std::vector<syntax::Token>& tokens) {
  std::vector<std::string> out;
  for (const auto& token : tokens) out.push_back(token.text);
  return out;
}

std::optional<values::Date> Resolver::date(const syntax::Token& token, const text::SourcePtr& source) {
  const auto day = values::parse_date(token.text);
  if (!day) found.error("HP203", {source, token.where}, "'" + token.text + "' is not a day of the calendar").expected = "a date such as 2024-05-14";
  return day;
}

void Resolver::add_phrase(Id record, const std::string& phrase, Meaning meaning, text::Place at) {
  if (phrase.empty()) return;
  if (!phrases.emplace(std::pair{record, phrase}, meaning).second) {
    found.error("HP202", at, "the phrase '" + phrase + "' is declared twice").expected = "a phrase of its own for each fact, definition and decision";
  }
}

Fact Resolver::make_fact(const syntax::Token& path, const syntax::Type& type, const text::SourcePtr& source) {
  Fact fact;
  fact.path = path.text;
  fact.place = {source, path.where};
  using values::Kind;
  const std::map<std::string, Kind, std::less<>> kinds{{"yes/no", Kind::yes_no}, {"date", Kind::date},     {"number", Kind::number}, {"grade", Kind::grade},
                                                       {"code", Kind::code},     {"choice", Kind::choice}, {"list", Kind::list}};
  const auto kind = kinds.find(type.name);
  if (kind == kinds.end()) {
    found.error("HP203", {source, type.where}, "there is no type '" + type.name + "'").expected = "yes/no, date, number, grade, code, choice (...) or list of RECORD";
    return fact;
  }
  fact.type.kind = kind->second;
  if (fact.type.kind == Kind::choice) {
    fact.type.choices = texts(type.choices);
    auto sorted = fact.type.choices;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) found.error("HP202", {source, type.where}, "a choice is named twice");
  } else if (fact.type.kind == Kind::number && type.choices.size() == 2) {
    fact.type.low = std::stoll(type.choices[0].text);
    fact.type.high = std::stoll(type.choices[1].text);
  } else if (fact.type.kind == Kind::list && !type.choices.empty()) {
    const auto record = records.find(type.choices[0].text);
    if (record == records.end()) {
      std::vector<std::string> names;
      for (const auto& [name, id] : records) names.push_back(name);
      unknown_name("HP201", "record", type.choices[0], {none, "", &source}, names);
    } else {
      fact.type.record = record->second;
    }
  }
  return fact;
}

void Resolver::set_attributes(Fact& fact, std::span<const syntax::Attribute> attributes, const text::SourcePtr& source) {
  const auto who = [&](const syntax::Attribute& attribute) -> std::string {
    const std::string name = attribute.words.empty() ? "" : attribute.words[0].text;
    if (std::find(people.begin(), people.end(), name) == people.end()) {
      unknown_name("HP201", "decider or person asked", attribute.words.empty() ? syntax::Token{name, attribute.where} : attribute.words[0], {none, "", &source},
                   {people.begin(), people.end()});
    }
    return name;
  };
  std::vector<std::string> seen;
  for (const auto& attribute : attributes) {
    const auto& key = attribute.key;
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) found.error("HP205", {source, attribute.where}, "'" + key + "' is said twice of " + fact.path);
    seen.push_back(key);
    const std::string first = attribute.strings.empty() ? "" : attribute.strings[0].text;
    if (key == "phrase") fact.phrase = first;
    else if (key == "ask") fact.ask = first;
    else if (key == "help") fact.help = first;
    else if (key == "asked-of") fact.asked_of = who(attribute);
    else if (key == "decided-by") fact.decided_by = who(attribute);
    else if (key == "changed-by") fact.changed_by = who(attribute);
    else if (key == "sensitive") fact.sensitive = true;
    else if (key == "defaults-to-the-action-date") {
      fact.defaults_to_action_date = true;
      if (fact.type.kind != values::Kind::date) found.error("HP203", {source, attribute.where}, "only a date can default to the action date");
    } else if (key == "proved-by") {
      for (const auto& word : attribute.words) {
        const auto document = documents.find(word.text);
        if (document != documents.end()) {
          fact.proved_by.push_back(document->second);
        } else {
          std::vector<std::string> names;
          for (const auto& [name, id] : documents) names.push_back(name);
          unknown_name("HP201", "document", word, {none, "", &source}, names);
        }
      }
    } else if (key == "presume") {
      std::string expected;
      const auto value = attribute.words.empty() ? std::nullopt : parse_value(fact.type, attribute.words[0].text, expected);
      if (!value) found.error("HP203", {source, attribute.where}, "the presumed value does not fit " + fact.path).expected = expected;
      else fact.presumed = *value;
      fact.presumed_cites = texts(attribute.cites);
      if (attribute.cites.empty()) found.error("HP204", {source, attribute.where}, "a presumption without a citation").expected = "a citation in square brackets";
    } else {
      found.error("HP205", {source, attribute.where}, "a fact has no attribute '" + key + "'");
    }
  }
}

void Resolver::declare(const syntax::File& file) {
  const auto& source = file.source;
  each<syntax::Edition>(file, [&](const auto& tree) {
    if (!model.edition.empty()) found.error("HP202", {source, tree.where}, "the edition is declared twice");
    model.edition = tree.id.text;
    model.edition_title = tree.title.text;
  });
  each<syntax::Document>(file, [&](const auto& tree) { declare_id(documents, model.documents, Document{tree.id.text, tree.title.text, "", {}}, tree.id, source, found); });
  each<syntax::Record>(file, [&](const auto& tree) { declare_id(records, model.records, Record{tree.id.text, tree.title.text, none, {}}, tree.id, source, found); });
  each<syntax::Decision>(file, [&](const auto& tree) {
    DecisionDeclaration declaration{tree.id.text, tree.phrase.text, tree.decided_by.text, ""};
    for (const auto& attribute : tree.attributes) {
      if (attribute.key == "help" && !attribute.strings.empty()) declaration.help = attribute.strings[0].text;
    }
    if (std::find(people.begin(), people.end(), declaration.decided_by) == people.end()) {
      unknown_name("HP201", "decider", tree.decided_by, {none, "", &source}, {people.begin(), people.end()});
    }
    const Id id = declare_id(decision_ids, decisions, std::move(declaration), tree.id, source, found);
    if (id != none) add_phrase(none, tree.phrase.text, {Meaning::Kind::decision, id}, {source, tree.phrase.where});
  });
  each<syntax::Authority>(file, [&](const auto& tree) {
    Authority authority;
    authority.id = tree.id.text;
    authority.title = tree.title.text;
    authority.place = {source, tree.id.where};
    declare_id(authorities, model.authorities, std::move(authority), tree.id, source, found);
  });
}

void Resolver::describe(const syntax::File& file) {
  const auto& source = file.source;
  const auto document_id = [&](const syntax::Token& word) -> Id {
    const auto at = documents.find(word.text);
    if (at != documents.end()) return at->second;
    std::vector<std::string> names;
    for (const auto& [name, id] : documents) names.push_back(name);
    unknown_name("HP201", "document", word, {none, "", &source}, names);
    return none;
  };
  each<syntax::Document>(file, [&](const auto& tree) {
    auto& document = model.documents[documents.find(tree.id.text)->second];
    for (const auto& attribute : tree.attributes) {
      if (attribute.key == "help" && !attribute.strings.empty()) document.help = attribute.strings[0].text;
      if (attribute.key != "also-accepted") continue;
      for (const auto& word : attribute.words) {
        if (const Id id = document_id(word); id != none) document.also_accepted.push_back(id);
      }
    }
  });
  each<syntax::Record>(file, [&](const auto& tree) {
    const Id id = records.find(tree.id.text)->second;
    std::vector<Fact> fields;
    for (const auto& field : tree.fields) {
      Fact fact = make_fact(field.name, field.type, source);
      if (fact.type.kind == values::Kind::list) found.error("HP203", {source, field.type.where}, "a record cannot hold a list").expected = "a fact of its own for each list";
      set_attributes(fact, field.attributes, source);
      if (std::any_of(fields.begin(), fields.end(), [&](const Fact& other) { return other.path == fact.path; })) {
        found.error("HP202", {source, field.name.where}, "the field '" + fact.path + "' is declared twice");
      }
      add_phrase(id, fact.phrase, {Meaning::Kind::field, static_cast<Id>(fields.size())}, {source, field.name.where});
      fields.push_back(std::move(fact));
    }
    auto& record = model.records[id];
    record.fields = std::move(fields);
    if (!tree.ordered_by) return;
    for (Id i = 0; i < record.fields.size(); ++i) {
      if (record.fields[i].path == tree.ordered_by->text && record.fields[i].type.kind == values::Kind::date) record.ordered_by = i;
    }
    if (record.ordered_by == none) found.error("HP201", {source, tree.ordered_by->where}, "'" + tree.ordered_by->text + "' is not a date field of " + record.id);
  });
  each<syntax::Fact>(file, [&](const auto& tree) {
    Fact fact = make_fact(tree.path, tree.type, source);
    set_attributes(fact, tree.attributes, source);
    const auto subject = fact.subject();
    if (subject != "person" && subject != "position" && subject != "agency" && subject != "action") {
      found.error("HP203", {source, tree.path.where}, "a fact must be about somebody").expected = "a name that starts with person., position., agency. or action.";
    }
    const auto phrase = fact.phrase;
    const Id id = declare_id(facts, model.facts, std::move(fact), tree.path, source, found);
    if (id != none) add_phrase(none, phrase, {Meaning::Kind::fact, id}, {source, tree.path.where});
  });
  each<syntax::Define>(file, [&](const auto& tree) {
    Definition definition;
    definition.id = tree.id.text;
    definition.phrase = tree.phrase.text;
    definition.place = {source, tree.id.where};
    if (tree.record) {
      const auto record = records.find(tree.record->text);
      if (record != records.end()) {
        definition.record = record->second;
      } else {
        std::vector<std::string> names;
        for (const auto& [name, record_id] : records) names.push_back(name);
        unknown_name("HP201", "record", *tree.record, {none, "", &source}, names);
      }
    }
    const Id record = definition.record;
    const Id id = declare_id(definitions, model.definitions, std::move(definition), tree.id, source, found);
    if (id != none) add_phrase(record, tree.phrase.text, {Meaning::Kind::definition, id}, {source, tree.phrase.where});
  });
  each<syntax::Authority>(file, [&](const auto& tree) { describe_authority(tree, source); });
}

}  // namespace hirepath::model
