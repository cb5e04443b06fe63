// From paths and prose to the authorities an agency may mean, and to what stays open. Private to this room.
#pragma once

#include <string>
#include <vector>

#include "usajobs/announcement.hpp"
#include "usajobs/prose.hpp"

namespace hirepath::usajobs {

// One prose field of the announcement: its name there, and its words as plain_text() gives them.
struct ProseField {
  std::string name;
  std::string plain;
  Canonical words;
};

// Words in a field that name an authority, cite its law, or say "direct hire".
struct Mention {
  enum class Kind : unsigned char { authority, direct_hire, open };
  Kind kind = Kind::authority;
  std::string field;
  std::string quote;
  std::vector<std::string_view> authorities;
  std::string_view meaning;  // what the words are: "the Veterans Recruitment Appointment"
  bool denied = false;       // "this is not a direct hire announcement"
};

// The longest phrase wins where two overlap; each meaning is reported once a field. `organization` tells the Defense
// Health Agency from direct hire (DHA).
std::vector<Mention> mentions(const std::vector<ProseField>& prose, const std::string& organization);

// Direct hire under OPM's authorities is decided by series, grade and date (5 CFR 337.201): the rows this announcement
// may fall in. `duties` are the announcement's own words on the work.
std::vector<Candidate> direct_hire_rows(const Announcement& job, const Mention& mention, const std::string& duties,
                                        std::vector<std::string>& open);

// Fills in `candidates` and `open`.
void suppose(Announcement& job, const std::vector<ProseField>& prose, const std::string& duties);

}  // namespace hirepath::usajobs
