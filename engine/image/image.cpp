// The content of an image: the sources' names and sizes, the model, the network; before it the seal.
#include "image/image.hpp"

#include <functional>

#include "image/reader.hpp"
#include "image/shape.hpp"
#include "image/writer.hpp"

namespace hirepath::image {
namespace {

struct Named {
  std::string name;
  std::uint64_t size = 0;
  friend bool operator==(const Named&, const Named&) = default;
};

std::vector<Named> named(std::span<const text::SourcePtr> sources) {
  std::vector<Named> out;
  for (const auto& source : sources) out.push_back({source->name(), source->bytes().size()});
  return out;
}

// The library's own hash: a change of any one byte changes it. Another library's differs, and then no image is used.
struct Seal {
  std::array<char, 16> what{'h', 'i', 'r', 'e', 'p', 'a', 't', 'h', ' ', 'i', 'm', 'a', 'g', 'e', '\n'};
  std::uint64_t shape = shape_of<std::vector<Named>, model::Model, network::Network>();
  std::uint64_t checksum = 0;
};

Seal seal_of(std::string_view content) {
  Seal seal;
  seal.checksum = std::hash<std::string_view>{}(content);
  return seal;
}

}  // namespace

std::string seal(std::string_view content) {
  Writer writer({});
  const Seal made = seal_of(content);
  walk(writer, made);
  return writer.bytes();
}

std::string write(const Knowledge& knowledge, std::span<const text::SourcePtr> sources) {
  Writer writer(sources);
  const auto names = named(sources);
  walk(writer, names);
  walk(writer, knowledge.model);
  walk(writer, knowledge.network);
  return seal(writer.bytes()) + writer.bytes();
}

std::unique_ptr<const Knowledge> read(std::string_view bytes, std::span<const text::SourcePtr> sources) {
  const auto sealed = seal({}).size();
  if (bytes.size() < sealed || bytes.substr(0, sealed) != seal(bytes.substr(sealed))) return nullptr;
  auto knowledge = std::make_unique<Knowledge>();
  Reader reader(bytes.substr(sealed), sources, &knowledge->model);
  std::vector<Named> names;
  walk(reader, names);
  if (reader.failed() || names != named(sources)) return nullptr;
  walk(reader, knowledge->model);
  walk(reader, knowledge->network);
  if (reader.failed() || !reader.at_end()) return nullptr;
  return knowledge;
}

}  // namespace hirepath::image
