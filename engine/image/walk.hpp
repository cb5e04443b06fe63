// Private to the room: the parts of a value in order, for whoever writes, reads or describes them. Structs are taken
// apart by Boost.PFR, so a field that is added to the model is in the image without a word here.
#pragma once

#include <array>
#include <boost/pfr.hpp>
#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "network/network.hpp"

namespace hirepath::image {

template <class T, template <class...> class Of>
inline constexpr bool is = false;
template <template <class...> class Of, class... Parts>
inline constexpr bool is<Of<Parts...>, Of> = true;

template <class T>
inline constexpr bool is_array = false;
template <class T, std::size_t Size>
inline constexpr bool is_array<std::array<T, Size>> = true;

template <class T>
concept Scalar = std::is_arithmetic_v<T> || std::is_enum_v<T>;

// What Archive has a way of its own for: pointers into the model, places in sources, and single bits.
template <class T>
concept Special = std::is_pointer_v<T> || std::same_as<T, text::Place> || std::same_as<T, network::Traits>;

// Rules are read without their tests, and so they are kept.
template <class T>
inline constexpr bool left_out = std::same_as<T, std::vector<model::RuleTest>>;

template <class Archive, class Value>
void walk(Archive& archive, Value& value) {
  using T = std::remove_const_t<Value>;
  if constexpr (left_out<T>) {
  } else if constexpr (Scalar<T>) {
    archive.scalar(value);
  } else if constexpr (Special<T>) {
    archive.special(value);
  } else if constexpr (std::same_as<T, std::string>) {
    archive.text(value);
  } else if constexpr (is<T, std::vector>) {
    archive.size(value);
    if constexpr (Scalar<typename T::value_type>) {
      archive.scalars(value);
    } else {
      for (auto& each : value) walk(archive, each);
    }
  } else if constexpr (is_array<T>) {
    for (auto& each : value) walk(archive, each);
  } else if constexpr (is<T, std::optional>) {
    archive.presence(value);
    if (value) walk(archive, *value);
  } else if constexpr (is<T, std::variant>) {
    archive.alternative(value);
    std::visit([&](auto& one) { walk(archive, one); }, value);
  } else if constexpr (is<T, std::pair>) {
    walk(archive, value.first);
    walk(archive, value.second);
  } else if constexpr (std::same_as<T, model::Condition>) {
    if (!archive.enter(value)) return;
    boost::pfr::for_each_field(value, [&](auto& field) { walk(archive, field); });
    archive.leave();
  } else if constexpr (!std::is_empty_v<T>) {
    boost::pfr::for_each_field(value, [&](auto& field) { walk(archive, field); });
  }
}

}  // namespace hirepath::image
