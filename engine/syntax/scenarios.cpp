// Tests of the knowledge itself, and properties.
#include "syntax/grammar.hpp"

namespace hirepath::syntax::grammar {
namespace {

// ---- what is given
// ------------------------------------------------------------------------------------------------------------------

using Kind = Given::Kind;
template <Kind which>
constexpr auto is = put<&Given::kind, which>;
constexpr auto given_name = set<&Given::name>;

struct plain_id;
struct phrase_id;
struct item_id;
struct items_id;
struct expect_id;
x3::rule<plain_id, Given> const plain_item = "a given such as duty active";
x3::rule<phrase_id, Token> const given_phrase = "the words of a fact, definition or decision";
x3::rule<item_id, Given> const item = "a given such as position.grade GS-9";
x3::rule<items_id, std::vector<Given>> const items = "a given such as position.grade GS-9";
x3::rule<expect_id, Expect> const expect = "an expectation";

auto const given_phrase_def = x3::raw[x3::lexeme[phrase_word >> *(blanks >> phrase_word)]][as_token];

// Two words are a path and its value; one word, or three and more, are a phrase that holds.
auto const word_end = x3::lexeme[-blanks >> !(phrase_word | '"' | ':')];
auto const path_and_value = &x3::lexeme[dotted >> blanks >> ((phrase_word >> -blanks >> !phrase_word) | '"')];
auto const plain_item_def = placed[(Words{"not"}[is<Kind::not_phrase>] > given_phrase[given_name]) |
                                   (path_and_value >> path[given_name] >> value[set<&Given::value>]) |
                                   given_phrase[given_name][([](auto& c) { x3::_val(c).kind = Kind::phrase; })]];

// Fields of an element have no dots, so a path of the case itself ends the element.
auto const field_item =
    !(x3::lexeme[name >> '.'] | Words{"all of"} | (Words{"no"} >> id) | (Words{"one"} >> id >> ':') | (id >> ':')) >>
    plain_item;
auto const fields =
    named("a given such as duty active", field_item[add<&Given::items>] >> *(';' >> field_item[add<&Given::items>]));
auto const one_word = &(Words{"no"} >> x3::lexeme[name >> -blanks >> !phrase_word]);
auto const item_def =
    placed[((&(Words{"one"} >> id >> ':') >> Words{"one"}[is<Kind::one_element>] >> id[given_name] >> ':') > fields) |
           ((&(id >> ':') >> id[given_name] >> x3::lit(':') >> x3::eps[is<Kind::element>]) > fields) |
           (one_word >> Words{"no"}[is<Kind::no_element>] >> id[given_name]) |
           (Words{"all of"}[is<Kind::complete>] > path[given_name]) | plain_item[pass]];
auto const items_def = item[append] >> *(';' > item[append]);

// ---- what is expected
// ---------------------------------------------------------------------------------------------------------------

constexpr Words status{"may-apply|conditional|undecided|does-not-apply|conflict|not-in-force"};
constexpr auto outcome = set<&Expect::outcome>;
constexpr auto new_set = [](auto& context) { x3::_val(context).because.emplace_back(); };
constexpr auto into_set = [](auto& context) {
  x3::_val(context).because.back().push_back(std::move(x3::_attr(context)));
};

constexpr char const* a_ref = "a reference like (3), (1)(b) or covered-veteran(4)";
constexpr char const* a_path = "a path such as person.age";
auto const ref_set = named(a_ref, x3::eps[new_set] >> comma_list(a_ref, ref[into_set]));
auto const qualifier =
    (Words{"from"} > date[set<&Expect::from>]) | (Words{"until"} > date[set<&Expect::until>]) |
    (Words{"on"} > named("a date like 2024-05-14, or who decides",
                         date[set<&Expect::on>] | comma_list("one who decides", who[add<&Expect::deciders>]))) |
    (Words{"needing"} > comma_list(a_path, path[add<&Expect::needing>])) |
    (Words{"assuming"} > comma_list(a_path, path[add<&Expect::assuming>])) |
    (Words{"jobs"} > comma_list(a_ref, ref[add<&Expect::jobs>])) |
    (Words{"because"} > ref_set > *(Words{"or"} > ref_set));

auto const expect_def =
    placed[Words{"expect"} >
           named("an authority, `definition` or `change`",
                 (Words{"definition"}[put<&Expect::kind, Expect::Kind::definition>] > id[set<&Expect::subject>] >
                  Words{"yes|no|unknown"}[outcome] > -(Words{"on"} > date[set<&Expect::on>])) |
                     (Words{"change"}[put<&Expect::kind, Expect::Kind::change>] > '{' > items[set<&Expect::change>] >
                      '}' > Words{"makes"} > id[set<&Expect::subject>] > status[outcome] > *qualifier) |
                     (id[set<&Expect::subject>] > status[outcome] > *qualifier))];

BOOST_SPIRIT_DEFINE(plain_item, given_phrase, item, items, expect)

}  // namespace

auto const test_def = placed[Words{"test"} > id[set<&Test::subject>] > quoted[set<&Test::title>] > Words{"on"} >
                             date[set<&Test::on>] > -(Words{"law on"} > date[set<&Test::law_on>]) >
                             *(Words{"given"} > items[add<&Test::givens>]) > *expect[add<&Test::expects>]];

auto const property_def =
    placed[Words{"property"} > quoted[set<&Property::title>] > ':' > closed_condition[set<&Property::if_condition>] >
           Words{"implies"} > closed_condition[set<&Property::then_condition>]];

BOOST_SPIRIT_DEFINE(test, property)
BOOST_SPIRIT_INSTANTIATE(TestRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(PropertyRule, Iterator, Context)

}  // namespace hirepath::syntax::grammar
