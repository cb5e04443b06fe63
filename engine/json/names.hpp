// Private to the room: names that are known beforehand, looked up in text that has readable bytes behind it.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace hirepath::json {

// Name -> its place among the names. Open addressing, at most a quarter full.
class Names {
 public:
  static constexpr std::uint32_t none = 0xffffffff;

  void add(std::string name) {
    names_.push_back(std::move(name));
    if (names_.size() * 4 > places_.size()) return rebuild();
    place(static_cast<std::uint32_t>(names_.size() - 1));
  }
  std::size_t size() const { return names_.size(); }
  // Eight bytes behind the name must be readable.
  std::uint32_t find(std::string_view name) const {
    if (places_.empty()) return none;
    for (std::size_t at = hash(name) & mask();; at = (at + 1) & mask()) {
      const auto found = places_[at];
      if (found == none) return none;
      const auto& other = names_[found];
      if (other.size() == name.size() && same(other.data(), name.data(), name.size())) return found;
    }
  }

 private:
  std::size_t mask() const { return places_.size() - 1; }
  static std::uint64_t eight(const char* at) {
    std::uint64_t out = 0;
    std::memcpy(&out, at, sizeof out);
    return out;
  }
  // Eight at a time, the last ones perhaps twice; a string has room for eight however short it is.
  static bool same(const char* a, const char* b, std::size_t size) {
    if (size < 8) return ((eight(a) ^ eight(b)) & ((std::uint64_t{1} << (size * 8)) - 1)) == 0;
    for (std::size_t i = 0; i + 8 < size; i += 8) {
      if (eight(a + i) != eight(b + i)) return false;
    }
    return eight(a + size - 8) == eight(b + size - 8);
  }
  static std::size_t hash(std::string_view name) {
    std::uint64_t first = eight(name.data()), last = 0;
    if (name.size() < 8)
      first &= (std::uint64_t{1} << (name.size() * 8)) - 1;
    else
      last = eight(name.data() + name.size() - 8);
    if (name.size() > 16) last += eight(name.data() + name.size() / 2 - 4) * 0x9e3779b97f4a7c15U;
    const auto mixed = (first * 0xff51afd7ed558ccdU) ^ (last * 0xc4ceb9fe1a85ec53U) ^ (name.size() * 0x9e3779b1U);
    return static_cast<std::size_t>(mixed ^ (mixed >> 32U) ^ (mixed >> 47U));
  }
  void place(std::uint32_t name) {
    std::string padded = names_[name] + std::string(8, '\0');
    std::size_t at = hash(std::string_view(padded).substr(0, names_[name].size())) & mask();
    while (places_[at] != none) at = (at + 1) & mask();
    places_[at] = name;
  }
  void rebuild() {
    std::size_t size = 16;
    while (size < names_.size() * 8) size *= 2;
    places_.assign(size, none);
    for (std::uint32_t name = 0; name < names_.size(); ++name) place(name);
  }

  std::vector<std::string> names_;
  std::vector<std::uint32_t> places_;
};

}  // namespace hirepath::json
