// Entrance: parse_json(). The only file of this room that uses nlohmann_json: its SAX events build the tree, so that
// limits hold while reading.
#include "usajobs/json_tree.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "usajobs/prose.hpp"

namespace hirepath::usajobs {
namespace {

constexpr std::size_t max_bytes = 16U << 20U;
constexpr std::size_t max_depth = 64;
constexpr std::size_t max_values = 1'000'000;

// AgencyContactEmail, AgencyContactPhone, AgencyContactWebsite and their like in other shapes: personal data of a
// contact.
bool holds_contact_data(std::string_view key) { return lower(key).find("contact") != std::string::npos; }

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(const text::SourcePtr& source, text::Diagnostics& found) : source_(source), found_(found) {}

  bool null() override { return put({}); }
  bool boolean(bool value) override { return put({Node::Kind::boolean, value, {}, {}, {}}); }
  bool number_integer(number_integer_t value) override { return put_number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return put_number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& written) override { return put_number(written); }
  bool string(string_t& value) override { return put({Node::Kind::text, false, std::move(value), {}, {}}); }
  bool binary(binary_t&) override { return true; }  // JSON text has none

  bool start_object(std::size_t) override { return open(Node::Kind::object); }
  bool start_array(std::size_t) override { return open(Node::Kind::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& value) override {
    Level& level = levels_.back();
    level.key = value;
    if (level.seen.insert(value).second) return true;
    return fail("HP605", "the key \"" + excerpt(value) + "\" stands twice in one object", "each key once");
  }

  bool parse_error(std::size_t offset, const std::string&, const nlohmann::detail::exception& error) override {
    // nlohmann's own words repeat what was read last, which may be anybody's address: only its kind is used.
    const bool ill_formed = std::string_view(error.what()).find("ill-formed UTF-8") != std::string_view::npos;
    const std::size_t last = std::min(offset == 0 ? 0 : offset - 1, source_->bytes().size());
    const text::Position at = source_->position(static_cast<std::uint32_t>(last));
    const std::string where = " at line " + std::to_string(at.line) + ", column " + std::to_string(at.column);
    if (ill_formed) return fail("HP603", "ill-formed UTF-8" + where, "UTF-8 text");
    return fail("HP601", "not JSON" + where, "a JSON document");
  }

  Node take() { return std::move(root_); }

 private:
  struct Level {
    Node node;
    std::string key;             // of the member being read
    std::set<std::string> seen;  // keys so far
  };

  bool put_number(std::string digits) { return put({Node::Kind::number, false, std::move(digits), {}, {}}); }

  bool put(Node node) {
    if (++values_ > max_values)
      return fail("HP602", "more than " + std::to_string(max_values) + " values in one document",
                  "a smaller page of announcements");
    if (levels_.empty()) {
      root_ = std::move(node);
      return true;
    }
    Level& level = levels_.back();
    if (level.node.kind == Node::Kind::object) {
      if (holds_contact_data(level.key)) return true;
      level.node.keys.push_back(level.key);
    }
    level.node.items.push_back(std::move(node));
    return true;
  }

  bool open(Node::Kind kind) {
    if (levels_.size() == max_depth)
      return fail("HP604", "nested more than " + std::to_string(max_depth) + " levels deep",
                  "an announcement's own nesting");
    levels_.emplace_back();
    levels_.back().node.kind = kind;
    return true;
  }

  bool close() {
    Node done = std::move(levels_.back().node);
    levels_.pop_back();
    return put(std::move(done));
  }

  std::string pointer() const {
    std::string pointer = "#";
    for (const Level& level : levels_) {
      const bool object = level.node.kind == Node::Kind::object;
      if (object && level.seen.empty()) break;
      pointer = child_pointer(pointer, object ? excerpt(level.key) : std::to_string(level.node.items.size()));
    }
    return pointer;
  }

  // False stops the parser.
  bool fail(std::string code, std::string message, std::string expected) {
    found_.add({std::move(code),
                text::Severity::error,
                {source_, {}},
                pointer(),
                std::move(message),
                std::move(expected),
                {},
                {}});
    return false;
  }

  const text::SourcePtr& source_;
  text::Diagnostics& found_;
  std::vector<Level> levels_;
  std::size_t values_ = 0;
  Node root_;
};

}  // namespace

const Node* Node::member(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == key) return &items[i];
  }
  const std::string wanted = lower(key);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].size() == wanted.size() && lower(keys[i]) == wanted) return &items[i];
  }
  return nullptr;
}

std::string child_pointer(const std::string& pointer, std::string_view key) {
  std::string child = pointer == "#" ? "/" : pointer + '/';
  for (char c : key) {
    if (c == '~') {
      child += "~0";
    } else if (c == '/') {
      child += "~1";
    } else {
      child += c;
    }
  }
  return child;
}

std::optional<Node> parse_json(const text::SourcePtr& source, text::Diagnostics& found) {
  if (source->bytes().size() > max_bytes) {
    found.add({"HP602",
               text::Severity::error,
               {source, {}},
               "#",
               "the document is larger than 16 MiB",
               "a smaller page of announcements",
               {},
               {}});
    return std::nullopt;
  }
  TreeBuilder builder(source, found);
  if (!nlohmann::json::sax_parse(source->bytes(), &builder)) return std::nullopt;
  return builder.take();
}

}  // namespace hirepath::usajobs
