#include "syntax/labels.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace hirepath::syntax {
namespace {

std::string roman(std::size_t number) {
  static constexpr std::pair<std::size_t, const char*> steps[] = {{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"},
                                                                  {5, "v"},  {4, "iv"},  {1, "i"}};
  std::string result;
  for (const auto& [size, letters] : steps) {
    for (; number >= size; number -= size) result += letters;
  }
  return result;
}

class Builder {
 public:
  Builder(std::vector<Condition> lines, const Reader& reader) : lines_(std::move(lines)), reader_(reader) {}

  Condition run() {
    Condition root;
    if (lines_.front().label.empty()) {
      root = std::move(lines_.front());
      next_ = 1;
    } else {
      root.kind = Condition::Kind::group;  // `if` followed by a label means `if all of`
      root.where = lines_.front().where;
    }
    take_children(root);
    if (next_ < lines_.size()) refuse(lines_[next_]);
    return root;
  }

 private:
  // If the condition ends in a header, the labelled conditions that follow are its children.
  void take_children(Condition& owner) {
    Condition* header = open_header(owner);
    if (header == nullptr) return;
    const std::size_t level = next_in_.size();
    if (level == label_levels)
      fail("HP113", header->where, "labels go no deeper than (A)", "a definition of its own for the inner conditions");
    next_in_.push_back(0);
    std::vector<Condition> children;
    while (next_ < lines_.size() && lines_[next_].label == label_at(level, next_in_.back())) {
      children.push_back(std::move(lines_[next_++]));
      ++next_in_.back();
      take_children(children.back());
      owner.where.end = std::max(owner.where.end, children.back().where.end);
    }
    if (next_ < lines_.size() && !fits_an_open_group(lines_[next_].label)) refuse(lines_[next_]);
    if (children.empty())
      fail("HP112", header->where, "this group has no labelled conditions",
           "a condition labelled `" + label_at(level, 0) + "` after it");
    header->children = std::move(children);
    header->where.end = owner.where.end;
    next_in_.pop_back();
  }

  bool fits_an_open_group(const std::string& label) const {
    for (std::size_t level = 0; level < next_in_.size(); ++level) {
      if (next_in_[level] != 0 && label == label_at(level, next_in_[level])) return true;
    }
    return false;
  }

  // The open group a label seems to belong to, by its letters.
  std::size_t group_of(const std::string& label) const {
    const char c = label[1];
    std::size_t level = 0;
    if (c >= 'A' && c <= 'Z') level = 3;
    if (c >= 'a' && c <= 'z')
      level = label.size() > 3 || (next_in_.size() > 2 && std::string_view("ivx").find(c) != std::string_view::npos)
                  ? 2
                  : 1;
    return std::min(level, next_in_.size() - 1);
  }

  [[noreturn]] void refuse(const Condition& line) const {
    Where where = line.where;
    where.end = where.begin + static_cast<std::uint32_t>(line.label.size());
    const std::size_t open = next_in_.size();
    const bool deeper = open == 0 || (next_in_.back() != 0 && open < label_levels && line.label == label_at(open, 0));
    if (deeper) {
      fail("HP111", where,
           "the label " + line.label + " is one level deeper, but the condition before it is not a group",
           "`all of`, `any of` or `none of` at the end of the condition before");
    }
    const std::size_t level = next_in_.back() == 0 ? open - 1 : group_of(line.label);
    fail("HP110", where, "the label " + line.label + " does not follow",
         "the label `" + label_at(level, next_in_[level]) + "`");
  }

  [[noreturn]] void fail(std::string code, const Where& where, std::string message, std::string expected) const {
    throw Failure{std::move(code),    reader_.file + where.begin, reader_.file + where.end,
                  std::move(message), std::move(expected),        ""};
  }

  std::vector<Condition> lines_;
  const Reader& reader_;
  std::size_t next_ = 0;
  std::vector<std::size_t> next_in_;  // of each open group, outermost first: how many conditions it has
};

}  // namespace

std::string label_at(std::size_t level, std::size_t n) {
  std::string inner;
  switch (level) {
    case 0: inner = std::to_string(n + 1); break;
    case 1: inner = n < 26 ? std::string(1, static_cast<char>('a' + n)) : ""; break;
    case 2: inner = n < 50 ? roman(n + 1) : ""; break;
    case 3: inner = n < 26 ? std::string(1, static_cast<char>('A' + n)) : ""; break;
    default: break;
  }
  return inner.empty() ? inner : "(" + inner + ")";
}

const Condition* open_header(const Condition& condition) {
  const Condition* at = &condition;
  while ((at->kind == Condition::Kind::negation || at->kind == Condition::Kind::quantified) && at->children.size() == 1)
    at = &at->children.front();
  return at->kind == Condition::Kind::group && at->children.empty() ? at : nullptr;
}

Condition build(std::vector<Condition> lines, const Reader& reader) { return Builder(std::move(lines), reader).run(); }

}  // namespace hirepath::syntax
