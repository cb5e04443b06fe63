// Entrances: facts() and grades(). Each conclusion says why it may be drawn, and where it stops.
#include "usajobs/facts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "usajobs/prose.hpp"
#include "usajobs/vocabulary.hpp"

namespace hirepath::usajobs {
namespace {

// Who the announcement is open to, taken from its paths, or from WhoMayApply where there are no paths.
struct Reach {
  bool everyone = false;
  bool status = false;
  bool outside = false;  // a path for people who need not work for the agency
  bool own_workforce = false;
  bool undetermined = false;  // an unknown path, or one that says nothing of the kind

  void add(Audience audience) {
    everyone |= audience == Audience::everyone;
    status |= audience == Audience::status;
    outside |= audience == Audience::everyone || audience == Audience::status || audience == Audience::outside;
    own_workforce |= audience == Audience::own_workforce;
    undetermined |= audience == Audience::undetermined;
  }
};

Reach reach(const Announcement& job) {
  Reach result;
  for (const HiringPath& path : job.hiring_paths) {
    const PathEntry* entry = path.code.empty() ? nullptr : find_path(path.code);
    result.add(entry ? entry->audience : Audience::undetermined);
  }
  if (job.hiring_paths.empty() && job.who_may_apply) {
    const WhoEntry* entry = find_who(job.who_may_apply->code, job.who_may_apply->name);
    result.add(entry ? entry->audience : Audience::undetermined);
  }
  return result;
}

bool says_direct_hire(const Announcement& job) {
  return std::any_of(job.candidates.begin(), job.candidates.end(), [](const Candidate& candidate) {
    return candidate.authority.starts_with("dha-") || candidate.authority == "dod-9905";
  });
}

std::string_view service_name(Service service) {
  switch (service) {
    case Service::competitive: return "competitive";
    case Service::excepted: return "excepted";
    case Service::senior_executive: return "senior-executive";
  }
  return {};
}

std::string_view tenure_name(Tenure tenure) {
  switch (tenure) {
    case Tenure::permanent: return "permanent";
    case Tenure::term: return "term";
    case Tenure::temporary: return "temporary";
  }
  return {};
}

struct Agency {
  std::string_view name;
  std::string_view department;  // empty: leave open
  std::string_view kind;        // empty: leave open
};

// Executive departments (5 USC 101) and military departments (5 USC 102, inside the Department of Defense) are
// Executive agencies (5 USC 105); so are the independent establishments named here. Names in canonical spelling.
// "Department of War" is the secondary title of E.O. 14347 (2025-09-05).
std::optional<Agency> find_agency(const std::string& name) {
  constexpr std::string_view executive = "executive-agency";
  static constexpr std::array<Agency, 35> agencies{{
      {"department of agriculture", "agriculture", executive},
      {"department of commerce", "commerce", executive},
      {"department of defense", "defense", executive},
      {"department of war", "defense", executive},
      {"department of the army", "defense", executive},
      {"department of the navy", "defense", executive},
      {"department of the air force", "defense", executive},
      {"department of education", "education", executive},
      {"department of energy", "energy", executive},
      {"department of health and human services", "health-and-human-services", executive},
      {"department of homeland security", "homeland-security", executive},
      {"department of housing and urban development", "housing-and-urban-development", executive},
      {"department of the interior", "interior", executive},
      {"department of justice", "justice", executive},
      {"department of labor", "labor", executive},
      {"department of state", "state", executive},
      {"department of transportation", "transportation", executive},
      {"department of the treasury", "treasury", executive},
      {"department of veterans affairs", "veterans-affairs", executive},
      {"environmental protection agency", "independent", executive},
      {"general services administration", "independent", executive},
      {"national aeronautics and space administration", "independent", executive},
      {"national archives and records administration", "independent", executive},
      {"national science foundation", "independent", executive},
      {"nuclear regulatory commission", "independent", executive},
      {"office of personnel management", "independent", executive},
      {"small business administration", "independent", executive},
      {"social security administration", "independent", executive},
      {"securities and exchange commission", "independent", executive},
      // Not one agency: among them are government corporations and bodies whose kind is disputed.
      {"other agencies and independent organizations", "independent", ""},
      {"government accountability office", "", "government-accountability-office"},
      {"us postal service", "", "postal-service"},
      {"united states postal service", "", "postal-service"},
      {"legislative branch", "", "legislative-branch"},
      {"judicial branch", "", "judicial-branch"},
  }};
  const auto found =
      std::find_if(agencies.begin(), agencies.end(), [&](const Agency& agency) { return agency.name == name; });
  return found == agencies.end() ? std::nullopt : std::optional<Agency>(*found);
}

std::optional<Agency> agency(const Announcement& job) {
  // The Government Accountability Office is filed under the legislative branch, and is a kind of its own (31 USC 732).
  if (const auto own = find_agency(canonical(job.organization).text);
      own && own->kind == "government-accountability-office")
    return own;
  return find_agency(canonical(job.department).text);
}

// The one series of the position. An occupational group (0800) beside its series (0801) is no second series; an
// interdisciplinary position has several, and each may decide otherwise.
std::optional<std::string> only_series(const Announcement& job) {
  // USAJOBS lists the series under one of the titles only: a real announcement for "Interdisciplinary General
  // Engineer/Physical Scientist" lists 0801 alone.
  if (lower(job.title).find("interdisciplinary") != std::string::npos) return std::nullopt;
  std::optional<std::string> only;
  for (const Series& series : job.series) {
    if (series.code.ends_with("00")) continue;
    if (only && *only != series.code) return std::nullopt;
    only = series.code;
  }
  return only;
}

}  // namespace

std::vector<values::Grade> grades(const Announcement& job) {
  std::vector<values::Grade> all;
  if (!job.low_grade || !job.high_grade) return all;
  const auto [low, high] = std::minmax(*job.low_grade, *job.high_grade);
  for (int level = low; level <= high; ++level) {
    if (const auto grade = values::make_grade(job.pay_plan, level)) all.push_back(*grade);
  }
  return all;
}

std::vector<std::pair<std::string, std::string>> facts(const Announcement& job) {
  std::vector<std::pair<std::string, std::string>> found;
  const auto conclude = [&](std::string_view fact, std::string_view value) { found.emplace_back(fact, value); };

  if (job.service) conclude("position.service", service_name(*job.service));
  const std::vector<values::Grade> all = grades(job);
  if (all.size() == 1) conclude("position.grade", values::to_string(all.front()));
  if (job.promotion_potential) {
    conclude("position.promotion-potential", values::to_string(*job.promotion_potential));
  } else if (job.no_promotion_potential && all.size() == 1) {
    // "None" means the grade itself; with several grades it does not say which.
    conclude("position.promotion-potential", values::to_string(all.front()));
  }
  if (const auto series = only_series(job)) conclude("position.series", *series);
  if (job.tenure) conclude("position.tenure", tenure_name(*job.tenure));

  const Reach to = reach(job);
  // Merit promotion (5 CFR part 335) is competitive service, for employees and those with status. The path vet alone
  // may mean VRA or 30 percent appointments, which are none of it; beside the public or under direct hire the
  // announcement may run under either procedure.
  const bool employees = to.status || to.own_workforce;
  if (job.service == Service::competitive && employees && !to.everyone && !says_direct_hire(job))
    conclude("position.merit-promotion", "yes");
  // Any path for people who need not work for the agency admits outsiders. Paths for the own workforce alone do not;
  // beside career transition, which may be CTAP (own agency) or ICTAP (others), or beside an unknown path, it stays
  // open.
  if (to.outside) {
    conclude("position.open-outside-workforce", "yes");
  } else if (to.own_workforce && !to.undetermined) {
    conclude("position.open-outside-workforce", "no");
  }
  // An announcement to the public on USAJOBS is the public notice (5 USC 3327, 3330); a notice to fewer leaves open
  // whether another was given.
  if (to.everyone) conclude("position.public-notice", "yes");
  if (job.remote) conclude("position.remote", *job.remote ? "yes" : "no");

  if (const auto hiring = agency(job)) {
    if (!hiring->kind.empty()) conclude("agency.kind", hiring->kind);
    if (!hiring->department.empty()) conclude("agency.department", hiring->department);
  }
  return found;
}

}  // namespace hirepath::usajobs
