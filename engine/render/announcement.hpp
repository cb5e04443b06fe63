// A USAJOBS announcement as a page: what it is, who may be meant by it, what it leaves open.
#pragma once

#include "model/model.hpp"
#include "render/page.hpp"
#include "usajobs/announcement.hpp"

namespace hirepath::render {

Page announcement_page(const model::Model& model, const usajobs::Announcement& job);

}  // namespace hirepath::render
