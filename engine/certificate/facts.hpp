// Private to the room but for json and tests: what facts are called in a certificate, and what binds them.
#pragma once

#include <map>

#include "certificate/certificate.hpp"
#include "explain/support.hpp"

namespace hirepath::certificate {

using explain::FactKey;

// "person.va_rating", "person.service_periods[0].released"; of a list itself "person.service_periods".
std::string name(const model::Model& model, const FactKey& key);
// The inverse. A list itself is FactKey::Kind::complete.
class Names {
 public:
  explicit Names(const model::Model& model);
  // Empty where the rules declare no such fact.
  std::optional<FactKey> find(std::string_view name) const;

 private:
  const model::Model* model_;
  std::map<std::string, Id, std::less<>> facts_;
};
// The declaration of a fact or field; of a list itself that of the list.
const model::Fact& declared(const model::Model& model, const FactKey& key);

// Of a fact, or of its list.
bool is_sensitive(const model::Model& model, const FactKey& key);

// As JSON without spaces, keys in order.
std::string value_text(const model::Fact& fact, const Content& value);

// What is known in the case, in order of name.
std::vector<FactEntry> entries(const model::Model& model, const model::Case& facts);
std::string commitment(const model::Model& model, const Names& names, const FactEntry& entry);
// Over the commitments of all facts, hidden or not, and the names of those that are not sensitive.
std::string case_hash(const model::Model& model, const Names& names, const CaseRecord& record);

}  // namespace hirepath::certificate
