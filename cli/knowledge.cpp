#include "knowledge.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "files.hpp"
#include "model/load.hpp"
#include "terminal.hpp"
#include "text/suggest.hpp"

namespace hirepath::cli {

std::optional<std::vector<text::SourcePtr>> rule_files(const std::string& folder) {
  if (folder.empty()) return built_in_knowledge();
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    const auto ending = at->path().extension();
    if ((ending == ".rules" || ending == ".csv") && at->is_regular_file(failed))
      paths.push_back(at->path().generic_string());
  }
  if (failed || paths.empty()) {
    std::cerr << "hirepath: " << folder << ": " << (failed ? failed.message() : "no .rules files here") << '\n';
    return std::nullopt;
  }
  std::ranges::sort(paths);
  std::vector<text::SourcePtr> files;
  for (const auto& path : paths) {
    files.push_back(read_file(path));
    if (!files.back()) return std::nullopt;
  }
  return files;
}

std::unique_ptr<const Knowledge> compile(const std::vector<text::SourcePtr>& files, text::Diagnostics& found,
                                         model::Tests tests) {
  auto knowledge = std::make_unique<Knowledge>();
  knowledge->model = model::load(files, found, tests);
  if (found.has_errors()) return nullptr;
  knowledge->network = network::compile(knowledge->model, found);
  if (found.has_errors()) return nullptr;
  return knowledge;
}

std::unique_ptr<const Knowledge> load_knowledge(const std::string& folder, Tests tests) {
  if (folder.empty() && tests != Tests::all) {
    if (auto knowledge = image::read(built_in_image(), built_in_knowledge())) return knowledge;
  }
  const auto files = rule_files(folder);
  if (!files) return nullptr;
  text::Diagnostics found;
  auto knowledge = compile(*files, found, tests == Tests::none ? model::Tests::pass_over : model::Tests::load);
  if (!knowledge) {
    report(found);
    std::cerr << "hirepath: the rules do not load\n";
  }
  return knowledge;
}

std::optional<std::vector<model::Id>> find_authorities(const model::Model& model,
                                                       const std::vector<std::string>& names) {
  std::vector<model::Id> ids;
  std::vector<std::string> known;
  for (const auto& authority : model.authorities) known.push_back(authority.id);
  bool complete = true;
  for (const auto& name : names) {
    const model::Id id = model.find_authority(name);
    if (id != model::none) {
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
      continue;
    }
    const std::string near = text::nearest(name, known);
    std::cerr << "hirepath: no authority is called '" << name << "'"
              << (near.empty() ? "" : "; did you mean '" + near + "'?") << "\n  help: hirepath authorities\n";
    complete = false;
  }
  std::ranges::sort(ids);
  return complete ? std::optional(ids) : std::nullopt;
}

}  // namespace hirepath::cli
