#include "ask/line.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "ask/value_text.hpp"

namespace hirepath::cli::ask {
namespace {

using Kind = Line::Kind;

struct Word {
  std::string_view word;
  Kind kind;
};
constexpr std::array words{Word{"?", Kind::help},
                           Word{"help", Kind::help},
                           Word{"why", Kind::help},
                           Word{"dk", Kind::does_not_know},
                           Word{"idk", Kind::does_not_know},
                           Word{"don't know", Kind::does_not_know},
                           Word{"dont know", Kind::does_not_know},
                           Word{"do not know", Kind::does_not_know},
                           Word{"i don't know", Kind::does_not_know},
                           Word{"i do not know", Kind::does_not_know},
                           Word{"skip", Kind::skip},
                           Word{"back", Kind::back},
                           Word{"list", Kind::list},
                           Word{"list all", Kind::list},
                           Word{"results", Kind::results},
                           Word{"save", Kind::save},
                           Word{"stop", Kind::stop},
                           Word{"quit", Kind::quit},
                           Word{"exit", Kind::quit}};

bool is_name(std::string_view text) {
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) &&
         std::ranges::all_of(text, [](unsigned char c) {
           return std::isalnum(c) || c == '_' || c == '-' || c == '.' || c == '[' || c == ']';
         });
}

std::string without_comment(std::string_view text) {
  if (text.starts_with('#')) return {};
  return trimmed(text.substr(0, std::min(text.find(" #"), text.find("\t#"))));
}

// "edit 3"
Line numbered(Kind kind, const std::string& command, const std::string& rest) {
  Line line;
  line.kind = kind;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), line.number);
  if (error == std::errc{} && end == rest.data() + rest.size()) return line;
  line.kind = Kind::wrong;
  line.text = "Expected: " + command + " and a number of the list, such as '" + command + " 3'; 'list' shows them.";
  return line;
}

}  // namespace

Line read_line(std::string_view typed, const std::vector<std::string>& choices) {
  Line line;
  const std::string text = without_comment(trimmed(typed)), small = lower(text);
  if (text.empty()) return line;
  line.kind = Kind::value;
  line.text = text;
  if (std::ranges::find(choices, small) != choices.end()) return line;
  if (const auto equals = text.find('='); equals != std::string::npos) {
    const std::string name = trimmed(std::string_view(text).substr(0, equals));
    if (!is_name(name)) return line;
    line.kind = Kind::named;
    line.name = name;
    line.text = trimmed(std::string_view(text).substr(equals + 1));
    return line;
  }
  const auto* command = std::ranges::find(words, small, &Word::word);
  if (command != words.end()) {
    line.kind = command->kind;
    line.text.clear();
    line.sensitive = small == "list all";
    return line;
  }
  const auto blank = std::min(text.find(' '), text.size());
  const std::string first = small.substr(0, blank), rest = trimmed(std::string_view(text).substr(blank));
  if (first == "edit") return numbered(Kind::edit, first, rest);
  if (first == "remove") return numbered(Kind::remove, first, rest);
  if (first == "save") {
    line.kind = Kind::save;
    line.name = rest;
  }
  return line;
}

}  // namespace hirepath::cli::ask
