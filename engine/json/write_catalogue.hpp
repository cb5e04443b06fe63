// The catalogue of authorities as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace hirepath::json {

// What `authorities` lists, as one array. Empty `authorities`: all. Ends with a line end.
std::string write_catalogue(const model::Model& model, const std::vector<model::Id>& authorities, values::Date on);

}  // namespace hirepath::json
