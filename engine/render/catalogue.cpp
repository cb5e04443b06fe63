// Entrances: catalogue_page() and authority_page().
#include "render/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/words.hpp"

namespace hirepath::render {
namespace {

using model::Authority;
using model::Model;

std::optional<values::Date> bound(values::Date date) {
  const bool open = date == values::Date::min() || date == values::Date::max();
  return open ? std::nullopt : std::optional(date);
}

bool in_force(const Model& model, const Authority& authority, values::Date on) {
  return std::ranges::any_of(authority.rules, [&](model::Id id) {
    const model::Rule& rule = model.rules[id];
    return rule.permits && rule.from <= on && on <= rule.until;
  });
}

std::vector<std::string> once(const std::vector<std::string>& words) {
  std::vector<std::string> result;
  for (const auto& word : words) {
    if (std::ranges::find(result, word) == result.end()) result.push_back(word);
  }
  return result;
}

std::string_view quantifier(const model::Condition& condition) {
  using enum model::Condition::Kind;
  switch (condition.kind) {
    case all: return "all of";
    case any: return "any of";
    case none_of: return "none of";
    case at_least: return "at least so many of";
    default: return "";
  }
}

// Conditions as the rule file has them: those with a label, each one step below the one that contains it.
void add_conditions(Page& page, const model::Condition& condition, std::size_t depth) {
  const std::size_t below = condition.label.empty() ? depth : depth + 1;
  if (!condition.label.empty()) {
    const std::string text = condition.text.empty() ? std::string(quantifier(condition)) : condition.text;
    page.item("*", fmt::format("{} {}", condition.label, with_cites(text, condition.cites)), depth);
  }
  for (const auto& child : condition.children) add_conditions(page, child, below);
}

void add_rule(Page& page, const Model& model, const model::Rule& rule, values::Date on) {
  const bool now = rule.from <= on && on <= rule.until;
  const std::string title = rule.title.empty() ? std::string() : " \"" + rule.title + '"';
  page.entry(fmt::format("{}{}{}", rule.path, title, now ? "" : " (not in force on this date)"),
             now ? Tone::plain : Tone::faint);
  page.line("in force", with_cites(span(bound(rule.from), bound(rule.until)), rule.force_cites));
  std::vector<std::string> overridden;
  for (const model::Id id : rule.despite) overridden.push_back(model.rules[id].path);
  page.line("despite",
            with_cites(join(overridden), overridden.empty() ? std::vector<std::string>{} : rule.despite_cites));
  page.line("says", rule.permits ? "may, if" : "may not, if");
  add_conditions(page, rule.body, 1);
  for (const auto& conflict : rule.conflicts)
    page.line("another reading", with_cites(conflict.reading, conflict.cites));
  for (const auto& note : rule.notes) page.line("note", with_cites(note.text, note.cites));
}

void add_coding(Page& page, const Authority& authority) {
  if (authority.codings.empty()) return;
  page.heading("SF-50 coding");
  for (const auto& coding : authority.codings) {
    page.item("*", fmt::format("{}: nature of action {}, legal authority {} \"{}\" (confidence {})", coding.action,
                               code_words({coding.nature_of_action}), code_words(coding.codes), coding.text,
                               coding.confidence));
  }
}

}  // namespace

Page catalogue_page(const Model& model, values::Date on) {
  Page page;
  page.title(
      fmt::format("{} authorities, edition {}, on {}", model.authorities.size(), model.edition, values::to_string(on)));
  for (const std::string_view kind : {"appointing authority", "preference", "selection priority", "modifier"}) {
    std::vector<std::vector<std::string>> rows{{"id", "in force", "rules", "tests", "confidence", "title"}};
    for (const Authority& authority : model.authorities) {
      if (authority.kind != kind) continue;
      rows.push_back({authority.id, in_force(model, authority, on) ? "yes" : "no",
                      std::to_string(authority.rules.size()), std::to_string(authority.tests), authority.confidence,
                      authority.title});
    }
    if (rows.size() == 1) continue;
    page.heading(fmt::format("{} ({})", kind, rows.size() - 1));
    page.table(std::move(rows));
  }
  return page;
}

Page authority_page(const Model& model, model::Id id, values::Date on) {
  const Authority& authority = model.authorities[id];
  Page page;
  page.title(fmt::format("{} ({})", authority.title, authority.id));
  page.line("also known as", join(authority.also_known_as));
  page.line("kind", authority.kind);
  page.line("service", authority.service);
  page.line("competition", authority.competition);
  page.line("sources", join(once(authority.cites), "; "));
  page.line("leads to", with_cites(authority.leads_to, authority.leads_to_cites));
  page.line("USAJOBS hiring path", join(authority.paths));
  std::vector<std::string> documents;
  for (const model::Id document : authority.documents) documents.push_back(model.documents[document].title);
  page.line("documents", join(documents, "; "));
  std::string confidence = authority.confidence;
  if (authority.verified_on)
    confidence +=
        fmt::format("; verified {} against {}", values::to_string(*authority.verified_on), authority.verified_against);
  page.line("confidence", confidence);
  page.line("tests", std::to_string(authority.tests));
  for (const auto& gap : authority.not_recorded) {
    page.line("not recorded", with_cites(fmt::format("{} {}: {}", gap.before ? "before" : "after",
                                                     values::to_string(gap.date), gap.why),
                                         gap.cites));
  }
  for (const auto& note : authority.notes) page.line("note", with_cites(note.text, note.cites));
  page.heading(fmt::format("Rules, on {}", values::to_string(on)));
  for (const model::Id rule : authority.rules) add_rule(page, model, model.rules[rule], on);
  add_coding(page, authority);
  return page;
}

}  // namespace hirepath::render
