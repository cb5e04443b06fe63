// libFuzzer: any bytes are a case file. read_case() must not crash, hang or throw; without a case it must say why, and
// what is known must be as the rules declare it.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "json/read_case.hpp"
#include "small_model.hpp"

namespace {

using namespace hirepath;

bool fits(const model::Fact& fact, const model::Known& known) {
  const auto* number = std::get_if<std::int64_t>(&known.value);
  if (number && (*number < *fact.type.low || *number > *fact.type.high)) return false;
  const auto* date = std::get_if<values::DateBounds>(&known.value);
  if (date && date->latest < date->earliest) return false;
  const auto* choice = std::get_if<values::Choice>(&known.value);
  return !choice || choice->index < fact.type.choices.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const model::Model& model = fuzz::small_model();
  text::Diagnostics found;
  const auto source =
      std::make_shared<text::Source>("case.json", std::string(reinterpret_cast<const char*>(bytes), size));
  const auto facts = json::read_case(model, source, found);
  if (facts.has_value() == found.has_errors()) std::abort();
  text::to_text(found.sorted());
  for (const auto& finding : found.sorted()) {
    if (finding.place.span.begin > finding.place.span.end || finding.place.span.end > size) std::abort();
  }
  if (!facts) return 0;
  if (facts->facts.size() != model.facts.size()) std::abort();
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    if (!fits(model.facts[i], facts->facts[i])) std::abort();
  }
  for (const auto& [list, known] : facts->lists) {
    const model::Record& record = model.records[model.facts[list].type.record];
    for (const auto& element : known.elements) {
      if (element.fields.size() != record.fields.size()) std::abort();
      for (std::size_t i = 0; i < record.fields.size(); ++i) {
        if (!fits(record.fields[i], element.fields[i])) std::abort();
      }
    }
  }
  return 0;
}
