// Private to the packet: its parts, each in the file named beside it.
#pragma once

#include "render/masking.hpp"
#include "render/packet.hpp"
#include "render/paths.hpp"

namespace hirepath::render {

// What every part is made from.
struct Content {
  const explain::Answers& answers;
  const ForClient& about;
  Mask mask;
  Paths paths;
  Picked closing;  // soonest first
};

// A document that some open path asks for.
struct Proof {
  const model::Document* document = nullptr;
  explain::DocumentState state = explain::DocumentState::missing;
  std::optional<values::Date> expected_on;
  std::vector<std::string> also_accepted;  // titles
  std::string instead;                     // title of one at hand that is accepted in its place
  Picked paths;
};

// proof: ordered by how often agencies ask for it, then by the paths it serves.
std::vector<Proof> proofs(const Content& content);
std::vector<const Proof*> still_to_get(const std::vector<Proof>& all);
std::string state_words(const Proof& proof);
void add_proof(Page& page, const Content& content, const std::vector<Proof>& all);

// packet_windows.cpp
void add_windows(Page& page, const Content& content);
std::string days_left(const Content& content, values::Date until);

// packet_actions.cpp
void add_actions(Page& page, const Content& content, const std::vector<Proof>& all);
void add_what_ifs(Page& page, const Content& content);

// packet_paths.cpp
void add_paths(Page& page, const Content& content);

// letters.cpp
std::string addressee(const model::Authority& authority);
void add_letters(Page& page, const Content& content, const std::vector<Proof>& all);

// packet_open.cpp: the questions that stand before most paths, most first.
struct OpenQuestion {
  std::string question;
  bool sensitive = false;
  Picked paths;
};
std::vector<OpenQuestion> open_questions(const Content& content);
void add_not_decided(Page& page, const Content& content);
void add_sources(Page& page, const Content& content);

}  // namespace hirepath::render
