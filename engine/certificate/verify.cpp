// What each status asks for, answer by answer (docs/certificates.md). Entrance: verify().
#include "certificate/verify.hpp"

#include <algorithm>

#include "certificate/check_steps.hpp"
#include "certificate/prove.hpp"

namespace hirepath::certificate {

namespace {
// What was derived, and whose facts were supposed for it.
struct Derived {
  MaybeReading reading;
  bool truth = true;
  bool left_out = false, decided = false, other = false;
  bool bare() const { return !left_out && !decided && !other; }
};

class Verifier {
 public:
  Verifier(const Given& given, std::string where, Verdict& verdict)
      : given_(given), model_(*given.model), where_(std::move(where)), verdict_(verdict) {}

  void answer(const Answer& answer) {
    ++verdict_.answers;
    if (answer.reason) ++verdict_.reasons;
    where_ += "answer " + answer.authority;
    authority_ = model_.find_authority(answer.authority);
    if (authority_ == model::none) return reject("", "no authority is called so");
    for (const Id rule : model_.authorities[authority_].rules) {
      for (std::uint32_t i = 0; i < model_.rules[rule].conflicts.size(); ++i)
        readings_.emplace_back(ReadingOf{rule, i});
    }
    if (const auto wrong = days(answer)) return reject("", *wrong);
    for (const auto& claim : answer.claims) {
      const auto part = "claim of " + values::to_string(claim.day);
      if (!claim.proofs) {
        verdict_.not_proved.push_back(where_ + ", " + part);
      } else if (const auto wrong = proofs(claim)) {
        reject(part, *wrong);
      } else {
        ++verdict_.accepted;
      }
    }
    const auto& asked = answer.claims.front().proofs;
    const bool bare = asked && !asked->empty() &&
                      std::ranges::all_of(*asked, [](const Derivation& one) { return one.completion.empty(); });
    if ((answer.status == Status::may_apply && bare) != answer.reason.has_value())
      return reject("reason", answer.reason ? "none can be given here" : "it is missing");
    if (!answer.reason) return;
    bool minimal = true;
    if (const auto wrong = reason(*answer.reason, asked->front(), minimal)) return reject("reason", *wrong);
    if (minimal) ++verdict_.minimal;
  }

 private:
  void reject(const std::string& part, const std::string& wrong) {
    verdict_.rejected.push_back(where_ + (part.empty() ? "" : ", " + part) + ": " + wrong);
  }

  // The claims are of the day asked, first, and of both sides of each boundary.
  Wrong days(const Answer& answer) const {
    const auto on = given_.options.on;
    if (answer.from.value_or(Date::min()) > on || answer.until.value_or(Date::max()) < on)
      return "the day asked is not within its days";
    std::vector<Date> same{on}, other;
    if (answer.from) same.push_back(*answer.from), other.push_back(*answer.from - 1);
    if (answer.until) same.push_back(*answer.until), other.push_back(*answer.until + 1);
    if (answer.claims.empty() || answer.claims.front().day != on) return "its first claim is not of the day asked";
    std::vector<Date> claimed, wanted = same;
    wanted.insert(wanted.end(), other.begin(), other.end());
    for (const auto& claim : answer.claims) {
      claimed.push_back(claim.day);
      const bool is_same = std::ranges::find(same, claim.day) != same.end();
      if ((claim.status == answer.status) != is_same)
        return "the status on " + values::to_string(claim.day) + " cannot be " + model::to_string(claim.status);
    }
    std::ranges::sort(claimed);
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    if (claimed != wanted) return "its claims are not of the day asked and the sides of its boundaries";
    return std::nullopt;
  }

  Wrong proofs(const Claim& claim) const {
    const auto law = given_.options.law_on.value_or(claim.day);
    const auto& authority = model_.authorities[authority_];
    const bool recorded = is_recorded(authority, law);
    const bool force = std::ranges::any_of(authority.rules, [&](Id rule) {
      const auto& one = model_.rules[rule];
      return one.permits && one.from <= law && law <= one.until;
    });
    if (claim.status == Status::not_in_force || (claim.status == Status::undecided && !recorded)) {
      if (!claim.proofs->empty()) return "a proof stands where none is called for";
      if (!recorded && claim.status != Status::undecided) return "the law of that day is not recorded";
      return recorded && force ? Wrong("a rule that permits is in force") : std::nullopt;
    }
    if (!force) return "no rule that permits is in force";
    std::vector<Derived> found;
    for (std::size_t i = 0; i < claim.proofs->size(); ++i) {
      Derived one;
      if (auto wrong = derive((*claim.proofs)[i], claim.day, one)) return "proof " + std::to_string(i) + ", " + *wrong;
      found.push_back(one);
    }
    if (fit(claim.status, found)) return std::nullopt;
    return "these are not the derivations that " + model::to_string(claim.status) + " calls for";
  }

  Wrong derive(const Derivation& derivation, Date day, Derived& out) const {
    const auto reading = std::ranges::find_if(
        readings_, [&](const MaybeReading& one) { return reading_name(model_, one) == derivation.reading; });
    if (reading == readings_.end()) return "there is no reading '" + derivation.reading + "'";
    World world(given_);
    if (auto wrong = world.suppose(derivation.completion)) return wrong;
    out = {*reading, derivation.truth, world.supposes_left_out(), world.supposes_decided(), world.supposes_other()};
    return check_steps(world, {authority_, day, *reading, derivation.truth}, derivation.steps);
  }

  bool fit(Status status, const std::vector<Derived>& found) const {
    std::vector<Derived> yes, no;
    for (const auto& one : found) (one.truth ? yes : no).push_back(one);
    // Each reading once.
    const auto each = [&](const std::vector<Derived>& derived) {
      return derived.size() == readings_.size() && std::ranges::all_of(readings_, [&](const MaybeReading& reading) {
               return std::ranges::find(derived, reading, &Derived::reading) != derived.end();
             });
    };
    const bool by_somebody = std::ranges::none_of(yes, &Derived::other);
    switch (status) {
      case Status::may_apply:
        return each(yes) && no.empty() && by_somebody && std::ranges::none_of(yes, &Derived::decided);
      case Status::does_not_apply: return each(no) && yes.empty() && std::ranges::all_of(no, &Derived::bare);
      case Status::conditional: return each(yes) && by_somebody && no.size() == 1 && no[0].decided && !no[0].left_out;
      case Status::undecided:
        return yes.size() == 1 && no.size() == 1 && yes[0].reading == no[0].reading && !no[0].decided &&
               !no[0].left_out;
      case Status::conflict:
        return yes.size() == 1 && no.size() == 1 && yes[0].reading != no[0].reading && by_somebody && no[0].bare();
      case Status::not_in_force: break;
    }
    return false;
  }

  // The named facts are enough for the first derivation; without any of them the answer could be no.
  Wrong reason(const Reason& reason, const Derivation& first, bool& minimal) const {
    std::set<FactKey> facts;
    for (const auto& one : reason.facts) {
      const auto key = given_.names->find(one);
      if (!key || !is_known(*key)) return one + " is not known";
      if (!facts.insert(*key).second) return one + " is named twice";
    }
    const Conclusion yes{authority_, given_.options.on, readings_.front(), true};
    World alone(given_, facts, false);
    if (!first.reading.empty()) return "the first derivation is of a reading";
    if (auto wrong = check_steps(alone, yes, first.steps)) return "its facts alone are not enough: " + *wrong;
    std::set<FactKey> spared;
    for (const auto& one : reason.without) {
      const auto key = given_.names->find(one.fact);
      if (!key || !facts.contains(*key) || !spared.insert(*key).second)
        return "'without' is not about each of its facts, once";
      minimal = minimal && one.steps;
      if (!one.steps) {
        if (!one.completion.empty()) return "without " + one.fact + ": something is supposed, but nothing follows";
        continue;
      }
      auto others = facts;
      others.erase(*key);
      World without(given_, others, true);
      auto wrong = without.suppose(one.completion);
      if (!wrong) wrong = check_steps(without, {authority_, given_.options.on, std::nullopt, false}, *one.steps);
      if (wrong) return "without " + one.fact + ": " + *wrong;
    }
    return spared.size() == facts.size() ? std::nullopt : Wrong("'without' is not about each of its facts, once");
  }

  bool is_known(const FactKey& key) const {
    if (!given_.there.contains(key)) return false;
    if (key.kind == FactKey::Kind::complete) return given_.facts.lists.at(key.fact).complete;
    const auto& known = key.kind == FactKey::Kind::fact
                            ? given_.facts.facts[key.fact]
                            : given_.facts.lists.at(key.fact).elements[key.element].fields[key.field];
    const session::Facts view{
        &model_,     &given_.facts, given_.options.on, given_.options.verified_only, given_.options.presume,
        model::none, nullptr};
    return view.counts(known);
  }

  const Given& given_;
  const model::Model& model_;
  std::string where_;
  Verdict& verdict_;
  Id authority_ = model::none;
  std::vector<MaybeReading> readings_{std::nullopt};
};
}  // namespace

Verdict verify(const model::Model& model, const Certificate& certificate) {
  Verdict verdict;
  const Names names(model);
  std::set<std::string> jobs;
  for (std::size_t i = 0; i < certificate.cases.size(); ++i) {
    const auto& record = certificate.cases[i];
    const auto where = certificate.cases.size() > 1 ? "case " + std::to_string(i) + ", " : std::string();
    Given given{&model, &names, certificate.options, {}, {}, {}, false};
    auto wrong = take(record, given);
    if (!wrong && !jobs.insert(record.job).second) wrong = "another case is about the same job";
    if (wrong) {
      verdict.rejected.push_back(where + "the facts: " + *wrong);
      continue;
    }
    std::set<std::string> seen;
    for (const auto& answer : record.answers) {
      if (seen.insert(answer.authority).second)
        Verifier(given, where, verdict).answer(answer);
      else
        verdict.rejected.push_back(where + "answer " + answer.authority + ": there is one already");
    }
  }
  if (certificate.cases.empty()) verdict.rejected.emplace_back("it has no case");
  return verdict;
}

}  // namespace hirepath::certificate
