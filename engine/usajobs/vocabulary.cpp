// The code lists, restated from the field's own (USAJOBS code lists; the agency playbook of 2024-08-08), and the
// authorities behind each hiring path.
#include "usajobs/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "usajobs/prose.hpp"

namespace hirepath::usajobs {
namespace {

// "Land &amp; base management" and "Land and base management" are one label.
std::string folded(std::string_view text) {
  std::string spelled;
  for (char c : plain_text(text)) {
    if (c == '&') {
      spelled += " and ";
    } else {
      spelled += c;
    }
  }
  std::string folded = canonical(spelled).text;
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

constexpr std::array<OfferingType, 14> offering{
    {{"15317", "Permanent", Tenure::permanent},
     {"15318", "Temporary", Tenure::temporary},
     {"15319", "Term", Tenure::term},
     // A detail and a temporary promotion are no appointments; the rest exist permanent and not.
     {"15320", "Detail", {}},
     {"15321", "Temporary promotion", {}},
     {"15322", "Seasonal", {}},
     {"15323", "Summer", {}},
     {"15326", "Recent graduates", {}},
     {"15327", "Multiple", {}},
     {"15328", "Internships", {}},
     {"15522", "Intermittent", {}},
     {"15667", "ICTAP Only", {}},
     {"15668", "Agency Employees Only", {}},
     {"15669", "Telework", {}}}};

constexpr std::array<std::string_view, 51> plans{
    "GS", "GG", "GL", "GH", "GM", "GP", "GR", "WG", "WL", "WS", "WD", "WY", "XF", "ES", "EX", "SL", "ST",
    "AL", "CA", "AD", "FO", "FP", "FE", "FM", "FG", "FC", "FV", "VM", "VN", "VP", "SV", "NH", "NJ", "NK",
    "DB", "DE", "ND", "NT", "NO", "NP", "NF", "NA", "CY", "IA", "ZP", "ZA", "SK", "CU", "CG", "NB", "YA"};

}  // namespace

const std::vector<PathEntry>& hiring_paths() {
  using enum Audience;
  static const std::vector<PathEntry> paths{
      // Delegated examining is for the competitive service; candidates.cpp drops it for an excepted position.
      {"public", "The public", everyone, {"competitive-examining"}, "the public", ""},
      {"fed-competitive",
       "Federal employees - Competitive service",
       status,
       {"reinstatement", "transfer"},
       "current and former employees of the competitive service",
       ""},
      // Civil Service Rule 6.7: each agreement has its own agencies, dates and length of service.
      {"fed-excepted",
       "Federal employees - Excepted service",
       outside,
       {"interchange-nafi", "interchange-dcips", "interchange-tva", "interchange-nrc", "interchange-vha",
        "interchange-faa", "interchange-tsa", "interchange-americorps"},
       "current employees of the excepted service",
       ""},
      {"fed-internal-search",
       "Internal to an agency",
       own_workforce,
       {},
       "current employees of the agency",
       "The path fed-internal-search is for the agency's own employees: promotion, reassignment or a change to lower "
       "grade, not an appointment from outside."},
      {"fed-internal-nosearch",
       "Internal to an agency - does not appear on USAJOBS",
       own_workforce,
       {},
       "current employees of the agency",
       "The path fed-internal-nosearch is for the agency's own employees: promotion, reassignment or a change to lower "
       "grade, not an appointment from outside."},
      {"fed-transition",
       "Career transition (CTAP, ICTAP, RPL)",
       undetermined,
       {},
       "surplus and displaced employees",
       "The path fed-transition is a selection priority (ctap, rpl, ictap: 5 CFR part 330), not an appointing "
       "authority; which of the three applies depends on the person."},
      {"vet",
       "Veterans",
       outside,
       {"vra", "veoa", "disabled-vet-30", "vow-120-day"},
       "veterans separated under honorable conditions",
       "The path vet covers VRA, VEOA and the authority for veterans rated 30 percent or more disabled, which differ "
       "in law, grade limit and service: only the agency's own words say which it accepts."},
      {"mspouse",
       "Military spouses",
       outside,
       {"mil-spouse-active-duty", "mil-spouse-disabled-member", "mil-spouse-surviving", "dod-civilian-spouse",
        "covered-spouse-state-ic"},
       "spouses of members on active duty, of members rated 100 percent disabled, and surviving spouses",
       "The path mspouse also carries the military spouse preference of the Department of Defense, a selection "
       "priority: another thing than appointment under 5 USC 3330d."},
      {"disability",
       "Individuals with disabilities",
       outside,
       {"schedule-a-disability"},
       "people with an intellectual, severe physical or psychiatric disability",
       ""},
      {"peace",
       "Peace Corps & AmeriCorps Vista",
       outside,
       {"peace-corps-volunteer", "peace-corps-staff", "americorps-vista"},
       "returned Peace Corps and AmeriCorps VISTA volunteers, and Peace Corps staff",
       ""},
      {"student",
       "Students",
       outside,
       {"pathways-intern", "post-secondary-student-3116"},
       "current students",
       "The path student covers Pathways internships (excepted service) and post-secondary students under 5 USC 3116 "
       "(competitive service)."},
      {"graduates",
       "Recent graduates",
       outside,
       {"pathways-recent-graduate", "college-graduate-3115"},
       "recent graduates",
       "The path graduates covers Pathways recent graduates (excepted service) and college graduates under 5 USC 3115 "
       "(competitive service)."},
      {"native", "Native Americans", outside, {"indian-preference"}, "members of federally recognized tribes", ""},
      {"nguard",
       "National Guard & Reserves",
       outside,
       {},
       "members of the National Guard or Reserves, or those willing to join",
       "The path nguard is employment as a dual-status technician (title 32), not the appointment of former "
       "technicians under 5 CFR 315.610."},
      {"land",
       "Land and base management",
       outside,
       {"land-management-workforce"},
       "current and former time-limited employees of land management agencies",
       ""},
      {"overseas",
       "Family of overseas employees",
       outside,
       {"overseas-family-member"},
       "family members who worked overseas",
       ""},
      {"ses", "Senior executives", outside, {"ses-career"}, "those who meet the executive core qualifications", ""},
      {"special-authorities",
       "Special authorities",
       outside,
       {},
       "holders of some other special authority",
       "The path special-authorities names no authority: the agency's clarification text does."},
      {"nopublic",
       "Custom announcement",
       undetermined,
       {},
       "as the announcement states",
       "A custom announcement (nopublic) is open to whom its own text says."},
      // Two combined codes of old announcements.
      {"fed", "Federal employees", outside, {"reinstatement", "transfer"}, "federal employees", ""},
      {"fed-agency", "Federal employees - Agency wide", own_workforce, {}, "employees of the agency", ""},
  };
  return paths;
}

const PathEntry* find_path(std::string_view code_or_label) {
  const std::string wanted = folded(code_or_label.substr(0, 200));
  if (wanted == "internal to an agency appears on usajobs") return find_path("fed-internal-search");
  for (const PathEntry& path : hiring_paths()) {
    if (wanted == folded(path.code) || wanted == folded(path.label)) return &path;
  }
  return nullptr;
}

const WhoEntry* find_who(std::string_view code, std::string_view name) {
  using enum Audience;
  static const std::vector<WhoEntry> entries{
      {"15509", "Agency Employees Only", own_workforce, {}},
      {"15511", "Agency Employees Only", own_workforce, {}},
      {"15510", "Qualified Current Civil Service Employees", status, {"transfer"}},
      {"15513",
       "Status Candidates (Merit Promotion and VEOA Eligibles)",
       status,
       {"reinstatement", "transfer", "veoa"}},
      {"15514", "United States Citizens", everyone, {"competitive-examining"}},
      {"26985", "United States Citizens", everyone, {"competitive-examining"}},
      {"15515", "US Citizens and Non-Citizens", everyone, {"competitive-examining"}},
      {"15669", "Public", everyone, {"competitive-examining"}},
      {"45575", "All groups of qualified individuals", everyone, {"competitive-examining"}},
      {"15523", "US Citizens and Status Candidates", everyone, {"competitive-examining", "reinstatement", "transfer"}},
      {"15516", "Student/Internship Program Eligibles", outside, {"pathways-intern"}},
      {"15580", "Current members of the Senior Executive Service", outside, {}},
      {"15590", "Veterans/Family members with qualifying military service only", outside, {}},
      {"29555", "Qualified CTAP Eligibles", own_workforce, {}},
      {"29556", "Qualified ICTAP or VEOA Eligibles", outside, {"veoa"}},
      {"45576", "All groups of qualified individuals within the civil service", status, {"transfer"}},
      {"45577", "Qualified ICTAP Eligibles", outside, {}},
      {"45578", "Qualified VEOA Eligibles", outside, {"veoa"}},
  };
  for (const WhoEntry& entry : entries) {
    if (!code.empty() && entry.code == code) return &entry;
  }
  const std::string wanted = folded(name.substr(0, 200));
  for (const WhoEntry& entry : entries) {
    if (!wanted.empty() && wanted == folded(entry.label)) return &entry;
  }
  return nullptr;
}

std::span<const OfferingType> offering_types() { return offering; }

const OfferingType* find_offering_type(std::string_view code, std::string_view name) {
  const auto by_code =
      std::find_if(offering.begin(), offering.end(), [&](const OfferingType& type) { return type.code == code; });
  if (by_code != offering.end()) return &*by_code;
  const std::string wanted = folded(name.substr(0, 200));
  const auto by_name = std::find_if(offering.begin(), offering.end(),
                                    [&](const OfferingType& type) { return folded(type.name) == wanted; });
  return by_name == offering.end() ? nullptr : &*by_name;
}

std::string_view schedule_name(std::string_view code) {
  constexpr std::array<std::string_view, 6> names{"Full-time",    "Part-time",   "Shift work",
                                                  "Intermittent", "Job sharing", "Multiple schedules"};
  return code.size() == 1 && code[0] >= '1' && code[0] <= '6' ? names[static_cast<std::size_t>(code[0] - '1')]
                                                              : std::string_view();
}

std::optional<Service> find_service(std::string_view code_or_name) {
  const std::string wanted = folded(code_or_name.substr(0, 200));
  if (wanted == "01" || wanted == "1" || wanted == "competitive" || wanted == "competitive service")
    return Service::competitive;
  if (wanted == "02" || wanted == "2" || wanted == "excepted" || wanted == "excepted service") return Service::excepted;
  if (wanted == "03" || wanted == "3" || wanted == "senior executive" || wanted == "senior executive service")
    return Service::senior_executive;
  return std::nullopt;
}

std::span<const std::string_view> pay_plans() { return plans; }

}  // namespace hirepath::usajobs
