// Entrances: read_search_item() and read_historic_row(). Both name their fields; JobReader gives a field its meaning,
// the same for both shapes.
#include "usajobs/item_reader.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "text/suggest.hpp"
#include "usajobs/candidates.hpp"
#include "usajobs/prose.hpp"
#include "usajobs/vocabulary.hpp"

namespace hirepath::usajobs {
namespace {

std::string or_else(std::string first, std::string second) {
  return first.empty() ? std::move(second) : std::move(first);
}

class JobReader {
 public:
  explicit JobReader(text::SourcePtr source) : read(std::move(source), job.warnings) {}

  Announcement job;
  FieldReader read;

  void series(const Field& code, const Field& name) {
    std::string written = read.text(code);
    const bool digits = !written.empty() && written.size() <= 4 &&
                        std::all_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
      if (!written.empty())
        read.warn("HP618", code, "\"" + excerpt(written) + "\" is not an occupational series",
                  "four digits, such as 0110");
      return;
    }
    written.insert(0, 4 - written.size(), '0');  // a spreadsheet's 110 is 0110
    job.series.push_back({std::move(written), read.text(name)});
  }

  void pay_plan(const std::vector<Field>& fields) {
    std::vector<std::string> plans;
    for (const Field& field : fields) {
      std::string plan = read.text(field);
      std::transform(plan.begin(), plan.end(), plan.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
      if (plan.empty() || std::find(plans.begin(), plans.end(), plan) != plans.end()) continue;
      const auto known = pay_plans();
      if (std::find(known.begin(), known.end(), plan) == known.end()) {
        // Some 190 plans are in use in a year: an unknown one is common and means nothing bad.
        read.warn(
            "HP612", field,
            "the pay plan \"" + excerpt(plan) + "\" is not in the list known here; its grades are read as they stand",
            {}, suggestion(plan, {known.begin(), known.end()}));
      }
      plans.push_back(std::move(plan));
    }
    if (plans.size() == 1) {
      job.pay_plan = plans.front();
    } else if (plans.size() > 1) {
      std::string all;
      for (const std::string& plan : plans) all += (all.empty() ? "" : ", ") + plan;
      job.open.push_back("The announcement names several pay plans (" + all +
                         "), and which grade belongs to which is not said.");
    }
  }

  // Requires pay_plan() before.
  void grades(const Field& low, const Field& high) {
    job.low_grade_text = read.text(low);
    job.high_grade_text = read.text(high);
    job.low_grade = grade(low, job.low_grade_text);
    job.high_grade = grade(high, job.high_grade_text);
    if (job.low_grade && job.high_grade_text.empty()) {
      // Announcements of one grade left it blank in 2016: the salary range there is that of the low grade alone.
      job.high_grade = job.low_grade;
      job.open.emplace_back("The highest grade is left blank; it is read as the lowest.");
    }
    // In some plans a greater number is the lower grade (FO, FP, EX), so only the General Schedule is judged.
    if (on_ladder() && job.low_grade && job.high_grade && *job.low_grade > *job.high_grade) {
      read.warn("HP616", low,
                "the lowest grade " + job.low_grade_text + " is above the highest, " + job.high_grade_text,
                "the lowest grade first");
      job.low_grade = job.high_grade = std::nullopt;
    }
  }

  void promotion_potential(const Field& field) {
    const std::string written = read.text(field);
    const auto level = grade_number(written);
    // "00" in a plan without grades promises nothing.
    job.no_promotion_potential = lower(written) == "none" || level == 0;
    if (!level || *level == 0) {
      if (!written.empty() && !job.no_promotion_potential)
        job.open.push_back("The promotion potential is \"" + excerpt(written) + "\", which is no numbered grade.");
      return;
    }
    job.promotion_potential = values::make_grade(job.pay_plan, *level);
  }

  void service(const Field& field) {
    const std::string written = read.text(field);
    if (written.empty()) return;
    job.service = find_service(written);
    if (!job.service) {
      read.warn("HP614", field, "the service type \"" + excerpt(written) + "\" is not known",
                "01 (competitive), 02 (excepted) or 03 (senior executive)",
                suggestion(lower(written), {"competitive", "excepted", "senior executive"}));
    }
  }

  // The code or the name may be empty, or missing in the historic shape.
  void offering_type(const Field& code, const Field& name, const Field& whole) {
    const std::string coded = read.text(code), named = read.text(name);
    if (coded.empty() && named.empty()) return;
    const OfferingType* type = find_offering_type(coded, named);
    if (!type) {
      std::vector<std::string> names;
      for (const OfferingType& known : offering_types()) names.emplace_back(known.name);
      read.warn("HP613", whole, "the offering type \"" + excerpt(or_else(named, coded)) + "\" is not known", {},
                suggestion(named, names));
      tenure_unclear_ = true;
      job.offering_types.push_back(or_else(named, coded));
      return;
    }
    job.offering_types.emplace_back(type->name);
    if (!type->tenure || (job.tenure && job.tenure != type->tenure)) tenure_unclear_ = true;
    job.tenure = type->tenure;
  }

  void schedule(const Field& code, const Field& name) {
    std::string shown = or_else(read.text(name), std::string(schedule_name(read.text(code))));
    if (shown.empty()) shown = read.text(code);
    if (!shown.empty()) job.schedules.push_back(std::move(shown));
  }

  void hiring_path(const Field& field) {
    std::string raw = read.text(field);
    if (raw.empty()) return;
    const PathEntry* entry = find_path(raw);
    if (!entry) {
      std::vector<std::string> known;
      for (const PathEntry& path : hiring_paths())
        known.insert(known.end(), {std::string(path.code), std::string(path.label)});
      const std::string nearest = or_else(suggestion(lower(raw), known), suggestion(raw, known));
      read.warn("HP611", field, "the hiring path \"" + excerpt(raw) + "\" is not known", {}, nearest);
    }
    job.hiring_paths.push_back(
        {entry ? std::string(entry->code) : std::string(), entry ? std::move(raw) : excerpt(raw)});
  }

  void who_may_apply(const Field& code, const Field& name) {
    WhoMayApply who{read.text(code), read.text(name)};
    if (!who.code.empty() || !who.name.empty()) job.who_may_apply = std::move(who);
  }

  void dates(const Field& open, const Field& close) {
    job.open_date = read.date(open);
    job.close_date = read.date(close);
    if (job.open_date && job.close_date && *job.close_date < *job.open_date) {
      read.warn("HP619", close,
                "the announcement closes on " + values::to_string(*job.close_date) + ", before it opens on " +
                    values::to_string(*job.open_date));
    }
  }

  void location(std::string name) {
    if (!name.empty() && std::find(job.locations.begin(), job.locations.end(), name) == job.locations.end())
      job.locations.push_back(std::move(name));
  }

  void prose(std::string name, const Field& field) {
    std::string plain = read.words(field);
    if (plain.empty()) return;
    Canonical words = canonical(plain);
    prose_.push_back({std::move(name), std::move(plain), std::move(words)});
  }

  Announcement finished(const std::string& duties) {
    if (tenure_unclear_) job.tenure = std::nullopt;
    // USAJOBS writes "Anywhere in the U.S. (remote job)" where it has no RemoteIndicator.
    const auto says_remote = [](const std::string& place) {
      return lower(place).find("remote job") != std::string::npos;
    };
    if (!job.remote && std::any_of(job.locations.begin(), job.locations.end(), says_remote)) job.remote = true;
    suppose(job, prose_, duties);
    return std::move(job);
  }

 private:
  bool on_ladder() const { return values::on_general_schedule_ladder(job.pay_plan); }

  static std::string suggestion(const std::string& wrong, const std::vector<std::string>& known) {
    const std::string nearest = text::nearest(wrong.substr(0, 100), known);
    return nearest.empty() ? nearest : "did you mean \"" + nearest + "\"?";
  }

  std::optional<int> grade(const Field& field, const std::string& written) {
    if (written.empty()) return std::nullopt;
    const auto level = grade_number(written);
    if (!level) {
      job.open.push_back("The grade \"" + excerpt(written) +
                         "\" is no number: conditions on grade cannot be decided from the announcement.");
    } else if (on_ladder() && (*level < 1 || *level > 15)) {
      read.warn("HP616", field, "\"" + written + "\" is not a grade of " + job.pay_plan, "01 to 15");
      return std::nullopt;
    }
    return level;
  }

  bool tenure_unclear_ = false;
  std::vector<ProseField> prose_;
};

std::vector<Field> members(const Field& list, std::string_view key) {
  std::vector<Field> found;
  for (const Field& item : list.items()) found.push_back(item.is_object() ? item.member(key) : item);
  return found;
}

Field either(const Field& first, const Field& second) {
  return first.node && first.node->kind != Node::Kind::null ? first : second;
}

// Some exports hold lists as JSON inside a text: "[{\"series\": \"1301\"}]".
Node with_lists_opened(const Node& row) {
  Node opened = row;
  for (Node& value : opened.items) {
    if (value.kind != Node::Kind::text || value.text.empty() || value.text.front() != '[') continue;
    text::Diagnostics ignored;  // then it is an ordinary text
    if (auto list = parse_json(std::make_shared<text::Source>("", value.text), ignored)) value = std::move(*list);
  }
  return opened;
}

}  // namespace

Announcement read_search_item(const text::SourcePtr& source, const Field& item) {
  JobReader reader(source);
  Announcement& job = reader.job;
  FieldReader& read = reader.read;
  const Field descriptor = item.member("MatchedObjectDescriptor");
  const Field details = descriptor.member("UserArea").member("Details");

  job.control_number = read.text(item.member("MatchedObjectId"));
  job.announcement_number = read.text(descriptor.member("PositionID"));
  job.title = read.text(descriptor.member("PositionTitle"));
  job.organization = read.text(descriptor.member("OrganizationName"));
  const std::string codes = read.text(descriptor.member("UserArea").member("Details").member("OrganizationCodes"));
  for (std::size_t at = 0; at < codes.size();) {
    const auto slash = std::min(codes.find('/', at), codes.size());
    if (slash > at) job.organization_codes.push_back(codes.substr(at, slash - at));
    at = slash + 1;
  }
  job.department = read.text(descriptor.member("DepartmentName"));
  for (const Field& category : descriptor.member("JobCategory").items())
    reader.series(category.member("Code"), category.member("Name"));
  reader.pay_plan(members(descriptor.member("JobGrade"), "Code"));  // the code of a JobGrade is the pay plan
  reader.grades(details.member("LowGrade"), details.member("HighGrade"));
  reader.promotion_potential(details.member("PromotionPotential"));
  for (const Field& pay : descriptor.member("PositionRemuneration").items()) {
    const std::string interval =
        or_else(read.text(pay.member("Description")), read.text(pay.member("RateIntervalCode")));
    job.pay.push_back({read.cents(pay.member("MinimumRange")), read.cents(pay.member("MaximumRange")), interval});
  }
  reader.service(details.member("ServiceType"));
  for (const Field& type : descriptor.member("PositionOfferingType").items())
    reader.offering_type(type.member("Code"), type.member("Name"), type);
  for (const Field& schedule : descriptor.member("PositionSchedule").items())
    reader.schedule(schedule.member("Code"), schedule.member("Name"));
  job.remote = read.yes_no(details.member("RemoteIndicator"));
  job.telework = read.yes_no(details.member("TeleworkEligible"));
  for (const Field& path : details.member("HiringPath").items()) reader.hiring_path(path);
  const Field who = details.member("WhoMayApply");
  reader.who_may_apply(who.member("Code"), who.is_object() ? who.member("Name") : who);
  reader.dates(either(descriptor.member("PublicationStartDate"), descriptor.member("PositionStartDate")),
               either(descriptor.member("ApplicationCloseDate"), descriptor.member("PositionEndDate")));
  for (const Field& place : members(descriptor.member("PositionLocation"), "LocationName"))
    reader.location(read.text(place));
  if (job.locations.empty()) reader.location(read.text(descriptor.member("PositionLocationDisplay")));
  job.openings = read.text(details.member("TotalOpenings"));
  job.clearance = read.text(details.member("SecurityClearance"));
  job.sensitivity = read.text(either(details.member("PositionSensitivitiy"),
                                     details.member("PositionSensitivity")));  // the first is the API's spelling
  job.drug_test = read.yes_no(details.member("DrugTestRequired"));

  reader.prose("Summary", details.member("JobSummary"));
  for (std::string_view name : {"HowToApply", "Requirements", "OtherInformation", "Evaluations", "KeyRequirements"})
    reader.prose(std::string(name), details.member(name));
  reader.prose("QualificationSummary", descriptor.member("QualificationSummary"));
  return reader.finished(read.words(details.member("MajorDuties")) + " " + read.words(details.member("JobSummary")));
}

Announcement read_historic_row(const text::SourcePtr& source, const Field& row) {
  const Node opened = with_lists_opened(*row.node);
  const Field field{&opened, row.pointer};
  JobReader reader(source);
  Announcement& job = reader.job;
  FieldReader& read = reader.read;

  job.control_number = read.text(either(field.member("usajobsControlNumber"), field.member("usajobs_control_number")));
  job.announcement_number = read.text(field.member("announcementNumber"));
  job.title = read.text(field.member("positionTitle"));
  job.organization =
      or_else(read.text(field.member("hiringAgencyName")), read.text(field.member("hiringSubelementName")));
  job.department = read.text(field.member("hiringDepartmentName"));
  for (const Field& code : members(field.member("jobCategories"), "series")) reader.series(code, {});
  reader.pay_plan({field.member("payScale")});
  reader.grades(field.member("minimumGrade"), field.member("maximumGrade"));
  reader.promotion_potential(field.member("promotionPotential"));
  if (field.member("minimumSalary").node)
    job.pay.push_back({read.cents(field.member("minimumSalary")), read.cents(field.member("maximumSalary")),
                       read.text(field.member("salaryType"))});
  reader.service(field.member("serviceType"));
  reader.offering_type({}, field.member("appointmentType"), field.member("appointmentType"));
  reader.schedule({}, field.member("workSchedule"));
  job.telework = read.yes_no(field.member("teleworkEligible"));
  for (const Field& path : members(field.member("hiringPaths"), "hiringPath")) reader.hiring_path(path);
  reader.who_may_apply({}, field.member("whoMayApply"));
  reader.dates(field.member("positionOpenDate"), field.member("positionCloseDate"));
  for (const Field& place : field.member("positionLocations").items()) {
    const std::string city = read.text(place.member("positionLocationCity")),
                      state = read.text(place.member("positionLocationState"));
    reader.location(city.empty() || state.empty() ? or_else(city, state) : city + ", " + state);
  }
  job.openings = read.text(field.member("totalOpenings"));
  job.clearance = read.text(field.member("securityClearance"));
  job.drug_test = read.yes_no(field.member("drugTestRequired"));
  return reader.finished({});
}

}  // namespace hirepath::usajobs
