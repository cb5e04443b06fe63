// What bulk screening is measured against: the 20 rows of the seed list written by hand in plain C++, as a program of
// somebody in a hurry would have them. Closed world (what is not known is no), two answers, one day, no reasons, no
// until-dates, nobody's decisions; the conditions of the rules of 2026-11-21, and fewer of them than the rules have.
#pragma once

#include <cstdint>

namespace hirepath::benchmarks {

struct ServicePeriod {
  std::int32_t entered = 0, released = 0;
  std::uint8_t character = 0, reason = 0, branch = 0;
  bool active = false, full_period = false, campaign_medal = false, service_medal = false, drill = false;
  bool certified = false, war = false;
};
struct OtherJob {
  std::int32_t began = 0, ended = 0;
  std::uint8_t system = 0, leaving = 0;
  bool temporary = false;
};

struct Applicant {
  ServicePeriod periods[3];
  OtherJob jobs[2];
  std::uint8_t period_count = 0, job_count = 0;
  std::int32_t va_notice = 0, married = 0, peace_corps_completed = 0, vista_completed = 0, last_federal_job_ended = 0;
  std::int16_t disability_rating = 0, hours_in_year = 0, need_days = 0;
  std::uint8_t relation = 0, veteran_disability = 0, marital_status = 0, since_volunteering = 0, proof_issuer = 0;
  std::uint8_t annuity_basis = 0, annuity_system = 0, enrollment = 0, tenure = 0;
  bool service_connected = false, disability_benefits = false, retired_pay = false, retired_major = false;
  bool spouse_on_duty = false, spouse_in_forces = false, orders_over_180 = false;
  bool peace_corps_certified = false, vista_certified = false, vista_year = false, vista_terminated = false;
  bool schedule_a_disability = false, temporary_work = false, preference = false, competitive_before = false;
  bool annuitant = false, age_separated = false, age_excepted = false, waiver = false, early_retirement = false;
  bool elects_reduction = false, student = false, half_time = false, completed_tenure = false;
};

struct Position {
  std::int16_t grade = 0, series = 0, months = 0, total_months = 0, months_filled = 0, days = 0, firm_days = 0;
  std::int16_t individual_days = 0;
  std::uint8_t service = 0, tenure = 0, agency_kind = 0, department = 0, need = 0, ground = 0;
  bool general_schedule = false, merit_promotion = false, open_outside = false, direct_hire = false, remote = false;
  bool extension = false, extends_other = false, supervisory = false, csrs = false, presidential = false;
  bool pathways = false, over_120_days = false;
};

// A bit for each row, the first row lowest.
std::uint32_t floor(const Applicant& applicant, const Position& position, std::int32_t on);

}  // namespace hirepath::benchmarks
