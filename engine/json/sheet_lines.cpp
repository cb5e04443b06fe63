// Entrance: SheetReader::read().
#include "json/sheet_lines.hpp"

#include <simdjson.h>

#include <algorithm>
#include <limits>

#include "json/names.hpp"
#include "json/plain.hpp"
#include "json/read_case.hpp"
#include "model/load.hpp"

namespace hirepath::json {
namespace {

using model::Id;
using screen::Cells;
using screen::Slot;
using simdjson::SUCCESS;
using values::Kind;
namespace od = simdjson::ondemand;

constexpr std::string_view complete_suffix = "_complete";

// A fact or a field: what it may be, and where its column is. All that reading a value needs stands together.
struct Target {
  Kind kind = Kind::list;
  std::int32_t low = std::numeric_limits<std::int32_t>::min(), high = std::numeric_limits<std::int32_t>::max();
  Slot slot;
  std::uint32_t choices = 0;  // in Reader::choices_
  const model::Type* type = nullptr;
};
// What a name in an object stands for.
struct Member {
  enum class Role : std::uint8_t { part, fact, list, complete } role = Role::part;
  Id index = model::none;  // of the part, the fact or the list
  std::uint32_t seen = 0;  // the line, or the element, where it stood last
  Target target;           // of a fact
};
struct Part {
  Names names;
  std::vector<Member> members;  // by name
};

}  // namespace

class SheetReader::Reader {
 public:
  explicit Reader(const screen::Layout& layout) : layout_(layout), model_(*layout.model), parts_(1) {
    for (Id id = 0; id < model_.facts.size(); ++id) add(model::json_name(model_.facts[id].path), id);
    lists_.resize(model_.facts.size());
    for (Id id = 0; id < model_.facts.size(); ++id) {
      if (model_.facts[id].type.kind != Kind::list) continue;
      const auto& fields = model_.records[model_.facts[id].type.record].fields;
      const Id list = layout.list_of[id];
      for (Id field = 0; field < fields.size(); ++field) {
        const auto slot = list == model::none ? Slot{} : layout.lists[list].fields[field];
        member(lists_[id], model::json_name(fields[field].path)) = {Member::Role::fact, field, 0,
                                                                    target(fields[field].type, slot)};
      }
    }
    for (const auto& document : model_.documents) documents_.add(document.id);
    documents_seen_.assign(model_.documents.size(), 0);
  }

  bool read(std::string_view line, screen::Sheet& sheet, std::size_t lane, LineId& id) {
    sheet_ = &sheet, lane_ = lane;
    id.text.clear();
    if (++stamp_ == 0) return false;  // after four billion lines one is read twice
    listed_.clear();
    completed_.clear();
    od::document document;
    od::object root;
    if (parser_.iterate(line.data(), line.size(), line.size() + line_padding).get(document) == SUCCESS &&
        document.get_object().get(root) == SUCCESS && whole(root, id) &&
        document.current_location().error() == simdjson::OUT_OF_BOUNDS && complete_lists())
      return true;
    sheet.erase(lane);
    return false;
  }

 private:
  Target target(const model::Type& type, const Slot& slot) {
    Target out;
    out.kind = type.kind, out.slot = slot, out.type = &type;
    const auto bound = [](std::int64_t number) {  // no plain number is beyond 32 bits
      using Limits = std::numeric_limits<std::int32_t>;
      return static_cast<std::int32_t>(std::clamp<std::int64_t>(number, Limits::min(), Limits::max()));
    };
    if (type.low) out.low = bound(*type.low);
    if (type.high) out.high = bound(*type.high);
    if (type.choices.empty()) return out;
    out.choices = static_cast<std::uint32_t>(choices_.size());
    auto& names = choices_.emplace_back();
    for (const auto& choice : type.choices) names.add(choice);
    return out;
  }
  Member& member(Part& part, std::string_view name) {
    const std::string padded = std::string(name) + std::string(8, '\0');
    const auto at = part.names.find(std::string_view(padded).substr(0, name.size()));
    if (at != Names::none) return part.members[at];
    part.names.add(std::string(name));
    return part.members.emplace_back();
  }
  void add(std::string_view path, Id fact) {
    std::size_t part = 0;
    for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
      auto& of = member(parts_[part], path.substr(0, dot));
      if (of.index == model::none) of.index = static_cast<Id>(parts_.size());
      const std::size_t next = of.index;
      if (next == parts_.size()) parts_.emplace_back();
      part = next;
      path.remove_prefix(dot + 1);
    }
    const bool list = model_.facts[fact].type.kind == Kind::list;
    member(parts_[part], path) = {list ? Member::Role::list : Member::Role::fact, fact, 0,
                                  target(model_.facts[fact].type, layout_.facts[fact])};
    if (!list) return;
    // A fact may itself be called "..._complete"; then it is that fact, as in a case file.
    auto& other = member(parts_[part], std::string(path) + std::string(complete_suffix));
    if (other.index == model::none) other = {Member::Role::complete, fact, 0, {}};
  }

  // The functions below give false where the other reader has to decide.

  bool whole(od::object& object, LineId& id) {
    bool has_id = false, has_documents = false;
    for (auto found : object) {
      od::field field;
      if (std::move(found).get(field) != SUCCESS) return false;
      const auto key = plain_text(field.key().raw());
      if (!key) return false;
      if (*key == "id") {
        if (has_id || !read_id(field.value(), id)) return false;
        has_id = true;
      } else if (*key == "documents") {
        if (has_documents || !read_documents(field.value())) return false;
        has_documents = true;
      } else {
        od::object part;
        const Member* of = find(parts_[0], *key, stamp_);
        if (!of || of->role != Member::Role::part || field.value().get_object().get(part) != SUCCESS) return false;
        const auto members = object_of(parts_[of->index], part);
        if (!members) return false;
        if (*members != 0 && *key == "position") sheet_->position_given.set(lane_);
        if (*members != 0 && *key == "agency") sheet_->agency_given.set(lane_);
      }
    }
    return true;
  }

  // The member of that name, unless it stands there a second time.
  static const Member* find(Part& part, std::string_view key, std::uint32_t stamp) {
    const auto at = part.names.find(key);
    if (at == Names::none) return nullptr;
    auto& found = part.members[at];
    if (found.seen == stamp) return nullptr;
    found.seen = stamp;
    return &found;
  }

  // How many members it has.
  std::optional<std::size_t> object_of(Part& part, od::object& object) {
    std::size_t members = 0;
    for (auto found : object) {
      od::field field;
      if (std::move(found).get(field) != SUCCESS) return std::nullopt;
      const auto key = plain_text(field.key().raw());
      const Member* of = key ? find(part, *key, stamp_) : nullptr;
      if (!of || !read_member(*of, field.value())) return std::nullopt;
      ++members;
    }
    return members;
  }
  bool read_member(const Member& of, od::value value) {
    switch (of.role) {
      case Member::Role::fact: return known(of.target, value, sheet_->facts);
      case Member::Role::list: listed_.push_back(of.index); return list(of.index, value);
      case Member::Role::part: {
        od::object inner;
        return value.get_object().get(inner) == SUCCESS && object_of(parts_[of.index], inner).has_value();
      }
      case Member::Role::complete: {
        const auto is = yes_or_no(value.raw_json_token());
        if (is && *is) completed_.push_back(of.index);
        return is.has_value();
      }
    }
    return false;
  }
  // What is called complete stands there too.
  bool complete_lists() {
    for (const Id fact : completed_) {
      if (std::find(listed_.begin(), listed_.end(), fact) == listed_.end()) return false;
      if (const Id list = layout_.list_of[fact]; list != model::none) sheet_->complete[list].set(lane_);
    }
    return true;
  }

  bool list(Id fact, od::value value) {
    od::array array;
    if (value.get_array().get(array) != SUCCESS) return false;
    Part& record = lists_[fact];
    const Id list = layout_.list_of[fact];
    std::size_t layer = 0;
    for (auto one : array) {
      od::object object;
      if (layer == most_elements || one.get_object().get(object) != SUCCESS) return false;
      Cells& cells = list == model::none ? sheet_->facts : sheet_->element(list, layer, lane_);
      ++layer;
      if (++elements_ == 0) return false;
      for (auto found : object) {
        od::field field;
        if (std::move(found).get(field) != SUCCESS) return false;
        const auto key = plain_text(field.key().raw());
        const Member* of = key ? find(record, *key, elements_) : nullptr;
        if (!of || !known(of->target, field.value(), cells)) return false;
      }
    }
    return true;
  }

  // A plain value, or {"value", "evidence", "state"}, each once. Inline wherever it is called, which makes reading a
  // tenth faster: a processor learns better what comes next where each place has branches of its own.
  [[gnu::always_inline]] bool known(const Target& target, od::value value, Cells& cells) {
    const std::string_view token = value.raw_json_token();
    return token.front() == '{' ? with_evidence(target, value, cells)
                                : plain(target, token, cells, !layout_.verified_only);
  }
  [[gnu::noinline]] bool with_evidence(const Target& target, od::value value, Cells& cells) {
    od::object object;
    if (value.get_object().get(object) != SUCCESS) return false;
    std::string_view given;
    bool evidence = false, state = false, verified = false;
    for (auto found : object) {
      od::field field;
      if (std::move(found).get(field) != SUCCESS) return false;
      const auto key = plain_text(field.key().raw());
      const std::string_view part = field.value().raw_json_token();
      if (!key || part.front() == '{' || part.front() == '[') return false;
      if (*key == "value") {
        if (!given.empty()) return false;
        given = part;
        continue;
      }
      const auto word = part.front() == '"' ? plain_text(part.data() + 1) : std::nullopt;
      if (!word) return false;
      if (*key == "evidence") {
        if (evidence || documents_.find(*word) == Names::none) return false;
        evidence = true;
      } else if (*key == "state" && !state && (*word == "claimed" || *word == "verified")) {
        state = true, verified = *word == "verified";
      } else {
        return false;
      }
    }
    return !given.empty() && (!verified || evidence) && plain(target, given, cells, verified || !layout_.verified_only);
  }

  // `counts`: false where the value is only looked at.
  [[gnu::always_inline]] bool plain(const Target& target, std::string_view token, Cells& cells, bool counts) {
    const bool keep = counts && target.slot.form != Slot::Form::none;
    switch (token.front()) {
      case 'n': return trimmed(token) == "null";
      case 't':
      case 'f': {
        if (target.kind != Kind::yes_no) return false;
        const auto yes = yes_or_no(token);
        if (yes && keep) cells.option(target.slot, *yes ? 1 : 0).set(lane_);
        return yes.has_value();
      }
      case '"': {
        const auto word = plain_text(token.data() + 1);
        return word && text(target, *word, cells, keep);
      }
      default: return target.kind == Kind::number && number(target, trimmed(token), cells, keep);
    }
  }

  bool number(const Target& target, std::string_view digits, Cells& cells, bool keep) {
    if (digits.size() > 9 || (digits.size() > 1 && digits.front() == '0')) return false;
    std::int32_t number = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return false;
      number = number * 10 + (c - '0');
    }
    if (number < target.low || number > target.high) return false;
    if (keep) cells.put(target.slot, lane_, number);
    return true;
  }

  bool text(const Target& target, std::string_view word, Cells& cells, bool keep) {
    switch (target.kind) {
      case Kind::choice: {
        const auto at = choices_[target.choices].find(word);
        if (at == Names::none) return false;
        if (keep) cells.option(target.slot, at).set(lane_);
        return true;
      }
      case Kind::date: {
        if (const auto day = calendar_.day(word)) {
          if (keep) cells.put(target.slot, lane_, *day, *day);
          return true;
        }
        const auto bounds = values::parse_date_bounds(word);
        if (!bounds || !screen::is_plain(*bounds)) return false;
        if (keep) cells.put(target.slot, lane_, bounds->earliest.days, bounds->latest.days);
        return true;
      }
      case Kind::grade: {
        const auto grade = values::parse_grade(word);
        if (!grade || !values::on_general_schedule_ladder(grade->plan_name())) return false;
        if (keep) cells.put(target.slot, lane_, values::Value{*grade});
        return true;
      }
      case Kind::code: {
        if (word.size() > screen::longest_plain_code) return false;
        auto value = model::parse_value(*target.type, word, unused_);
        if (value && keep) cells.put(target.slot, lane_, *value);
        return value.has_value();
      }
      case Kind::yes_no:
      case Kind::number:
      case Kind::list: break;
    }
    return false;
  }

  bool read_documents(od::value value) {
    od::object object;
    if (value.get_object().get(object) != SUCCESS) return false;
    for (auto found : object) {
      od::field field;
      if (std::move(found).get(field) != SUCCESS) return false;
      const auto key = plain_text(field.key().raw());
      const auto at = key ? documents_.find(*key) : Names::none;
      const std::string_view token = field.value().raw_json_token();
      const auto word = token.front() == '"' ? plain_text(token.data() + 1) : std::nullopt;
      if (at == Names::none || documents_seen_[at] == stamp_ || !word) return false;
      documents_seen_[at] = stamp_;
      if (*word != "have" && *word != "expected" && *word != "cannot-get") return false;
    }
    return true;
  }

  static bool read_id(od::value value, LineId& id) {
    const std::string_view token = value.raw_json_token();
    if (token.front() == '"') {
      const auto word = plain_text(token.data() + 1);
      if (!word || word->empty() || word->size() > longest_id) return false;
      id.text.assign(*word);
      id.number = false;
      return true;
    }
    const auto digits = trimmed(token);
    if (digits.empty() || digits.size() > 18 || (digits.size() > 1 && digits.front() == '0')) return false;
    for (const char c : digits) {
      if (c < '0' || c > '9') return false;
    }
    id.text.assign(digits);
    id.number = true;
    return true;
  }

  const screen::Layout& layout_;
  const model::Model& model_;
  std::vector<Part> parts_;  // the first holds the subjects
  std::vector<Part> lists_;  // by fact: the members of its elements
  std::vector<Names> choices_;
  Names documents_;
  Calendar calendar_;
  std::uint32_t stamp_ = 0, elements_ = 0;     // the line, and the element, counted
  std::vector<std::uint32_t> documents_seen_;  // in which line it was seen last
  std::vector<Id> listed_, completed_;         // of this line
  od::parser parser_;
  screen::Sheet* sheet_ = nullptr;
  std::size_t lane_ = 0;
  std::string unused_;
};

SheetReader::SheetReader(const screen::Layout& layout) : reader_(std::make_unique<Reader>(layout)) {}
SheetReader::SheetReader(SheetReader&&) noexcept = default;
SheetReader::~SheetReader() = default;
bool SheetReader::read(std::string_view line, screen::Sheet& sheet, std::size_t lane, LineId& id) {
  return reader_->read(line, sheet, lane, id);
}

}  // namespace hirepath::json
