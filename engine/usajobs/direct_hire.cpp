// Entrance: direct_hire_rows(). The rows of OPM's government-wide direct hire, as far as series, grade, date and title
// tell; the rules decide the rest.
#include <algorithm>
#include <array>

#include "usajobs/candidates.hpp"

namespace hirepath::usajobs {
namespace {

enum class Work : unsigned char { any, information_security, cybersecurity, data, artificial_intelligence };

struct Row {
  std::string_view authority;
  std::vector<std::string_view> series;
  int low;  // General Schedule grades; 1 and 15 where OPM set no limit
  int high;
  std::string_view from;
  std::string_view until;  // empty: no end was set
  Work work;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> list{
      {"dha-gw-001-medical", {"0602", "0610", "0620", "0647", "0660"}, 1, 15, "2003-06-20", "", Work::any},
      {"dha-gw-002-it-infosec", {"2210"}, 9, 15, "2003-06-20", "", Work::information_security},
      {"dha-gw-006-vmo", {"0701"}, 11, 15, "2009-02-12", "", Work::any},
      {"dha-gw-stem",
       {"0110", "0401", "0482", "0801", "0810", "1301", "1306", "1310", "1320", "1510", "1520", "1529", "1530"},
       11,
       15,
       "2018-10-11",
       "2028-12-31",
       Work::any},
      {"dha-gw-stem-data", {"1515", "1560"}, 11, 15, "2023-09-29", "2028-12-31", Work::data},
      {"dha-gw-acquisition-1102", {"1102"}, 11, 15, "2018-10-11", "2028-12-31", Work::any},
      {"dha-gw-cyber", {"0854", "0855", "1550", "2210"}, 12, 15, "2018-10-11", "2028-12-31", Work::cybersecurity},
      {"dha-gw-cyber-1811", {"1811"}, 12, 15, "2024-09-23", "2028-12-31", Work::cybersecurity},
      // OPM's grades for this one were not found, so grade excludes nothing.
      {"dha-gw-ai", {"0343", "0854", "1550", "2210"}, 1, 15, "2023-12-29", "2028-12-31", Work::artificial_intelligence},
  };
  return list;
}

bool names(const std::string& words, std::string_view phrase) {
  for (std::size_t at = words.find(phrase); at != std::string::npos; at = words.find(phrase, at + 1)) {
    if (is_boundary(words, at) && is_boundary(words, at + phrase.size())) return true;
  }
  return false;
}

// A range that only touches the row is enough: the rules look at each grade.
bool grade_excludes(const Announcement& job, const Row& row) {
  if (!values::on_general_schedule_ladder(job.pay_plan) || !job.low_grade || !job.high_grade) return false;
  return *job.high_grade < row.low || *job.low_grade > row.high;
}

bool date_excludes(const Announcement& job, const Row& row) {
  if (job.close_date && *job.close_date < *values::parse_date(row.from)) return true;
  return job.open_date && !row.until.empty() && *job.open_date > *values::parse_date(row.until);
}

std::string work_sentence(Work work, const std::string& duties) {
  const bool cyber =
      names(duties, "cybersecurity") || names(duties, "cyber security") || names(duties, "information security");
  const std::string_view said = cyber ? ", and the announcement's words on the work speak of it" : "";
  switch (work) {
    case Work::any: return {};
    case Work::information_security: return "; only for information security work" + std::string(said);
    case Work::cybersecurity: return "; only for cybersecurity work, so the duties decide" + std::string(said);
    case Work::data: return "; for data science and operations research";
    case Work::artificial_intelligence:
      return "; only for work on artificial intelligence tied to E.O. 14110, which was revoked on 2025-01-20: the "
             "agency must confirm it";
  }
  return {};
}

bool is_defense(const Announcement& job) {
  const std::string words = canonical(job.department + " " + job.organization).text;
  return names(words, "defense") || names(words, "army") || names(words, "navy") || names(words, "air force") ||
         names(words, "department of war");
}

}  // namespace

std::vector<Candidate> direct_hire_rows(const Announcement& job, const Mention& mention, const std::string& duties,
                                        std::vector<std::string>& open) {
  std::vector<Candidate> found;
  if (job.service && *job.service != Service::competitive) {
    open.emplace_back(
        "The announcement says direct hire, but OPM's direct hire is for the competitive service (5 CFR 337.201): an "
        "authority of the agency's own must be meant.");
    return found;
  }
  const std::string title = canonical(job.title).text;
  const bool ai_title = names(title, "artificial intelligence") || names(title, "ai");
  const std::string work = canonical(duties).text + " " + title;
  std::string excluded;
  for (const Row& row : rows()) {
    if (row.work == Work::artificial_intelligence && !ai_title) continue;
    const auto series = std::find_if(job.series.begin(), job.series.end(), [&](const Series& one) {
      return std::find(row.series.begin(), row.series.end(), one.code) != row.series.end();
    });
    if (series == job.series.end()) continue;
    if (grade_excludes(job, row) || date_excludes(job, row)) {
      excluded += (excluded.empty() ? "" : ", ") + std::string(row.authority);
      continue;
    }
    found.push_back(
        {std::string(row.authority), mention.field,
         "Direct hire, and series " + series->code + " is in this authority's list" + work_sentence(row.work, work),
         mention.quote});
  }
  if (!excluded.empty())
    open.push_back("The series is in the list of " + excluded +
                   ", but the grades or the dates of the announcement are not.");
  if (is_defense(job)) {
    open.emplace_back(
        "The Department of Defense has direct-hire laws of its own (5 USC 9905; 10 USC 1599c, 4091): whether one of "
        "them is meant, only the agency can say.");
  } else if (std::any_of(job.series.begin(), job.series.end(), [](const Series& one) { return one.code == "2210"; })) {
    found.push_back({"dha-agency-it-2210", mention.field,
                     "Direct hire, and heads of agencies may determine it themselves for series 2210 (5 CFR "
                     "337.205(c)); such appointments are limited in time",
                     mention.quote});
  }
  if (job.series.empty()) {
    open.emplace_back(
        "The announcement says direct hire but names no series: which direct-hire authority is meant cannot be told.");
  } else if (found.empty() && excluded.empty()) {
    if (!is_defense(job))
      found.push_back(
          {"dha-agency-specific-opm", mention.field,
           "Direct hire, and no government-wide list has the series: a grant of OPM to this agency may be meant",
           mention.quote});
    open.emplace_back(
        "The announcement says direct hire, but no government-wide direct-hire list has its series: ask the agency "
        "which authority it uses.");
  }
  return found;
}

}  // namespace hirepath::usajobs
