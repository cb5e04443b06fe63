#include "floor.hpp"

namespace hirepath::benchmarks {

namespace {
constexpr std::int32_t year = 365;  // calendar arithmetic would only make the floor slower
enum Service : std::uint8_t { competitive, excepted, senior_executive };
enum Tenure : std::uint8_t { permanent, term, temporary };
enum AgencyKind : std::uint8_t { executive_agency, gao_kind, legislative, judicial };

bool honorable(const ServicePeriod& period) { return period.character <= 1; }
bool preference_service(const ServicePeriod& period) {
  return period.active && (period.war || period.campaign_medal || period.released - period.entered > 180);
}
bool minimum_served(const ServicePeriod& period) {
  return period.full_period || period.reason == 2 || period.reason == 3 || period.released - period.entered >= 2 * year;
}
template <class Is>
bool any_period(const Applicant& a, Is is) {
  for (int i = 0; i < a.period_count; ++i) {
    if (is(a.periods[i])) return true;
  }
  return false;
}
const ServicePeriod* latest(const Applicant& a, std::int32_t on) {
  const ServicePeriod* found = nullptr;
  for (int i = 0; i < a.period_count; ++i) {
    if (a.periods[i].released <= on && (!found || a.periods[i].released > found->released)) found = &a.periods[i];
  }
  return found;
}
bool disabled(const Applicant& a) {
  return any_period(a, [](const auto& p) { return p.active && honorable(p); }) &&
         (a.service_connected || a.disability_benefits);
}
bool derived(const Applicant& a) {
  switch (a.relation) {
    case 1: return a.veteran_disability >= 1;
    case 2: return a.marital_status == 1;
    case 3: return a.veteran_disability == 2 || a.marital_status >= 1;
    default: return false;
  }
}
bool preference_basis(const Applicant& a) {
  return any_period(a, [](const auto& p) { return preference_service(p) && minimum_served(p) && honorable(p); }) ||
         disabled(a) || derived(a) || any_period(a, [](const auto& p) { return p.reason == 4 && honorable(p); });
}
bool preference_eligible(const Applicant& a) {
  return preference_basis(a) && !(a.retired_pay && a.retired_major && !disabled(a));
}
bool covered(const Applicant& a, std::int32_t on) {
  return disabled(a) || any_period(a, [on](const auto& p) {
           return p.campaign_medal || p.service_medal || (p.released <= on && on <= p.released + 3 * year);
         });
}
bool vra(const Applicant& a, const Position& j, std::int32_t on) {
  if (j.service != competitive || !j.general_schedule || j.grade > 11 || !covered(a, on)) return false;
  const auto* last = latest(a, on);
  return last && honorable(*last);
}
bool thirty(const Applicant& a, const Position& j) {
  return a.service_connected && a.disability_rating >= 30 && j.service == competitive && disabled(a) &&
         (a.va_notice >= 7670 || any_period(a, [](const auto& p) { return p.reason == 2; }));
}
bool veoa(const Applicant& a, const Position& j, std::int32_t on) {
  if (!j.merit_promotion || !j.open_outside || j.service != competitive || j.tenure != permanent) return false;
  if (j.agency_kind != executive_agency && j.agency_kind != gao_kind) return false;
  const auto* last = latest(a, on);
  if (last && !honorable(*last)) return false;
  return preference_eligible(a) ||
         any_period(a, [](const auto& p) { return !p.drill && p.released - p.entered >= 3 * year && honorable(p); });
}
bool vow(const Applicant& a, std::int32_t on) {
  return any_period(a, [on](const auto& p) { return p.certified && p.released > on && p.released <= on + 120; }) &&
         any_period(a, [](const auto& p) { return preference_service(p) && minimum_served(p); }) &&
         !(a.retired_pay && a.retired_major && !disabled(a));
}
bool spouse(const Applicant& a, const Position& j, std::int32_t on) {
  return a.married != 0 && a.married <= on && a.spouse_in_forces && (a.spouse_on_duty || a.orders_over_180) &&
         j.agency_kind == executive_agency && j.service == competitive;
}
bool volunteer(std::int32_t completed, std::uint8_t since, const Position& j, std::int32_t on) {
  if (completed == 0 || j.tenure == temporary || j.service != competitive || j.agency_kind != executive_agency)
    return false;
  return on <= completed + year || (on <= completed + 3 * year && since >= 1);
}
bool schedule_a(const Applicant& a, const Position& j) {
  return a.schedule_a_disability && a.proof_issuer >= 1 && a.proof_issuer <= 5 &&
         (j.tenure == permanent || j.tenure == term || (j.tenure == temporary && a.temporary_work)) &&
         j.agency_kind == executive_agency && j.service == competitive;
}
bool direct(const Position& j) { return j.direct_hire && j.general_schedule && j.grade >= 11; }
bool stem_series(std::int16_t series) {
  switch (series) {
    case 110:
    case 401:
    case 482:
    case 801:
    case 810:
    case 1301:
    case 1306:
    case 1310:
    case 1320:
    case 1510:
    case 1520:
    case 1529:
    case 1530: return true;
    default: return false;
  }
}
bool reinstatement(const Applicant& a, const Position& j, std::int32_t on) {
  return a.competitive_before && j.service == competitive &&
         (a.completed_tenure || preference_eligible(a) || on <= a.last_federal_job_ended + 3 * year);
}
bool thirty_days(const Applicant& a, const Position& j) {
  return j.agency_kind == executive_agency && j.service != senior_executive && j.days > 0 && j.days <= 30 &&
         !j.extension && !j.extends_other && a.need_days <= 60;
}
bool remote(const Applicant& a, const Position& j) {
  return j.agency_kind == executive_agency && j.service != senior_executive && j.remote && a.hours_in_year <= 1040 &&
         j.months <= 12;
}
bool temporary_limited(const Position& j) {
  return j.service == competitive && j.tenure == temporary && j.need >= 1 && j.need <= 3 && j.months <= 12 &&
         j.total_months <= 24 && j.months_filled < 24 && !j.over_120_days;
}
bool annuitant(const Applicant& a, const Position& j) {
  if (!a.annuitant || (a.age_separated && !a.age_excepted) || a.waiver) return false;
  const bool csrs = a.annuity_system == 1;
  if (a.annuity_basis == 2 && csrs) return false;
  if (csrs && j.csrs && (a.annuity_basis == 3 || (a.annuity_basis != 4 && j.presidential))) return false;
  return a.annuity_basis != 4 && (j.department != 1 || (a.early_retirement && a.elects_reduction));
}
bool private_temporaries(const Position& j) {
  return j.service != senior_executive && !j.supervisory && (j.ground == 1 || j.ground == 2) && j.firm_days > 0 &&
         j.firm_days <= 240 && j.individual_days > 0 && j.individual_days <= 240;
}
bool intern(const Applicant& a, const Position& j) {
  return a.student && a.half_time && a.enrollment >= 1 && j.pathways && j.agency_kind == executive_agency;
}
template <class Is>
bool any_job(const Applicant& a, Is is) {
  for (int i = 0; i < a.job_count; ++i) {
    if (is(a.jobs[i])) return true;
  }
  return false;
}
bool year_in(const Applicant& a, std::uint8_t system, std::int32_t on) {
  return any_job(a, [&](const auto& job) {
    return job.system == system && !job.temporary && (job.ended == 0 ? on : job.ended) - job.began >= year;
  });
}
}  // namespace

std::uint32_t floor(const Applicant& a, const Position& j, std::int32_t on) {
  std::uint32_t out = 0, row = 0;
  const auto put = [&](bool eligible) { out |= static_cast<std::uint32_t>(eligible) << row++; };
  put(vra(a, j, on));
  put(thirty(a, j));
  put(veoa(a, j, on));
  put(vow(a, on));
  put(spouse(a, j, on));
  put(a.peace_corps_certified && volunteer(a.peace_corps_completed, a.since_volunteering, j, on));
  put(a.vista_certified && a.vista_year && !a.vista_terminated &&
      volunteer(a.vista_completed, a.since_volunteering, j, on));
  put(schedule_a(a, j));
  put(j.series == 1102 && direct(j));
  put(stem_series(j.series) && direct(j));
  put(reinstatement(a, j, on));
  put(thirty_days(a, j));
  put(remote(a, j));
  put(temporary_limited(j));
  put(annuitant(a, j));
  put(private_temporaries(j));
  put(intern(a, j));
  put(j.agency_kind == executive_agency &&
      any_job(a, [](const auto& job) { return job.system == 1 && job.leaving == 0; }));
  put(j.service == competitive && year_in(a, 2, on));
  put(j.service == competitive && year_in(a, 3, on));
  return out;
}

}  // namespace hirepath::benchmarks
