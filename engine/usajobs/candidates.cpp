// Entrance: suppose(). Paths first, then the older WhoMayApply, then the prose; last the sentences on what stays open.
#include "usajobs/candidates.hpp"

#include <algorithm>

#include "usajobs/vocabulary.hpp"

namespace hirepath::usajobs {
namespace {

void say_open(Announcement& job, std::string sentence) {
  if (std::find(job.open.begin(), job.open.end(), sentence) == job.open.end()) job.open.push_back(std::move(sentence));
}

void add(Announcement& job, Candidate candidate) {
  const bool again = std::any_of(job.candidates.begin(), job.candidates.end(), [&](const Candidate& other) {
    return other.authority == candidate.authority && other.source == candidate.source;
  });
  if (!again) job.candidates.push_back(std::move(candidate));
}

// Competitive examining fills competitive-service positions only (5 USC 3304(h)); a public announcement in another
// service rests on an authority of that service.
bool is_of_another_service(const Announcement& job, std::string_view authority) {
  return authority == "competitive-examining" && job.service && *job.service != Service::competitive;
}

void suppose_from(Announcement& job, std::string_view authority, std::string source, std::string reason) {
  if (!is_of_another_service(job, authority)) {
    add(job, {std::string(authority), std::move(source), std::move(reason), {}});
  } else if (*job.service == Service::senior_executive) {
    add(job, {"ses-career", std::move(source), "Open to the public in the Senior Executive Service", {}});
  } else {
    say_open(job,
             "Open to the public in the excepted service: the agency's excepted authority (a Schedule, or a law of its "
             "own) must be found in its text.");
  }
}

void suppose_from_paths(Announcement& job) {
  for (const HiringPath& path : job.hiring_paths) {
    const PathEntry* entry = path.code.empty() ? nullptr : find_path(path.code);
    if (!entry) {
      say_open(job, "The hiring path \"" + path.raw + "\" is not known here, so nothing is concluded from it.");
      continue;
    }
    for (std::string_view authority : entry->authorities)
      suppose_from(job, authority, "HiringPath", "The hiring path " + path.code + " is for " + std::string(entry->who));
    if (!entry->open.empty()) say_open(job, std::string(entry->open));
  }
}

void suppose_from_who(Announcement& job) {
  if (!job.who_may_apply) return;
  const WhoEntry* entry = find_who(job.who_may_apply->code, job.who_may_apply->name);
  if (!entry) {
    say_open(job,
             "Who may apply is in the announcement's own words only: \"" + excerpt(job.who_may_apply->name) + "\".");
    return;
  }
  for (std::string_view authority : entry->authorities)
    suppose_from(job, authority, "WhoMayApply", "Who may apply: " + std::string(entry->label));
}

void suppose_from_prose(Announcement& job, const std::vector<ProseField>& prose, const std::string& duties) {
  for (const Mention& mention : mentions(prose, job.organization)) {
    const std::string meaning(mention.meaning);
    if (mention.denied) {
      say_open(job, mention.field + " speaks of " + meaning + ", perhaps to exclude it: \"" + mention.quote + "\".");
    } else if (mention.kind == Mention::Kind::open) {
      say_open(job, mention.field + " speaks of " + meaning + ".");
    } else if (mention.kind == Mention::Kind::direct_hire) {
      std::vector<std::string> open;
      for (Candidate& row : direct_hire_rows(job, mention, duties, open)) add(job, std::move(row));
      for (std::string& sentence : open) say_open(job, std::move(sentence));
      const bool examining = std::any_of(job.candidates.begin(), job.candidates.end(),
                                         [](const Candidate& one) { return one.authority == "competitive-examining"; });
      if (examining)
        say_open(job,
                 "Direct hire replaces competitive examining (5 CFR 337.202): both are candidates only because the "
                 "announcement may be used for both.");
    } else {
      for (std::string_view authority : mention.authorities)
        add(job, {std::string(authority), mention.field, mention.field + " speaks of " + meaning, mention.quote});
    }
  }
}

}  // namespace

void suppose(Announcement& job, const std::vector<ProseField>& prose, const std::string& duties) {
  suppose_from_paths(job);
  suppose_from_who(job);
  suppose_from_prose(job, prose, duties);
  say_open(job,
           "The appointing authority is not a field of an announcement: every authority named here is a candidate "
           "until the agency says which it uses.");
  say_open(job,
           "The area of consideration is the agency's to set: whether this person is inside it is not decided here.");
  const std::string day = job.close_date ? " (" + values::to_string(*job.close_date) + ")" : "";
  say_open(job, "Documents are due at 11:59 pm Eastern time on the closing date" + day +
                    ": what is missing then usually cannot be sent later.");
  if (prose.empty())
    say_open(
        job,
        "This form of the announcement carries no prose, where authorities are named: read the announcement itself.");
  if (job.series.empty()) say_open(job, "The announcement names no occupational series.");
}

}  // namespace hirepath::usajobs
