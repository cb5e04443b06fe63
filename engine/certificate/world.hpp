// Private to the room: what is known where a derivation is checked, and what single tests make of it.
#pragma once

#include <map>
#include <set>

#include "certificate/facts.hpp"
#include "session/leaf.hpp"

namespace hirepath::certificate {

// What is wrong; nothing where nothing is.
using Wrong = std::optional<std::string>;

// A case as its certificate gives it.
struct Given {
  const model::Model* model = nullptr;
  const Names* names = nullptr;
  session::Options options;
  model::Case facts;
  std::set<FactKey> there;   // given with a value, whether it counts or not
  std::set<FactKey> hidden;  // given without
  bool nameless = false;     // and some, of sensitive facts, without a name
};
// Reads the facts of a record, and checks their commitments.
Wrong take(const CaseRecord& record, Given& into);

class World {
 public:
  explicit World(const Given& given) : given_(given), facts_(given.facts) {}
  // Only these facts are known. Of the others, lists have their elements still; nothing stands in for what is known, or
  // (`open`) all may be supposed.
  World(const Given& given, const std::set<FactKey>& only, bool open);

  Wrong suppose(const std::vector<Supposed>& completion);
  bool supposes_left_out() const { return left_out_; }
  bool supposes_decided() const { return decided_; }
  bool supposes_other() const { return other_; }
  // Something that is supposed and that no step looked at.
  Wrong idle() const;

  // Each says what is wrong where it cannot tell, as a fact is hidden.
  Wrong test(const model::Leaf& leaf, Id list, std::size_t element, Date day, values::Truth& out);
  Wrong elements(Id list, std::size_t& out) const;
  Wrong complete(Id list, bool& out);
  struct Latest {
    bool surely = false;                 // some element is not after the day
    std::vector<std::uint32_t> perhaps;  // may be the latest of those
  };
  Wrong latest(Id list, Date day, Latest& out);
  void look_at_element(Id list, std::size_t element);

  const Given& given() const { return given_; }

 private:
  Wrong suppose_list(const FactKey& key, const ListSize& size);
  Wrong suppose_value(const FactKey& key, const values::Value& value);
  void count_kind(const FactKey& key);
  bool hides(const FactKey& key) const;
  Wrong look_at(const FactKey& key);
  Wrong look_at(const model::Condition& condition, Id list, std::size_t element);
  Wrong look_at(const model::Leaf& leaf, Id list, std::size_t element);
  session::Facts view(Date day) const;
  bool stands_in(const model::Fact& fact) const;

  const Given& given_;
  model::Case facts_;
  bool open_ = false;
  std::set<FactKey> veiled_;  // known, but not to be used
  std::set<FactKey> supposed_, looked_;
  std::map<Id, ListSize> lists_;  // supposed
  std::map<Id, std::size_t> reach_;
  bool left_out_ = false, decided_ = false, other_ = false;
};

}  // namespace hirepath::certificate
