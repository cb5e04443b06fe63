// Private to the room: a number for the shape of a type, so that an image of another shape is told before it is read.
#pragma once

#include <cstdint>

#include "image/walk.hpp"

namespace hirepath::image {

// FNV-1a, a number at a time.
constexpr std::uint64_t mixed(std::uint64_t before, std::uint64_t number) {
  return (before ^ number) * 0x100000001b3ULL;
}

template <class T, class... Outer>
constexpr std::uint64_t shape(std::uint64_t seed);

template <class List, class... Outer>
struct Parts;
template <template <class...> class Of, class... Each, class... Outer>
struct Parts<Of<Each...>, Outer...> {
  static constexpr std::uint64_t shape(std::uint64_t seed) {
    ((seed = image::shape<Each, Outer...>(seed)), ...);
    return seed;
  }
};

// `Outer`: the structs that T stands in; a condition inside a condition ends there.
template <class T, class... Outer>
constexpr std::uint64_t shape(std::uint64_t seed) {
  seed = mixed(seed, sizeof(T));  // NOLINT(bugprone-sizeof-expression): of any type, pointers too
  if constexpr ((std::same_as<T, Outer> || ...) || left_out<T>) {
    return mixed(seed, 1);
  } else if constexpr (Scalar<T>) {
    return mixed(seed, std::is_enum_v<T> ? 2 : std::is_signed_v<T> ? 3 : 4);
  } else if constexpr (Special<T> || is_array<T> || std::same_as<T, std::string> || std::is_empty_v<T>) {
    return mixed(seed, 5);
  } else if constexpr (is<T, std::vector> || is<T, std::optional>) {
    return shape<typename T::value_type, Outer...>(mixed(seed, is<T, std::vector> ? 6 : 7));
  } else if constexpr (is<T, std::variant> || is<T, std::pair>) {
    return Parts<T, Outer...>::shape(mixed(seed, is<T, std::variant> ? 8 : 9));
  } else {
    return Parts<decltype(boost::pfr::structure_to_tuple(std::declval<T&>())), T, Outer...>::shape(mixed(seed, 10));
  }
}

template <class... Each>
constexpr std::uint64_t shape_of() {
  std::uint64_t seed = 0xcbf29ce484222325ULL;
  ((seed = shape<Each>(seed)), ...);
  return seed;
}

}  // namespace hirepath::image
