// A USAJOBS job announcement: what it states, what it only lets one suppose, and what it leaves open.
// Entrance: read(). Contact data (e-mail addresses, telephone numbers, contact names) is dropped while reading and is
// in no field below.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/source.hpp"
#include "values/date.hpp"
#include "values/grade.hpp"

namespace hirepath::usajobs {

enum class Service : std::uint8_t { competitive, excepted, senior_executive };
enum class Tenure : std::uint8_t { permanent, term, temporary };

struct Series {
  std::string code;  // four digits; one that ends in 00 is an occupational group, not a series
  std::string name;  // empty when the announcement gives the code alone
};

struct HiringPath {
  std::string code;  // lower case: "fed-competitive"; empty when the path is not known
  std::string raw;   // as the announcement has it: a code or a label
};

// The code list that preceded hiring paths (about 2018).
struct WhoMayApply {
  std::string code;
  std::string name;
};

struct Pay {
  std::optional<std::int64_t> minimum_cents;
  std::optional<std::int64_t> maximum_cents;
  std::string interval;  // "Per Year", "PA"
};

// A hiring path is not an authority and an announcement has no field for the authority: this is a supposition, and says
// on what it rests.
struct Candidate {
  std::string authority;  // an id of the rules, or of an authority this edition has no rule for: the caller knows which
  std::string source;     // "HiringPath", "WhoMayApply", or the prose field the words stand in
  std::string reason;     // one sentence in plain words
  std::string quote;      // the words themselves, at most about 120 characters; empty for a path
};

struct Announcement {
  std::string control_number;
  std::string announcement_number;
  std::string title;
  std::string organization;
  std::vector<std::string> organization_codes;  // "DD", "NV24"; department first
  std::string department;

  std::vector<Series> series;
  std::string pay_plan;         // "GS"; empty when none or several are named
  std::string low_grade_text;   // as written: "6", "06", "00", "J"
  std::string high_grade_text;  // empty in some old announcements of one grade
  std::optional<int> low_grade;
  std::optional<int> high_grade;  // 0 in a plan without grades ("00": ES, SL, ST)
  std::optional<values::Grade> promotion_potential;
  bool no_promotion_potential = false;  // the announcement says "None"
  std::vector<Pay> pay;

  std::optional<Service> service;
  std::optional<Tenure> tenure;
  std::vector<std::string> offering_types;  // by name: "Permanent"
  std::vector<std::string> schedules;       // by name: "Full-time"
  std::optional<bool> remote;
  std::optional<bool> telework;

  std::vector<HiringPath> hiring_paths;
  std::optional<WhoMayApply> who_may_apply;
  std::optional<values::Date> open_date;
  std::optional<values::Date> close_date;
  std::vector<std::string> locations;
  std::string openings;  // a number or words: "13", "Many"
  std::string clearance;
  std::string sensitivity;
  std::optional<bool> drug_test;

  std::vector<Candidate> candidates;       // paths first, in their order; then prose, field by field
  std::vector<std::string> open;           // what the announcement does not decide: one sentence each
  std::vector<text::Diagnostic> warnings;  // each with a JSON pointer into the source
};

// Every announcement of a document, in its order, whichever of these it is: one search item, an array of them (2016
// too), a search response, a page of historic announcements, or one historic row. What is odd in one announcement is in
// its `warnings`; what keeps the document or an item from being read is an error in `found` (HP601-HP609). Never throws
// on input.
std::vector<Announcement> read(text::SourcePtr source, text::Diagnostics& found);

}  // namespace hirepath::usajobs
