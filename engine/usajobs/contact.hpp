// Takes e-mail addresses and telephone numbers out of prose. Private to this room.
#pragma once

#include <string>
#include <string_view>

namespace hirepath::usajobs {

// Errs on the side of taking out: what surrounds an "@" goes, whole. Expects collapsed plain text.
std::string without_contact_data(std::string_view plain);

}  // namespace hirepath::usajobs
