// The rules the program works with.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "image/image.hpp"
#include "model/load.hpp"
#include "network/network.hpp"
#include "text/diagnostic.hpp"
#include "text/source.hpp"

namespace hirepath::cli {

// knowledge/**/*.rules as they were when the program was built, in order of name. Made by embed.cmake.
std::vector<text::SourcePtr> built_in_knowledge();

// The same rules as an image without tests, or nothing where they have errors (built_in/).
std::string_view built_in_image();

// knowledge/coverage-waivers.txt likewise.
text::SourcePtr built_in_waivers();

// *.rules in the folder and below, in order of name; empty: those built in. Nothing after saying why not.
std::optional<std::vector<text::SourcePtr>> rule_files(const std::string& folder);

using image::Knowledge;

// Null when the rules have errors; they are in `found`.
std::unique_ptr<const Knowledge> compile(const std::vector<text::SourcePtr>& files, text::Diagnostics& found,
                                         model::Tests tests = model::Tests::load);

// What a command needs of the rules' tests.
enum class Tests { none, number, all };

// The image where no folder is named and the tests themselves are not needed, else rule_files() and compile(). Null
// after saying on standard error why not; the exit status is then bad_knowledge.
std::unique_ptr<const Knowledge> load_knowledge(const std::string& folder, Tests tests = Tests::none);

// The ids of the authorities so named, or nothing after naming the nearest ones; the exit status is then wrong_usage.
std::optional<std::vector<model::Id>> find_authorities(const model::Model& model,
                                                       const std::vector<std::string>& names);

}  // namespace hirepath::cli
