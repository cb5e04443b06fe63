// Private to the room: what stands behind the front door.
#pragma once

#include "hirepath/facts.hpp"
#include "hirepath/knowledge.hpp"
#include "hirepath/session.hpp"
#include "network/network.hpp"
#include "session/session.hpp"
#include "text/diagnostic.hpp"

namespace hirepath {

struct Knowledge::Inside {
  model::Model model;
  network::Network network;  // points into the model
};

struct Facts::Inside {
  Knowledge knowledge;
  model::Case known;
};

struct Session::Inside {
  Knowledge knowledge;
  session::Options options;
  // Explaining probes the session and leaves it as it was.
  mutable session::Session session;
};

std::vector<Diagnostic> diagnostics(const text::Diagnostics& found);

}  // namespace hirepath
