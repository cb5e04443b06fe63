// The declarations of the vocabulary, definitions, authorities and rules.
#include "syntax/grammar.hpp"

namespace hirepath::syntax::grammar {
namespace {

// ---- types
// --------------------------------------------------------------------------------------------------------------------------

constexpr auto choice = add<&Type::choices>;
constexpr auto type_name = set_text<&Type::name>;

struct field_id;
struct definition_phrase_id;
struct conflict_id;
struct rule_line_id;
x3::rule<field_id, Field> const field = "a field";
x3::rule<definition_phrase_id, Token> const definition_phrase = "the words of the definition, on one line, then `if`";
x3::rule<conflict_id, Conflict> const conflict = "a conflict";

auto const field_def =
    placed[(id[set<&Field::name>] >> ':') > type[set<&Field::type>] > *attribute[add<&Field::attributes>]];

auto const definition_phrase_def =
    x3::raw[x3::lexeme[!Words{"if"} >> phrase_word >> *(blanks >> !Words{"if"} >> phrase_word)]][as_token];

// ---- conflicts
// ----------------------------------------------------------------------------------------------------------------------

constexpr auto asks_for = [](auto& context) { x3::_val(context).mode = "asks-for"; };
constexpr auto accepts = [](auto& context) { x3::_val(context).mode = "accepts"; };

auto const conflict_def =
    placed[(Words{"conflict"} > -(Words{"from"} > date[set<&Conflict::from>]) >
            -(Words{"until"} > date[set<&Conflict::until>])) > Words{"with reading"} > quoted[set<&Conflict::reading>] >
           -(((Words{"that asks for"}[asks_for] | Words{"that accepts"}[accepts]) >
              closed_condition[add<&Conflict::condition>])) >
           *((Words{"decided by"} > who[set_text<&Conflict::decided_by>]) | cites[add_all<&Conflict::cites>])];

BOOST_SPIRIT_DEFINE(field, definition_phrase, conflict)

// ---- what a rule says
// ---------------------------------------------------------------------------------------------------------------

constexpr auto denies = put<&Rule::permits, false>;
constexpr auto verb = set_text<&Rule::verb>;
constexpr auto have = [](auto& context) { x3::_val(context).verb = "have"; };
constexpr auto key_is = [](auto const& context, std::string_view key) { return x3::_attr(context).key == key; };
constexpr auto before_statement = [](auto& context) {
  x3::_pass(context) = key_is(context, "in-force") || key_is(context, "despite");
};
constexpr auto after_statement = [](auto& context) { x3::_pass(context) = key_is(context, "note"); };

auto const statement =
    named("`the person`", Words{"the person"} > named("`may`, `may not`, `has` or `does not have`",
                                                      Words{"may not"}[denies] | Words{"may"} | Words{"has"}[have] |
                                                          (Words{"does not have"}[denies] >> x3::eps[have])) >
                              named("`be appointed`, `compete` or `be considered`",
                                    x3::eps[([](auto& c) { x3::_pass(c) = x3::_val(c).verb == "have"; })] |
                                        (Words{"be appointed|compete|be considered"}[verb] > Words{"under"})) >
                              id[set<&Rule::authority>] > Words{"if"} > body[set<&Rule::body>]);

}  // namespace

auto const type_def =
    placed[Words{"yes/no|date|grade|code"}[type_name] |
           (Words{"number"}[type_name] >> -(Words{"from"} > number[choice] > Words{"to"} > number[choice])) |
           (Words{"choice"}[type_name] > '(' > comma_list("a name in letters, digits and hyphens", id[choice]) > ')') |
           (Words{"list of"}[([](auto& c) { x3::_val(c).name = "list"; })] > id[choice])];

auto const edition_def = placed[Words{"edition"} > value[set<&Edition::id>] > quoted[set<&Edition::title>]];
auto const topic_def = placed[Words{"topic"} > quoted[set<&Topic::title>]];
auto const document_def = placed[Words{"document"} > id[set<&Document::id>] > quoted[set<&Document::title>] >
                                 *attribute[add<&Document::attributes>]];
auto const record_def = placed[Words{"record"} > id[set<&Record::id>] > quoted[set<&Record::title>] >
                               -(Words{"ordered by"} > id[set<&Record::ordered_by>]) > *field[add<&Record::fields>]];
auto const fact_def =
    placed[Words{"fact"} > path[set<&Fact::path>] > ':' > type[set<&Fact::type>] > *attribute[add<&Fact::attributes>]];
auto const decision_def =
    placed[Words{"decision"} > id[set<&Decision::id>] > quoted[set<&Decision::phrase>] > Words{"decided by"} >
           who[set<&Decision::decided_by>] > *attribute[add<&Decision::attributes>]];
auto const define_def = placed[Words{"define"} > id[set<&Define::id>] > -(Words{"for"} > id[set<&Define::record>]) >
                               ':' > definition_phrase[set<&Define::phrase>] > Words{"if"} > body[set<&Define::body>]];
auto const authority_def = placed[Words{"authority"} > id[set<&Authority::id>] > quoted[set<&Authority::title>] >
                                  *attribute[add<&Authority::attributes>]];
auto const rule_def = placed[Words{"rule"} > path[set<&Rule::path>] > -quoted[set<&Rule::title>] >
                             *attribute[before_statement][add<&Rule::attributes>] > statement >
                             *(conflict[add<&Rule::conflicts>] | attribute[after_statement][add<&Rule::attributes>])];

BOOST_SPIRIT_DEFINE(type, edition, topic, document, record, fact, decision, define, authority, rule)

BOOST_SPIRIT_INSTANTIATE(TypeRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(EditionRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(TopicRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(DocumentRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(RecordRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(FactRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(DecisionRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(DefineRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(AuthorityRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(RuleRule, Iterator, Context)

}  // namespace hirepath::syntax::grammar
