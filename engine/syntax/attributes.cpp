// The lines of a declaration's body: a keyword and its operands (the shapes are listed in parse.hpp). Which are allowed
// where the model says.
#include "syntax/grammar.hpp"

namespace hirepath::syntax::grammar {
namespace {

constexpr auto key = [](auto& context) {
  std::string words = std::move(x3::_attr(context).text);
  for (char& c : words) {
    if (c == ' ') c = '-';
  }
  x3::_val(context).key = std::move(words);
};
constexpr auto word = add<&Attribute::words>;
constexpr auto text = add<&Attribute::strings>;

auto const ids = comma_list("a name in letters, digits and hyphens", id[word]);
auto const paths = comma_list("the path of a rule, or an authority", path[word]);
auto const texts = comma_list("a text in quotation marks", quoted[text]);
auto const refs = comma_list("a reference like (3), (1)(b) or covered-veteran(4)", ref[word]);
constexpr Words confidence{"high|medium|low"};

auto const shape =
    (Words{"phrase|ask|help|leads to|redress"}[key] > quoted[text]) | (Words{"also known as"}[key] > texts) |
    (Words{"asked of|decided by|changed by"}[key] > who[word]) |
    (Words{"proved by|also accepted|documents|path|listed in"}[key] > ids) |
    Words{"sensitive|defaults to the action date"}[key] | (Words{"about"}[key] > number[word] > Words{"in 100"}) |
    (Words{"presume"}[key] > value[word]) |
    (Words{"kind"}[key] > Words{"appointing authority|preference|selection priority|modifier"}[word]) |
    (Words{"competition"}[key] > Words{"none|merit promotion|open"}[word]) |
    (Words{"service"}[key] > Words{"competitive|excepted|senior executive|any"}[word]) |
    (Words{"coding"}[key] > Words{"appoint|convert|term|term-convert|temporary|temporary-convert"}[word] > value[word] >
     value[word] > *('+' > value[word]) > quoted[text] > Words{"confidence"} > confidence[word]) |
    (Words{"confidence"}[key] > confidence[word]) |
    (Words{"verified"}[key] > date[word] > Words{"against"} > quoted[text]) |
    (Words{"note"}[key] > quoted[text] > -(Words{"for"} > refs)) |
    (Words{"not recorded before|not recorded after"}[key] > date[word] > quoted[text]) |
    (Words{"in force"}[key] > -(Words{"from"} > date[set<&Attribute::from>]) >
     -(Words{"until"} > date[set<&Attribute::until>])) |
    (Words{"despite"}[key] > paths);

constexpr auto if_note = [](auto& context) { x3::_pass(context) = x3::_val(context).key == "note"; };

// A field may be called like a keyword: "service : choice (...)".
auto const field_begins = x3::lexeme[name] >> ':';

}  // namespace

auto const attribute_def = placed[!field_begins >> shape >> *cites[add_all<&Attribute::cites>] >>
                                  -((x3::eps[if_note] >> Words{"for"}) > refs)];

BOOST_SPIRIT_DEFINE(attribute)
BOOST_SPIRIT_INSTANTIATE(AttributeRule, Iterator, Context)

}  // namespace hirepath::syntax::grammar
