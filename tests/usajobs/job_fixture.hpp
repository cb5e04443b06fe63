// Small announcements of our own making, and the questions tests ask of them.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/source.hpp"
#include "usajobs/announcement.hpp"
#include "usajobs/facts.hpp"

namespace hirepath::usajobs::testing {

struct Reading {
  std::vector<Announcement> jobs;
  std::vector<text::Diagnostic> found;
};

inline Reading read_text(std::string json) {
  text::Diagnostics found;
  Reading reading{read(std::make_shared<text::Source>("job.json", std::move(json)), found), {}};
  reading.found = found.sorted();
  return reading;
}

// `details` are members of UserArea.Details, `descriptor` of MatchedObjectDescriptor; each may be empty.
inline std::string item(const std::string& details, const std::string& descriptor = {}) {
  return R"({"MatchedObjectId": "100000000", "MatchedObjectDescriptor": {)" + descriptor +
         (descriptor.empty() ? "" : ", ") + R"("PositionID": "EX-26-0001", "UserArea": {"Details": {)" + details +
         "}}}}";
}

inline Announcement job(const std::string& details, const std::string& descriptor = {}) {
  Reading reading = read_text(item(details, descriptor));
  return reading.jobs.empty() ? Announcement{} : reading.jobs.front();
}

inline Announcement historic(const std::string& members) {
  Reading reading = read_text(R"({"usajobsControlNumber": 100000000, )" + members + "}");
  return reading.jobs.empty() ? Announcement{} : reading.jobs.front();
}

inline std::vector<std::string> authorities(const Announcement& announcement, std::string_view source = {}) {
  std::vector<std::string> ids;
  for (const Candidate& candidate : announcement.candidates) {
    if (source.empty() || candidate.source == source) ids.push_back(candidate.authority);
  }
  return ids;
}

inline std::vector<std::string> codes(const std::vector<text::Diagnostic>& diagnostics) {
  std::vector<std::string> list;
  for (const text::Diagnostic& diagnostic : diagnostics) list.push_back(diagnostic.code);
  return list;
}

inline std::optional<std::string> fact(const Announcement& announcement, std::string_view path) {
  for (const auto& [name, value] : facts(announcement)) {
    if (name == path) return value;
  }
  return std::nullopt;
}

inline bool says_open(const Announcement& announcement, std::string_view words) {
  return std::any_of(announcement.open.begin(), announcement.open.end(),
                     [&](const std::string& sentence) { return sentence.find(words) != std::string::npos; });
}

}  // namespace hirepath::usajobs::testing
