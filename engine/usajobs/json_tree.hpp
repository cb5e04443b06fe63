// JSON as a tree, read strictly: a duplicate key, ill-formed UTF-8, more than 64 levels, 16 MiB or 1,000,000 values is
// an error. Private to this room. Entrance: parse_json().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/source.hpp"

namespace hirepath::usajobs {

struct Node {
  enum class Kind : unsigned char { null, boolean, number, text, array, object };

  Kind kind = Kind::null;
  bool yes = false;               // of a boolean
  std::string text;               // of a text; of a number, its digits as written
  std::vector<std::string> keys;  // of an object, beside `items`
  std::vector<Node> items;

  // The member of that name, letter case aside (historic exports write hiringPaths, HiringPaths and hiringpaths); null
  // when there is none.
  const Node* member(std::string_view key) const;
};

// RFC 6901: "/a~1b/0". The whole document is "#", never the empty text.
std::string child_pointer(const std::string& pointer, std::string_view key);

// Empty after an error. Members that hold a contact person's data are dropped here, before anything else sees them.
std::optional<Node> parse_json(const text::SourcePtr& source, text::Diagnostics& found);

}  // namespace hirepath::usajobs
