// Minimal sets of failing conditions: what would have to change together.
// Entrance: blocking().
#include <algorithm>

#include "explain/walk.hpp"

namespace hirepath::explain {

namespace {
using model::Condition;
using network::NodeId;
using session::Session;

// More sets than anyone would read; the smallest are kept.
constexpr std::size_t most_sets = 64;

class Blocker {
 public:
  explicit Blocker(const Session& session) : session_(session), net_(session.network()), day_(session.options().on) {}

  // Sets that make the node no (or, `want`, yes: below a "not").
  LabelSets sets(NodeId id, bool want, const std::string& above) {
    const auto& node = net_.nodes[id];
    if (session_.truth(node.gate, day_) != values::truth(want)) return {};
    const auto& source = *node.source;
    const auto name = source.label.empty() ? above : source.label;
    using Kind = Condition::Kind;
    const auto inside = net_.inside(id);
    switch (source.kind) {
      case Kind::negation: return sets(inside[0], !want, name);
      case Kind::all:
      case Kind::any:
      case Kind::none_of: {
        const bool child_want = source.kind == Kind::none_of ? !want : want;
        const bool every = source.kind == Kind::any ? !want : want;
        return every ? together(inside, child_want, name) : apart(inside, child_want, name);
      }
      case Kind::at_least: {
        const auto enough = want ? static_cast<std::size_t>(source.at_least)
                                 : inside.size() - static_cast<std::size_t>(source.at_least) + 1;
        return choose(inside, enough, want, name);
      }
      case Kind::leaf:
      case Kind::any_in:
      case Kind::every_in:
      case Kind::latest_in: break;
    }
    return {{name}};
  }

 private:
  LabelSets apart(std::span<const NodeId> inside, bool want, const std::string& name) {
    LabelSets out;
    for (const auto child : inside) {
      for (auto& set : sets(child, want, name)) out.push_back(std::move(set));
    }
    return minimal(std::move(out));
  }
  LabelSets together(std::span<const NodeId> inside, bool want, const std::string& name) {
    LabelSets out{{}};
    for (const auto child : inside) out = both_fail(out, sets(child, want, name));
    return out;
  }
  // Any `enough` of the children that are as wanted.
  LabelSets choose(std::span<const NodeId> inside, std::size_t enough, bool want, const std::string& name) {
    std::vector<LabelSets> reached(enough + 1);
    reached[0] = {{}};
    for (const auto child : inside) {
      const auto of_child = sets(child, want, name);
      if (of_child.empty()) continue;
      for (std::size_t j = enough; j > 0; --j) {
        auto more = both_fail(reached[j - 1], of_child);
        reached[j].insert(reached[j].end(), more.begin(), more.end());
        reached[j] = minimal(std::move(reached[j]));
      }
    }
    return reached[enough];
  }

  const Session& session_;
  const network::Network& net_;
  values::Date day_;
};
}  // namespace

LabelSets minimal(LabelSets sets) {
  std::sort(sets.begin(), sets.end(),
            [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
  LabelSets out;
  for (auto& set : sets) {
    const bool covered = std::any_of(out.begin(), out.end(), [&](const auto& smaller) {
      return std::includes(set.begin(), set.end(), smaller.begin(), smaller.end());
    });
    if (!covered && out.size() < most_sets) out.push_back(std::move(set));
  }
  return out;
}

LabelSets both_fail(const LabelSets& a, const LabelSets& b) {
  LabelSets out;
  for (const auto& left : a) {
    for (const auto& right : b) {
      out.push_back(left);
      out.back().insert(right.begin(), right.end());
    }
  }
  return minimal(std::move(out));
}

LabelSets blocking(const Session& session, NodeId node, const std::string& name) {
  return Blocker(session).sets(node, false, name);
}

}  // namespace hirepath::explain
