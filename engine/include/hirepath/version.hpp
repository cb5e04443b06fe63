// The front door of hirepath for other C++ programs: these headers and nothing else. None of them includes Boost or
// nlohmann_json. Dates are ISO 8601 text ("2026-11-21"), names are those of case files (docs/cli.md) and of the rules.
#pragma once

#include <string_view>

namespace hirepath {

std::string_view version();  // "0.1.0"

}  // namespace hirepath
