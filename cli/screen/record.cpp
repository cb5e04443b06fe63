#include "screen/record.hpp"

#include "json/lines.hpp"
#include "json/tree.hpp"

namespace hirepath::cli::screening {
namespace {

// Both directions walk through the members in one order.
template <class Visit>
void members(Record& record, Visit visit) {
  visit("hirepath", record.program);
  visit("edition", record.edition);
  visit("knowledge", record.knowledge);
  visit("announcements", record.announcements);
  visit("on", record.on);
  visit("question", record.question);
  visit("shard", record.shard);
  visit("of", record.of);
  visit("input_size", record.size);
  visit("first", record.first);
  visit("end", record.end);
  visit("lines_before_first", record.lines_before_first);
  visit("lines_before_end", record.lines_before_end);
  visit("digest_before_first", record.digest_before_first);
  visit("digest_before_end", record.digest_before_end);
  visit("rows_file", record.rows.name);
  visit("rows_bytes", record.rows.bytes);
  visit("rows_digest", record.rows.digest);
  visit("rejects_file", record.rejects.name);
  visit("rejects_bytes", record.rejects.bytes);
  visit("rejects_digest", record.rejects.digest);
  visit("read", record.counts.read);
  visit("answered", record.counts.answered);
  visit("rejected", record.counts.rejected);
  visit("empty", record.counts.blank);
  visit("rows", record.counts.rows);
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  void operator()(const char* name, const std::string& text) {
    key(name);
    json::append_quoted(out_, text);
  }
  void operator()(const char* name, std::uint64_t number) {
    key(name);
    out_ += std::to_string(number);
  }
  void key(const char* name) { out_ += (out_.size() > 1 ? ",\n  \"" : "\n  \"") + std::string(name) + "\": "; }

 private:
  std::string& out_;
};

class Finder {
 public:
  explicit Finder(const json::Node& node) : node_(node) {}
  void operator()(const char* name, std::string& text) {
    const auto* found = node_.find(name);
    good = good && found && found->kind == json::Node::Kind::string;
    if (good) text = found->string;
  }
  void operator()(const char* name, std::uint64_t& number) {
    const auto* found = node_.find(name);
    good = good && found && found->kind == json::Node::Kind::integer && found->integer >= 0;
    if (good) number = static_cast<std::uint64_t>(found->integer);
  }
  bool good = true;

 private:
  const json::Node& node_;
};

}  // namespace

std::string to_json(const Record& record) {
  std::string out = "{";
  Writer writer(out);
  Record copy = record;
  members(copy, writer);
  writer.key("statuses");
  out += '{';
  for (std::size_t i = 0; i < record.authorities.size(); ++i) {
    out += i == 0 ? "\n    " : ",\n    ";
    json::append_quoted(out, record.authorities[i]);
    for (std::size_t status = 0; status < 6; ++status)
      out += (status == 0 ? ": [" : ", ") + std::to_string(record.counts.statuses[i][status]);
    out += ']';
  }
  return out + "\n  }\n}\n";
}

std::optional<Record> parse_record(const std::string& name, const std::string& text) {
  text::Diagnostics unused;
  const auto tree = json::parse(std::make_shared<text::Source>(name, text), unused);
  if (!tree || unused.has_errors() || tree->kind != json::Node::Kind::object) return std::nullopt;
  Record record;
  Finder finder(*tree);
  members(record, [&finder](const char* key, auto& value) { finder(key, value); });
  const auto* statuses = tree->find("statuses");
  if (!finder.good || !statuses || record.of == 0 || record.shard >= record.of) return std::nullopt;
  for (const auto& one : statuses->children) {
    if (one.children.size() != 6) return std::nullopt;
    record.authorities.push_back(one.key);
    auto& counts = record.counts.statuses.emplace_back();
    for (std::size_t status = 0; status < 6; ++status)
      counts[status] = static_cast<std::uint64_t>(one.children[status].integer);
  }
  return record;
}

}  // namespace hirepath::cli::screening
