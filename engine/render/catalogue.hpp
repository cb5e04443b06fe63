// The catalogue of authorities, and one authority in full, as pages.
#pragma once

#include "model/model.hpp"
#include "render/page.hpp"

namespace hirepath::render {

Page catalogue_page(const model::Model& model, values::Date on);
Page authority_page(const model::Model& model, model::Id authority, values::Date on);

}  // namespace hirepath::render
