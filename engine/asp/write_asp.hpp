// The knowledge base for clingo (docs/export.md): an independent solver gives the same answers by exhaustion.
#pragma once

#include <span>
#include <string>

#include "model/model.hpp"

namespace hirepath::asp {

// These authorities with what their rules need; all of them where none are named. The case comes from outside.
std::string write_asp(const model::Model& model, std::span<const model::Id> authorities = {});

}  // namespace hirepath::asp
