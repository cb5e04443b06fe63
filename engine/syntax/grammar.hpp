// What the files of the grammar share: the reader every rule can ask, the word parser, and small actions that fill the
// tree. Every rule carries its name in plain words, for that name is what a person reads after "expected".
#pragma once

#include <boost/spirit/home/x3.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/reader.hpp"

namespace hirepath::syntax::grammar {

namespace x3 = boost::spirit::x3;

using Iterator = char const*;
struct reader_tag;

inline auto const skipper = x3::space | (x3::lit("--") >> *(x3::char_ - x3::eol));
using Skipper = std::remove_cv_t<decltype(skipper)>;
using Context = x3::context<reader_tag, Reader, x3::phrase_parse_context<Skipper>::type>;

// Matches the first of several keywords, written "asked of|decided by"; longer ones stand before their beginnings.
// The words of a keyword may be any blanks apart. Inside lexeme[] they must stand on one line.
struct Words : x3::parser<Words> {
  using attribute_type = Token;
  static bool const has_attribute = true;

  std::string_view options;

  constexpr explicit Words(std::string_view all) : options(all) {}

  template <typename C, typename R, typename A>
  bool parse(Iterator& first, Iterator const& last, C const& context, R&, A& attribute) const {
    x3::skip_over(first, last, context);
    for (std::string_view rest = options; !rest.empty();) {
      const std::string_view option = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(rest.size(), option.size() + 1));
      Iterator at = first;
      if (!match(option, at, last, context)) continue;
      if constexpr (std::is_same_v<A, Token>) {
        const Reader& reader = x3::get<reader_tag>(context);
        attribute = Token{std::string(option), reader.where(first, at)};
      }
      first = at;
      return true;
    }
    return false;
  }

 private:
  template <typename C>
  static bool match(std::string_view option, Iterator& at, Iterator last, C const& context) {
    for (std::size_t begin = 0; begin < option.size();) {
      const std::string_view word = option.substr(begin, option.find(' ', begin) - begin);
      if (begin != 0) {
        while (at != last && (*at == ' ' || *at == '\t')) ++at;
        x3::skip_over(at, last, context);
      }
      if (static_cast<std::size_t>(last - at) < word.size() || *at != word.front() ||
          std::string_view(at, word.size()) != word)
        return false;
      at += word.size();
      if (continues_word(at, last)) return false;
      begin += word.size() + 1;
    }
    return true;
  }
};

// A parser that counts how deep it stands in itself, so that no input can exhaust the stack.
template <typename Subject>
struct Guarded : x3::unary_parser<Subject, Guarded<Subject>> {
  using base_type = x3::unary_parser<Subject, Guarded<Subject>>;
  static bool const is_pass_through_unary = true;
  static bool const handles_container = Subject::handles_container;
  constexpr explicit Guarded(Subject const& inner) : base_type(inner) {}

  template <typename C, typename R, typename A>
  bool parse(Iterator& first, Iterator const& last, C const& context, R& rcontext, A& attribute) const {
    struct Level {
      Reader& reader;
      ~Level() { --reader.depth; }
    };
    const Level level{x3::get<reader_tag>(context)};
    if (++level.reader.depth > level.reader.limits.depth) throw too_deep(first, level.reader.limits.depth);
    return this->subject.parse(first, last, context, rcontext, attribute);
  }
};
// Notes in the value of the rule the place of what was parsed. (X3 hands on_success no value when a rule has actions.)
template <typename Subject>
struct Placed : x3::unary_parser<Subject, Placed<Subject>> {
  using base_type = x3::unary_parser<Subject, Placed<Subject>>;
  static bool const is_pass_through_unary = true;
  static bool const handles_container = Subject::handles_container;
  constexpr explicit Placed(Subject const& inner) : base_type(inner) {}

  template <typename C, typename R, typename A>
  bool parse(Iterator& first, Iterator const& last, C const& context, R& rule_value, A& attribute) const {
    Iterator begin = first;
    x3::skip_over(begin, last, context);
    if (!this->subject.parse(first, last, context, rule_value, attribute)) return false;
    const Reader& reader = x3::get<reader_tag>(context);
    rule_value.where = reader.where(begin, reader.back_over_blanks(first, begin));
    return true;
  }
};

template <template <typename> class Directive>
struct DirectiveMaker {
  template <typename Subject>
  constexpr auto operator[](Subject const& subject) const {
    return Directive<typename x3::extension::as_parser<Subject>::value_type>{x3::as_parser(subject)};
  }
};
inline constexpr DirectiveMaker<Guarded> guarded{};
inline constexpr DirectiveMaker<Placed> placed{};

// Gives a composite parser words of its own for "expected ..."; X3 would show a mangled C++ name.
template <typename Subject>
struct Named : x3::unary_parser<Subject, Named<Subject>> {
  using base_type = x3::unary_parser<Subject, Named<Subject>>;
  static bool const is_pass_through_unary = true;
  static bool const handles_container = Subject::handles_container;
  char const* name;
  constexpr Named(Subject const& inner, char const* words) : base_type(inner), name(words) {}

  template <typename C, typename R, typename A>
  bool parse(Iterator& first, Iterator const& last, C const& context, R& rcontext, A& attribute) const {
    return this->subject.parse(first, last, context, rcontext, attribute);
  }
};
template <typename Subject>
constexpr auto named(char const* name, Subject const& subject) {
  return Named<typename x3::extension::as_parser<Subject>::value_type>{x3::as_parser(subject), name};
}
// One or more, with commas; after a comma another one must come.
template <typename Element>
constexpr auto comma_list(char const* name, Element const& element) {
  return named(name, element >> *(',' > named(name, element)));
}

// Actions. The value of the rule is a struct of the tree; they put what was parsed into one of its members.
template <auto Member>
inline constexpr auto set = [](auto& context) { x3::_val(context).*Member = std::move(x3::_attr(context)); };
template <auto Member>
inline constexpr auto set_text = [](auto& context) { x3::_val(context).*Member = std::move(x3::_attr(context).text); };
template <auto Member>
inline constexpr auto add = [](auto& context) { (x3::_val(context).*Member).push_back(std::move(x3::_attr(context))); };
template <auto Member>
inline constexpr auto add_all = [](auto& context) {
  for (auto& each : x3::_attr(context)) (x3::_val(context).*Member).push_back(std::move(each));
};
template <auto Member, auto Value>
inline constexpr auto put = [](auto& context) { x3::_val(context).*Member = Value; };
// The whole value of the rule.
inline constexpr auto pass = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };
inline constexpr auto append = [](auto& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };
// From raw[...]: the bytes as a token, runs of blanks made one.
inline constexpr auto as_token = [](auto& context) {
  const auto range = x3::_attr(context);
  x3::_val(context) = x3::get<reader_tag>(context).token(range.begin(), range.end());
};

// The pieces of words, for use inside lexeme[].
inline auto const alnum = x3::char_("a-zA-Z0-9");
inline auto const hyphen = x3::char_('-') >> !x3::lit('-');
inline auto const name = alnum >> *(alnum | hyphen);
inline auto const dotted = name % '.';
inline auto const blanks = +x3::char_(" \t");
inline auto const phrase_word = +(alnum | x3::char_("'/\x80-\xff") | hyphen | (x3::lit('.') >> &alnum));
inline auto const bare_label = x3::lit('(') >> +alnum >> ')';

inline constexpr Words who{"applicant|hr|agency|opm|va|service|physician|court|time|nobody"};

// NOLINTBEGIN(bugprone-macro-parentheses): what stands for a type or a name takes no parentheses
#define HIREPATH_RULE(type, attribute, name, words)   \
  using type = x3::rule<struct type##_id, attribute>; \
  inline type const name = words;                     \
  BOOST_SPIRIT_DECLARE(type)
// NOLINTEND(bugprone-macro-parentheses)

HIREPATH_RULE(IdRule, Token, id, "a name in letters, digits and hyphens")
HIREPATH_RULE(PathRule, Token, path, "a path such as person.age")
HIREPATH_RULE(StringRule, Token, quoted, "a text in quotation marks")
HIREPATH_RULE(ValueRule, Token, value, "a value")
HIREPATH_RULE(NumberRule, Token, number, "a number")
HIREPATH_RULE(DateRule, Token, date, "a date like 2024-05-14")
HIREPATH_RULE(LabelRule, Token, label, "a label like (1)")
HIREPATH_RULE(RefRule, Token, ref, "a reference like (3), (1)(b) or covered-veteran(4)")
HIREPATH_RULE(CitesRule, Cites, cites, "a citation in square brackets")
HIREPATH_RULE(ConditionRule, Condition, condition, "a condition")
HIREPATH_RULE(ClosedRule, Condition, closed_condition, "a condition")
HIREPATH_RULE(BodyRule, Condition, body, "a condition or a label like (1)")
HIREPATH_RULE(AttributeRule, Attribute, attribute, "an attribute")
HIREPATH_RULE(TypeRule, Type, type,
              "a type: `yes/no`, `date`, `number`, `grade`, `code`, `choice (...)` or `list of ...`")

HIREPATH_RULE(EditionRule, Edition, edition, "an edition")
HIREPATH_RULE(TopicRule, Topic, topic, "a topic")
HIREPATH_RULE(DocumentRule, Document, document, "a document")
HIREPATH_RULE(RecordRule, Record, record, "a record")
HIREPATH_RULE(FactRule, Fact, fact, "a fact")
HIREPATH_RULE(DecisionRule, Decision, decision, "a decision")
HIREPATH_RULE(DefineRule, Define, define, "a definition")
HIREPATH_RULE(AuthorityRule, Authority, authority, "an authority")
HIREPATH_RULE(RuleRule, Rule, rule, "a rule")
HIREPATH_RULE(TestRule, Test, test, "a test")
HIREPATH_RULE(PropertyRule, Property, property, "a property")

}  // namespace hirepath::syntax::grammar

namespace boost::spirit::x3 {

template <>
struct get_info<hirepath::syntax::grammar::Words> {
  using result_type = std::string;
  std::string operator()(hirepath::syntax::grammar::Words const& words) const {
    return hirepath::syntax::in_words(words.options);
  }
};

// An action does not change what a parser is called.
template <typename Subject, typename Action>
struct get_info<action<Subject, Action>> {
  using result_type = std::string;
  std::string operator()(action<Subject, Action> const& parser) const { return what(parser.subject); }
};

template <typename Subject>
struct get_info<hirepath::syntax::grammar::Named<Subject>> {
  using result_type = std::string;
  std::string operator()(hirepath::syntax::grammar::Named<Subject> const& parser) const { return parser.name; }
};

}  // namespace boost::spirit::x3
