// Diagnostics in their order, and as a terminal shows them.
// Entrances: Diagnostics and to_text(). Everything else is private to this file.
#include "text/diagnostic.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hirepath::text {

Diagnostic::Diagnostic() = default;

Diagnostic::Diagnostic(std::string the_code, Severity the_severity, Place the_place, std::string the_pointer,
                       std::string the_message, std::string the_expected, std::string the_suggestion,
                       std::vector<Note> the_notes)
    : code(std::move(the_code)),
      severity(the_severity),
      place(std::move(the_place)),
      pointer(std::move(the_pointer)),
      message(std::move(the_message)),
      expected(std::move(the_expected)),
      suggestion(std::move(the_suggestion)),
      notes(std::move(the_notes)) {}

namespace {

std::string_view source_name(const Place& place) {
  return place.source ? std::string_view(place.source->name()) : std::string_view();
}

// Everything a reader sees but the notes, so that two findings that tie are printed alike.
auto reading_order(const Diagnostic& d) {
  return std::tuple(source_name(d.place), d.place.span.begin, d.place.span.end, std::string_view(d.pointer),
                    std::string_view(d.code), std::string_view(d.message), std::string_view(d.expected),
                    std::string_view(d.suggestion));
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

// "file:3:7: ", or nothing when no file is known.
std::string place_prefix(const Place& place) {
  if (!place.source) return {};
  const Position at = place.source->position(place.span.begin);
  return place.source->name() + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": ";
}

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// What is shown of a longer line: around the place. Files are laid out in 120 columns or so; only those of programs,
// or of somebody who means harm, have lines of megabytes.
constexpr std::size_t longest_excerpt = 240, longest_text = 2000;  // bytes
constexpr std::string_view cut_mark = "...";

// Where the character that holds this byte begins.
std::size_t character_at(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && !starts_character(text[at])) --at;
  return at;
}

// A name or a value in a message may be as long as its file.
std::string shortened(std::string text) {
  if (text.size() <= longest_text) return text;
  text.resize(character_at(text, longest_text));
  return text.append(cut_mark);
}

std::string prefix(const Diagnostic& d) {
  if (d.pointer.empty()) return place_prefix(d.place);
  const std::string file =
      d.place.source && !d.place.source->name().empty() ? d.place.source->name() + ':' : std::string();
  return file + shortened(d.pointer) + ": ";
}

// A control character in a file must not steer the reader's terminal; a tab stays, so that the caret line can repeat
// it.
char printable(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return (code < 0x20 && byte != '\t') || code == 0x7F ? '?' : byte;
}

// The line that the place begins on, and under it a caret for each of the place's characters on that line, at least
// one.
std::string excerpt(const Place& place) {
  std::string_view line = place.source->line_at(place.span.begin);
  const std::size_t start = place.source->line_start(place.span.begin);
  std::size_t begin =
      std::min<std::size_t>(place.span.begin - std::min<std::size_t>(place.span.begin, start), line.size());
  std::size_t end = std::clamp<std::size_t>(place.span.end < start ? 0 : place.span.end - start, begin, line.size());

  std::string shown, carets, after;
  if (line.size() > longest_excerpt) {
    const auto first = character_at(line, begin - std::min(begin, longest_excerpt / 4));
    const auto last = character_at(line, std::min(first + longest_excerpt, line.size()));
    if (first > 0) shown = cut_mark, carets.assign(cut_mark.size(), ' ');
    if (last < line.size()) after = cut_mark;
    line = line.substr(first, last - first);
    begin = std::min(begin - first, line.size());
    end = std::clamp(end - first, begin, line.size());
  }
  for (char byte : line) shown += printable(byte);
  shown += after;
  for (char byte : line.substr(0, begin)) {
    if (starts_character(byte)) carets += byte == '\t' ? '\t' : ' ';
  }
  const std::string_view marked = line.substr(begin, end - begin);
  const auto width = std::count_if(marked.begin(), marked.end(), starts_character);
  carets.append(static_cast<std::size_t>(std::max<std::ptrdiff_t>(width, 1)), '^');
  return shown + '\n' + carets + '\n';
}

}  // namespace

Diagnostic& Diagnostics::add(Diagnostic diagnostic) { return items_.emplace_back(std::move(diagnostic)); }

Diagnostic& Diagnostics::error(std::string code, Place place, std::string message) {
  return add({std::move(code), Severity::error, std::move(place), {}, std::move(message), {}, {}, {}});
}

Diagnostic& Diagnostics::warning(std::string code, Place place, std::string message) {
  return add({std::move(code), Severity::warning, std::move(place), {}, std::move(message), {}, {}, {}});
}

Diagnostic& Diagnostics::note(std::string code, Place place, std::string message) {
  return add({std::move(code), Severity::note, std::move(place), {}, std::move(message), {}, {}, {}});
}

bool Diagnostics::has_errors() const {
  return std::any_of(items_.begin(), items_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = items_;
  std::stable_sort(result.begin(), result.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return reading_order(a) < reading_order(b); });
  return result;
}

std::string to_text(const Diagnostic& d) {
  std::string text = prefix(d);
  text += severity_name(d.severity);
  if (!d.code.empty()) text += ' ' + d.code;
  text += ": " + shortened(d.message) + '\n';
  if (d.place.source && d.pointer.empty()) text += excerpt(d.place);
  if (!d.expected.empty()) text += "  expected: " + shortened(d.expected) + '\n';
  if (!d.suggestion.empty()) text += "  help: " + shortened(d.suggestion) + '\n';
  for (const Note& note : d.notes) text += place_prefix(note.place) + "note: " + shortened(note.message) + '\n';
  return text;
}

std::string to_text(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += to_text(d);
  return text;
}

}  // namespace hirepath::text
