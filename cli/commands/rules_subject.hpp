// What `rules test`, `rules coverage` and `rules mutate` have in common: the authority or definition they are asked
// about, and how they print.
#pragma once

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "lint/subject.hpp"
#include "text/suggest.hpp"

namespace hirepath::cli::commands {

// Nothing after naming the nearest one; the exit status is then wrong_usage.
inline std::optional<lint::Subject> find_subject(const model::Model& model, const std::string& name) {
  if (const auto id = model.find_authority(name); id != model::none) return lint::Subject{false, id};
  if (const auto id = model.find_definition(name); id != model::none) return lint::Subject{true, id};
  std::vector<std::string> names;
  for (const auto& authority : model.authorities) names.push_back(authority.id);
  for (const auto& definition : model.definitions) names.push_back(definition.id);
  const std::string near = text::nearest(name, names);
  std::cerr << "hirepath: no authority or definition is called '" << name << "'"
            << (near.empty() ? "" : "; did you mean '" + near + "'?") << '\n';
  return std::nullopt;
}

// "knowledge/authorities/vra.rules:28:3"
inline std::string place_text(const text::Place& place) {
  if (!place.source) return {};
  const auto at = place.source->position(place.span.begin);
  return place.source->name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

// 5 of 6 as "5/6"; nothing of nothing.
inline std::string share(std::size_t part, std::size_t all) {
  return all == 0 ? "-" : std::to_string(part) + "/" + std::to_string(all);
}

// Columns of even width, two blanks between them; the first row is the head.
inline std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += row[i];
      out += i + 1 == row.size() ? "\n" : std::string(widths[i] - row[i].size() + 2, ' ');
    }
  }
  return out;
}

// A JSON string. Names, places and sentences of the rules are valid UTF-8; the rest is for ASCII.
inline std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += std::string{'\\', c};
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += ' ';
    else
      out += c;
  }
  return out + '"';
}

// A JSON object on one line; the values are JSON already.
inline std::string object(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  for (const auto& [name, value] : members) out += (out.empty() ? "{" : ", ") + quoted(name) + ": " + value;
  return out + "}";
}

}  // namespace hirepath::cli::commands
