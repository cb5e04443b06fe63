// What an announcement says about the position and the agency, in the words of knowledge/facts/position.rules and
// agency.rules.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "usajobs/announcement.hpp"
#include "values/grade.hpp"

namespace hirepath::usajobs {

// (fact path, value as a case file writes it), at most one pair a fact, in a fixed order. Only what may be concluded: a
// fact the announcement leaves open is not in the list. With several grades there is no position.grade; ask about each
// of grades().
std::vector<std::pair<std::string, std::string>> facts(const Announcement& job);

// Every grade from the lowest to the highest, each once; empty when they are not known. Occupations with two-grade
// intervals skip GS-6, 8 and 10 (5 CFR 300.604(b)), but an announcement does not say which kind it is, so these are
// here too.
std::vector<values::Grade> grades(const Announcement& job);

}  // namespace hirepath::usajobs
