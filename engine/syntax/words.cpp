#include "syntax/words.hpp"

#include <algorithm>
#include <array>

#include "syntax/format.hpp"

namespace hirepath::syntax {
namespace {

bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The mirror of the grammar's `value`.
bool is_plain_value(std::string_view text) {
  if (text.empty()) return false;
  if (!is_alnum(text[0]) && !(text[0] == '-' && text.size() > 1 && is_digit(text[1]))) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    const bool fits =
        is_alnum(text[i]) || text[i] == '/' || (text[i] == '-' && next != '-') || (text[i] == '.' && is_alnum(next));
    if (!fits) return false;
  }
  return true;
}

std::string count_words(const Duration& duration) {
  return std::to_string(duration.count) + " " + duration.unit + (duration.count == 1 ? "" : "s");
}
std::string counting_words(const Duration& duration) {
  return duration.counting.empty() ? "" : " counting " + duration.counting;
}

std::string_view operator_words(Operator op) {
  static constexpr std::array<std::string_view, 23> all{"",
                                                        "is",
                                                        "is not",
                                                        "is one of",
                                                        "is not one of",
                                                        "is at least",
                                                        "is at most",
                                                        "is more than",
                                                        "is less than",
                                                        "is before",
                                                        "is after",
                                                        "is on or before",
                                                        "is on or after",
                                                        "is within",
                                                        "is within",
                                                        "is during the",
                                                        "is at least",
                                                        "is more than",
                                                        "is at least",
                                                        "is at most",
                                                        "is more than",
                                                        "is less than",
                                                        ""};
  return all.at(static_cast<std::size_t>(op));
}

std::string_view header_words(Group group) {
  switch (group) {
    case Group::all: return "all of";
    case Group::any: return "any of";
    case Group::none: return "none of";
    case Group::at_least: break;
  }
  return "at least";
}

std::string_view quantifier_words(Quantifier quantifier) {
  switch (quantifier) {
    case Quantifier::any: return "in any of ";
    case Quantifier::every: return "in every one of ";
    case Quantifier::latest: break;
  }
  return "in the latest of ";
}

std::string strings_joined(const Tokens& tokens) {
  std::string result;
  for (const Token& token : tokens) result += (result.empty() ? "" : ", ") + quoted_words(token);
  return result;
}

std::string values_joined(const Tokens& tokens, std::string_view between) {
  std::string result;
  for (std::size_t i = 0; i < tokens.size(); ++i) result.append(i == 0 ? "" : between).append(value_words(tokens[i]));
  return result;
}

// The condition with or without what stands under its header.
std::string condition_words(const Condition& condition, bool whole) {
  using Kind = Condition::Kind;
  const auto join = [&](std::string_view between) {
    std::string result;
    for (std::size_t i = 0; i < condition.children.size(); ++i)
      result.append(i == 0 ? "" : between).append(condition_words(condition.children[i], whole));
    return result;
  };
  switch (condition.kind) {
    case Kind::atom: return words(condition.atom);
    case Kind::negation: return "not " + join("");
    case Kind::conjunction: return join(" and ");
    case Kind::disjunction: return join(" or ");
    case Kind::quantified:
      return std::string(quantifier_words(condition.quantifier)) + condition.list.text + ", " + join("");
    case Kind::group: break;
  }
  std::string result(header_words(condition.group));
  if (condition.group == Group::at_least) result += " " + std::to_string(condition.at_least) + " of";
  if (!whole) return result;
  for (std::size_t i = 0; i < condition.children.size(); ++i) {
    const Condition& child = condition.children[i];
    result.append(i == 0 ? " " : "; ")
        .append(child.label)
        .append(child.label.empty() ? "" : " ")
        .append(condition_words(child, true));
  }
  return result;
}

}  // namespace

std::string value_words(const Token& token) { return is_plain_value(token.text) ? token.text : quoted_words(token); }
std::string quoted_words(const Token& token) { return "\"" + token.text + "\""; }

std::string joined(const Tokens& tokens, std::string_view between) {
  std::string result;
  for (std::size_t i = 0; i < tokens.size(); ++i) result.append(i == 0 ? "" : between).append(tokens[i].text);
  return result;
}

std::string words(const Atom& atom) {
  const std::string op(operator_words(atom.op));
  const std::string right = atom.right.empty() ? "" : atom.right.front().text;
  const Duration period = atom.duration.value_or(Duration{});
  const std::string start = atom.left.text + " " + op;
  switch (atom.op) {
    case Operator::none: return atom.left.text;
    case Operator::is:
    case Operator::is_not:
    case Operator::one_of:
    case Operator::not_one_of:
    case Operator::at_least:
    case Operator::at_most:
    case Operator::more_than:
    case Operator::less_than:
      return start + " " + values_joined(atom.right, ", ") + (atom.equivalent ? " or the equivalent" : "") +
             (atom.unit_word.empty() ? "" : " " + atom.unit_word);
    case Operator::before:
    case Operator::after:
    case Operator::on_or_before:
    case Operator::on_or_after: return start + " " + right;
    case Operator::within_after:
    case Operator::within_before: {
      std::string result = start + " " + count_words(period) +
                           (atom.op == Operator::within_after ? " after " : " before ") + right +
                           counting_words(period);
      for (const Extension& extension : atom.extension) {
        result += " extended by the time of " + extension.list.text + " where " +
                  line_words(extension.where_condition.front());
      }
      return result;
    }
    case Operator::during:
      return start + " " + std::to_string(period.count) + "-" + period.unit + " period beginning on " + right +
             counting_words(period);
    case Operator::at_least_after:
    case Operator::more_than_after:
      return start + " " + count_words(period) + " after " + right + counting_words(period);
    case Operator::time_at_least:
    case Operator::time_at_most:
    case Operator::time_more_than:
    case Operator::time_less_than:
      return "the time from " + atom.left.text + " through " + right + " " + op + " " + count_words(period) +
             counting_words(period);
  }
  return atom.left.text;
}

std::string line_words(const Condition& condition) { return condition_words(condition, false); }
std::string to_words(const Condition& condition) { return condition_words(condition, true); }

std::string cite_words(const Cites& cites) { return cites.empty() ? "" : "[" + joined(cites, "; ") + "]"; }

std::string words(const Type& type) {
  if (type.name == "choice") return "choice (" + joined(type.choices) + ")";
  if (type.name == "list") return "list of " + joined(type.choices);
  if (type.name == "number" && type.choices.size() == 2)
    return "number from " + type.choices[0].text + " to " + type.choices[1].text;
  return type.name;
}

std::string words(const Attribute& attribute) {
  std::string result = attribute.key;
  std::replace(result.begin(), result.end(), '-', ' ');
  if (attribute.from) result += " from " + attribute.from->text;
  if (attribute.until) result += " until " + attribute.until->text;
  if (attribute.key == "coding" && attribute.words.size() >= 4) {
    const Tokens& w = attribute.words;
    result +=
        " " + w[0].text + " " + value_words(w[1]) + " " + values_joined(Tokens(w.begin() + 2, w.end() - 1), " + ");
    return result + " " + strings_joined(attribute.strings) + " confidence " + w.back().text;
  }
  if (attribute.key == "verified")
    return result + " " + joined(attribute.words) + " against " + strings_joined(attribute.strings);
  if (attribute.key == "note")
    return result + " " + strings_joined(attribute.strings) +
           (attribute.words.empty() ? "" : " for " + joined(attribute.words));
  if (attribute.key == "about") return result + " " + joined(attribute.words) + " in 100";
  if (attribute.key == "presume") return result + " " + values_joined(attribute.words, ", ");
  if (!attribute.words.empty()) result += " " + joined(attribute.words);
  if (!attribute.strings.empty()) result += " " + strings_joined(attribute.strings);
  return result;
}

std::string words(const Conflict& conflict) {
  std::string result = "conflict";
  if (conflict.from) result += " from " + conflict.from->text;
  if (conflict.until) result += " until " + conflict.until->text;
  result += " with reading " + quoted_words(conflict.reading);
  if (!conflict.condition.empty())
    result +=
        (conflict.mode == "accepts" ? " that accepts " : " that asks for ") + line_words(conflict.condition.front());
  if (!conflict.decided_by.empty()) result += "  decided by " + conflict.decided_by;
  return result;
}

std::string words(const Given& given) {
  switch (given.kind) {
    case Given::Kind::value: return given.name.text + " " + value_words(given.value);
    case Given::Kind::phrase: return given.name.text;
    case Given::Kind::not_phrase: return "not " + given.name.text;
    case Given::Kind::element: return given.name.text + ": " + words(given.items);
    case Given::Kind::one_element: return "one " + given.name.text + ": " + words(given.items);
    case Given::Kind::no_element: return "no " + given.name.text;
    case Given::Kind::complete: break;
  }
  return "all of " + given.name.text;
}

std::string words(const std::vector<Given>& givens) {
  std::string result;
  for (const Given& given : givens) result += (result.empty() ? "" : "; ") + words(given);
  return result;
}

std::string words(const Expect& expect) {
  std::string result = "expect ";
  if (expect.kind == Expect::Kind::definition) result += "definition ";
  if (expect.kind == Expect::Kind::change) result += "change { " + words(expect.change) + " } makes ";
  result += expect.subject.text + " " + expect.outcome.text;
  const auto list = [&](const char* keyword, const Tokens& tokens) {
    if (!tokens.empty()) result.append(keyword).append(joined(tokens));
  };
  const auto day = [&](const char* keyword, const std::optional<Token>& date) {
    if (date) result.append(keyword).append(date->text);
  };
  list(" on ", expect.deciders);
  list(" needing ", expect.needing);
  day(" from ", expect.from);
  day(" until ", expect.until);
  day(" on ", expect.on);
  list(" assuming ", expect.assuming);
  for (std::size_t i = 0; i < expect.because.size(); ++i) list(i == 0 ? " because " : " or ", expect.because[i]);
  list(" jobs ", expect.jobs);
  return result;
}

}  // namespace hirepath::syntax
