#include "syntax/parse.hpp"

#include <algorithm>
#include <optional>

#include "syntax/grammar.hpp"
#include "syntax/scan.hpp"
#include "text/suggest.hpp"

namespace hirepath::syntax {
namespace {

using grammar::Iterator;

// What may come at the end of what was understood of a declaration.
std::string_view continuations(std::string_view keyword) {
  static constexpr std::string_view of_facts =
      "phrase|ask|help|asked of|decided by|changed by|sensitive|about|proved by|listed in|presume|defaults to the "
      "action date";
  if (keyword == "document") return "help|also accepted|about";
  if (keyword == "fact") return of_facts;
  if (keyword == "record")
    return "ordered by|a field with its type|phrase|ask|help|asked of|decided by|changed by|sensitive|about|proved "
           "by|presume";
  if (keyword == "decision") return "help";
  if (keyword == "define") return "and|or|decided by|a citation in square brackets|a label like (1)";
  if (keyword == "authority") {
    return "also known as|kind|competition|service|leads to|coding|path|documents|confidence|verified|redress|note|not "
           "recorded before|not recorded after";
  }
  if (keyword == "rule") return "and|or|decided by|a citation in square brackets|a label like (1)|note|conflict";
  if (keyword == "test") return "given|expect|on|from|until|because|assuming|jobs";
  if (keyword == "property") return "and|or|implies";
  return "";
}

// Names the words of an option list; those that are not keywords stand without quotes.
std::string one_of(std::string_view options) {
  std::string result;
  while (!options.empty()) {
    const std::string_view option = options.substr(0, options.find('|'));
    options.remove_prefix(std::min(options.size(), option.size() + 1));
    if (!result.empty()) result += options.empty() ? " or " : ", ";
    const bool plain = option.starts_with("a ");
    result.append(plain ? "" : "`").append(option).append(plain ? "" : "`");
  }
  return result;
}

// The first `count` words at a place, with single blanks.
std::string words_at(Iterator at, Iterator end, std::ptrdiff_t count) {
  std::string result;
  for (; count > 0; --count) {
    while (at != end && (*at == ' ' || *at == '\t')) ++at;
    Iterator stop = at;
    while (continues_word(stop, end)) ++stop;
    if (stop == at) break;
    result.append(result.empty() ? "" : " ").append(at, stop);
    at = stop;
  }
  return result;
}

// Of the keywords that stand in backquotes in "expected": the one nearest to what was written. "ordered by" is compared
// with two words.
std::string nearest_in(const std::string& expected, Iterator at, Iterator end) {
  std::string best;
  std::size_t best_distance = 0;
  for (std::size_t begin = expected.find('`'); begin != std::string::npos;) {
    const std::size_t close = expected.find('`', begin + 1);
    if (close == std::string::npos) break;
    const std::string candidate = expected.substr(begin + 1, close - begin - 1);
    begin = expected.find('`', close + 1);
    const std::string written = words_at(at, end, 1 + std::count(candidate.begin(), candidate.end(), ' '));
    if (written.size() < 2 || text::nearest(written, {&candidate, 1}).empty()) continue;
    const std::size_t distance = text::edit_distance(written, candidate);
    if (distance > 0 && (best.empty() || distance < best_distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

// The name X3 gives a single sign is in single quotes.
std::string named_sign(std::string name) {
  if (name.size() == 3 && name.front() == '\'') name.front() = name.back() = '`';
  return name;
}

class Parser {
 public:
  Parser(const text::SourcePtr& source, text::Diagnostics& found, const Limits& limits)
      : source_(source), found_(found) {
    reader_.file = source->bytes().data();
    reader_.limits = limits;
  }

  File run() {
    File file{source_, {}, {}};
    if (const auto failure = unreadable(source_->bytes(), reader_.limits)) {
      report(*failure);
      return file;
    }
    Scan scanned = scan(source_->bytes(), reader_.limits.tests);
    reader_.comments = &scanned.comments;
    for (Piece& piece : scanned.pieces) read(piece, file.items);
    file.comments = std::move(scanned.comments);
    return file;
  }

 private:
  void read(Piece& piece, std::vector<Item>& items) {
    if (!reader_.limits.tests && piece.keyword == "test" && !piece.failure) return;
    for (;;) {
      std::optional<Item> item;
      const std::optional<Failure> failure = piece.failure ? piece.failure : attempt(piece, item);
      if (!failure) {
        if (item) items.push_back(std::move(*item));
        return;
      }
      // What fails at a line that looks like a misspelt declaration is that declaration; what stands before it is read
      // again without it.
      const auto misspelt =
          piece.failure || piece.keyword.empty() ? std::nullopt : misspelt_declaration(failure->begin);
      report(misspelt ? *misspelt : *failure);
      report_misspelt_after(misspelt ? misspelt->end : failure->end, piece.end);
      if (!misspelt || misspelt->begin <= piece.begin || misspelt->begin >= piece.end) return;
      piece.end = reader_.back_over_blanks(misspelt->begin, piece.begin);
    }
  }

  // A declaration that was not recognised inside one that fails would otherwise show only in the next run.
  void report_misspelt_after(Iterator at, Iterator end) {
    while ((at = std::find(at, end, '\n')) != end) {
      if (++at == end || !continues_word(at, end)) continue;
      if (const auto misspelt = misspelt_declaration(at)) report(*misspelt);
    }
  }

  template <typename Tree, typename RuleType>
  bool take(RuleType const& rule, Iterator& at, Iterator end, std::optional<Item>& item) {
    Tree tree;
    if (!grammar::x3::phrase_parse(at, end, grammar::x3::with<grammar::reader_tag>(reader_)[rule], grammar::skipper,
                                   tree))
      return false;
    item = std::move(tree);
    return true;
  }

  bool dispatch(std::string_view keyword, Iterator& at, Iterator end, std::optional<Item>& item) {
    if (keyword == "edition") return take<Edition>(grammar::edition, at, end, item);
    if (keyword == "topic") return take<Topic>(grammar::topic, at, end, item);
    if (keyword == "document") return take<Document>(grammar::document, at, end, item);
    if (keyword == "record") return take<Record>(grammar::record, at, end, item);
    if (keyword == "fact") return take<Fact>(grammar::fact, at, end, item);
    if (keyword == "decision") return take<Decision>(grammar::decision, at, end, item);
    if (keyword == "define") return take<Define>(grammar::define, at, end, item);
    if (keyword == "authority") return take<Authority>(grammar::authority, at, end, item);
    if (keyword == "rule") return take<Rule>(grammar::rule, at, end, item);
    if (keyword == "test") return take<Test>(grammar::test, at, end, item);
    if (keyword == "property") return take<Property>(grammar::property, at, end, item);
    return false;
  }

  // Reads one declaration; says what is wrong with it.
  std::optional<Failure> attempt(const Piece& piece, std::optional<Item>& item) {
    if (piece.keyword.empty()) return stray(skip(piece.begin, piece.end), piece.end);
    Iterator at = piece.begin;
    try {
      if (dispatch(piece.keyword, at, piece.end, item) && skip(at, piece.end) == piece.end) return std::nullopt;
      return unexpected(skip(at, piece.end), piece, one_of(continuations(piece.keyword)));
    } catch (const Failure& failure) {
      return failure;
    } catch (const grammar::x3::expectation_failure<Iterator>& failure) {
      return expectation(failure.where(), piece, named_sign(failure.which()));
    }
  }

  static Failure stray(Iterator at, Iterator end) {
    const auto word = word_at(at, end);
    return {"HP114",
            at,
            at + word.size(),
            "no declaration begins with `" + std::string(word) + "`",
            in_words(all_keywords()),
            text::nearest(word, declaration_keywords())};
  }

  static std::string all_keywords() {
    std::string all;
    for (const std::string& keyword : declaration_keywords()) all += (all.empty() ? "" : "|") + keyword;
    return all;
  }

  // Something else was expected here. When nothing more stands on the line, it is missing at the end of what came
  // before.
  Failure expectation(Iterator at, const Piece& piece, const std::string& expected) const {
    const Iterator before = reader_.back_over_blanks(at, piece.begin);
    const Iterator next = skip(at, piece.end);
    if (next == piece.end || std::find(before, next, '\n') != next) {
      return {"HP115", before, before, "something is missing here", expected, ""};
    }
    return unexpected(next, piece, expected);
  }

  static Failure unexpected(Iterator at, const Piece& piece, const std::string& expected) {
    const auto word = word_at(at, piece.end);
    return {"HP116",          at,
            at + word.size(), "`" + std::string(word) + "` is not expected here",
            expected,         nearest_in(expected, at, piece.end)};
  }

  std::optional<Failure> misspelt_declaration(Iterator at) const {
    const std::string_view bytes = source_->bytes();
    const Iterator end = bytes.data() + bytes.size();
    at = skip(at, end);
    if (at == end || (at != bytes.data() && at[-1] != '\n')) return std::nullopt;
    const auto word = word_at(at, end);
    const std::string nearest = text::nearest(word, declaration_keywords());
    if (nearest.empty() || nearest == word) return std::nullopt;
    return stray(at, end);
  }

  // Past blanks and comments.
  Iterator skip(Iterator at, Iterator end) const {
    grammar::x3::parse(at, end, *grammar::skipper);
    return at;
  }

  // The word (or sign) at a place, for messages.
  static std::string_view word_at(Iterator at, Iterator end) {
    Iterator stop = at;
    while (continues_word(stop, end)) ++stop;
    if (stop == at && stop != end) ++stop;
    return {at, static_cast<std::size_t>(stop - at)};
  }

  void report(const Failure& failure) {
    text::Diagnostic& diagnostic =
        found_.error(failure.code, {source_, reader_.where(failure.begin, failure.end)}, failure.message);
    diagnostic.expected = failure.expected;
    if (!failure.suggestion.empty()) diagnostic.suggestion = "did you mean '" + failure.suggestion + "'?";
  }

  text::SourcePtr source_;
  text::Diagnostics& found_;
  Reader reader_;
};

}  // namespace

File parse(const text::SourcePtr& source, text::Diagnostics& found, Limits limits) {
  return Parser(source, found, limits).run();
}

}  // namespace hirepath::syntax
