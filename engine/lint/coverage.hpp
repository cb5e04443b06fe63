// What the rule tests show: each labelled condition deciding alone, both ways (modified condition/decision coverage, on
// labels); each version, exception, conflict, question and document met at least once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/subject.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::lint {

struct CoverageItem {
  enum class Kind : std::uint8_t { decides_yes, decides_no, version, exception, conflict, question, document };
  Kind kind = Kind::decides_yes;
  std::string id;               // "vra(2)", "vra", "vra:conflict-1", "person.va-rating", "dd214"
  std::optional<Subject> home;  // none: a question or a document
  text::Place place;
  bool covered = false;
  std::string waiver;  // the reason why it need not be
};
std::string to_string(CoverageItem::Kind kind);  // "decides yes"

struct Coverage {
  std::vector<CoverageItem> items;  // authorities, definitions, questions, documents; each in order of the model
  bool partial = false;             // only one subject was asked for
  bool complete() const;            // all covered or waived
};

struct CoverageOptions {
  std::optional<Subject> only;
  unsigned threads = 2;
};
Coverage coverage(const model::Model& model, const CoverageOptions& options);

// One waiver a line: an id, then the reason; "--" begins a comment. An id that is nothing (of a whole coverage), a line
// without a reason and a waiver of what is covered are errors.
void waive(Coverage& coverage, const text::SourcePtr& waivers, text::Diagnostics& found);

}  // namespace hirepath::lint
