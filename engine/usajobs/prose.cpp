// Entrances: plain_text(), canonical() and quote(). Scrubbing of contact data is in contact.cpp.
#include "usajobs/prose.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "usajobs/contact.hpp"

namespace hirepath::usajobs {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// Bytes beyond ASCII belong to letters: "VRAé" is another word than VRA.
constexpr bool is_word(char c) { return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

char32_t ascii_kin(char32_t c) {
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x2022 || c == 0xA7 || c < 0x20) return ' ';
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x201C || c == 0x201D) return '"';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';  // full-width forms
  return c;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
}

void append(std::string& out, char32_t code) {
  if (is_invisible(code)) return;
  const auto c = static_cast<std::uint32_t>(ascii_kin(code));
  const auto tail = [&](int shift) { out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

// The entity that `text` begins with (text[0] is '&'), and the byte after it.
struct Entity {
  char32_t code;
  std::size_t length;
};
std::optional<Entity> entity(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 17> named{{{"amp", '&'},
                                                                         {"lt", '<'},
                                                                         {"gt", '>'},
                                                                         {"quot", '"'},
                                                                         {"apos", '\''},
                                                                         {"nbsp", 0xA0},
                                                                         {"rsquo", 0x2019},
                                                                         {"lsquo", 0x2018},
                                                                         {"rdquo", 0x201D},
                                                                         {"ldquo", 0x201C},
                                                                         {"ndash", 0x2013},
                                                                         {"mdash", 0x2014},
                                                                         {"bull", 0x2022},
                                                                         {"sect", 0xA7},
                                                                         {"commat", '@'},
                                                                         {"shy", 0xAD},
                                                                         {"period", '.'}}};
  const std::size_t semicolon = text.substr(0, 12).find(';');
  if (semicolon == std::string_view::npos || semicolon < 2) return std::nullopt;
  const std::string_view name = text.substr(1, semicolon - 1);
  if (name[0] != '#') {
    const auto found = std::find_if(named.begin(), named.end(), [&](const auto& pair) { return pair.first == name; });
    if (found == named.end()) return std::nullopt;
    return Entity{found->second, semicolon + 1};
  }
  const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
  if (digits.empty()) return std::nullopt;
  std::uint32_t code = 0;
  for (char c : digits) {
    const char small = is_letter(c) ? static_cast<char>(c | 0x20) : c;
    if (!is_digit(small) && !(hexadecimal && small >= 'a' && small <= 'f')) return std::nullopt;
    const int digit = is_digit(small) ? small - '0' : small - 'a' + 10;
    code = code * (hexadecimal ? 16U : 10U) + static_cast<std::uint32_t>(digit);
    if (code > 0x10FFFF) return std::nullopt;
  }
  if (code >= 0xD800 && code <= 0xDFFF) return std::nullopt;
  return Entity{code, semicolon + 1};
}

// One round of entities, and typographic characters written out. The input is valid UTF-8 (json_tree refuses anything
// else).
std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text[i] == '&') {
      if (const auto found = entity(text.substr(i))) {
        append(out, found->code);
        i += found->length;
        continue;
      }
    }
    const std::size_t length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (length == 1 || i + length > text.size()) {
      out += byte < 0x20 ? ' ' : text[i];
      ++i;
      continue;
    }
    std::uint32_t code = byte & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) code = (code << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    append(out, code);
    i += length;
  }
  return out;
}

// "<b>" and "</c0>" become spaces; "<5 years" stays.
std::string without_tags(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t hopeless = std::string_view::npos;  // from here on there is no '>'
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool opens =
        text[i] == '<' && i + 1 < text.size() && (is_letter(text[i + 1]) || text[i + 1] == '/' || text[i + 1] == '!');
    const std::size_t end = opens && i < hopeless ? text.find('>', i) : std::string_view::npos;
    if (opens && end == std::string_view::npos) hopeless = std::min(hopeless, i);
    if (end == std::string_view::npos) {
      out += text[i];
    } else {
      out += ' ';
      i = end;
    }
  }
  return out;
}

std::string collapsed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// A cut that leaves no half of a character.
std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 60;
  const std::string plain = plain_text(text.substr(0, character_start(text, std::min(text.size(), 4 * longest))));
  return plain.size() <= longest ? plain : plain.substr(0, character_start(plain, longest)) + "...";
}

std::string plain_text(std::string_view marked_up) {
  // Exports escape mark-up once or twice ("&amp;nbsp;", "&lt;p&gt;"), so entities are read until none is left, three
  // rounds at most.
  std::string text = decoded(marked_up);
  for (int round = 0; round < 2 && text.find('&') != std::string::npos; ++round) text = decoded(text);
  return without_contact_data(collapsed(without_tags(text)));
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == 0 || at >= text.size() || !is_word(text[at - 1]) || !is_word(text[at]);
}

Canonical canonical(std::string_view plain) {
  Canonical out;
  out.text.reserve(plain.size());
  out.origin.reserve(plain.size());
  const auto at = [&](std::size_t i) { return i < plain.size() ? plain[i] : ' '; };
  const auto put = [&](char c, std::size_t i) {
    out.text += c;
    out.origin.push_back(static_cast<std::uint32_t>(i));
  };
  const auto put_space = [&](std::size_t i) {
    if (!out.text.empty() && out.text.back() != ' ' && out.text.back() != '(') put(' ', i);
  };
  const auto drop_space = [&] {
    if (!out.text.empty() && out.text.back() == ' ') {
      out.text.pop_back();
      out.origin.pop_back();
    }
  };
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    if (c == '\'') continue;  // "veteran's" is "veterans"
    if (is_word(c)) {
      put(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c, i);
    } else if (c == '(' || c == ')') {
      drop_space();
      put(c, i);
    } else if (c == '%') {
      put_space(i);
      for (char letter : std::string_view("percent")) put(letter, i);
    } else if (c == '.' && i > 0 && is_digit(plain[i - 1]) && is_digit(at(i + 1))) {
      put(c, i);  // 315.612
    } else if (c == '.' && i > 0 && is_letter(plain[i - 1]) && (i < 2 || !is_word(plain[i - 2])) &&
               is_letter(at(i + 1)) && !is_word(at(i + 2))) {
      // inside an abbreviation: U.S.C.
    } else {
      put_space(i);
    }
  }
  return out;
}

std::string quote(std::string_view plain, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest = 110;
  constexpr std::array<std::string_view, 14> cues{"contact", "removed]", "e-mail",   "email",    "call ",
                                                  "phone",   "poc",      "attn",     "mr.",      "ms.",
                                                  "mrs.",    "dr.",      "point of", "questions"};
  const std::size_t length = end - begin;
  const std::size_t margin = length < longest ? (longest - length) / 2 : 0;
  std::size_t from = begin - std::min(begin, margin);
  std::size_t to = std::min(plain.size(), end + margin);
  while (from > 0 && from < begin && plain[from - 1] != ' ') ++from;
  while (to < plain.size() && to > end && plain[to] != ' ') --to;
  // A name may stand beside "contact" or "Ms.", on either side of the cut.
  const std::size_t look_from = begin - std::min<std::size_t>(begin, 2 * longest);
  const std::string near = lower(plain.substr(look_from, end + 2 * longest - look_from));
  const bool may_name =
      std::any_of(cues.begin(), cues.end(), [&](std::string_view cue) { return near.find(cue) != std::string::npos; });
  if (may_name) return std::string(plain.substr(begin, std::min(length, longest)));
  return std::string(plain.substr(from, to - from));
}

}  // namespace hirepath::usajobs
