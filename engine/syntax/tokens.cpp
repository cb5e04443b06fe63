// Names, values, dates, labels, references and citations.
#include "syntax/grammar.hpp"

namespace hirepath::syntax::grammar {
namespace {

// A text keeps its blanks; its place includes the quotation marks.
constexpr auto without_quotes = [](auto& context) {
  const auto range = x3::_attr(context);
  x3::_val(context) = Token{std::string(range.begin() + 1, range.end() - 1),
                            x3::get<reader_tag>(context).where(range.begin(), range.end())};
};

constexpr auto split_at_semicolons = [](auto& context) {
  const Reader& reader = x3::get<reader_tag>(context);
  const auto range = x3::_attr(context);
  Iterator at = range.begin() + 1;
  const Iterator end = range.end() - 1;
  for (;;) {
    const Iterator stop = std::find(at, end, ';');
    Iterator first = std::find_if(at, stop, [](char c) { return c > ' ' || c < 0; });
    if (first == stop)
      throw Failure{
          "HP107", range.begin(), range.end(), "a citation is empty", "the place in the law, as in [5 CFR 307.102]",
          ""};
    x3::_val(context).push_back(reader.token(first, reader.back_over_blanks(stop, first)));
    if (stop == end) return;
    at = stop + 1;
  }
};

auto const digit = x3::char_("0-9");
auto const two_digits = digit >> digit;

}  // namespace

auto const id_def = x3::raw[x3::lexeme[name]][as_token];
auto const path_def = x3::raw[x3::lexeme[dotted]][as_token];
auto const quoted_def = x3::raw[x3::lexeme['"' >> *(x3::char_ - '"' - x3::eol) >> '"']][without_quotes];
auto const value_def =
    quoted[pass] |
    x3::raw[x3::lexeme[(alnum | (x3::char_('-') >> &digit)) >> *(alnum | hyphen | '/' | (x3::lit('.') >> &alnum))]]
           [as_token];
auto const number_def = x3::raw[x3::lexeme[-x3::lit('-') >> +digit >> -('.' >> +digit)]][as_token];
auto const date_def =
    x3::raw[x3::lexeme[two_digits >> two_digits >> '-' >> two_digits >> '-' >> two_digits >> !alnum]][as_token];
auto const label_def = x3::raw[x3::lexeme[bare_label]][as_token];
auto const ref_def = x3::raw[x3::lexeme[(dotted >> *bare_label) | +bare_label]][as_token];
auto const cites_def = x3::raw[x3::lexeme['[' >> *(x3::char_ - ']') >> ']']][split_at_semicolons];

BOOST_SPIRIT_DEFINE(id, path, quoted, value, number, date, label, ref, cites)

BOOST_SPIRIT_INSTANTIATE(IdRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(PathRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(StringRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(ValueRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(NumberRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(DateRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(LabelRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(RefRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(CitesRule, Iterator, Context)

}  // namespace hirepath::syntax::grammar
