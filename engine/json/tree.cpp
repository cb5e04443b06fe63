// Text -> tree. Entrance: parse(). nlohmann's SAX reader says what comes next; it does not say where, so a cursor walks
// along the bytes: between two events there are only blanks, commas and colons, and the end of a token that is known to
// be valid is easy to find.
#include "json/tree.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace hirepath::json {
namespace {

using text::Diagnostic;
using text::Span;
using Sax = nlohmann::json_sax<nlohmann::json>;

class Builder : public Sax {
 public:
  Builder(text::SourcePtr source, text::Diagnostics& found, Limits limits)
      : source_(std::move(source)), found_(found), limits_(limits) {
    if (source_->bytes().starts_with("\xEF\xBB\xBF")) cursor_ = 3;
  }

  bool null() override { return insert(Node::Kind::null, word()) != nullptr; }
  bool boolean(bool value) override {
    Node* node = insert(Node::Kind::boolean, word());
    if (node) node->boolean = value;
    return node;
  }
  bool number_integer(std::int64_t value) override {
    Node* node = insert(Node::Kind::integer, word());
    if (node) node->integer = value;
    return node;
  }
  bool number_unsigned(std::uint64_t value) override {
    return value <= static_cast<std::uint64_t>(INT64_MAX) ? number_integer(static_cast<std::int64_t>(value))
                                                          : other_number();
  }
  bool number_float(double, const std::string&) override { return other_number(); }
  bool string(std::string& value) override {
    Node* node = insert(Node::Kind::string, quoted());
    if (node) node->string = std::move(value);
    return node;
  }
  bool binary(nlohmann::json::binary_t&) override { return false; }  // never in text
  bool key(std::string& value) override {
    key_span_ = quoted();
    key_ = std::move(value);
    return true;
  }
  bool start_object(std::size_t) override { return open(Node::Kind::object); }
  bool end_object() override {
    report_duplicates(*open_.back());
    return close();
  }
  bool start_array(std::size_t) override { return open(Node::Kind::array); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    const std::size_t size = source_->bytes().size();
    const std::string what = error.what();
    auto at = static_cast<std::uint32_t>(std::min(position > 0 ? position - 1 : 0, size));
    Diagnostic finding;
    finding.code = "HP501";
    if (what.find("UTF-8") != std::string::npos) {
      finding.code = "HP502";
      finding.message = "this is not UTF-8";
      finding.expected = "text in UTF-8";
    } else if (error.id == 406) {  // no double is so large; the position is the number's end
      skip();
      at = static_cast<std::uint32_t>(cursor_);
      finding.message = "the number is too large";
      finding.expected = "a whole number";
    } else {
      finding.message = at >= size ? "the JSON text ends too early" : "this is not JSON";
      finding.expected = expected_in(what);
    }
    finding.place = {source_, {at, static_cast<std::uint32_t>(std::min<std::size_t>(at + 1, size))}};
    found_.add(std::move(finding));
    return false;
  }

  std::optional<Node> take() {
    if (!done_) return std::nullopt;
    return std::move(root_);
  }

 private:
  // The library's messages end in "... - what is wrong; expected X" or "...; last read: 'x'"; only the expectation is
  // for people.
  static std::string expected_in(const std::string& what) {
    const auto at = what.rfind("; expected ");
    return at == std::string::npos ? "a JSON value" : what.substr(at + 11);
  }

  void skip() {
    const std::string_view bytes = source_->bytes();
    while (cursor_ < bytes.size() && std::string_view(" \t\r\n,:").find(bytes[cursor_]) != std::string_view::npos)
      ++cursor_;
  }
  Span span_from(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(cursor_)};
  }
  // A number or one of true, false, null.
  Span word() {
    skip();
    const std::string_view bytes = source_->bytes();
    const std::size_t begin = cursor_;
    while (cursor_ < bytes.size() && std::string_view(" \t\r\n,:]}").find(bytes[cursor_]) == std::string_view::npos)
      ++cursor_;
    return span_from(begin);
  }
  bool other_number() {
    Node* node = insert(Node::Kind::number, word());
    if (node) node->string = source_->text(node->span);
    return node;
  }
  Span quoted() {
    skip();
    const std::string_view bytes = source_->bytes();
    const std::size_t begin = cursor_++;
    while (cursor_ < bytes.size() && bytes[cursor_] != '"') cursor_ += bytes[cursor_] == '\\' ? 2 : 1;
    cursor_ = std::min(cursor_ + 1, bytes.size());
    return span_from(begin);
  }
  Span bracket() {
    skip();
    const std::size_t begin = cursor_++;
    return span_from(begin);
  }

  // Null when there are too many values.
  Node* insert(Node::Kind kind, Span span) {
    if (++values_ > limits_.values) {
      found_.error("HP503", {source_, span}, "the file holds too many values").expected =
          "at most " + std::to_string(limits_.values);
      return nullptr;
    }
    Node& node = open_.empty() ? root_ : open_.back()->children.emplace_back();
    node.kind = kind;
    node.span = span;
    node.key = std::move(key_);
    node.key_span = key_span_;
    key_.clear();
    done_ = done_ || open_.empty();
    return &node;
  }
  bool open(Node::Kind kind) {
    const Span span = bracket();
    if (open_.size() >= limits_.depth) {
      found_.error("HP504", {source_, span}, "objects and lists are nested too deeply").expected =
          "at most " + std::to_string(limits_.depth) + " levels";
      return false;
    }
    Node* node = insert(kind, span);
    if (node) open_.push_back(node);
    return node;
  }
  bool close() {
    open_.back()->span.end = bracket().end;
    open_.pop_back();
    return true;
  }

  void report_duplicates(Node& object) {
    std::vector<std::size_t> order(object.children.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& { return object.children[i].key; });
    for (std::size_t i = 1; i < order.size(); ++i) {
      const Node &first = object.children[order[i - 1]], &second = object.children[order[i]];
      if (first.key != second.key || ++duplicates_ > 20) continue;
      found_.error("HP505", {source_, second.key_span}, "'" + second.key + "' stands twice in one object")
          .notes.push_back({{source_, first.key_span}, "it stands here already"});
    }
  }

  text::SourcePtr source_;
  text::Diagnostics& found_;
  Limits limits_;
  std::size_t cursor_ = 0;
  Node root_;
  std::vector<Node*> open_;  // the objects and lists not yet closed; stable, because only the innermost one grows
  std::string key_;
  Span key_span_;
  std::size_t duplicates_ = 0, values_ = 0;
  bool done_ = false;
};

}  // namespace

const Node* Node::find(std::string_view name) const {
  const auto at = std::ranges::find(children, name, &Node::key);
  return at == children.end() ? nullptr : &*at;
}

std::string describe(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null: return "null";
    case Node::Kind::boolean: return node.boolean ? "true" : "false";
    case Node::Kind::integer: return "the number " + std::to_string(node.integer);
    case Node::Kind::number: return node.string.size() > 60 ? "a long number" : "the number " + node.string;
    case Node::Kind::string: return node.string.size() > 60 ? "a long text" : "the text \"" + node.string + "\"";
    case Node::Kind::array: return "a list";
    case Node::Kind::object: return "an object";
  }
  return "";
}

std::string pointer_to(const std::string& parent, std::string_view name) {
  std::string pointer = parent + '/';
  for (const char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

std::optional<Node> parse(const text::SourcePtr& source, text::Diagnostics& found, Limits limits) {
  const std::string_view bytes = source->bytes();
  if (bytes.size() > limits.bytes) {
    found.error("HP503", {source, {0, 0}}, "the file is too large").expected =
        "at most " + std::to_string(limits.bytes) + " bytes";
    return std::nullopt;
  }
  Builder builder(source, found, limits);
  if (!nlohmann::json::sax_parse(bytes.begin(), bytes.end(), static_cast<Sax*>(&builder))) return std::nullopt;
  return builder.take();
}

}  // namespace hirepath::json
