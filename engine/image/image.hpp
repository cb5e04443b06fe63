// The knowledge as bytes: what load() and compile() made, written when the program is built and read back when it
// starts, so that nobody waits for the rules to be read again (docs/decisions/0005).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "model/model.hpp"
#include "network/network.hpp"
#include "text/source.hpp"

namespace hirepath::image {

// A model and its network; the network points into the model, so neither moves.
struct Knowledge {
  model::Model model;
  network::Network network;
};

// Everything but the model's tests. Places are kept where their source is one of `sources`.
std::string write(const Knowledge& knowledge, std::span<const text::SourcePtr> sources);

// What was written, with its places in the same sources. Null where the bytes are not an image, were written by a
// program whose model has another shape, are damaged or cut short, or where the sources have other names or sizes.
// Never reads outside `bytes`, and never takes more than a fixed multiple of their size of memory.
std::unique_ptr<const Knowledge> read(std::string_view bytes, std::span<const text::SourcePtr> sources);

// The bytes before an image's content: what it is, the shape of the model, and the content's checksum.
std::string seal(std::string_view content);

}  // namespace hirepath::image
