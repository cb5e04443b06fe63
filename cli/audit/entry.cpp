#include "audit/entry.hpp"

#include "json/lines.hpp"
#include "json/tree.hpp"
#include "text/digest.hpp"

namespace hirepath::cli::audit {
namespace {

using Strings = std::vector<std::string>;

// Both directions walk through the members in one order.
template <class Entry, class Visit>
void members(Entry& entry, Visit visit) {
  visit("n", entry.number);
  visit("previous", entry.previous);
  visit("at", entry.at);
  visit("hirepath", entry.program);
  visit("edition", entry.edition);
  visit("knowledge", entry.knowledge);
  visit("command", entry.command);
  visit("on", entry.on);
  visit("law_on", entry.law_on);
  visit("evidence", entry.evidence);
  visit("view", entry.view);
  visit("authorities", entry.authorities);
  visit("what_if", entry.what_if);
  visit("cases", entry.cases);
  visit("announcements", entry.announcements);
  visit("answer", entry.answer);
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  void operator()(const char* name, std::uint64_t number) { key(name) += std::to_string(number); }
  void operator()(const char* name, const std::string& text) { json::append_quoted(key(name), text); }
  void operator()(const char* name, const Strings& texts) {
    key(name) += '[';
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i != 0) out_ += ',';
      json::append_quoted(out_, texts[i]);
    }
    out_ += ']';
  }
  void operator()(const char* name, const std::vector<Input>& inputs) {
    key(name) += '[';
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      out_ += i == 0 ? "{\"digest\":" : ",{\"digest\":";
      json::append_quoted(out_, inputs[i].digest);
      if (inputs[i].text) {
        out_ += ",\"text\":";
        json::append_quoted(out_, *inputs[i].text);
      }
      out_ += '}';
    }
    out_ += ']';
  }

 private:
  std::string& key(const char* name) {
    out_ += out_.size() > 1 ? ",\"" : "\"";
    out_ += name;
    return out_ += "\":";
  }
  std::string& out_;
};

using json::Node;

class Finder {
 public:
  explicit Finder(const Node& node) : node_(node) {}
  void operator()(const char* name, std::uint64_t& number) {
    if (const auto* found = find(name, Node::Kind::integer)) {
      good = good && found->integer >= 0;
      number = static_cast<std::uint64_t>(found->integer);
    }
  }
  void operator()(const char* name, std::string& text) {
    if (const auto* found = find(name, Node::Kind::string)) text = found->string;
  }
  void operator()(const char* name, Strings& texts) {
    const auto* found = find(name, Node::Kind::array);
    for (std::size_t i = 0; found && i < found->children.size(); ++i) {
      good = good && found->children[i].kind == Node::Kind::string;
      texts.push_back(found->children[i].string);
    }
  }
  void operator()(const char* name, std::vector<Input>& inputs) {
    const auto* found = find(name, Node::Kind::array);
    for (std::size_t i = 0; found && i < found->children.size(); ++i) {
      Finder inside(found->children[i]);
      Input input;
      inside("digest", input.digest);
      if (found->children[i].children.size() == 2) inside("text", input.text.emplace());
      good = good && inside.good && found->children[i].children.size() <= 2;
      inputs.push_back(std::move(input));
    }
  }
  bool good = true;
  std::size_t known = 1;  // members read; the hash is one

 private:
  const Node* find(const char* name, Node::Kind kind) {
    const auto* found = node_.kind == Node::Kind::object ? node_.find(name) : nullptr;
    good = good && found && found->kind == kind;
    ++known;
    return good ? found : nullptr;
  }
  const Node& node_;
};

constexpr std::string_view before_hash = ",\"hash\":\"", after_hash = "\"}";
constexpr std::size_t hash_size = 64;

std::string hex_of(std::string_view bytes) { return text::Digest().add(bytes).hex(); }

}  // namespace

std::string digest_of(std::string_view bytes) { return "sha256:" + hex_of(bytes); }

std::string to_line(const Entry& entry, std::string& hash) {
  std::string line = "{";
  members(entry, Writer(line));
  hash = hex_of(line);
  return line.append(before_hash).append(hash).append(after_hash) + '\n';
}

bool begins_line(std::string_view bytes) {
  constexpr std::string_view beginning = "{\"n\":";
  return bytes.substr(0, beginning.size()) == beginning.substr(0, bytes.size());
}

Read parse_line(std::string_view line) {
  if (line.size() > longest_line) return {{}, {}, "it is longer than " + std::to_string(longest_line) + " bytes"};
  const std::size_t tail = before_hash.size() + hash_size + after_hash.size();
  if (line.size() <= tail || !line.ends_with(after_hash) ||
      line.substr(line.size() - tail, before_hash.size()) != before_hash)
    return {{}, {}, "it does not end in a hash, as a line of a record does"};
  const auto body = line.substr(0, line.size() - tail);
  std::string hash(line.substr(line.size() - after_hash.size() - hash_size, hash_size));
  if (hex_of(body) != hash) return {{}, {}, "its hash is not that of its words: it was altered"};
  text::Diagnostics unused;
  const auto tree =
      json::parse(std::make_shared<text::Source>("record", std::string(line)), unused, {.bytes = longest_line});
  Entry entry;
  if (!tree || unused.has_errors()) return {{}, {}, "it is not JSON"};
  Finder finder(*tree);
  members(entry, [&finder](const char* name, auto& value) { finder(name, value); });
  if (!finder.good || finder.known != tree->children.size())
    return {{}, {}, "it has not the members of a line of a record"};
  return {std::move(entry), std::move(hash), {}};
}

}  // namespace hirepath::cli::audit
