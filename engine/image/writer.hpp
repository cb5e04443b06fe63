// Private to the room: values to bytes. Numbers stand as they do in memory: an image is for the program it was made
// with.
#pragma once

#include <cstring>
#include <map>
#include <span>

#include "image/walk.hpp"

namespace hirepath::image {

class Writer {
 public:
  explicit Writer(std::span<const text::SourcePtr> sources) {
    for (const auto& source : sources) sources_.emplace(source.get(), static_cast<std::uint32_t>(sources_.size()));
  }

  const std::string& bytes() const { return bytes_; }

  template <Scalar T>
  void scalar(const T& value) {
    append(&value, sizeof value);
  }
  template <class T>
  void scalars(const std::vector<T>& values) {
    append(values.data(), values.size() * sizeof(T));
  }
  void text(const std::string& value) {
    size(value);
    bytes_ += value;
  }
  template <class T>
  void size(const T& values) {
    scalar(static_cast<std::uint32_t>(values.size()));
  }
  template <class T>
  void presence(const std::optional<T>& value) {
    scalar(value.has_value());
  }
  template <class... Each>
  void alternative(const std::variant<Each...>& value) {
    scalar(static_cast<std::uint8_t>(value.index()));
  }

  void special(const text::Place& place) {
    const auto at = sources_.find(place.source.get());
    scalar(at == sources_.end() ? model::none : at->second);
    scalar(place.span.begin);
    scalar(place.span.end);
  }
  void special(const network::Traits& traits) {
    scalar(static_cast<std::uint8_t>(traits.decided | traits.position << 1 | traits.agency << 2 |
                                     traits.action_date << 3 | traits.presumed << 4));
  }
  void special(const model::Model* const&) {}
  void special(const model::Condition* const& condition) { scalar(conditions_.at(condition)); }

  bool enter(const model::Condition& condition) {
    conditions_.emplace(&condition, static_cast<std::uint32_t>(conditions_.size()));
    return true;
  }
  void leave() {}

 private:
  void append(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }

  std::string bytes_;
  std::map<const text::Source*, std::uint32_t> sources_;
  std::map<const model::Condition*, std::uint32_t> conditions_;  // in the order they are written
};

}  // namespace hirepath::image
