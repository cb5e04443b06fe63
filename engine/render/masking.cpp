#include "render/masking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "render/words.hpp"

namespace hirepath::render {

using explain::Answer;

namespace {
constexpr int most_deep = std::numeric_limits<int>::max();
}

Mask::Mask(const model::Model& model, bool include_sensitive) : include_(include_sensitive) {
  for (const auto& fact : model.facts) {
    if (fact.sensitive) facts_.insert(model::json_name(fact.path));
  }
  for (const auto& record : model.records) {
    for (const auto& field : record.fields) {
      if (field.sensitive) fields_.insert(model::json_name(field.path));
    }
  }
}

bool Mask::sensitive(std::string_view path) const {
  const std::size_t bracket = path.find('[');
  if (facts_.contains(path.substr(0, bracket))) return true;
  return bracket != std::string_view::npos && fields_.contains(path.substr(path.rfind('.') + 1));
}

bool Mask::hides_fact(std::string_view path) const { return !include_ && sensitive(path); }

bool Mask::hidden(const Answer& answer, std::size_t reason) const {
  const auto& because = answer.because;
  for (std::size_t i = reason; i < because.size(); ++i) {
    if (i > reason && because[i].depth <= because[reason].depth) return false;
    if (std::ranges::any_of(because[i].facts, [&](const std::string& path) { return sensitive(path); })) return true;
    if (hides(because[i].text)) return true;
  }
  return false;
}

bool Mask::hides_part_of(const Answer& answer) const {
  if (include_) return false;
  for (std::size_t i = 0; i < answer.because.size(); ++i) {
    if (hidden(answer, i)) return true;
  }
  return false;
}

bool Mask::hides(std::string_view words) const {
  constexpr std::array telling{"percent", "%",        "disab",    "disvet",  "inmate", "offender",   "custody",
                               "prison",  "work-rel", "work rel", "convict", "injur",  "psychiatric"};
  std::string low(words);
  std::ranges::transform(low, low.begin(),
                         [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return !include_ &&
         std::ranges::any_of(telling, [&](const char* word) { return low.find(word) != std::string::npos; });
}

namespace {
std::string masked_words(std::size_t count, Mask::Reader reader) {
  if (reader == Mask::Reader::agency) return "further conditions, which the proof shows";
  return count == 1 ? std::string("a condition that rests on sensitive facts, which are not shown here")
                    : fmt::format("{} conditions that rest on sensitive facts, which are not shown here", count);
}
}  // namespace

// The topmost of the conditions that are decided: where one is open, those below it.
std::vector<std::string> Mask::reasons(const Answer& answer, std::size_t most, Reader reader) const {
  std::vector<std::string> shown, cites;
  std::size_t masked = 0, left = 0;
  int below = most_deep;  // what stands deeper than a reason that was taken is part of it
  for (std::size_t i = 0; i < answer.because.size(); ++i) {
    const auto& reason = answer.because[i];
    if (reason.depth > below) continue;
    below = most_deep;
    if (!reason.holds || reason.cites.empty()) continue;
    below = reason.depth;
    if (!include_ && hidden(answer, i)) {
      ++masked;
      for (const auto& cite : reason.cites) {
        if (std::ranges::find(cites, cite) == cites.end()) cites.push_back(cite);
      }
    } else if (shown.size() < most) {
      shown.push_back(with_cites(reason.text, reason.cites));
    } else {
      ++left;
    }
  }
  if (masked > 0) shown.push_back(with_cites(masked_words(masked, reader), cites));
  if (left > 0 && reader == Reader::client)
    shown.push_back(fmt::format("{} more ('hirepath explain' shows them)", left));
  return shown;
}

}  // namespace hirepath::render
