// Entrance: write_announcements().
#include "json/write_announcements.hpp"

#include "json/words.hpp"
#include "usajobs/facts.hpp"

namespace hirepath::json {
namespace {

using usajobs::Announcement;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json service(std::optional<usajobs::Service> value) {
  if (!value) return nullptr;
  switch (*value) {
    case usajobs::Service::competitive: return "competitive";
    case usajobs::Service::excepted: return "excepted";
    case usajobs::Service::senior_executive: return "senior-executive";
  }
  return nullptr;
}

Json tenure(std::optional<usajobs::Tenure> value) {
  if (!value) return nullptr;
  switch (*value) {
    case usajobs::Tenure::permanent: return "permanent";
    case usajobs::Tenure::term: return "term";
    case usajobs::Tenure::temporary: return "temporary";
  }
  return nullptr;
}

Json candidates(const model::Model& model, const Announcement& job) {
  Json list = Json::array();
  for (const auto& candidate : job.candidates) {
    list.push_back({{"authority", candidate.authority},
                    {"in_rules", model.find_authority(candidate.authority) != model::none},
                    {"source", candidate.source},
                    {"reason", candidate.reason},
                    {"quote", text_or_null(candidate.quote)}});
  }
  return list;
}

// The facts as a case file has them.
Json case_facts(const Announcement& job) {
  Json object = Json::object();
  for (const auto& [path, value] : usajobs::facts(job)) {
    const std::string name = model::json_name(path);
    const auto dot = name.find('.');
    object[name.substr(0, dot)][name.substr(dot + 1)] = value == "yes"  ? Json(true)
                                                        : value == "no" ? Json(false)
                                                                        : Json(value);
  }
  return object;
}

Json one(const model::Model& model, const Announcement& job) {
  Json series = Json::array(), pay = Json::array(), paths = Json::array(), grades = Json::array();
  for (const auto& item : job.series) series.push_back({{"code", item.code}, {"name", text_or_null(item.name)}});
  for (const auto& item : job.pay) {
    pay.push_back({{"minimum_cents", or_null(item.minimum_cents)},
                   {"maximum_cents", or_null(item.maximum_cents)},
                   {"interval", text_or_null(item.interval)}});
  }
  for (const auto& path : job.hiring_paths)
    paths.push_back({{"code", text_or_null(path.code)}, {"as_written", path.raw}});
  for (const auto& grade : usajobs::grades(job)) grades.push_back(values::to_string(grade));
  Json who = nullptr;
  if (job.who_may_apply) who = {{"code", job.who_may_apply->code}, {"name", job.who_may_apply->name}};
  return {{"control_number", text_or_null(job.control_number)},
          {"announcement_number", text_or_null(job.announcement_number)},
          {"title", job.title},
          {"organization", text_or_null(job.organization)},
          {"organization_codes", names(job.organization_codes)},
          {"department", text_or_null(job.department)},
          {"series", std::move(series)},
          {"pay_plan", text_or_null(job.pay_plan)},
          {"low_grade", text_or_null(job.low_grade_text)},
          {"high_grade", text_or_null(job.high_grade_text)},
          {"grades", std::move(grades)},
          {"promotion_potential",
           job.promotion_potential ? Json(values::to_string(*job.promotion_potential)) : Json(nullptr)},
          {"no_promotion_potential", job.no_promotion_potential},
          {"pay", std::move(pay)},
          {"service", service(job.service)},
          {"tenure", tenure(job.tenure)},
          {"offering_types", names(job.offering_types)},
          {"schedules", names(job.schedules)},
          {"remote", or_null(job.remote)},
          {"telework", or_null(job.telework)},
          {"hiring_paths", std::move(paths)},
          {"who_may_apply", std::move(who)},
          {"open_date", day(job.open_date)},
          {"close_date", day(job.close_date)},
          {"locations", names(job.locations)},
          {"openings", text_or_null(job.openings)},
          {"clearance", text_or_null(job.clearance)},
          {"sensitivity", text_or_null(job.sensitivity)},
          {"drug_test", or_null(job.drug_test)},
          {"facts", case_facts(job)},
          {"candidates", candidates(model, job)},
          {"open", names(job.open)}};
}

}  // namespace

std::string write_announcements(const model::Model& model, std::span<const Announcement> jobs,
                                std::string_view version) {
  Json list = Json::array();
  for (const auto& job : jobs) list.push_back(one(model, job));
  return dump({{"hirepath", std::string(version)},
               {"knowledge", {{"edition", model.edition}, {"hash", model.hash}}},
               {"announcements", std::move(list)}});
}

}  // namespace hirepath::json
