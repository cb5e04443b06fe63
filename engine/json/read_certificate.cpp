#include "json/read_certificate.hpp"

#include <algorithm>
#include <array>

#include "certificate/facts.hpp"
#include "json/read_value.hpp"
#include "json/tree.hpp"

namespace hirepath::json {
namespace {

using certificate::CaseRecord;
using certificate::Certificate;
using certificate::Content;

// As in the checker written apart (tests/oracle/certificate_form.py).
constexpr Limits limits{largest_certificate, 64, 3'000'000};
constexpr std::size_t most_findings = 20;
constexpr std::int64_t most = 1'000'000'000;  // of any number that counts something

bool is_hexadecimal(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}
bool is_digest(std::string_view text) { return text.size() == 64 && is_hexadecimal(text); }

// "2024", "2024-05-14..", "..2024", "2024-01-10..2024-03-01".
std::optional<values::DateBounds> bounds(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return values::parse_date_bounds(text);
  values::DateBounds out;
  const auto start = text.substr(0, dots), end = text.substr(dots + 2);
  const auto low = values::parse_date_bounds(start), high = values::parse_date_bounds(end);
  if ((!low && !start.empty()) || (!high && !end.empty()) || (start.empty() && end.empty())) return std::nullopt;
  if (low) out.earliest = low->earliest;
  if (high) out.latest = high->latest;
  return out.earliest <= out.latest ? std::optional{out} : std::nullopt;
}

class Reader {
 public:
  Reader(const model::Model& model, const text::SourcePtr& source, text::Diagnostics& found)
      : model_(model), names_(model), findings_(source, found, most_findings) {}

  std::optional<Certificate> read(const Node& root) {
    Certificate out;
    members(root, "", {"format", "hirepath", "knowledge", "options", "on", "cases"});
    if (text(root, "", "format") != "hirepath-certificate-1")
      wrong(root, "", "this is no certificate of a form that is known here", "\"hirepath-certificate-1\"");
    out.program = text(root, "", "hirepath");
    out.options.on = day(root, "", "on").value_or(values::Date{});
    if (const auto* knowledge = object(root, "", "knowledge")) {
      members(*knowledge, "/knowledge", {"edition", "hash", "export"});
      out.knowledge = {text(*knowledge, "/knowledge", "edition"), text(*knowledge, "/knowledge", "hash"),
                       text(*knowledge, "/knowledge", "export")};
    }
    if (const auto* options = object(root, "", "options")) {
      members(*options, "/options", {"evidence", "presume", "law_on"});
      out.options.verified_only = one_of(*options, "/options", "evidence", {"claimed", "verified"}) == 1;
      out.options.presume = flag(*options, "/options", "presume");
      if (!is_null(*options, "law_on")) out.options.law_on = day(*options, "/options", "law_on");
    }
    each(root, "", "cases", [&](const Node& node, const std::string& at) { out.cases.push_back(record(node, at)); });
    return findings_.any() ? std::nullopt : std::optional{std::move(out)};
  }

 private:
  void wrong(const Node& node, const std::string& at, std::string message, std::string expected = {}) {
    findings_.error("HP530", at, node.span, std::move(message), std::move(expected));
  }

  // --- parts of an object

  // All of these names, and no other, but that the optional one may be missing.
  void members(const Node& node, const std::string& at, std::initializer_list<std::string_view> names,
               std::string_view optional = {}) {
    if (node.kind != Node::Kind::object) return wrong(node, at, "this is " + describe(node), "an object");
    for (const Node& member : node.children) {
      if (std::ranges::find(names, member.key) == names.end())
        wrong(member, pointer_to(at, member.key), "'" + member.key.substr(0, 60) + "' has no place here");
    }
    for (const auto name : names) {
      if (name != optional && !node.find(name)) wrong(node, at, "'" + std::string(name) + "' is missing");
    }
  }
  const Node* part(const Node& node, const std::string& at, std::string_view name, Node::Kind kind,
                   const char* expected) {
    const Node* found = node.find(name);
    if (found && found->kind == kind) return found;
    if (found) wrong(*found, pointer_to(at, name), "this is " + describe(*found), expected);
    return nullptr;
  }
  const Node* object(const Node& node, const std::string& at, std::string_view name) {
    return part(node, at, name, Node::Kind::object, "an object");
  }
  std::string text(const Node& node, const std::string& at, std::string_view name) {
    const Node* found = part(node, at, name, Node::Kind::string, "a text");
    return found ? found->string : std::string();
  }
  // Null where there is nothing to say.
  std::string maybe_text(const Node& node, const std::string& at, std::string_view name) {
    return is_null(node, name) ? std::string() : text(node, at, name);
  }
  bool flag(const Node& node, const std::string& at, std::string_view name) {
    const Node* found = part(node, at, name, Node::Kind::boolean, "true or false");
    return found && found->boolean;
  }
  std::uint32_t whole(const Node& node, const std::string& at) {
    if (node.kind == Node::Kind::integer && node.integer >= 0 && node.integer <= most)
      return static_cast<std::uint32_t>(node.integer);
    wrong(node, at, "this is " + describe(node), "a whole number from 0");
    return 0;
  }
  std::optional<values::Date> day(const Node& node, const std::string& at, std::string_view name) {
    const auto word = text(node, at, name);
    const auto date = values::parse_date(word);
    if (!date && node.find(name))
      wrong(*node.find(name), pointer_to(at, name), "this is no day", "a day such as \"2026-11-21\"");
    return date;
  }
  static bool is_null(const Node& node, std::string_view name) {
    const Node* found = node.find(name);
    return found && found->kind == Node::Kind::null;
  }
  std::size_t one_of(const Node& node, const std::string& at, std::string_view name,
                     std::initializer_list<std::string_view> words) {
    const auto word = text(node, at, name);
    const auto found = std::ranges::find(words, word);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    if (const Node* said = node.find(name)) {
      std::string expected;
      for (const auto one : words) expected += (expected.empty() ? "" : ", ") + std::string(one);
      wrong(*said, pointer_to(at, name), "'" + word.substr(0, 60) + "' cannot be here", expected);
    }
    return 0;
  }
  template <class Read>
  void each(const Node& node, const std::string& at, std::string_view name, Read read) {
    const Node* list = part(node, at, name, Node::Kind::array, "a list");
    if (!list) return;
    const auto below = pointer_to(at, name);
    for (std::size_t i = 0; i < list->children.size() && !findings_.full(); ++i)
      read(list->children[i], below + "/" + std::to_string(i));
  }
  bool truth(const Node& node, const std::string& at) { return one_of(node, at, "truth", {"yes", "no"}) == 0; }

  // --- facts

  std::optional<Content> content(const Node& node, const std::string& at, const std::string& fact) {
    const Node* value = node.find("value");
    const auto key = names_.find(fact);
    if (!key) {
      wrong(node, at, "no fact is called '" + fact.substr(0, 100) + "'");
    } else if (value && key->kind == certificate::FactKey::Kind::complete) {
      const auto below = at + "/value";
      members(*value, below, {"elements", "complete"});
      const Node* elements = value->find("elements");
      if (elements)
        return certificate::ListSize{whole(*elements, below + "/elements"), flag(*value, below, "complete")};
    } else if (value) {
      return single(*value, at + "/value", certificate::declared(model_, *key));
    }
    return std::nullopt;
  }

  // In the one form in which it is written.
  std::optional<Content> single(const Node& node, const std::string& at, const model::Fact& fact) {
    std::optional<Content> out;
    if (fact.type.kind == values::Kind::date && node.kind == Node::Kind::string) {
      if (const auto date = bounds(node.string)) out = values::Value{*date};
    } else if (node.kind != Node::Kind::object && node.kind != Node::Kind::null) {
      if (const auto known = read_known(model_, fact, node, at, findings_)) out = known->value;
    }
    const bool same =
        out && (node.kind != Node::Kind::string || certificate::value_text(fact, *out) == '"' + node.string + '"');
    if (!same) wrong(node, at, "the value is not one that the fact can have");
    return out;
  }

  certificate::FactEntry fact(const Node& node, const std::string& at) {
    certificate::FactEntry out;
    if (node.find("commitment")) {
      members(node, at, {"fact", "commitment"}, "fact");
      out.commitment = text(node, at, "commitment");
      if (!is_digest(out.commitment)) wrong(node, at, "the commitment is no digest", "64 hexadecimal digits");
      if (node.find("fact")) out.fact = text(node, at, "fact");
      return out;
    }
    members(node, at, {"fact", "value", "state", "evidence", "salt"});
    out.fact = text(node, at, "fact");
    out.value = content(node, at, out.fact);
    using enum model::EvidenceState;
    out.state =
        std::array{claimed, verified, contradicted}[one_of(node, at, "state", {"claimed", "verified", "contradicted"})];
    out.evidence = text(node, at, "evidence");
    if (!out.evidence.empty() && model_.find_document(out.evidence) == model::none)
      wrong(node, at, "no document is called '" + out.evidence.substr(0, 100) + "'");
    if (out.value && std::holds_alternative<certificate::ListSize>(*out.value) &&
        (out.state != claimed || !out.evidence.empty()))
      wrong(node, at, "a list itself has no evidence");
    out.salt = text(node, at, "salt");
    if (out.salt.size() > 128 || !is_hexadecimal(out.salt)) wrong(node, at, "the salt is not of hexadecimal digits");
    return out;
  }

  // --- proofs

  std::vector<certificate::Supposed> completion(const Node& node, const std::string& at) {
    std::vector<certificate::Supposed> out;
    each(node, at, "completion", [&](const Node& one, const std::string& where) {
      members(one, where, {"fact", "value"});
      auto name = text(one, where, "fact");
      if (auto value = content(one, where, name)) out.push_back({std::move(name), std::move(*value)});
    });
    return out;
  }

  std::vector<certificate::Step> steps(const Node& node, const std::string& at) {
    std::vector<certificate::Step> out;
    each(node, at, "steps", [&](const Node& one, const std::string& where) {
      members(one, where, {"of", "element", "truth", "by"});
      certificate::Step step{text(one, where, "of"), {}, truth(one, where), {}};
      if (const Node* element = one.find("element"); element && element->kind != Node::Kind::null)
        step.element = whole(*element, where + "/element");
      each(one, where, "by", [&](const Node& by, const std::string& place) { step.by.push_back(whole(by, place)); });
      out.push_back(std::move(step));
    });
    return out;
  }

  certificate::Derivation derivation(const Node& node, const std::string& at) {
    members(node, at, {"reading", "truth", "completion", "steps"});
    return {maybe_text(node, at, "reading"), truth(node, at), completion(node, at), steps(node, at), {}};
  }

  model::Status status(const Node& node, const std::string& at) {
    return static_cast<model::Status>(one_of(
        node, at, "status", {"may-apply", "conditional", "undecided", "does-not-apply", "conflict", "not-in-force"}));
  }

  certificate::Claim claim(const Node& node, const std::string& at) {
    members(node, at, {"day", "status", "proofs"});
    certificate::Claim out{day(node, at, "day").value_or(values::Date{}), status(node, at), std::nullopt};
    if (is_null(node, "proofs")) return out;
    out.proofs.emplace();
    each(node, at, "proofs",
         [&](const Node& one, const std::string& where) { out.proofs->push_back(derivation(one, where)); });
    return out;
  }

  certificate::Reason reason(const Node& node, const std::string& at) {
    certificate::Reason out;
    members(node, at, {"facts", "without"});
    each(node, at, "facts", [&](const Node& one, const std::string& where) {
      if (one.kind != Node::Kind::string) return wrong(one, where, "this is " + describe(one), "a text");
      out.facts.push_back(one.string);
    });
    each(node, at, "without", [&](const Node& one, const std::string& where) {
      members(one, where, {"fact", "completion", "steps"});
      certificate::Without without{text(one, where, "fact"), completion(one, where), std::nullopt, {}};
      if (!is_null(one, "steps")) without.steps = steps(one, where);
      out.without.push_back(std::move(without));
    });
    return out;
  }

  certificate::Answer answer(const Node& node, const std::string& at) {
    members(node, at, {"authority", "status", "from", "until", "claims", "reason"}, "reason");
    certificate::Answer out{text(node, at, "authority"), status(node, at), {}, {}, {}, {}};
    if (!is_null(node, "from")) out.from = day(node, at, "from");
    if (!is_null(node, "until")) out.until = day(node, at, "until");
    each(node, at, "claims",
         [&](const Node& one, const std::string& where) { out.claims.push_back(claim(one, where)); });
    if (const auto* given = node.find("reason"); given && given->kind != Node::Kind::null)
      out.reason = reason(*given, at + "/reason");
    return out;
  }

  CaseRecord record(const Node& node, const std::string& at) {
    members(node, at, {"job", "hash", "position_given", "agency_given", "facts", "answers"});
    CaseRecord out;
    out.job = maybe_text(node, at, "job");
    out.hash = text(node, at, "hash");
    out.position_given = flag(node, at, "position_given");
    out.agency_given = flag(node, at, "agency_given");
    each(node, at, "facts", [&](const Node& one, const std::string& where) { out.facts.push_back(fact(one, where)); });
    each(node, at, "answers",
         [&](const Node& one, const std::string& where) { out.answers.push_back(answer(one, where)); });
    return out;
  }

  const model::Model& model_;
  certificate::Names names_;
  Findings findings_;
};

}  // namespace

std::optional<Certificate> read_certificate(const model::Model& model, const text::SourcePtr& source,
                                            text::Diagnostics& found) {
  const auto root = parse(source, found, limits);
  if (!root || found.has_errors()) return std::nullopt;
  return Reader(model, source, found).read(*root);
}

}  // namespace hirepath::json
