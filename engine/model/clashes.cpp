// What only the whole shows: names and phrases with two meanings, and conditions after `where` that reach what they
// must not.
#include <set>

#include "model/resolver.hpp"

namespace hirepath::model {

namespace {
// What makes a condition unfit to stand after `where`, and by way of which definitions.
struct Unfit {
  std::string code, message;
  std::vector<Id> way;
};

bool depends_on_action_date(const Model& model, const NotAfter& test, Id record) {
  for (const auto* side : {&test.left, &test.right}) {
    const auto* ref = std::get_if<FactRef>(&side->base);
    if (std::holds_alternative<ActionDate>(side->base) || (ref && model.fact(*ref, record).defaults_to_action_date))
      return true;
  }
  return false;
}

// The session judges such a condition once for all days, about one element alone. `seen`: definitions on the way, so
// that a circle ends.
std::optional<Unfit> unfit(const Model& model, const Condition& condition, Id record, std::set<Id>& seen) {
  using Kind = Condition::Kind;
  const bool quantified =
      condition.kind == Kind::any_in || condition.kind == Kind::every_in || condition.kind == Kind::latest_in;
  if (quantified && !seen.empty()) return Unfit{"HP209", "looks into a list", {}};
  if (quantified) return std::nullopt;  // a list inside a list: reported already
  if (condition.kind == Kind::at_least) return Unfit{"HP209", "counts conditions with 'at least'", {}};
  if (condition.kind == Kind::leaf) {
    const auto* order = std::get_if<NotAfter>(&condition.leaf);
    if (order && depends_on_action_date(model, *order, record)) return Unfit{"HP212", "depends on the action date", {}};
    const auto* holds = std::get_if<Holds>(&condition.leaf);
    if (!holds || !seen.insert(holds->define).second) return std::nullopt;
    const auto& definition = model.definitions[holds->define];
    auto found = unfit(model, definition.body, definition.record, seen);
    if (found) found->way.insert(found->way.begin(), holds->define);
    return found;
  }
  for (const auto& child : condition.children) {
    if (auto found = unfit(model, child, record, seen)) return found;
  }
  return std::nullopt;
}
}  // namespace

void Resolver::clashes() {
  const auto report = [&](const text::Place& at, const std::string& message, const std::string& expected,
                          const text::Place& other) {
    auto& finding = found.error("HP202", at, message);
    finding.expected = expected;
    finding.notes.push_back({other, "the other one"});
  };
  // Labels, tests and graphs name definitions, authorities and records by their ids alone.
  for (const auto& [id, index] : definitions) {
    const auto& place = model.definitions[index].place;
    if (const auto at = authorities.find(id); at != authorities.end()) {
      report(place, "'" + id + "' is both a definition and an authority", "a name of its own for each",
             model.authorities[at->second].place);
    }
    if (const auto at = records.find(id); at != records.end())
      report(place, "'" + id + "' is both a definition and a record", "a name of its own for each",
             model.records[at->second].place);
  }
  for (const auto& [id, index] : authorities) {
    if (const auto at = records.find(id); at != records.end()) {
      report(model.authorities[index].place, "'" + id + "' is both an authority and a record",
             "a name of its own for each", model.records[at->second].place);
    }
  }
  // In the hand of an element its own phrases and fields come first, so none of them may hide another meaning.
  for (const auto& [key, meaning] : phrases) {
    const auto& [record, phrase] = key;
    if (record != none) {
      if (const auto other = phrase_places.find({none, phrase}); other != phrase_places.end()) {
        report(phrase_places[key],
               "the phrase '" + phrase + "' of " + model.records[record].id + " is also a phrase of the whole case",
               "a phrase of its own", other->second);
      }
    }
    for (Id id = 0; id < model.records.size(); ++id) {
      if (record != none && record != id) continue;
      for (const auto& field : model.records[id].fields) {
        if (field.path == phrase)
          report(phrase_places[key],
                 "the phrase '" + phrase + "' is also the name of a field of " + model.records[id].id,
                 "a phrase of more words", field.place);
      }
    }
  }
}

void Resolver::extensions() {
  for (const auto& extension : model.extensions) {
    std::set<Id> seen;
    const auto bad = unfit(model, extension.where, model.facts[extension.list].type.record, seen);
    if (!bad) continue;
    auto& finding = found.error(bad->code, extension.where.place, "the condition after 'where' " + bad->message);
    finding.expected = "a condition about one element that is the same on every day";
    for (const Id define : bad->way)
      finding.notes.push_back(
          {model.definitions[define].place, "by way of the definition " + model.definitions[define].id});
  }
}

}  // namespace hirepath::model
