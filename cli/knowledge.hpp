// The rules the program works with.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/load.hpp"
#include "network/network.hpp"
#include "text/diagnostic.hpp"
#include "text/source.hpp"

namespace hirepath::cli {

// knowledge/**/*.rules as they were when the program was built, in order of name. Made by embed.cmake.
std::vector<text::SourcePtr> built_in_knowledge();

// knowledge/coverage-waivers.txt likewise.
text::SourcePtr built_in_waivers();

// *.rules in the folder and below, in order of name; empty: those built in. Nothing after saying why not.
std::optional<std::vector<text::SourcePtr>> rule_files(const std::string& folder);

// A model and its network; the network points into the model, so neither moves.
struct Knowledge {
  model::Model model;
  network::Network network;
};

// Null when the rules have errors; they are in `found`.
std::unique_ptr<const Knowledge> compile(const std::vector<text::SourcePtr>& files, text::Diagnostics& found,
                                         model::Tests tests = model::Tests::load);

// rule_files() and compile(). Null after saying on standard error why not; the exit status is then bad_knowledge.
std::unique_ptr<const Knowledge> load_knowledge(const std::string& folder,
                                                model::Tests tests = model::Tests::pass_over);

// The ids of the authorities so named, or nothing after naming the nearest ones; the exit status is then wrong_usage.
std::optional<std::vector<model::Id>> find_authorities(const model::Model& model,
                                                       const std::vector<std::string>& names);

}  // namespace hirepath::cli
