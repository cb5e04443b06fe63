// Entrances: mutants(), labels(). What is done to rules as a whole stands here; what is done to leaves in
// leaf_mutants.cpp.
#include "lint/mutants.hpp"

#include <algorithm>
#include <functional>

#include "lint/leaf_mutants.hpp"

namespace hirepath::lint {

namespace {
using model::Condition;
using model::Model;
using Kind = Condition::Kind;
using Path = std::vector<std::size_t>;
using Change = std::function<void(Condition&)>;

// Where a tree of conditions hangs.
struct Root {
  enum class Where { rule, conflict, definition, extension };
  Where where = Where::rule;
  Id id = model::none;
  std::size_t conflict = 0;
  Subject home;
  std::string name;
  const Condition* tree = nullptr;
};

struct Spot {
  const Condition* condition = nullptr;
  const Condition* parent = nullptr;
  Path path;
  std::string label;  // of the condition or the nearest above it
  text::Place place;
  Id record = model::none;  // whose element the condition is about
};

Condition& at(Condition& root, const Path& path) {
  Condition* condition = &root;
  for (const auto child : path) condition = &condition->children[child];
  return *condition;
}

Edit edited(const Model& model, const Root& root, const Path& path, const Change& change) {
  switch (root.where) {
    case Root::Where::definition: {
      auto copy = model.definitions[root.id];
      change(at(copy.body, path));
      return {root.id, std::move(copy)};
    }
    case Root::Where::extension: {
      auto copy = model.extensions[root.id];
      change(at(copy.where, path));
      return {root.id, std::move(copy)};
    }
    case Root::Where::rule:
    case Root::Where::conflict: break;
  }
  auto copy = model.rules[root.id];
  change(at(root.where == Root::Where::rule ? copy.body : *copy.conflicts[root.conflict].condition, path));
  return {root.id, std::move(copy)};
}

bool has_labels(const Condition& condition) {
  return std::ranges::any_of(condition.children,
                             [](const auto& child) { return !child.label.empty() || has_labels(child); });
}

using Visit = std::function<void(const Root&, const Spot&)>;

// Every condition of every rule and definition.
class Walk {
 public:
  Walk(const Model& model, Visit visit) : model_(model), visit_(std::move(visit)) {}

  void run() {
    for (Id id = 0; id < model_.rules.size(); ++id) {
      const auto& rule = model_.rules[id];
      const Subject home{false, rule.authority};
      tree({Root::Where::rule, id, 0, home, rule.path, &rule.body}, model::none, rule.body.place);
      for (std::size_t i = 0; i < rule.conflicts.size(); ++i) {
        if (rule.conflicts[i].condition)
          tree({Root::Where::conflict, id, i, home, rule.path + " conflict", &*rule.conflicts[i].condition},
               model::none, rule.place);
      }
    }
    for (Id id = 0; id < model_.definitions.size(); ++id) {
      const auto& definition = model_.definitions[id];
      tree({Root::Where::definition, id, 0, {true, id}, definition.id, &definition.body}, definition.record,
           definition.place);
    }
  }

 private:
  void tree(const Root& root, Id record, const text::Place& place) {
    condition(root, {root.tree, nullptr, {}, root.name, place, record});
  }

  void condition(const Root& root, Spot spot) {
    const auto& here = *spot.condition;
    if (here.place.source) spot.place = here.place;
    if (!here.label.empty()) spot.label = here.label;
    visit_(root, spot);
    if (const auto* order = here.kind == Kind::leaf ? std::get_if<model::NotAfter>(&here.leaf) : nullptr) {
      for (const auto* side : {&order->left, &order->right}) {
        if (side->extension == model::none) continue;
        const auto& extension = model_.extensions[side->extension];
        condition({Root::Where::extension, side->extension, 0, root.home, spot.label, &extension.where},
                  {&extension.where, nullptr, {}, spot.label, spot.place, model_.facts[extension.list].type.record});
      }
    }
    const bool quantified = here.kind == Kind::any_in || here.kind == Kind::every_in || here.kind == Kind::latest_in;
    for (std::size_t i = 0; i < here.children.size(); ++i) {
      auto path = spot.path;
      path.push_back(i);
      condition(root, {&here.children[i], &here, std::move(path), spot.label, spot.place,
                       quantified ? model_.facts[here.list].type.record : spot.record});
    }
  }

  const Model& model_;
  Visit visit_;
};

// Labels inside an extension's condition have no place in an answer.
bool labelled(const Root& root, const Spot& spot) {
  if (root.where == Root::Where::extension) return false;
  return spot.parent ? !spot.condition->label.empty() : !has_labels(*spot.condition);
}

class Maker {
 public:
  explicit Maker(const Model& model) : model_(model) {}

  std::vector<Mutant> run() {
    Walk(model_, [this](const Root& root, const Spot& spot) { condition(root, spot); }).run();
    for (Id id = 0; id < model_.rules.size(); ++id) rule(id);
    std::ranges::stable_sort(out_, [](const Mutant& a, const Mutant& b) {
      const std::string empty;
      const auto& left = a.place.source ? a.place.source->name() : empty;
      const auto& right = b.place.source ? b.place.source->name() : empty;
      return std::tie(left, a.place.span.begin, a.op) < std::tie(right, b.place.span.begin, b.op);
    });
    return std::move(out_);
  }

 private:
  void condition(const Root& root, const Spot& spot) {
    const auto& here = *spot.condition;
    const auto add = [&](Operator op, const std::string& what, const Change& change) {
      out_.push_back({op, root.home, spot.place, spot.label + ": " + what, {edited(model_, root, spot.path, change)}});
    };
    if (labelled(root, spot)) {
      const bool dropped = !spot.parent || spot.parent->kind == Kind::all;
      add(Operator::drop_label, "left out", [=](Condition& it) { force(it, dropped); });
      add(Operator::negate_label, "the opposite", negate);
    }
    const bool group = (here.kind == Kind::all || here.kind == Kind::any) && here.children.size() > 1;
    if (group && is_membership(here)) {
      for (std::size_t i = 0; i < here.children.size(); ++i) {
        add(Operator::drop_member, "without " + std::to_string(std::get<model::NumberIs>(here.children[i].leaf).number),
            [=](Condition& it) { it.children.erase(it.children.begin() + static_cast<std::ptrdiff_t>(i)); });
      }
    } else if (group && !is_window(here)) {
      add(Operator::all_any, here.kind == Kind::all ? "all becomes any" : "any becomes all",
          [](Condition& it) { it.kind = it.kind == Kind::all ? Kind::any : Kind::all; });
    }
    if (here.kind == Kind::at_least) {
      for (const int step : {-1, 1}) {
        const auto count = here.at_least + step;
        if (count < 1 || count > static_cast<int>(here.children.size())) continue;
        add(Operator::threshold, "at least " + std::to_string(here.at_least) + " becomes " + std::to_string(count),
            [=](Condition& it) { it.at_least = count; });
      }
    }
    if (here.kind != Kind::leaf) return;
    for (auto& made : leaf_mutants(model_, here.leaf, spot.record)) {
      add(made.op, made.what, [&](Condition& it) { it.leaf = made.leaf; });
    }
  }

  static void negate(Condition& it) {
    if (it.kind == Kind::negation) {
      auto inner = std::move(it.children[0]);
      inner.label = it.label;
      it = std::move(inner);
      return;
    }
    Condition inner = std::move(it);
    it = {};
    it.kind = Kind::negation;
    it.label = inner.label;
    it.text = "not: " + inner.text;
    it.cites = inner.cites;
    it.place = inner.place;
    inner.label.clear();
    it.children.push_back(std::move(inner));
  }

  using RuleChange = std::function<void(model::Rule&)>;
  Edit edited_rule(Id id, const RuleChange& change) const {
    auto copy = model_.rules[id];
    change(copy);
    return {id, std::move(copy)};
  }

  void rule(Id id) {
    const auto& rule = model_.rules[id];
    const auto add = [&](Operator op, const std::string& what, std::vector<Edit> edits) {
      out_.push_back({op, {false, rule.authority}, rule.place, rule.path + ": " + what, std::move(edits)});
    };
    const auto changed = [&](const RuleChange& change) { return std::vector<Edit>{edited_rule(id, change)}; };
    if (!rule.permits && !rule.despite.empty()) {
      add(Operator::drop_exception, "the exception left out", changed([](model::Rule& it) { force(it.body, false); }));
    }
    for (const Id other : rule.despite) {
      if (rule.permits || rule.despite.size() > 1) {  // else the same as leaving the exception out
        add(Operator::drop_exception, "without despite " + model_.rules[other].path,
            changed([=](model::Rule& it) { std::erase(it.despite, other); }));
      }
      add(Operator::swap_despite, model_.rules[other].path + " despite this one",
          {edited_rule(id, [=](model::Rule& it) { std::erase(it.despite, other); }),
           edited_rule(other, [=](model::Rule& it) {
             if (std::ranges::find(it.despite, id) == it.despite.end())
               it.despite.insert(std::ranges::lower_bound(it.despite, id), id);
           })});
    }
    bounds(rule.from, rule.until, rule, "",
           [&](Operator op, const std::string& what, std::function<void(values::Date&, values::Date&)> change) {
             add(op, what, changed([&](model::Rule& it) { change(it.from, it.until); }));
           });
    for (std::size_t i = 0; i < rule.conflicts.size(); ++i) {
      const auto& conflict = rule.conflicts[i];
      add(Operator::drop_reading, "without the reading \"" + conflict.reading + "\"",
          changed([=](model::Rule& it) { it.conflicts.erase(it.conflicts.begin() + static_cast<std::ptrdiff_t>(i)); }));
      bounds(conflict.from, conflict.until, rule, "the conflict ",
             [&](Operator op, const std::string& what, std::function<void(values::Date&, values::Date&)> change) {
               add(op, what, changed([&](model::Rule& it) { change(it.conflicts[i].from, it.conflicts[i].until); }));
             });
    }
  }

  // Nothing is concluded of the days that the edition does not record, nor does a reading matter while its rule is not
  // in force.
  bool silent(values::Date day, const model::Rule& rule, bool conflict) const {
    if (conflict && (day < rule.from || day > rule.until)) return true;
    const auto& recorded = model_.authorities[rule.authority].not_recorded;
    return std::ranges::any_of(recorded, [&](const auto& gap) { return gap.before ? day < gap.date : day > gap.date; });
  }

  template <class Add>
  void bounds(values::Date from, values::Date until, const model::Rule& rule, const std::string& whose,
              const Add& add) const {
    using values::Date;
    const bool conflict = !whose.empty();
    if (from != Date::min()) {
      if (!silent(from - 1, rule, conflict)) {
        add(Operator::drop_bound, whose + "in force without 'from'", [](Date& first, Date&) { first = Date::min(); });
        add(Operator::move_bound, whose + "from a day earlier", [](Date& first, Date&) { first = first - 1; });
      }
      if (!silent(from, rule, conflict))
        add(Operator::move_bound, whose + "from a day later", [](Date& first, Date&) { first = first + 1; });
    }
    if (until != Date::max()) {
      if (!silent(until + 1, rule, conflict)) {
        add(Operator::drop_bound, whose + "in force without 'until'", [](Date&, Date& last) { last = Date::max(); });
        add(Operator::move_bound, whose + "until a day later", [](Date&, Date& last) { last = last + 1; });
      }
      if (!silent(until, rule, conflict))
        add(Operator::move_bound, whose + "until a day earlier", [](Date&, Date& last) { last = last - 1; });
    }
  }

  const Model& model_;
  std::vector<Mutant> out_;
};

constexpr const char* names[operator_count] = {
    "drop-label",    "negate-label",   "all-any",      "threshold",  "period",     "unit",        "date",
    "within-during", "drop-exception", "swap-despite", "drop-bound", "move-bound", "drop-member", "drop-reading"};
}  // namespace

std::string to_string(Operator op) { return names[static_cast<std::size_t>(op)]; }

std::vector<Mutant> mutants(const Model& model) { return Maker(model).run(); }

std::vector<Label> labels(const Model& model) {
  std::vector<Label> out;
  Walk(model, [&](const Root& root, const Spot& spot) {
    if (root.where == Root::Where::conflict || !labelled(root, spot)) return;
    const auto forced = [&](bool holds) {
      return std::vector<Edit>{edited(model, root, spot.path, [=](Condition& it) { force(it, holds); })};
    };
    out.push_back({spot.label, root.home, spot.place, spot.condition, forced(true), forced(false)});
  }).run();
  return out;
}

}  // namespace hirepath::lint
