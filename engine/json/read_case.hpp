// A case file (docs/json.md): what is known of one person, position, agency and action.
#pragma once

#include <optional>

#include "model/model.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::json {

// Of one list: more than anybody's life has, and few enough that the days on which an answer may change, on each of
// which each element is looked at, are soon gone through.
inline constexpr std::size_t most_elements = 100;
inline constexpr std::size_t most_findings = 100;  // then reading stops

// Names are the model's own, with '_' for '-'. Never throws; every finding (HP501..HP520) has a place and a JSON
// pointer, and when one is an error there is no case. `position_given` and `agency_given` say whether the case names
// anything of those subjects.
std::optional<model::Case> read_case(const model::Model& model, const text::SourcePtr& source,
                                     text::Diagnostics& found);

// Of a file that is read already, without the warnings.
struct Node;
std::optional<model::Case> read_case(const model::Model& model, const text::SourcePtr& source, const Node& root,
                                     text::Diagnostics& found);

// A code or pay plan that the edition's tables do not list is a warning (HP518) and no error: new ones come.
std::optional<text::Diagnostic> unlisted(const model::Model& model, model::Id table, const std::string& code);
std::optional<text::Diagnostic> unlisted_code(const model::Model& model, model::Id fact, const values::Value& value);

}  // namespace hirepath::json
