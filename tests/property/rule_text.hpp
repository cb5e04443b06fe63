// Random small rule bases as text, so that every operator, group, quantifier, window and clause of the language is met.
#pragma once

#include <string>

#include "property/cases.hpp"

namespace hirepath::property {

std::string random_rules(Draw& draw);

}  // namespace hirepath::property
