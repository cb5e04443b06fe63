// hirepath-image FILE: writes the built-in rules as an image, when the program is built. Rules that do not load make an
// empty one: then the program reads the rules itself, and `rules check` says what is wrong with them.
#include <fstream>
#include <iostream>

#include "image/image.hpp"
#include "knowledge.hpp"

int main(int count, char** words) {
  using namespace hirepath;
  if (count != 2) {
    std::cerr << "usage: hirepath-image FILE\n";
    return 2;
  }
  const auto sources = cli::built_in_knowledge();
  text::Diagnostics found;
  image::Knowledge knowledge;
  knowledge.model = model::load(sources, found);
  if (!found.has_errors()) knowledge.network = network::compile(knowledge.model, found);
  std::ofstream out(words[1], std::ios::binary);
  if (found.has_errors())
    std::cerr << "hirepath-image: the rules have errors; see them by: hirepath rules check\n";
  else
    out << image::write(knowledge, sources);
  return out.flush() ? 0 : 1;
}
