// Runs the passes that make a model of the trees, in order.
// Entrances: model::check() and model::load().
#include <algorithm>

#include "model/parallel.hpp"
#include "model/resolver.hpp"
#include "syntax/parse.hpp"
#include "text/digest.hpp"

namespace hirepath::model {

void check_priorities(const Model& model, text::Diagnostics& found);  // rules.cpp

namespace {
// Authorities in order of id, so that no answer depends on the order of files.
void sort_authorities(Model& model) {
  std::vector<Id> order(model.authorities.size());
  for (Id i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](Id a, Id b) { return model.authorities[a].id < model.authorities[b].id; });
  std::vector<Id> place_of(order.size());
  std::vector<Authority> sorted;
  for (Id i = 0; i < order.size(); ++i) {
    place_of[order[i]] = i;
    sorted.push_back(std::move(model.authorities[order[i]]));
  }
  model.authorities = std::move(sorted);
  for (auto& rule : model.rules) {
    if (rule.authority != none) rule.authority = place_of[rule.authority];
  }
  for (auto& test : model.tests) {
    for (auto& expect : test.expects) {
      if (expect.kind != Expectation::Kind::definition) expect.subject = place_of[expect.subject];
    }
  }
  for (auto& authority : model.authorities) {
    std::sort(authority.rules.begin(), authority.rules.end(), [&](Id a, Id b) {
      const auto &left = model.rules[a], &right = model.rules[b];
      return std::tie(left.from, left.path) < std::tie(right.from, right.path);
    });
  }
}
}  // namespace

Model check(std::span<const syntax::File> unsorted, text::Diagnostics& found, std::vector<Table> tables) {
  std::vector<const syntax::File*> files;
  for (const auto& file : unsorted) files.push_back(&file);
  std::sort(files.begin(), files.end(),
            [](const auto* a, const auto* b) { return a->source->name() < b->source->name(); });

  Resolver resolver{{}, found, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  std::ranges::sort(tables, {}, &Table::id);
  resolver.model.tables = std::move(tables);
  for (const auto* file : files) resolver.declare(*file);
  for (const auto* file : files) resolver.describe(*file);
  resolver.clashes();
  for (const auto* file : files) resolver.bodies(*file);
  resolver.extensions();
  for (const auto* file : files) resolver.priorities(*file);
  check_priorities(resolver.model, found);
  resolver.collect_labels();
  for (const auto* file : files) resolver.notes(*file);
  for (const auto* file : files) resolver.tests(*file);
  sort_authorities(resolver.model);

  auto& model = resolver.model;
  const auto note_proofs = [&](const Fact& fact) {
    for (const Id document : fact.proved_by) model.documents[document].proves_a_fact = true;
  };
  for (const auto& fact : model.facts) note_proofs(fact);
  for (const auto& record : model.records) {
    for (const auto& field : record.fields) note_proofs(field);
  }
  for (auto& test : model.tests) {
    test.given.facts.resize(model.facts.size());
    if (const Id about = model.find_authority(test.subject); about != none) ++model.authorities[about].tests;
  }
  text::Digest digest;
  for (const auto* file : files)
    digest.add(file->source->name())
        .add(std::string_view("\0", 1))
        .add(file->source->bytes())
        .add(std::string_view("\0", 1));
  model.hash = "sha256:" + digest.hex();
  return std::move(model);
}

Model load(std::span<const text::SourcePtr> sources, text::Diagnostics& found, Tests tests) {
  syntax::Limits limits;
  limits.tests = tests == Tests::load;
  std::vector<Table> tables;
  std::vector<text::SourcePtr> rules;
  for (const auto& source : sources) {
    if (source->name().ends_with(".csv"))
      tables.push_back(read_table(source, found));
    else
      rules.push_back(source);
  }
  std::vector<syntax::File> files(rules.size());
  std::vector<text::Diagnostics> findings(rules.size());
  in_parallel(rules.size(), usual_threads(),
              [&](std::size_t i) { files[i] = syntax::parse(rules[i], findings[i], limits); });
  for (const auto& each : findings) found.add(each);
  return check(files, found, std::move(tables));
}

}  // namespace hirepath::model
