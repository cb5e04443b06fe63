#include "hirepath/session.hpp"

#include <stdexcept>

#include "explain/explain.hpp"
#include "front/inside.hpp"
#include "json/read_supposed.hpp"

namespace hirepath {
namespace {

std::string iso(const std::optional<values::Date>& day) { return day ? values::to_string(*day) : std::string(); }

values::Date day(const std::string& text) {
  const auto parsed = values::parse_date(text);
  if (!parsed) throw std::invalid_argument("'" + text + "' is not a day such as 2026-11-21");
  return *parsed;
}

session::Options inside_options(const Options& options) {
  session::Options result;
  result.on = day(options.on);
  if (!options.law_on.empty()) result.law_on = day(options.law_on);
  result.verified_only = options.verified_only;
  result.presume = !options.strict;
  return result;
}

Status status_of(model::Status status) { return static_cast<Status>(status); }
static_assert(static_cast<int>(model::Status::may_apply) == static_cast<int>(Status::may_apply) &&
              static_cast<int>(model::Status::conditional) == static_cast<int>(Status::conditional) &&
              static_cast<int>(model::Status::undecided) == static_cast<int>(Status::undecided) &&
              static_cast<int>(model::Status::does_not_apply) == static_cast<int>(Status::does_not_apply) &&
              static_cast<int>(model::Status::conflict) == static_cast<int>(Status::conflict) &&
              static_cast<int>(model::Status::not_in_force) == static_cast<int>(Status::not_in_force));

std::string state_words(explain::DocumentState state) {
  switch (state) {
    case explain::DocumentState::have: return "have";
    case explain::DocumentState::expected: return "expected";
    case explain::DocumentState::cannot_get: return "cannot-get";
    case explain::DocumentState::missing: break;
  }
  return "missing";
}

Answer answer_of(const model::Model& model, const explain::Answer& from) {
  Answer to;
  to.authority = model.authorities[from.authority].id;
  to.title = model.authorities[from.authority].title;
  to.status = status_of(from.status);
  to.from = iso(from.from), to.until = iso(from.until), to.next_change = iso(from.next_change);
  for (const auto& each : from.timeline)
    to.timeline.push_back({iso(each.from), iso(each.until), status_of(each.status)});
  for (const auto& each : from.because)
    to.because.push_back({each.label, each.text, each.cites, each.facts, each.holds});
  to.blocking = from.blocking;
  for (const auto& each : from.needs) to.needs.push_back({each.fact, each.question, each.help, each.sensitive});
  for (const auto& each : from.jobs) to.jobs.push_back({each.label, each.text, each.cites});
  for (const auto& each : from.deciders) to.deciders.push_back({each.who, each.label, each.text, each.cites});
  for (const auto& each : from.documents)
    to.documents.push_back({each.id, each.title, each.help, state_words(each.state), iso(each.expected_on)});
  for (const auto& each : from.changes) {
    Change change{each.who, {}, status_of(each.status)};
    for (const auto& part : each.set) change.set.push_back({part.fact, part.to});
    to.changes.push_back(std::move(change));
  }
  return to;
}

model::Id find(const model::Model& model, std::string_view authority) {
  const auto id = model.find_authority(authority);
  if (id == model::none) throw std::invalid_argument("no authority is called '" + std::string(authority) + "'");
  return id;
}

}  // namespace

std::string to_string(Status status) { return model::to_string(static_cast<model::Status>(status)); }

Session::Session(Knowledge knowledge, const Facts& facts, const Options& options) {
  if (knowledge.empty()) throw std::invalid_argument("the knowledge base is empty: its rules have errors");
  const auto inner = inside_options(options);
  session::Session session(knowledge.inside().network, facts.inside().known, inner);
  inside_ = std::make_unique<Inside>(Inside{std::move(knowledge), inner, std::move(session)});
}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

std::vector<Diagnostic> Session::set(std::string_view path, std::string_view value) {
  auto& inside = *inside_;
  auto source = std::make_shared<text::Source>("fact", std::string(path) + "=" + std::string(value));
  text::Diagnostics found;
  model::Case changed = inside.session.facts();
  if (json::suppose(inside.knowledge.inside().model, source, changed, found))
    inside.session = session::Session(inside.knowledge.inside().network, std::move(changed), inside.options);
  return diagnostics(found);
}

Status Session::status(std::string_view authority) const {
  const auto& inside = *inside_;
  return status_of(inside.session.status(find(inside.knowledge.inside().model, authority), inside.options.on));
}

Answer Session::answer(std::string_view authority) const {
  const auto& model = inside_->knowledge.inside().model;
  return answer_of(model, explain::answer(inside_->session, find(model, authority)));
}

Answer Session::explain(std::string_view authority) const {
  const auto& model = inside_->knowledge.inside().model;
  explain::Depth depth;
  depth.changes = true;
  return answer_of(model, explain::answer(inside_->session, find(model, authority), depth));
}

std::vector<Answer> Session::answers() const {
  const auto& model = inside_->knowledge.inside().model;
  std::vector<Answer> all;
  for (model::Id id = 0; id < model.authorities.size(); ++id)
    all.push_back(answer_of(model, explain::answer(inside_->session, id)));
  return all;
}

}  // namespace hirepath
