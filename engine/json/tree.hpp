// JSON text as a tree whose every key and value knows its place, so that an error can point at it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/source.hpp"

namespace hirepath::json {

struct Node {
  enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };
  Kind kind = Kind::null;
  text::Span span;  // the whole value
  bool boolean = false;
  std::int64_t integer = 0;  // whole and within 64 bits; every other number is `number`
  std::string string;        // of a `number`: its digits as written
  std::string key;           // the name it has in its object
  text::Span key_span;
  std::vector<Node> children;  // elements, or members in the order of the file

  const Node* find(std::string_view name) const;
};

// "an object", "a number" ...: what a person would call the value.
std::string describe(const Node& node);
// One more step of a JSON pointer (RFC 6901).
std::string pointer_to(const std::string& parent, std::string_view name);

struct Limits {
  std::size_t bytes = 16u << 20;
  std::size_t depth = 64;
  std::size_t values = 250'000;
};

// HP501 not JSON, HP502 not UTF-8, HP503 too large, HP504 too deep: empty. HP505 a name twice in one object: an error,
// the first stays.
std::optional<Node> parse(const text::SourcePtr& source, text::Diagnostics& found, Limits limits = {});

}  // namespace hirepath::json
