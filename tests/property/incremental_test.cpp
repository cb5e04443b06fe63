// After every change a session says what a new one would say.
#include <gtest/gtest.h>

#include "property/trials.hpp"

namespace hirepath::property {
namespace {

struct Edit {
  enum class Kind { fact, field, complete, list } kind = Kind::fact;
  Id fact = model::none;
  std::size_t element = 0;
  Id field = 0;
  model::Known known;
  model::ListKnown list;
  bool complete = false;
};

Edit random_edit(const Knowledge& base, const session::Session& session, Draw& draw) {
  const auto& model = *base.model;
  std::vector<Id> lists, facts;
  for (Id id = 0; id < model.facts.size(); ++id) {
    if (model.facts[id].type.kind != values::Kind::list)
      facts.push_back(id);
    else if (model.facts[id].type.record != model::none)
      lists.push_back(id);
  }
  Edit edit;
  const Date on = session.options().on;
  if (lists.empty() || draw.chance(50)) {
    edit.fact = draw.of(facts);
    edit.known = random_known(base, model::none, edit.fact, on, 75, true, draw);
    return edit;
  }
  edit.fact = draw.of(lists);
  const auto kind = draw.below(10);
  if (kind == 0) {
    edit.kind = Edit::Kind::list;
    edit.list = random_list(base, edit.fact, on, 90, true, draw);
  } else if (kind < 3 || session.elements(edit.fact) == 0) {
    edit.kind = Edit::Kind::complete;
    edit.complete = draw.chance(50);
  } else {
    edit.kind = Edit::Kind::field;
    const Id record = model.facts[edit.fact].type.record;
    edit.element = draw.below(session.elements(edit.fact));
    edit.field = static_cast<Id>(draw.below(model.records[record].fields.size()));
    edit.known = random_known(base, record, edit.field, on, 80, true, draw);
  }
  return edit;
}

void apply(session::Session& session, const Edit& edit) {
  switch (edit.kind) {
    case Edit::Kind::fact: return session.set(edit.fact, edit.known);
    case Edit::Kind::field: return session.set(edit.fact, edit.element, edit.field, edit.known);
    case Edit::Kind::complete: return session.set_complete(edit.fact, edit.complete);
    case Edit::Kind::list: return session.set(edit.fact, edit.list);
  }
}

// Which authority or gate differs from a session made of the same facts; empty when none does.
std::string differs(const Knowledge& base, const session::Session& session) {
  const session::Session fresh(*base.network, session.facts(), session.options());
  for (Id id = 0; id < base.model->authorities.size(); ++id) {
    if (session.timeline(id) != fresh.timeline(id)) return base.model->authorities[id].id;
  }
  for (network::GateId gate = 0; gate < base.network->gates.size(); ++gate) {
    const Id scope = base.network->gates[gate].scope;
    for (std::size_t element = 0; element < (scope == model::none ? 1 : session.elements(scope)); ++element) {
      if (session.truth(gate, session.options().on, element) != fresh.truth(gate, session.options().on, element))
        return "gate " + std::to_string(gate);
    }
  }
  return "";
}

// Elements and fields that a smaller case no longer has are not edited.
bool fits(const Knowledge& base, const session::Session& session, const Edit& edit) {
  if (edit.kind != Edit::Kind::field) return true;
  return edit.element < session.elements(edit.fact) &&
         edit.field < base.model->records[base.model->facts[edit.fact].type.record].fields.size();
}

// What differs first when these edits are made one after the other, and after which of them.
std::string wrong_after(const Knowledge& base, const Question& question, const std::vector<Edit>& edits) {
  session::Session session(*base.network, question.facts, question.options);
  for (std::size_t step = 0; step < edits.size(); ++step) {
    if (!fits(base, session, edits[step])) continue;
    apply(session, edits[step]);
    if (const auto wrong = differs(base, session); !wrong.empty())
      return wrong + " differs after edit " + std::to_string(step + 1) + " of " + std::to_string(edits.size());
  }
  return "";
}

std::string shown(const Knowledge& base, const Question& question, const std::vector<Edit>& edits) {
  std::string out = "before: " + shown(base, question);
  session::Session session(*base.network, question.facts, question.options);
  for (const auto& edit : edits) {
    if (fits(base, session, edit)) apply(session, edit);
    out += "\nedit (kind " + std::to_string(static_cast<int>(edit.kind)) + ") of " + base.model->facts[edit.fact].path +
           ": " + shown(base, {session.facts(), question.options});
  }
  return out;
}

// Without the edits, then without the facts, that the failure does not need.
void check(const Knowledge& base, std::uint64_t seed, int steps, const std::string& rules) {
  Draw draw(seed);
  auto question = random_question(base, draw);
  session::Session session(*base.network, question.facts, question.options);
  std::vector<Edit> edits;
  for (int step = 0; step < steps; ++step) {
    edits.push_back(random_edit(base, session, draw));
    apply(session, edits.back());
    if (differs(base, session).empty()) continue;
    for (std::size_t i = edits.size(); i-- > 0;) {
      auto fewer = edits;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (!wrong_after(base, question, fewer).empty()) edits = std::move(fewer);
    }
    question = shrunk(question, [&](const Question& smaller) { return !wrong_after(base, smaller, edits).empty(); });
    ADD_FAILURE() << wrong_after(base, question, edits) << "\nseed " << seed << "\n"
                  << shown(base, question, edits) << "\n"
                  << rules;
    return;
  }
}

TEST(Incremental, RealKnowledge) {
  for (std::uint64_t seed = 1; seed <= 40 && !HasFailure(); ++seed) check(real(), seed, 40, "");
}

TEST(Incremental, RandomRules) {
  for (std::uint64_t seed = 1; seed <= 120 && !HasFailure(); ++seed) {
    Draw draw(1000 + seed);
    const auto rules = random_rules(draw);
    const auto base = knowledge({std::make_shared<text::Source>("random.rules", rules)});
    check(base, seed, 40, rules);
  }
}

// A case told fact by fact to a session that knew nothing but its lists' lengths.
std::string told(const Knowledge& base, const Question& question) {
  auto nothing = question.facts;
  nothing.facts.assign(base.model->facts.size(), {});
  for (auto& [list, known] : nothing.lists) {
    known.complete = false;
    for (auto& element : known.elements) element.fields.assign(element.fields.size(), {});
  }
  session::Session session(*base.network, nothing, question.options);
  for (Id fact = 0; fact < question.facts.facts.size(); ++fact) {
    if (values::known(question.facts.facts[fact].value)) session.set(fact, question.facts.facts[fact]);
  }
  for (const auto& [list, known] : question.facts.lists) {
    for (std::size_t element = 0; element < known.elements.size(); ++element) {
      for (Id field = 0; field < known.elements[element].fields.size(); ++field)
        session.set(list, element, field, known.elements[element].fields[field]);
    }
    session.set_complete(list, known.complete);
  }
  return differs(base, session);
}

void tell(const Knowledge& base, std::uint64_t seed, const std::string& rules) {
  Draw draw(seed);
  holds(base, random_question(base, draw), seed, rules, [&](const Question& question) { return told(base, question); });
}

TEST(Incremental, ToldFactByFact) {
  for (std::uint64_t seed = 1; seed <= 40 && !HasFailure(); ++seed) tell(real(), seed, "");
  for (std::uint64_t seed = 1; seed <= 120 && !HasFailure(); ++seed) {
    Draw draw(1000 + seed);
    const auto rules = random_rules(draw);
    tell(knowledge({std::make_shared<text::Source>("random.rules", rules)}), seed, rules);
  }
}

// A session that begins with one in which nothing is known, and what becomes of it. With other subjects given, or with
// something known, that one is of no use, and must do no harm.
void begin(const Knowledge& base, std::uint64_t seed, const std::string& rules) {
  Draw draw(seed);
  const auto question = random_question(base, draw);
  model::Case nothing;
  nothing.position_given = question.facts.position_given;
  nothing.agency_given = question.facts.agency_given;
  auto other = nothing;
  other.agency_given = !other.agency_given;
  for (const auto& from : {nothing, other, random_question(base, draw).facts}) {
    const session::Session blank(*base.network, from, question.options);
    session::Session session(blank, question.facts);
    auto wrong = differs(base, session);
    for (int step = 0; step < 5 && wrong.empty(); ++step) {
      apply(session, random_edit(base, session, draw));
      wrong = differs(base, session);
    }
    EXPECT_EQ(wrong, "") << "seed " << seed << "\n" << shown(base, question) << "\n" << rules;
  }
}

TEST(Incremental, BegunWithNothingKnown) {
  for (std::uint64_t seed = 1; seed <= 60 && !HasFailure(); ++seed) begin(real(), seed, "");
  for (std::uint64_t seed = 1; seed <= 200 && !HasFailure(); ++seed) {
    Draw draw(3000 + seed);
    const auto rules = random_rules(draw);
    begin(knowledge({std::make_shared<text::Source>("random.rules", rules)}), seed, rules);
  }
}

// Many days on which something changes, told one after another.
TEST(Incremental, ManyNewDays) {
  const auto& base = real();
  Draw draw(7);
  auto question = random_question(base, draw);
  session::Session session(*base.network, question.facts, question.options);
  std::vector<Id> dates;
  for (Id id = 0; id < base.model->facts.size(); ++id) {
    if (base.model->facts[id].type.kind == values::Kind::date) dates.push_back(id);
  }
  ASSERT_FALSE(dates.empty());
  for (int step = 0; step < 300; ++step) {
    const Date day = values::from_civil({2000, 1, 1}) + 17 * step;
    session.set(draw.of(dates), {values::DateBounds{day, day}, false, model::EvidenceState::verified, ""});
    if (step % 10 == 0) {
      ASSERT_EQ(differs(base, session), "") << "step " << step;
    }
  }
  EXPECT_EQ(differs(base, session), "");
}

}  // namespace
}  // namespace hirepath::property
