// Private to the room: the network on the day asked. One word a gate (and element) says what is known of it, and what
// could still be known if everything that may be asked were answered as one would wish: the difference is what
// questions can change.
#pragma once

#include <span>
#include <vector>

#include "interview/interview.hpp"

namespace hirepath::interview {

using network::GateId;

// Two bits (yes, no) for each plane of a session: known, best job, best decision; then the same six as they could
// become
// ("hope").
using Word = std::uint16_t;
inline constexpr unsigned planes = 3, bits = 6;
inline constexpr Word every_yes = 0b0101'0101'0101, every_no = 0b1010'1010'1010, have_bits = 0b11'1111;
constexpr unsigned bit_of(session::Plane plane, bool yes) { return 2 * static_cast<unsigned>(plane) + (yes ? 0U : 1U); }
constexpr bool has(Word word, unsigned bit) { return (word >> bit & 1U) != 0; }
constexpr bool hopes(Word word, unsigned bit) { return (word >> (bit + bits) & 1U) != 0; }

// What may be asked: parallel to Model::facts (lists among them), and to the fields of Model::records; less what was
// skipped for good.
struct Askable {
  std::vector<bool> facts;
  std::vector<std::vector<bool>> fields;
  std::vector<Target> never;  // sorted
  bool presumed = false;      // presumptions are open questions where they can be asked
};

// Whether a fact is for the one who answers, whatever the case.
bool is_asked(const model::Fact& fact, const Options& options);
// What may be asked in this case, as long as what is presumed is taken for granted; without what was skipped.
Askable askable(const model::Model& model, const model::Case& facts, const Options& options);

inline bool is_entry(const model::Model& model, const Target& target) {
  return target.field == model::none && model.facts[target.fact].type.kind == values::Kind::list;
}

class Circuit {
 public:
  // `authorities`: those whose answers count. The network outlives the circuit.
  Circuit(const network::Network& network, model::Case facts, session::Options options, Askable askable,
          std::vector<Id> authorities);

  const network::Network& network() const { return *network_; }
  const model::Model& model() const { return *network_->model; }
  const model::Case& facts() const { return facts_; }
  const Askable& askable() const { return askable_; }
  const session::Options& options() const { return options_; }
  const std::vector<Id>& authorities() const { return authorities_; }

  std::size_t elements(Id list) const;
  bool complete(Id list) const;
  // `element` elements(list): one that is not listed yet.
  Word word(GateId gate, std::size_t element) const { return words_[node(gate, element)]; }
  std::size_t node(GateId gate, std::size_t element) const {
    return first_[gate] + (network_->gates[gate].scope == model::none ? 0 : element);
  }
  std::size_t nodes() const { return words_.size(); }

  // Not known, and may be asked.
  bool may_ask(const Target& target) const;
  bool may_ask(model::FactRef ref, Id list, std::size_t element) const;

  // Which elements may be the latest, whether there surely is one, and whether a question could settle that.
  struct Latest {
    std::vector<std::size_t> candidates;
    bool sure = false, settled = false;
  };
  Latest latest(Id list) const;

  // Can a question still change the status on the day?
  bool open(Id authority) const;

  // Answers on trial: how many of the open answers they close, how many judgements they settle. undo() takes them back.
  struct Supposed {
    Target target;
    values::Value value;  // of a list: any; it is complete as it is
  };
  struct Trial {
    int closed = 0, settled = 0;
  };
  Trial try_answers(std::span<const Supposed> answers);
  Trial try_answer(const Target& target, const values::Value& value) {
    const Supposed one{target, value};
    return try_answers({&one, 1});
  }
  void undo();

 private:
  Word judge(GateId gate, std::size_t element) const;
  Word judge_leaf(const network::Leaf& leaf, std::size_t element) const;
  Word judge_list(const network::Gate& gate) const;
  Word judge_latest(const network::Gate& gate) const;
  bool list_may_ask(Id list) const;
  bool presumption_open(model::FactRef ref, network::Traits traits, std::size_t element, Id list) const;
  void mark_readers(const Target& target);
  model::Known& known(const Target& target);

  const network::Network* network_;
  model::Case facts_;
  session::Options options_;
  Askable askable_;
  std::vector<Id> authorities_;
  std::vector<std::uint32_t> first_;    // gate -> its first node: one, or one an element and one for what is not listed
  std::vector<Word> words_;             // of nodes
  std::vector<std::uint64_t> dirty_;    // of gates
  std::vector<std::vector<Id>> roots_;  // gate -> authorities whose status is read from it
  std::vector<bool> open_;
  // On trial.
  std::vector<std::pair<std::size_t, Word>> changed_;
  std::vector<Id> touched_;
  std::vector<std::pair<Target, model::Known>> before_;
};

// A question that can still change an answer, and whose.
struct Candidate {
  Target target;
  std::vector<Id> decides;
  int mentions = 0;  // conditions that wait for it, an authority each
};
// Marks backwards from each open answer through what could still change it. In order of target.
std::vector<Candidate> candidates(const Circuit& circuit);

}  // namespace hirepath::interview
