// Words of the model as terms of clingo.
#pragma once

#include <string>
#include <string_view>

#include "model/model.hpp"

namespace hirepath::asp {

std::string quoted(std::string_view text);
// One line, whatever the text.
std::string comment(std::string text);
const char* order_sign(model::Order order);
std::string grade_term(const values::Grade& grade);

}  // namespace hirepath::asp
