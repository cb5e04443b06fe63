// Announcements as JSON.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/model.hpp"
#include "usajobs/announcement.hpp"

namespace hirepath::json {

// An object with an array of announcements; each candidate says whether the rules know it. Ends with a line end.
std::string write_announcements(const model::Model& model, std::span<const usajobs::Announcement> jobs,
                                std::string_view version);

}  // namespace hirepath::json
