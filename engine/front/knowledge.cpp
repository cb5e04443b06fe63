#include "hirepath/knowledge.hpp"

#include <algorithm>

#include "front/inside.hpp"
#include "hirepath/version.hpp"
#include "model/load.hpp"

namespace hirepath {

std::string_view version() { return HIREPATH_VERSION; }

bool has_errors(const std::vector<Diagnostic>& found) {
  return std::ranges::any_of(found,
                             [](const Diagnostic& each) { return each.severity == Diagnostic::Severity::error; });
}

std::vector<Diagnostic> diagnostics(const text::Diagnostics& found) {
  std::vector<Diagnostic> result;
  for (const auto& each : found.sorted()) {
    Diagnostic diagnostic;
    diagnostic.severity = each.severity == text::Severity::error     ? Diagnostic::Severity::error
                          : each.severity == text::Severity::warning ? Diagnostic::Severity::warning
                                                                     : Diagnostic::Severity::note;
    diagnostic.code = each.code;
    if (each.place.source) {
      diagnostic.file = each.place.source->name();
      const auto at = each.place.source->position(each.place.span.begin);
      diagnostic.line = at.line, diagnostic.column = at.column;
    }
    diagnostic.pointer = each.pointer;
    diagnostic.message = each.message, diagnostic.expected = each.expected, diagnostic.suggestion = each.suggestion;
    result.push_back(std::move(diagnostic));
  }
  return result;
}

Knowledge Knowledge::load(std::span<const File> files, std::vector<Diagnostic>& found) {
  std::vector<text::SourcePtr> sources;
  for (const auto& file : files) sources.push_back(std::make_shared<text::Source>(file.name, file.bytes));
  text::Diagnostics findings;
  auto inside = std::make_shared<Inside>();
  inside->model = model::load(sources, findings, model::Tests::pass_over);
  if (!findings.has_errors()) inside->network = network::compile(inside->model, findings);
  for (auto& each : diagnostics(findings)) found.push_back(std::move(each));
  Knowledge knowledge;
  if (!findings.has_errors()) knowledge.inside_ = std::move(inside);
  return knowledge;
}

std::string Knowledge::edition() const { return inside_->model.edition; }
std::string Knowledge::hash() const { return inside_->model.hash; }

std::vector<AuthorityName> Knowledge::authorities() const {
  std::vector<AuthorityName> names;
  for (const auto& authority : inside_->model.authorities)
    names.push_back({authority.id, authority.title, authority.kind});
  return names;
}

}  // namespace hirepath
