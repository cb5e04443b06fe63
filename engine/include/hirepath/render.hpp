// All answers of a session as one text.
#pragma once

#include <cstdint>
#include <string>

#include "hirepath/session.hpp"

namespace hirepath {

enum class Form : std::uint8_t { text, markdown, json };

// `case_name` is what the reader knows the case by. Ends with a line end.
std::string rendered(const Session& session, const std::string& case_name, Form form);

}  // namespace hirepath
