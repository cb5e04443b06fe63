// A page as one HTML file: nothing is loaded from elsewhere, nothing runs, it prints, and it can be read without seeing
// it (WCAG 2.0 AA, 36 CFR 1194).
#pragma once

#include <string>

#include "render/page.hpp"

namespace hirepath::render {

std::string to_html(const Page& page);

}  // namespace hirepath::render
