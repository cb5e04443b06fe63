// The code lists announcements are written in, and what each entry lets one conclude. Private to this room.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "usajobs/announcement.hpp"

namespace hirepath::usajobs {

// Who an announcement is open to, as far as one entry tells.
enum class Audience : unsigned char {
  everyone,  // the public, and so everyone else
  status,    // current or former employees of the competitive service, of any agency
  outside,   // some group that need not work for the agency
  own_workforce,
  undetermined  // selection priorities and "as stated"
};

// One hiring path: its code in the search API, its label in the historic data, and the authorities an agency may mean
// by it.
struct PathEntry {
  std::string_view code;
  std::string_view label;
  Audience audience;
  std::vector<std::string_view> authorities;
  std::string_view who;   // "veterans separated under honorable conditions": why the authorities are candidates
  std::string_view open;  // what the path does not tell: one sentence, or empty
};
const std::vector<PathEntry>& hiring_paths();
// By code or label, letter case, "&" and spacing aside; null when neither.
const PathEntry* find_path(std::string_view code_or_label);

struct WhoEntry {
  std::string_view code;
  std::string_view label;
  Audience audience;
  std::vector<std::string_view> authorities;
};
const WhoEntry* find_who(std::string_view code, std::string_view name);

struct OfferingType {
  std::string_view code;
  std::string_view name;
  std::optional<Tenure> tenure;  // only where the type itself says how long
};
std::span<const OfferingType> offering_types();
const OfferingType* find_offering_type(std::string_view code, std::string_view name);

// The name of a schedule code ("1" is "Full-time"); empty when not known.
std::string_view schedule_name(std::string_view code);
std::optional<Service> find_service(std::string_view code_or_name);
std::span<const std::string_view> pay_plans();

}  // namespace hirepath::usajobs
