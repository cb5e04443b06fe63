// Private to the room: bytes to values. After the first byte that cannot be, everything is empty and `failed`.
#pragma once

#include <cstring>
#include <span>

#include "image/walk.hpp"

namespace hirepath::image {

class Reader {
 public:
  Reader(std::string_view bytes, std::span<const text::SourcePtr> sources, const model::Model* model)
      : rest_(bytes), sources_(sources), model_(model), memory_(bytes.size() * 64) {}

  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

  template <Scalar T>
  void scalar(T& value) {
    if constexpr (std::same_as<T, bool>) {
      std::uint8_t byte = 0;
      scalar(byte);
      if (byte > 1) fail();
      value = byte == 1;
    } else {
      copy(&value, sizeof value);
    }
  }
  template <class T>
  void scalars(std::vector<T>& values) {
    static_assert(!std::same_as<T, bool>);
    copy(values.data(), values.size() * sizeof(T));
  }
  void text(std::string& value) {
    std::uint32_t count = 0;
    scalar(count);
    value = taken(count);
  }
  template <class T>
  void size(std::vector<T>& values) {
    std::uint32_t count = 0;
    scalar(count);
    // Each element of an honest image stands in the bytes that are left, and takes less than 64 times its bytes.
    if (count > rest_.size() || count * sizeof(T) > memory_) return fail();
    memory_ -= count * sizeof(T);
    values.resize(count);
  }
  template <class T>
  void presence(std::optional<T>& value) {
    bool present = false;
    scalar(present);
    if (present) value.emplace();
  }
  template <class... Each>
  void alternative(std::variant<Each...>& value) {
    std::uint8_t index = 0;
    scalar(index);
    if (index >= sizeof...(Each)) return fail();
    std::uint8_t at = 0;
    ((at++ == index ? static_cast<void>(value.template emplace<Each>()) : void()), ...);
  }

  void special(text::Place& place) {
    std::uint32_t source = model::none;
    scalar(source);
    scalar(place.span.begin);
    scalar(place.span.end);
    if (source < sources_.size())
      place.source = sources_[source];
    else if (source != model::none)
      fail();
  }
  void special(network::Traits& traits) {
    std::uint8_t bits = 0;
    scalar(bits);
    if (bits > 31) fail();
    traits = {(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0, (bits & 8U) != 0, (bits & 16U) != 0};
  }
  void special(const model::Model*& model) { model = model_; }
  void special(const model::Condition*& condition) {
    std::uint32_t number = model::none;
    scalar(number);
    if (number < conditions_.size())
      condition = conditions_[number];
    else
      fail();
  }

  // A vector is as long as it will be before its elements are read, so a condition stays where it is.
  bool enter(model::Condition& condition) {
    constexpr std::size_t deepest = 256;  // no rule that was read is half as deep (syntax::Limits)
    if (failed_ || depth_ == deepest) return fail(), false;
    ++depth_;
    conditions_.push_back(&condition);
    return true;
  }
  void leave() { --depth_; }

 private:
  void fail() {
    failed_ = true;
    rest_ = {};
  }
  std::string_view taken(std::size_t size) {
    if (size > rest_.size()) return fail(), std::string_view();
    const auto part = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return part;
  }
  void copy(void* to, std::size_t size) {
    const auto part = taken(size);
    if (!part.empty()) std::memcpy(to, part.data(), part.size());
  }

  std::string_view rest_;
  std::span<const text::SourcePtr> sources_;
  const model::Model* model_;
  std::size_t memory_;  // what vectors may still take
  std::size_t depth_ = 0;
  bool failed_ = false;
  std::vector<const model::Condition*> conditions_;  // in the order they are read
};

}  // namespace hirepath::image
