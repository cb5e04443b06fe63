// The interview: asks the fewest questions that decide what can still be decided. What to ask next is worked out from
// the facts each time, so nothing is lost by going back, editing, or stopping and going on another day: the case is the
// state (contract: "null" = asked and does not know).
//
// An answer is open while a question can still change its status on the day asked; what only moves the days from and
// until which it holds is not asked.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "network/network.hpp"
#include "session/session.hpp"

namespace hirepath::interview {

using model::Id;

// What an answer is an answer to.
struct Target {
  Id fact = model::none;    // a fact, or a list
  std::size_t element = 0;  // of the list
  Id field = model::none;   // of the element; none: the fact or the list itself
  friend auto operator<=>(const Target&, const Target&) = default;
};

// One of the rare things that a checklist asks about at once.
struct Item {
  Target target;
  std::string path;
  std::string words, help;            // of a choice: with the choices for which it is to be marked
  const model::Type* type = nullptr;  // yes/no, choice, list
  std::vector<Id> decides;
};

struct Question {
  enum class Kind : std::uint8_t {
    fact,     // one value
    entry,    // is there an entry of the list (yes: begin one; no: the list is complete as it is), also "is that all?"
    several,  // a checklist: which of `items` are so? "Mark all that are" is what makes the others a no
  };
  Kind kind = Kind::fact;
  Target target;                      // several: the first item's
  std::string path;                   // JSON path: "person.service_periods[0].released"; several: none
  std::string topic, words, help;     // plain words; help says where to find it
  const model::Type* type = nullptr;  // of the value; entry: yes/no
  bool sensitive = false;
  std::vector<Id> decides;  // the authorities whose answers it can still change: why it is asked
  bool unlikely = false;    // all of them are unlikely paths (see Progress::only_unlikely)
  std::vector<Item> items;  // several: two to eight, the most deciding first
};

struct Progress {
  std::size_t answered = 0;           // facts answered in this case, "I do not know" included
  std::size_t relevant = 0;           // facts that can still decide some open answer
  std::size_t decided = 0, open = 0;  // authorities; open: a question can still change it
  bool only_unlikely = false;         // each open path fits fewer than 3 people in 100: offer to stop
};

struct Options {
  session::Options session;
  bool hr = false;              // an HR specialist answers: facts asked of hr too
  std::vector<Id> authorities;  // empty: all
  bool checklists = false;      // rare things of one topic may be asked several at once
};

class Regions;

class Interview {
 public:
  // The network outlives the interview.
  Interview(const network::Network& network, model::Case facts, Options options);

  // Nothing: no answer that is still open can change. Facts skipped come last, once; then not again in this sitting.
  std::optional<Question> next();

  // Each is one step that back() takes back. A value must fit the question's type (the caller parses it).
  void answer(const Question& question, const values::Value& value, std::string evidence = {});
  // Of a checklist. A marked yes/no is yes; of a marked list an entry is begun; a marked choice is asked next, by
  // itself. What is neither marked nor not known is a no: the choice that stands for none, a complete list without
  // entries.
  void answer(const Question& question, std::span<const Target> marked, std::span<const Target> not_known = {});
  // For a list's entry a case has no "does not know": it is not asked again in this sitting. Of a checklist: no item.
  void does_not_know(const Question& question);
  void skip(const Question& question);
  // Takes the last step back; its question is asked again. False: there is none.
  bool back();

  // What has been answered, in order of topics, for review; any of them can be answered again with answer().
  std::vector<Question> answered() const;
  // Takes one element out of a list (what follows moves up), as one step.
  void remove(Id list, std::size_t element);

  Progress progress();
  const model::Case& facts() const { return session_.facts(); }
  const session::Session& session() const { return session_; }

 private:
  // What belongs to the sitting and not to the case.
  struct Sitting {
    std::map<Target, int> skipped;  // how often; twice: not again
    std::set<Target> marked;        // choices marked in a checklist, to be asked next
  };
  // What a step changed, as it was.
  struct Before {
    Id fact = model::none;
    model::Known known;
    std::optional<model::ListKnown> list;  // of a list; nothing: there was none
  };
  struct Step {
    std::vector<Before> facts;
    Sitting sitting;
  };
  struct Survey;  // what can be asked, as things stand

  Survey survey() const;
  void begin_step();
  void keep(Id fact);
  void put(Id list, std::optional<model::ListKnown> known);
  void set(const Target& target, const values::Value& value, std::string evidence);
  void set_unknown(const Target& target);
  Question question(const Target& target) const;
  Question checklist(const std::vector<Target>& targets) const;

  const network::Network* network_;
  Options options_;
  session::Session session_;
  std::shared_ptr<const Regions> regions_;
  Sitting sitting_;
  std::vector<Step> steps_;
};

}  // namespace hirepath::interview
