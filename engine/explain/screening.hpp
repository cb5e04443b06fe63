// What an HR specialist has to note of an authority and a grade: verified, claimed, not decided or ineligible, why, and
// whether somebody else should look at it as well. Language-free; the sentences are in render.
#pragma once

#include <span>

#include "explain/answer.hpp"
#include "session/session.hpp"

namespace hirepath::explain {

enum class Outcome {
  verified,     // may-apply or conditional on what documents verify
  claimed,      // may-apply or conditional on what is claimed only
  not_decided,  // undecided, or the sources disagree
  ineligible,   // does-not-apply, or no law for it on that day
};

// Why, together with the label that decides. Stable: others store them.
enum class ReasonKind {
  met,
  decider,
  proof_missing,
  fact_missing,
  to_verify,
  conflict,
  condition_failed,
  not_in_force
};

// Why a second person should look at it.
enum class Review { claimed_only, conflict, confidence, window, sensitive };

std::string to_string(Outcome outcome);   // "not-decided"
std::string to_string(ReasonKind kind);   // "condition-failed"
std::string to_string(Review review);     // "confidence-below-high"
inline constexpr int review_window = 30;  // days: a window that opens or closes as soon as this is looked at again

struct Finding {
  Id authority = model::none;
  std::optional<values::Grade> grade;  // of an announcement with grades
  Outcome outcome = Outcome::not_decided;
  ReasonKind kind = ReasonKind::to_verify;
  // The reason code: the condition of the authority's own rule that decides, "vra(3)"; or the rule. Empty where the
  // authority has no rule in force.
  std::string code;
  std::string text;  // that condition in words; empty where they would speak of a sensitive fact
  std::vector<std::string> cites;
  bool exception = false;             // condition_failed: the code is that of an exception that applies
  Status status = Status::undecided;  // of the strict answer on what is claimed
  std::optional<Date> until, next_change;
  std::vector<std::string> deciders;  // who
  std::vector<Need> needs;            // proof_missing, fact_missing: what to give or to prove
  std::vector<DocumentNeed> documents;
  std::vector<std::string> to_verify;
  std::vector<Conflict> conflicts;
  std::vector<Review> reviews;  // none: one pair of eyes will do
};

// From two strict answers of one authority on one day: on what is claimed, and on what is verified.
Finding finding(const model::Model& model, Date on, const Answer& claimed, const Answer& verified);

// The case as it is verified for this purpose: what it says of the position, the agency and the action is the HR
// office's own word, which no document of the applicant could prove.
model::Case with_own_word(const model::Model& model, model::Case facts);

// A finding for each authority (none named: all) and each grade (none: one finding), in that order. `options` gives the
// days; screening is strict (semantics 7) whatever else it says.
std::vector<Finding> screen(const network::Network& network, const model::Case& facts, session::Options options,
                            std::span<const Id> authorities, std::span<const values::Grade> grades = {});

}  // namespace hirepath::explain
