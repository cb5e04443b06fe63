// Conditions: comparisons, phrases, `not`, `and`, `or`, lists; and a body of labelled conditions, read flat and then
// built into a tree.
#include "syntax/grammar.hpp"
#include "syntax/labels.hpp"

namespace hirepath::syntax::grammar {
namespace {

// ---- words of a phrase
// --------------------------------------------------------------------------------------------------------------

constexpr Words connective{"and|or|decided by|implies"};
constexpr Words comparison{
    "is at least|is at most|is more than|is less than|is one of|is not one of|is before|is after|is on or before|is on "
    "or after|is within|is during the"};
constexpr Words after_term{"and|or|decided by|implies|counting|extended by|where"};

// Words on one line up to the stop.
constexpr auto words_until = [](auto const& stop) {
  return x3::raw[x3::lexeme[!stop >> phrase_word >> *(blanks >> !stop >> phrase_word)]];
};

// After one word `is` compares ("duty is active"); after several it belongs to the phrase ("the person is a covered
// veteran").
auto const left_def_words =
    x3::raw[x3::lexeme[!(connective | comparison) >> phrase_word >>
                       (&(blanks >> Words{"is"}) | *(blanks >> !(connective | comparison) >> phrase_word))]];

struct left_id;
struct term_id;
struct begin_term_id;
struct end_term_id;
x3::rule<left_id, Token> const left = "a condition";
x3::rule<term_id, Token> const term = "a date, or the name of one";
x3::rule<begin_term_id, Token> const begin_term = "a date, or the name of one";
x3::rule<end_term_id, Token> const end_term = "a date, or the name of one";
auto const left_def = left_def_words[as_token];
auto const term_def = words_until(after_term)[as_token];
auto const begin_term_def = words_until(Words{"through"})[as_token];
auto const end_term_def = words_until(Words{"is"})[as_token];
BOOST_SPIRIT_DEFINE(left, term, begin_term, end_term)

// ---- periods
// ------------------------------------------------------------------------------------------------------------------------

struct unit_id;
struct count_id;
struct period_id;
x3::rule<unit_id, std::string> const unit = "`days`, `workdays`, `months` or `years`";
x3::rule<count_id, std::int32_t> const count = "a whole number";
x3::rule<period_id, Duration> const period = "a period like 3 years";
constexpr auto singular = [](auto& context) {
  std::string word = std::move(x3::_attr(context).text);
  if (word.back() == 's') word.pop_back();
  x3::_val(context) = std::move(word);
};
auto const unit_def = Words{"days|day|workdays|workday|months|month|years|year"}[singular];
auto const count_def =
    x3::lexeme[x3::uint_parser<std::uint32_t, 10, 1, 7>{} >> !x3::char_("0-9a-zA-Z./")]
              [([](auto& context) { x3::_val(context) = static_cast<std::int32_t>(x3::_attr(context)); })];
auto const period_def = count[set<&Duration::count>] >> unit[set<&Duration::unit>];
BOOST_SPIRIT_DEFINE(unit, count, period)

// ---- comparisons
// --------------------------------------------------------------------------------------------------------------------

struct extension_id;
struct atom_id;
x3::rule<extension_id, Extension> const extension = "an extension";
x3::rule<atom_id, Atom> const atom = "a condition";

auto const extension_def =
    (path[set<&Extension::list>] > Words{"where"}) > closed_condition[add<&Extension::where_condition>];

template <Operator op>
constexpr auto is = put<&Atom::op, op>;
constexpr auto to_right = add<&Atom::right>;
constexpr auto to_period = [](auto& context) { x3::_val(context).duration = std::move(x3::_attr(context)); };
constexpr auto to_count = [](auto& context) { x3::_val(context).duration = Duration{x3::_attr(context), {}, {}}; };
constexpr auto to_unit = [](auto& context) { x3::_val(context).duration->unit = std::move(x3::_attr(context)); };
constexpr auto to_counting = [](auto& context) {
  const std::string& word = x3::_attr(context).text;
  x3::_val(context).duration->counting = word.substr(word.find(' ') + 1);
};
constexpr auto equivalent = put<&Atom::equivalent, true>;
// The bare `is` compares one word; a longer left side would be a phrase, had it stood on one line.
constexpr auto check_left = [](auto& context) {
  const Atom& whole = x3::_val(context);
  if (whole.left.text.find(' ') == std::string::npos) return;
  const Reader& reader = x3::get<reader_tag>(context);
  throw Failure{"HP108",
                reader.file + whole.left.where.begin,
                reader.file + whole.left.where.end,
                "only a path can stand before `is` and a value",
                "a phrase whole on one line, or a path such as position.grade",
                ""};
};

auto const counting = -Words{"counting back|counting forward"}[to_counting];
auto const values = comma_list("a value", value[to_right]);
auto const quantity = named("a value", value[to_right] >> -Words{"or the equivalent"}[equivalent] >>
                                           -Words{"percent"}[set_text<&Atom::unit_word>]);
template <Operator with_period>
auto const quantity_or_age =
    named("a value or a period like 3 years",
          ((period[to_period] >> counting) > Words{"after"}[is<with_period>] > term[to_right] > counting) | quantity);

auto const after_is = named(
    "a value or a comparison such as `at least`, `one of` or `before`",
    (Words{"not one of"}[is<Operator::not_one_of>] > values) | (Words{"one of"}[is<Operator::one_of>] > values) |
        (Words{"at least"}[is<Operator::at_least>] > quantity_or_age<Operator::at_least_after>) |
        (Words{"more than"}[is<Operator::more_than>] > quantity_or_age<Operator::more_than_after>) |
        (Words{"at most"}[is<Operator::at_most>] > quantity) |
        (Words{"less than"}[is<Operator::less_than>] > quantity) |
        (Words{"before"}[is<Operator::before>] > term[to_right]) |
        (Words{"after"}[is<Operator::after>] > term[to_right]) |
        (Words{"on or before"}[is<Operator::on_or_before>] > term[to_right]) |
        (Words{"on or after"}[is<Operator::on_or_after>] > term[to_right]) |
        (Words{"within"} > count[to_count] > unit[to_unit] > counting > (Words{"after|before"}[([](auto& c) {
           x3::_val(c).op = x3::_attr(c).text == "after" ? Operator::within_after : Operator::within_before;
         })]) > term[to_right] > counting > -(Words{"extended by the time of"} > extension[add<&Atom::extension>])) |
        (Words{"during the"}[is<Operator::during>] > count[to_count] > '-' > unit[to_unit] > Words{"period"} >
         counting > Words{"beginning on"} > term[to_right] > counting) |
        (Words{"not"}[is<Operator::is_not>] > x3::eps[check_left] > quantity) |
        (x3::eps[is<Operator::is>] >> x3::eps[check_left] >> quantity));

auto const time_is =
    named("`more than`, `at least`, `at most` or `less than`",
          Words{"at least"}[is<Operator::time_at_least>] | Words{"at most"}[is<Operator::time_at_most>] |
              Words{"more than"}[is<Operator::time_more_than>] | Words{"less than"}[is<Operator::time_less_than>]);

auto const atom_def = ((Words{"the time from"} > begin_term[set<&Atom::left>] > Words{"through"} > end_term[to_right] >
                        Words{"is"}) > time_is > count[to_count] > unit[to_unit] > counting) |
                      (left[set<&Atom::left>] >> -(Words{"is"} > after_is));
BOOST_SPIRIT_DEFINE(extension, atom)

// ---- conditions on one line
// ---------------------------------------------------------------------------------------------------------

using Kind = Condition::Kind;

struct term_of_logic_id;
x3::rule<term_of_logic_id, Condition> const operand = "a condition";

template <Quantifier which>
constexpr auto quantified = [](auto& context) {
  x3::_val(context).kind = Kind::quantified;
  x3::_val(context).quantifier = which;
};
template <Group which>
constexpr auto group = [](auto& context) {
  x3::_val(context).kind = Kind::group;
  x3::_val(context).group = which;
};
constexpr auto child = add<&Condition::children>;

// `all of` and its like announce labelled conditions, so nothing can follow them on their line.
void refuse_header(const Condition& condition, const Reader& reader) {
  if (const Condition* header = open_header(condition)) {
    throw Failure{"HP113",
                  reader.file + header->where.begin,
                  reader.file + header->where.end,
                  "labelled conditions must follow this, and cannot here",
                  "`and` or `or` between conditions, or a label of its own for this group",
                  ""};
  }
}
template <Condition::Kind kind>
constexpr auto join = [](auto& context) {
  Condition& whole = x3::_val(context);
  const Reader& reader = x3::get<reader_tag>(context);
  refuse_header(x3::_attr(context), reader);
  if (whole.kind != kind) {  // an operand is never a junction itself
    refuse_header(whole, reader);
    Condition junction;
    junction.kind = kind;
    junction.children.push_back(std::move(whole));
    whole = std::move(junction);
  }
  whole.children.push_back(std::move(x3::_attr(context)));
};
constexpr auto mixed = [](auto& context) {
  const Where where = x3::_attr(context).where;
  const Reader& reader = x3::get<reader_tag>(context);
  throw Failure{"HP109",
                reader.file + where.begin,
                reader.file + where.end,
                "`and` and `or` are mixed in one condition",
                "labels, with `all of` or `any of` before them",
                ""};
};
constexpr auto check_closed = [](auto& context) { refuse_header(x3::_attr(context), x3::get<reader_tag>(context)); };

auto const list_and_condition =
    named("a list such as person.service-periods", path[set<&Condition::list>] > ',' > condition[child]);
auto const operand_def =
    guarded[placed[(Words{"not"}[put<&Condition::kind, Kind::negation>] > operand[child]) |
                   (Words{"in any of"}[quantified<Quantifier::any>] > list_and_condition) |
                   (Words{"in every one of"}[quantified<Quantifier::every>] > list_and_condition) |
                   (Words{"in the latest of"}[quantified<Quantifier::latest>] > list_and_condition) |
                   (Words{"in"} > Words{"any of|every one of|the latest of"}) | Words{"all of"}[group<Group::all>] |
                   Words{"any of"}[group<Group::any>] | Words{"none of"}[group<Group::none>] |
                   (Words{"at least"} > count[set<&Condition::at_least>] > Words{"of"}[group<Group::at_least>]) |
                   atom[set<&Condition::atom>]]];
auto const condition_def =
    guarded[placed[operand[pass] >> -((+(Words{"and"} > operand[join<Kind::conjunction>]) >> -Words{"or"}[mixed]) |
                                      (+(Words{"or"} > operand[join<Kind::disjunction>]) >> -Words{"and"}[mixed]))]];
auto const closed_condition_def = condition[check_closed][pass];
BOOST_SPIRIT_DEFINE(operand)

// ---- bodies
// -------------------------------------------------------------------------------------------------------------------------

struct line_id;
struct lines_id;
x3::rule<line_id, Condition> const line = "a label like (1)";
x3::rule<lines_id, std::vector<Condition>> const lines = "a condition or a label like (1)";

constexpr auto into_line = [](auto& context) {
  std::string label_text = std::move(x3::_val(context).label);
  x3::_val(context) = std::move(x3::_attr(context));
  x3::_val(context).label = std::move(label_text);
};
auto const after_condition =
    *((Words{"decided by"} > who[set_text<&Condition::decided_by>]) | cites[add_all<&Condition::cites>]);
auto const line_def = placed[(label[set_text<&Condition::label>] > condition[into_line]) >> after_condition];
struct unlabelled_id;
x3::rule<unlabelled_id, Condition> const unlabelled = "a condition";
auto const unlabelled_def = placed[condition[pass] >> after_condition];
auto const lines_def = (unlabelled[append] >> *line[append]) | +line[append];
auto const body_def = lines[(
    [](auto& context) { x3::_val(context) = build(std::move(x3::_attr(context)), x3::get<reader_tag>(context)); })];
BOOST_SPIRIT_DEFINE(line, unlabelled, lines)

}  // namespace

BOOST_SPIRIT_DEFINE(condition, closed_condition, body)

BOOST_SPIRIT_INSTANTIATE(ConditionRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(ClosedRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(BodyRule, Iterator, Context)

}  // namespace hirepath::syntax::grammar
