// Lines are taken apart by libcsv, which knows about quotation marks. A line break in a cell is none of a fact's values
// and is refused, as each line is read by itself.
#include "screen/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <charconv>

#include "json/read_case.hpp"
#include "json/tree.hpp"
#include "model/load.hpp"
#include "text/suggest.hpp"

namespace hirepath::cli::screening {

using model::Id;
using text::Diagnostic;
using values::Kind;

struct CsvReader::Parser {
  csv_parser libcsv{};
  std::vector<std::string> cells;
  std::size_t count = 0;  // of cells in this line

  Parser() { csv_init(&libcsv, 0); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&libcsv); }

  // False where quotation marks do not fit.
  bool take_apart(std::string_view line) {
    csv_free(&libcsv);
    csv_init(&libcsv, CSV_STRICT | CSV_STRICT_FINI);
    count = 0;
    const auto cell = [](void* text, std::size_t size, void* parser) {
      auto& self = *static_cast<Parser*>(parser);
      if (self.count == self.cells.size()) self.cells.emplace_back();
      self.cells[self.count++].assign(static_cast<const char*>(text), size);
    };
    const auto row = [](int, void*) {};
    return csv_parse(&libcsv, line.data(), line.size(), cell, row, this) == line.size() &&
           csv_fini(&libcsv, cell, row, this) == 0;
  }
};

namespace {

constexpr std::size_t most_columns = 5000, most_findings = 100;

Diagnostic wrong(const char* code, std::string pointer, std::string message, std::string expected,
                 std::string help = {}) {
  return {code,           text::Severity::error, {}, std::move(pointer), std::move(message), std::move(expected),
          std::move(help)};
}

std::string nearest_help(const std::string& name, const std::vector<std::string>& names) {
  const std::string near = name.size() > 100 ? "" : text::nearest(name, names);
  return near.empty() ? near : "did you mean '" + near + "'?";
}

class Header {
 public:
  Header(const model::Model& model, text::Diagnostics& found) : model_(model), found_(found) {
    for (Id id = 0; id < model.facts.size(); ++id) {
      const auto& fact = model.facts[id];
      const std::string path = model::json_name(fact.path);
      if (fact.type.kind != Kind::list) {
        names_.push_back(path);
        continue;
      }
      names_.push_back(path + "_complete");
      for (const auto& field : model.records[fact.type.record].fields)
        names_.push_back(path + "[0]." + model::json_name(field.path));
    }
  }

  // Kind::passed_over where the rules declare no such fact.
  Column column(const std::string& path) const {
    Column column;
    if (path == "id") {
      column.kind = Column::Kind::id;
      return column;
    }
    const auto bracket = path.find('[');
    const auto base = path.substr(0, bracket);
    if (bracket == std::string::npos) {
      constexpr std::string_view suffix = "_complete";
      if (const Id fact = find(path); fact != model::none && model_.facts[fact].type.kind != Kind::list) {
        column.kind = Column::Kind::fact;
        column.fact = fact;
      } else if (path.ends_with(suffix)) {
        const Id list = find(path.substr(0, path.size() - suffix.size()));
        if (list == model::none || model_.facts[list].type.kind != Kind::list) return column;
        column.kind = Column::Kind::complete;
        column.fact = list;
      }
      return column;
    }
    const Id list = find(base);
    const auto close = path.find("].", bracket);
    if (list == model::none || model_.facts[list].type.kind != Kind::list || close == std::string::npos) return column;
    const auto* last = path.data() + close;
    const auto [end, error] = std::from_chars(path.data() + bracket + 1, last, column.element);
    const auto& fields = model_.records[model_.facts[list].type.record].fields;
    const auto field = std::ranges::find(fields, path.substr(close + 2),
                                         [](const model::Fact& one) { return model::json_name(one.path); });
    if (error != std::errc{} || end != last || column.element >= json::most_elements || field == fields.end())
      return column;
    column.kind = Column::Kind::field;
    column.fact = list;
    column.field = static_cast<std::size_t>(field - fields.begin());
    return column;
  }

  Diagnostic unknown(const std::string& pointer, const std::string& name) const {
    return wrong("HP506", pointer, "the rules declare no fact '" + name + "'",
                 "\"id\" or the path of a fact, such as \"person.disability_rating\"", nearest_help(name, names_));
  }

  // One entry of the map; the column it makes.
  std::optional<Column> entry(const json::Node& node) const {
    const std::string pointer = json::pointer_to("", node.key);
    const json::Node* fact = node.kind == json::Node::Kind::object ? node.find("fact") : &node;
    if (!fact || fact->kind != json::Node::Kind::string) {
      found_.add(wrong("HP526", pointer, "this is " + json::describe(node),
                       R"(the path of a fact, or {"fact": "...", "values": {"Y": "yes"}})"));
      return std::nullopt;
    }
    Column made = column(fact->string);
    if (made.kind == Column::Kind::passed_over) {
      found_.add(unknown(pointer, fact->string));
      return std::nullopt;
    }
    if (node.kind != json::Node::Kind::object) return made;
    for (const auto& part : node.children) {
      if (part.key == "fact") continue;
      if (part.key != "values" || part.kind != json::Node::Kind::object) {
        found_.add(wrong("HP526", json::pointer_to(pointer, part.key), "this is " + json::describe(part),
                         R"("values" with an object such as {"Y": "yes", "N": "no"})"));
        return std::nullopt;
      }
      for (const auto& value : part.children) {
        const std::string at = json::pointer_to(json::pointer_to(pointer, "values"), value.key);
        if (value.kind == json::Node::Kind::string && fits(made, value.string)) {
          made.values[value.key] = value.string;
          continue;
        }
        found_.add(wrong("HP526", at, "this is " + json::describe(value), expected(made)));
      }
    }
    return made;
  }

 private:
  Id find(const std::string& path) const {
    for (Id id = 0; id < model_.facts.size(); ++id) {
      if (model::json_name(model_.facts[id].path) == path) return id;
    }
    return model::none;
  }
  const model::Type* type(const Column& column) const {
    if (column.kind == Column::Kind::fact) return &model_.facts[column.fact].type;
    if (column.kind != Column::Kind::field) return nullptr;
    return &model_.records[model_.facts[column.fact].type.record].fields[column.field].type;
  }
  bool fits(const Column& column, const std::string& word) const {
    if (word.empty() || word == "?" || column.kind == Column::Kind::id) return true;
    const auto* of = type(column);
    std::string unused;
    return of ? model::parse_value(*of, word, unused).has_value() : word == "yes" || word == "no";
  }
  std::string expected(const Column& column) const {
    std::string words = "yes or no";
    if (const auto* of = type(column)) std::ignore = model::parse_value(*of, "\x01", words);
    return words + ", \"?\" or nothing";
  }

  const model::Model& model_;
  text::Diagnostics& found_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<Column> read_header(const model::Model& model, std::string_view line, const text::SourcePtr& map,
                                text::Diagnostics& found) {
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  std::vector<Column> columns;
  struct Cells {
    csv_parser libcsv{};
    std::vector<std::string> names;
  } cells;
  csv_init(&cells.libcsv, CSV_STRICT | CSV_STRICT_FINI);
  const auto cell = [](void* text, std::size_t size, void* into) {
    static_cast<Cells*>(into)->names.emplace_back(static_cast<const char*>(text), size);
  };
  const auto row = [](int, void*) {};
  const bool good = json::is_utf8(line) &&
                    csv_parse(&cells.libcsv, line.data(), line.size(), cell, row, &cells) == line.size() &&
                    csv_fini(&cells.libcsv, cell, row, &cells) == 0;
  csv_free(&cells.libcsv);
  if (!good || cells.names.empty()) {
    found.add(wrong("HP525", "", "the first line is no line of headers", "the paths of facts with commas between"));
    return columns;
  }
  if (cells.names.size() > most_columns) {
    found.add(wrong("HP525", "", "the first line names " + std::to_string(cells.names.size()) + " columns",
                    "at most " + std::to_string(most_columns)));
    return columns;
  }
  const Header header(model, found);
  std::map<std::string, Column> mapped;
  if (map) {
    const auto tree = json::parse(map, found);
    if (!tree) return columns;
    if (tree->kind != json::Node::Kind::object) {
      found.add(wrong("HP526", "", "the map is " + json::describe(*tree), R"(an object: {"Column": "fact", ...})"));
      return columns;
    }
    for (const auto& node : tree->children) {
      if (std::ranges::find(cells.names, node.key) == cells.names.end()) {
        found.add(wrong("HP526", json::pointer_to("", node.key), "no column is called '" + node.key + "'",
                        "a header of the first line", nearest_help(node.key, cells.names)));
      } else if (auto column = header.entry(node)) {
        mapped[node.key] = std::move(*column);
      }
    }
  }
  for (const auto& name : cells.names) {
    if (found.size() > most_findings) break;
    const auto at = mapped.find(name);
    Column column = at != mapped.end() ? at->second : header.column(name);
    column.name = name;
    if (column.kind == Column::Kind::passed_over && !map) found.add(header.unknown("", name));
    const auto same = [&](const Column& other) {
      return column.kind != Column::Kind::passed_over && other.kind == column.kind && other.fact == column.fact &&
             other.element == column.element && other.field == column.field;
    };
    if (std::ranges::any_of(columns, same))
      found.add(wrong("HP525", "", "two columns speak of the same fact; the second is '" + name + "'", "one"));
    columns.push_back(std::move(column));
  }
  return columns;
}

CsvReader::CsvReader(const model::Model& model, const std::vector<Column>& columns)
    : model_(&model), columns_(&columns), parser_(std::make_unique<Parser>()) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

std::optional<Diagnostic> CsvReader::read(std::string_view line, json::Line& into) {
  into.clear();
  if (!json::is_utf8(line)) return wrong("HP502", "", "this is not UTF-8", "text in UTF-8");
  if (!parser_->take_apart(line))
    return wrong("HP524", "", "the quotation marks do not fit", "\"...\" around a cell, \"\" for one inside");
  if (parser_->count != columns_->size())
    return wrong("HP524", "", "the line has " + std::to_string(parser_->count) + " cells",
                 std::to_string(columns_->size()) + ", as the first line");
  auto& facts = into.facts;
  facts.position_given = facts.agency_given = false;
  // Elements without any filled cell are none: the others move up.
  std::map<Id, std::map<std::size_t, model::Element>> elements;
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    const Column& column = (*columns_)[i];
    std::string_view word = parser_->cells[i];
    if (const auto other = column.values.find(word); other != column.values.end()) word = other->second;
    if (word.empty() || column.kind == Column::Kind::passed_over) continue;
    if (column.kind == Column::Kind::id) {
      if (word.size() > json::longest_id)
        return wrong("HP522", column.name, "the id is too long",
                     "a text of at most " + std::to_string(json::longest_id) + " bytes");
      into.id = {std::string(word), false};
      continue;
    }
    const auto& fact = model_->facts[column.fact];
    if (fact.subject() == "position") facts.position_given = true;
    if (fact.subject() == "agency") facts.agency_given = true;
    if (column.kind == Column::Kind::complete) {
      if (word == "yes") {
        facts.lists[column.fact].complete = true;
      } else if (word != "no" && word != "?") {
        return wrong("HP507", column.name, "a value of another type is needed", "yes or no");
      }
      continue;
    }
    model::Known known;
    std::string expected;
    const bool field = column.kind == Column::Kind::field;
    const auto& type = field ? model_->records[fact.type.record].fields[column.field].type : fact.type;
    if (word == "?") {
      known.does_not_know = true;
    } else if (auto value = model::parse_value(type, word, expected)) {
      known.value = std::move(*value);
    } else {
      const char* code = type.kind == Kind::date     ? "HP509"
                         : type.kind == Kind::choice ? "HP511"
                         : type.kind == Kind::yes_no ? "HP507"
                         : type.kind == Kind::number ? "HP508"
                                                     : "HP516";
      return wrong(code, column.name, "this is no such value", expected);
    }
    if (field) {
      auto& fields = elements[column.fact][column.element].fields;
      fields.resize(model_->records[fact.type.record].fields.size());
      fields[column.field] = std::move(known);
    } else {
      into.filled.push_back(column.fact);
      facts.facts[column.fact] = std::move(known);
    }
  }
  for (auto& [list, some] : elements) {
    for (auto& [unused, one] : some) facts.lists[list].elements.push_back(std::move(one));
  }
  return {};
}

}  // namespace hirepath::cli::screening
