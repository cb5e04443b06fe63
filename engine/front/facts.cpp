#include "hirepath/facts.hpp"

#include <utility>

#include "front/inside.hpp"
#include "json/read_case.hpp"
#include "json/read_supposed.hpp"

namespace hirepath {

Facts::Facts(const Knowledge& knowledge) : inside_(std::make_unique<Inside>(Inside{knowledge, {}})) {
  inside_->known.facts.resize(knowledge.inside().model.facts.size());
  inside_->known.position_given = inside_->known.agency_given = false;
}

Facts Facts::read(const Knowledge& knowledge, std::string name, std::string json, std::vector<Diagnostic>& found) {
  Facts facts(knowledge);
  text::Diagnostics findings;
  auto known = json::read_case(knowledge.inside().model,
                               std::make_shared<text::Source>(std::move(name), std::move(json)), findings);
  if (known) facts.inside_->known = std::move(*known);
  for (auto& each : diagnostics(findings)) found.push_back(std::move(each));
  return facts;
}

Facts::Facts(const Facts& other) : inside_(std::make_unique<Inside>(*other.inside_)) {}
Facts::Facts(Facts&& other) noexcept = default;
Facts& Facts::operator=(Facts other) noexcept {
  std::swap(inside_, other.inside_);
  return *this;
}
Facts::~Facts() = default;

std::vector<Diagnostic> Facts::set(std::string_view path, std::string_view value) {
  auto source = std::make_shared<text::Source>("fact", std::string(path) + "=" + std::string(value));
  text::Diagnostics found;
  model::Case changed = inside_->known;
  if (json::suppose(inside_->knowledge.inside().model, source, changed, found)) inside_->known = std::move(changed);
  return diagnostics(found);
}

}  // namespace hirepath
