// What the files declare: documents, records, facts, decisions, definitions, authorities; first their names, then their
// attributes.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "model/resolver.hpp"
#include "text/suggest.hpp"

namespace hirepath::model {

namespace {
constexpr const char* a_citation = "a citation in square brackets, such as [5 CFR 307.103]";
constexpr std::array people{"applicant", "hr",        "agency", "opm",  "va",
                            "service",   "physician", "court",  "time", "nobody"};

// Runs one action for the kind of item it is about.
template <class T, class Action>
void each(const syntax::File& file, Action action) {
  for (const auto& item : file.items) {
    if (const auto* tree = std::get_if<T>(&item)) action(*tree);
  }
}

}  // namespace

std::vector<std::string> Resolver::texts(const std::vector<syntax::Token>& tokens) {
  std::vector<std::string> out;
  out.reserve(tokens.size());
  for (const auto& token : tokens) out.push_back(token.text);
  return out;
}

std::optional<values::Date> Resolver::date(const syntax::Token& token, const text::SourcePtr& source) {
  const auto day = values::parse_date(token.text);
  if (!day)
    found.error("HP203", {source, token.where}, "'" + token.text + "' is not a day of the calendar").expected =
        "a date such as 2024-05-14";
  return day;
}

std::optional<std::int64_t> Resolver::number(const syntax::Token& token, const text::SourcePtr& source) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), number);
  if (error == std::errc{} && end == token.text.data() + token.text.size()) return number;
  found.error("HP203", {source, token.where}, "the number " + token.text + " is too large").expected =
      "a whole number of at most 18 digits";
  return std::nullopt;
}

bool Resolver::is_first(const std::string& kind, const syntax::Token& name, const text::SourcePtr& source) {
  const auto [at, added] = first_places.emplace(kind + " " + name.text, text::Place{source, name.where});
  if (added) return true;
  auto& finding = found.error("HP202", {source, name.where}, "the " + kind + " '" + name.text + "' is declared twice");
  finding.expected = kind == "rule" ? "a name of its own for each version, such as " + name.text + ".since-2018"
                                    : "one declaration of each name";
  finding.notes.push_back({at->second, "the first declaration"});
  return false;
}

void Resolver::add_phrase(Id record, const std::string& phrase, Meaning meaning, text::Place at) {
  if (phrase.empty()) return;
  const std::pair key{record, phrase};
  if (!phrases.emplace(key, meaning).second) {
    auto& finding = found.error("HP202", at, "the phrase '" + phrase + "' is declared twice");
    finding.expected = "a phrase of its own for each fact, definition and decision";
    finding.notes.push_back({phrase_places[key], "the other declaration"});
  } else {
    phrase_places[key] = std::move(at);
  }
}

// The attributes that may stand here; each once, but for those that say several things.
void Resolver::only(std::span<const syntax::Attribute> attributes, std::initializer_list<std::string_view> allowed,
                    const std::string& owner, const text::SourcePtr& source) {
  constexpr std::array<std::string_view, 4> repeated{"note", "coding", "despite", "redress"};
  std::vector<std::string_view> seen;
  for (const auto& attribute : attributes) {
    auto words = attribute.key;
    std::replace(words.begin(), words.end(), '-', ' ');
    if (std::find(allowed.begin(), allowed.end(), attribute.key) == allowed.end()) {
      std::string list;
      for (const auto key : allowed) {
        auto name = std::string(key);
        std::replace(name.begin(), name.end(), '-', ' ');
        list += (list.empty() ? "" : ", ") + name;
      }
      found.error("HP205", {source, attribute.where}, "'" + words + "' cannot be said of " + owner).expected = list;
    } else if (std::find(seen.begin(), seen.end(), attribute.key) != seen.end() &&
               std::find(repeated.begin(), repeated.end(), attribute.key) == repeated.end()) {
      found.error("HP205", {source, attribute.where}, "'" + words + "' is said twice of " + owner).expected =
          "one '" + words + "'";
    }
    seen.push_back(attribute.key);
  }
}

Fact Resolver::make_fact(const syntax::Token& path, const syntax::Type& type, const text::SourcePtr& source) {
  Fact fact;
  fact.path = path.text;
  fact.place = {source, path.where};
  using values::Kind;
  const std::map<std::string, Kind, std::less<>> kinds{
      {"yes/no", Kind::yes_no}, {"date", Kind::date},     {"number", Kind::number}, {"grade", Kind::grade},
      {"code", Kind::code},     {"choice", Kind::choice}, {"list", Kind::list}};
  const auto kind = kinds.find(type.name);
  if (kind == kinds.end()) {
    found.error("HP203", {source, type.where}, "there is no type '" + type.name + "'").expected =
        "yes/no, date, number, grade, code, choice (...) or list of RECORD";
    return fact;
  }
  fact.type.kind = kind->second;
  if (fact.type.kind == Kind::choice) {
    fact.type.choices = texts(type.choices);
    auto sorted = fact.type.choices;
    std::sort(sorted.begin(), sorted.end());
    if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end()) {
      found.error("HP202", {source, type.where}, "the choice '" + *twice + "' is named twice").expected =
          "each choice once";
    }
  } else if (fact.type.kind == Kind::number && type.choices.size() == 2) {
    fact.type.low = number(type.choices[0], source);
    fact.type.high = number(type.choices[1], source);
    if (fact.type.low && fact.type.high && *fact.type.high < *fact.type.low) {
      found
          .error("HP203", {source, type.where},
                 "no number is from " + type.choices[0].text + " to " + type.choices[1].text)
          .expected = "the smaller number first";
    }
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

void Resolver::set_attributes(Fact& fact, std::span<const syntax::Attribute> attributes,
                              const text::SourcePtr& source) {
  const auto who = [&](const syntax::Attribute& attribute) -> std::string {
    std::string name = attribute.words.empty() ? "" : attribute.words[0].text;
    if (std::find(people.begin(), people.end(), name) == people.end()) {
      unknown_name("HP201", "decider or person asked",
                   attribute.words.empty() ? syntax::Token{name, attribute.where} : attribute.words[0],
                   {none, "", &source}, {people.begin(), people.end()});
    }
    return name;
  };
  only(attributes,
       {"phrase", "ask", "help", "asked-of", "decided-by", "changed-by", "sensitive", "about", "proved-by", "listed-in",
        "presume", "defaults-to-the-action-date"},
       fact.path, source);
  for (const auto& attribute : attributes) {
    const auto& key = attribute.key;
    const std::string first = attribute.strings.empty() ? "" : attribute.strings[0].text;
    if (key == "phrase")
      fact.phrase = first;
    else if (key == "ask")
      fact.ask = first;
    else if (key == "help")
      fact.help = first;
    else if (key == "asked-of")
      fact.asked_of = who(attribute);
    else if (key == "decided-by")
      fact.decided_by = who(attribute);
    else if (key == "changed-by")
      fact.changed_by = who(attribute);
    else if (key == "sensitive")
      fact.sensitive = true;
    else if (key == "about") {
      fact.about = share(attribute, source);
      using values::Kind;
      if (fact.type.kind != Kind::yes_no && fact.type.kind != Kind::choice && fact.type.kind != Kind::list) {
        found.error("HP203", {source, attribute.where}, "'about' says how many answer yes, which nobody answers here")
            .expected = "a fact of type yes/no, choice or list of RECORD";
      }
    } else if (key == "defaults-to-the-action-date") {
      fact.defaults_to_action_date = true;
      if (fact.type.kind != values::Kind::date) {
        found
            .error("HP203", {source, attribute.where},
                   fact.path + " cannot default to the action date, for it is not a date")
            .expected = "a fact of type date";
      }
    } else if (key == "listed-in") {
      std::vector<std::string> names;
      for (const auto& table : model.tables) names.push_back(table.id);
      const auto word = attribute.words.empty() ? syntax::Token{} : attribute.words[0];
      fact.type.table = model.find_table(word.text);
      if (fact.type.kind != values::Kind::code) {
        found.error("HP203", {source, attribute.where}, "only a code can be listed in a table").expected =
            "a code fact";
      } else if (fact.type.table == none && !model.tables.empty()) {  // rules read without any table are not checked
        unknown_name("HP201", "table", word, {none, "", &source}, names);
      }
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
      const auto value =
          attribute.words.empty() ? std::nullopt : parse_value(fact.type, attribute.words[0].text, expected);
      if (!value)
        found
            .error("HP203", {source, attribute.where},
                   "'" + (attribute.words.empty() ? "" : attribute.words[0].text) + "' is not a value of " + fact.path)
            .expected = expected;
      else
        fact.presumed = *value;
      fact.presumed_cites = texts(attribute.cites);
      if (attribute.cites.empty())
        found.error("HP204", {source, attribute.where}, "the presumption of " + fact.path + " has no citation")
            .expected = a_citation;
    }
  }
}

// "about 7 in 100"
std::optional<int> Resolver::share(const syntax::Attribute& attribute, const text::SourcePtr& source) {
  const auto value = attribute.words.empty() ? std::nullopt : number(attribute.words[0], source);
  if (value && (*value < 0 || *value > 100)) {
    found.error("HP203", {source, attribute.words[0].where}, attribute.words[0].text + " in 100 is not a share")
        .expected = "a number from 0 to 100";
    return std::nullopt;
  }
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

void Resolver::declare(const syntax::File& file) {
  const auto& source = file.source;
  each<syntax::Edition>(file, [&](const auto& tree) {
    const auto [first, added] = first_places.emplace("edition", text::Place{source, tree.id.where});
    if (!added) {
      auto& finding = found.error("HP202", {source, tree.id.where}, "the edition is declared twice");
      finding.expected = "one edition in a knowledge base";
      finding.notes.push_back({first->second, "the first declaration"});
      return;
    }
    model.edition = tree.id.text;
    model.edition_title = tree.title.text;
  });
  each<syntax::Document>(file, [&](const auto& tree) {
    if (!is_first("document", tree.id, source)) return;
    documents.emplace(tree.id.text, static_cast<Id>(model.documents.size()));
    model.documents.push_back({tree.id.text, tree.title.text, "", {}, {source, tree.id.where}});
  });
  each<syntax::Record>(file, [&](const auto& tree) {
    if (!is_first("record", tree.id, source)) return;
    records.emplace(tree.id.text, static_cast<Id>(model.records.size()));
    model.records.push_back({tree.id.text, tree.title.text, none, {}, {source, tree.id.where}});
  });
  each<syntax::Decision>(file, [&](const auto& tree) {
    only(tree.attributes, {"help"}, "the decision " + tree.id.text, source);
    Decision decision{tree.id.text, tree.phrase.text, tree.decided_by.text, "", {source, tree.id.where}};
    for (const auto& attribute : tree.attributes) {
      if (attribute.key == "help" && !attribute.strings.empty()) decision.help = attribute.strings[0].text;
    }
    if (!is_first("decision", tree.id, source)) return;
    const Id id = static_cast<Id>(model.decisions.size());
    decision_ids.emplace(tree.id.text, id);
    model.decisions.push_back(std::move(decision));
    add_phrase(none, tree.phrase.text, {Meaning::Kind::decision, id}, {source, tree.phrase.where});
  });
  each<syntax::Authority>(file, [&](const auto& tree) {
    if (!is_first("authority", tree.id, source)) return;
    Authority authority;
    authority.id = tree.id.text;
    authority.title = tree.title.text;
    authority.place = {source, tree.id.where};
    authorities.emplace(tree.id.text, static_cast<Id>(model.authorities.size()));
    model.authorities.push_back(std::move(authority));
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
    only(tree.attributes, {"help", "also-accepted", "about"}, "the document " + tree.id.text, source);
    auto& document = model.documents[documents.find(tree.id.text)->second];
    for (const auto& attribute : tree.attributes) {
      if (attribute.key == "help" && !attribute.strings.empty()) document.help = attribute.strings[0].text;
      if (attribute.key == "about") document.asked_for = share(attribute, source);
      if (attribute.key != "also-accepted") continue;
      for (const auto& word : attribute.words) {
        if (const Id id = document_id(word); id != none) document.also_accepted.push_back(id);
      }
    }
  });
  each<syntax::Record>(file, [&](const auto& tree) {
    const Id id = records.find(tree.id.text)->second;
    if (!model.records[id].fields.empty()) return;  // declared twice: reported already
    std::vector<Fact> fields;
    for (const auto& field : tree.fields) {
      Fact fact = make_fact(field.name, field.type, source);
      if (fact.type.kind == values::Kind::list)
        found.error("HP203", {source, field.type.where}, "a record cannot hold a list").expected =
            "a fact of its own for each list";
      set_attributes(fact, field.attributes, source);
      const auto first =
          std::find_if(fields.begin(), fields.end(), [&](const Fact& other) { return other.path == fact.path; });
      if (first != fields.end()) {
        auto& finding =
            found.error("HP202", {source, field.name.where}, "the field '" + fact.path + "' is declared twice");
        finding.expected = "each field once";
        finding.notes.push_back({first->place, "the first declaration"});
      }
      add_phrase(id, fact.phrase, {Meaning::Kind::field, static_cast<Id>(fields.size())}, {source, field.name.where});
      fields.push_back(std::move(fact));
    }
    auto& record = model.records[id];
    record.fields = std::move(fields);
    if (!tree.ordered_by) return;
    for (Id i = 0; i < record.fields.size(); ++i) {
      if (record.fields[i].path == tree.ordered_by->text && record.fields[i].type.kind == values::Kind::date)
        record.ordered_by = i;
    }
    if (record.ordered_by == none) {
      std::vector<std::string> names;
      for (const auto& field : record.fields) {
        if (field.type.kind == values::Kind::date) names.push_back(field.path);
      }
      unknown_name("HP201", "date field of " + record.id, *tree.ordered_by, {none, "", &source}, names);
    }
  });
  // The topic that stands last before a place of the file.
  std::map<std::uint32_t, std::string> topics;
  each<syntax::Topic>(file, [&](const auto& topic) { topics[topic.where.begin] = topic.title.text; });
  const auto topic_at = [&](std::uint32_t offset) {
    const auto after = topics.lower_bound(offset);
    return after == topics.begin() ? std::string() : std::prev(after)->second;
  };
  each<syntax::Fact>(file, [&](const auto& tree) {
    Fact fact = make_fact(tree.path, tree.type, source);
    fact.topic = topic_at(tree.path.where.begin);
    set_attributes(fact, tree.attributes, source);
    const auto subject = fact.subject();
    if (subject != "person" && subject != "position" && subject != "agency" && subject != "action") {
      found.error("HP203", {source, tree.path.where}, "'" + tree.path.text + "' does not say whom the fact is about")
          .expected = "a name that starts with person., position., agency. or action.";
    }
    if (fact.path.starts_with("action.decisions.")) {
      found.error("HP202", {source, tree.path.where}, "names that begin with action.decisions. are made for decisions")
          .expected = "decision ID \"the words\" decided by WHO";
    }
    if (!is_first("fact", tree.path, source)) return;
    const Id id = static_cast<Id>(model.facts.size());
    facts.emplace(fact.path, id);
    add_phrase(none, fact.phrase, {Meaning::Kind::fact, id}, {source, tree.path.where});
    model.facts.push_back(std::move(fact));
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
    if (!is_first("definition", tree.id, source)) return;
    const Id id = static_cast<Id>(model.definitions.size());
    definitions.emplace(tree.id.text, id);
    add_phrase(definition.record, tree.phrase.text, {Meaning::Kind::definition, id}, {source, tree.phrase.where});
    model.definitions.push_back(std::move(definition));
  });
  each<syntax::Authority>(file, [&](const auto& tree) { describe_authority(tree, source); });
}

}  // namespace hirepath::model
