// What a person names: "person.service_periods[0].released".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "interview/interview.hpp"

namespace hirepath::cli::ask {

struct Named {
  std::optional<interview::Question> question;
  bool begins_an_entry = false;  // the entry it belongs to is the next one of its list, and not there yet
  std::string problem;           // no question: why not, and the nearest name
};

// A fact, a field of a list's entry, or with "<list>_complete" whether the list is complete; with hyphens as well as
// with underscores.
Named find_named(const model::Model& model, const model::Case& facts, std::string_view name);

// The question whether a list has one more entry: what no and yes answer.
interview::Question entry_question(const model::Model& model, model::Id list);

std::size_t entries(const model::Case& facts, model::Id list);
// How it is declared: a fact or a field.
const model::Fact& declaration(const model::Model& model, const interview::Target& target);
// Null for what is not there (an entry question, a removed entry).
const model::Known* known(const model::Model& model, const model::Case& facts, const interview::Question& question);

}  // namespace hirepath::cli::ask
