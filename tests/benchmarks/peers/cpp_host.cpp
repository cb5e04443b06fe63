// The rules as C++ of two values, compiled by compare.py with the rules.hpp it wrote: what there is to win without an
// engine, unknown facts, deciders and dates.
//   cpp_host APPLICANTS ANSWERS   prints CPU microseconds an applicant, all of it (numbers read, not JSON) and
//   evaluation
#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <vector>

#include "../cpu.hpp"

template <class Element>
struct List {
  std::int32_t size = 0;
  std::array<Element, 3> elements;
};
template <class Element, class Is>
bool some(const List<Element>& of, Is is) {
  for (std::int32_t i = 0; i < of.size; ++i) {
    if (is(of.elements[static_cast<std::size_t>(i)])) return true;
  }
  return false;
}
#include "rules.hpp"

namespace {
using hirepath::benchmarks::cpu;
static_assert(sizeof(Applicant) % sizeof(std::int32_t) == 0);

template <class Element>
void read(std::istream& in, List<Element>& of) {
  in >> of.size;
  for (std::int32_t i = 0; i < of.size; ++i) {
    auto* slots = reinterpret_cast<std::int32_t*>(&of.elements[static_cast<std::size_t>(i)]);
    for (std::size_t k = 0; k < sizeof(Element) / sizeof(std::int32_t); ++k) in >> slots[k];
  }
}
bool read(std::istream& in, Applicant& of) {
  auto* slots = reinterpret_cast<std::int32_t*>(&of);
  auto* end = reinterpret_cast<std::int32_t*>(&of.service_periods);
  while (slots != end && in >> *slots) ++slots;
  if (slots != end) return false;
  read(in, of.service_periods), read(in, of.federal_jobs), read(in, of.other_system_jobs);
  return true;
}
}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  std::vector<Applicant> all;
  const double start = cpu();
  {
    std::ifstream in(words[1]);
    std::ofstream out(words[2]);
    for (Applicant one{}; read(in, one);) {
      const auto bits = answers(one);
      for (int i = 0; i < 20; ++i) out << (bits >> i & 1U);
      out << '\n';
      all.push_back(one);
    }
  }
  const double total = cpu() - start;
  constexpr int rounds = 50;
  std::uint32_t sum = 0;
  const double filled = cpu();
  for (int round = 0; round < rounds; ++round) {
    for (const auto& one : all) sum += answers(one);
    asm volatile("" : : "r"(sum) : "memory");  // or the rounds were one
  }
  const double evaluation = (cpu() - filled) / rounds, n = static_cast<double>(all.size());
  std::cout << "{\"total\": " << total / n << ", \"evaluation\": " << evaluation / n << "}\n";
}
