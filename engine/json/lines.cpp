// Entrance: LineReader::read().
#include "json/lines.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "json/read_case.hpp"
#include "json/tree.hpp"
#include "model/load.hpp"

namespace hirepath::json {
namespace {

using model::Id;
using simdjson::dom::element_type;
using values::Kind;
using Element = simdjson::dom::element;
using Object = simdjson::dom::object;

constexpr std::string_view complete_suffix = "_complete";

struct Hash : std::hash<std::string_view> {
  using is_transparent = void;
};
template <class Value>
using ByName = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

// What a name in an object stands for.
struct Member {
  enum class Kind : std::uint8_t { part, fact, list, complete } kind = Kind::part;
  Id index = model::none;  // of the part, the fact or the list
  std::size_t number = 0;  // counts all members: one bit for "seen"
};
struct Part {
  ByName<Member> members;
};

}  // namespace

class LineReader::Reader {
 public:
  explicit Reader(const model::Model& model) : model_(model), parts_(1) {
    for (Id id = 0; id < model.facts.size(); ++id) add(model::json_name(model.facts[id].path), id);
    for (const auto& record : model.records) {
      auto& names = fields_.emplace_back();
      for (std::size_t field = 0; field < record.fields.size(); ++field)
        names.emplace(model::json_name(record.fields[field].path), field);
    }
    for (Id id = 0; id < model.documents.size(); ++id) documents_.emplace(model.documents[id].id, id);
  }

  std::optional<text::Diagnostic> read(std::string_view line, Line& into) {
    into.clear();
    line_ = &into;
    seen_.assign(members_, false);
    simdjson::dom::element root;
    if (parser_.parse(line.data(), line.size(), false).get(root) == simdjson::SUCCESS && whole(root)) return {};
    into.clear();
    return carefully(line, into);
  }

 private:
  void add(std::string_view path, Id fact) {
    Id part = 0;
    for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
      auto [at, is_new] = parts_[part].members.try_emplace(std::string(path.substr(0, dot)));
      if (is_new) {
        at->second = {Member::Kind::part, static_cast<Id>(parts_.size()), members_++};
        const Id next = at->second.index;
        parts_.emplace_back();
        part = next;
      } else {
        part = at->second.index;
      }
      path.remove_prefix(dot + 1);
    }
    const bool list = model_.facts[fact].type.kind == Kind::list;
    parts_[part].members[std::string(path)] = {list ? Member::Kind::list : Member::Kind::fact, fact, members_++};
    // A fact may itself be called "..._complete"; then it is that fact, as in a case file.
    if (list)
      parts_[part].members.try_emplace(std::string(path) + std::string(complete_suffix),
                                       Member{Member::Kind::complete, fact, members_++});
  }

  // The functions below give false where the careful reader has to decide.

  bool whole(const Element& root) {
    Object object;
    if (root.get(object) != simdjson::SUCCESS) return false;
    auto& facts = line_->facts;
    facts.position_given = facts.agency_given = false;
    bool id = false, documents = false;
    for (const auto [key, value] : object) {
      if (key == "id") {
        if (id || !read_id(value)) return false;
        id = true;
      } else if (key == "documents") {
        if (documents || !read_documents(value)) return false;
        documents = true;
      } else {
        Object part;
        const Member* member = find(parts_[0], key);
        if (!member || member->kind != Member::Kind::part || value.get(part) != simdjson::SUCCESS ||
            !object_of(parts_[member->index], part))
          return false;
        if (key == "position") facts.position_given = part.size() != 0;
        if (key == "agency") facts.agency_given = part.size() != 0;
      }
    }
    return true;
  }

  // The member of that name, unless it stands there a second time.
  const Member* find(const Part& part, std::string_view key) {
    const auto at = part.members.find(key);
    if (at == part.members.end() || seen_[at->second.number]) return nullptr;
    seen_[at->second.number] = true;
    return &at->second;
  }

  bool object_of(const Part& part, const Object& object) {
    for (const auto [key, value] : object) {
      const Member* member = find(part, key);
      if (!member) return false;
      switch (member->kind) {
        case Member::Kind::part: {
          Object inner;
          if (value.get(inner) != simdjson::SUCCESS || !object_of(parts_[member->index], inner)) return false;
          break;
        }
        case Member::Kind::fact:
          line_->filled.push_back(member->index);
          if (!known(model_.facts[member->index].type, value, line_->facts.facts[member->index])) return false;
          break;
        case Member::Kind::list:
          if (!list(member->index, value)) return false;
          break;
        case Member::Kind::complete: {
          bool complete = false;
          if (value.get(complete) != simdjson::SUCCESS) return false;
          simdjson::dom::array elements;
          const auto name = key.substr(0, key.size() - complete_suffix.size());
          if (complete && object[name].get(elements) != simdjson::SUCCESS) return false;
          if (complete) line_->facts.lists[member->index].complete = true;
          break;
        }
      }
    }
    return true;
  }

  bool list(Id id, const Element& value) {
    simdjson::dom::array array;
    if (value.get(array) != simdjson::SUCCESS || array.size() > most_elements) return false;
    const Id record = model_.facts[id].type.record;
    auto& elements = line_->facts.lists[id].elements;
    for (const Element one : array) {
      Object object;
      if (one.get(object) != simdjson::SUCCESS) return false;
      auto& fields = elements.emplace_back().fields;
      fields.resize(model_.records[record].fields.size());
      field_seen_.assign(fields.size(), false);
      for (const auto [key, field] : object) {
        const auto at = fields_[record].find(key);
        if (at == fields_[record].end() || field_seen_[at->second]) return false;
        field_seen_[at->second] = true;
        if (!known(model_.records[record].fields[at->second].type, field, fields[at->second])) return false;
      }
    }
    return true;
  }

  bool known(const model::Type& type, const Element& value, model::Known& into) {
    Object object;
    if (value.get(object) != simdjson::SUCCESS) return plain(type, value, into);
    // {"value", "evidence", "state"}, each once; a range of dates is unusual.
    bool valued = false, state = false;
    for (const auto [key, part] : object) {
      std::string_view word;
      if (key == "value") {
        if (valued || part.is_object() || !plain(type, part, into)) return false;
        valued = true;
        continue;
      }
      if (part.get(word) != simdjson::SUCCESS) return false;
      if (key == "evidence" && into.evidence.empty() && documents_.contains(word)) {
        into.evidence = word;
      } else if (key == "state" && !state && (word == "claimed" || word == "verified")) {
        state = true;
        into.state = word == "verified" ? model::EvidenceState::verified : model::EvidenceState::claimed;
      } else {
        return false;
      }
    }
    return valued && (into.state == model::EvidenceState::claimed || !into.evidence.empty());
  }

  bool plain(const model::Type& type, const Element& value, model::Known& into) {
    switch (value.type()) {
      case element_type::NULL_VALUE: into.does_not_know = true; return true;
      case element_type::BOOL: into.value = bool(value); return type.kind == Kind::yes_no;
      case element_type::INT64: {
        const std::int64_t number = value;
        into.value = number;
        return type.kind == Kind::number && !(type.low && number < *type.low) && !(type.high && number > *type.high);
      }
      case element_type::STRING: return text(type, std::string_view(value), into);
      default: return false;
    }
  }

  bool text(const model::Type& type, std::string_view word, model::Known& into) {
    if (type.kind == Kind::yes_no || type.kind == Kind::number) return false;
    if (type.kind == Kind::date) {
      const auto bounds = values::parse_date_bounds(word);
      if (bounds) into.value = *bounds;
      return bounds.has_value();
    }
    auto read = model::parse_value(type, word, unused_);
    if (read) into.value = std::move(*read);
    return read.has_value();
  }

  bool read_documents(const Element& value) {
    Object object;
    if (value.get(object) != simdjson::SUCCESS) return false;
    for (const auto [key, state] : object) {
      const auto id = documents_.find(key);
      std::string_view word;
      if (id == documents_.end() || line_->facts.documents.contains(id->second) || state.get(word) != simdjson::SUCCESS)
        return false;
      using State = model::DocumentKnown::State;
      if (word != "have" && word != "expected" && word != "cannot-get") return false;
      line_->facts.documents[id->second].state = word == "have"       ? State::have
                                                 : word == "expected" ? State::expected
                                                                      : State::cannot_get;
    }
    return true;
  }

  bool read_id(const Element& value) {
    std::string_view word;
    std::int64_t number = 0;
    if (value.get(word) == simdjson::SUCCESS) {
      line_->id = {std::string(word), false};
    } else if (value.get(number) == simdjson::SUCCESS) {
      line_->id = {std::to_string(number), true};
    } else {
      return false;
    }
    return !line_->id.text.empty() && line_->id.text.size() <= longest_id;
  }

  // The reader of case files on the line without its "id".
  std::optional<text::Diagnostic> carefully(std::string_view line, Line& into) const {
    const auto source = std::make_shared<text::Source>("line", std::string(line));
    text::Diagnostics found;
    auto tree = parse(source, found);
    if (tree) {
      if (tree->kind == Node::Kind::object) take_id(source, *tree, into, found);
      if (auto facts = read_case(model_, source, *tree, found)) {
        into.facts = std::move(*facts);
        for (Id id = 0; id < into.facts.facts.size(); ++id) into.filled.push_back(id);
      }
    }
    for (auto& one : found.sorted()) {
      if (one.severity == text::Severity::error) return std::move(one);
    }
    return {};
  }

  static void take_id(const text::SourcePtr& source, Node& tree, Line& into, text::Diagnostics& found) {
    if (const Node* id = tree.find("id")) {
      const bool number = id->kind == Node::Kind::integer;
      into.id = {number ? std::to_string(id->integer) : id->string, number};
      const bool fits = number || id->kind == Node::Kind::string;
      if (!fits || into.id.text.empty() || into.id.text.size() > longest_id) {
        text::Diagnostic& wrong = found.error("HP522", {source, id->span}, "this is " + describe(*id));
        wrong.pointer = "/id";
        wrong.expected = "a text of at most " + std::to_string(longest_id) + " bytes or a whole number";
      }
    }
    std::erase_if(tree.children, [](const Node& member) { return member.key == "id"; });
  }

  const model::Model& model_;
  std::vector<Part> parts_;                  // the first holds the subjects
  std::vector<ByName<std::size_t>> fields_;  // record -> name -> field
  ByName<Id> documents_;
  std::size_t members_ = 0;
  simdjson::dom::parser parser_;
  Line* line_ = nullptr;
  std::vector<bool> seen_, field_seen_;
  std::string unused_;
};

LineReader::LineReader(const model::Model& model) : reader_(std::make_unique<Reader>(model)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;
std::optional<text::Diagnostic> LineReader::read(std::string_view line, Line& into) {
  return reader_->read(line, into);
}

void Line::clear() {
  for (const Id fact : filled) facts.facts[fact] = {};
  filled.clear();
  facts.lists.clear();
  facts.documents.clear();
  id = {};
}

std::string without_values(const text::Diagnostic& finding) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> quoting{{
      {"HP506", "the rules declare no such name"},
      {"HP507", "a value of another type is needed"},
      {"HP508", "the number is out of range"},
      {"HP509", "this is not a date"},
      {"HP511", "this is none of the choices"},
      {"HP513", "no document has this id"},
      {"HP515", "this is no state of evidence"},
      {"HP516", "this is no grade or code"},
      {"HP520", "this is no state of a document"},
  }};
  const auto at = std::ranges::find(quoting, finding.code, [](const auto& entry) { return entry.first; });
  if (at != quoting.end()) return std::string(at->second);
  if (finding.code == "HP505") return "a key stands twice in one object";
  if (finding.code == "HP522") return "this is no id";
  return finding.message;
}

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (;;) {
    const auto odd = std::ranges::find_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; });
    const auto plain = static_cast<std::size_t>(odd - text.begin());
    out.append(text, 0, plain);
    if (plain == text.size()) break;
    const auto c = static_cast<unsigned char>(text[plain]);
    text.remove_prefix(plain + 1);
    if (c < 0x20) {
      constexpr std::string_view digits = "0123456789abcdef";
      out += "\\u00";
      out += digits[c >> 4U];
      out += digits[c & 15U];
    } else {
      out += '\\';
      out += static_cast<char>(c);
    }
  }
  out += '"';
}

}  // namespace hirepath::json
