// Facts -> answers. A changed fact costs only what it reaches.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hirepath/answer.hpp"
#include "hirepath/facts.hpp"
#include "hirepath/knowledge.hpp"

namespace hirepath {

struct Options {
  std::string on;              // the day asked about; must be given: nothing here reads a clock
  std::string law_on;          // the law as it stood that day; empty: each day has its own law
  bool verified_only = false;  // claimed facts count as unknown
  bool strict = false;         // without presumptions, as HR screens
};

class Session {
 public:
  // Throws std::invalid_argument when a day is not a day of the calendar, or the knowledge base is empty.
  Session(Knowledge knowledge, const Facts& facts, const Options& options);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  // As Facts::set.
  std::vector<Diagnostic> set(std::string_view path, std::string_view value);

  // Throws std::invalid_argument when there is no such authority.
  Status status(std::string_view authority) const;  // on the day asked
  Answer answer(std::string_view authority) const;
  Answer explain(std::string_view authority) const;  // with what would change it; up to 20 ms
  std::vector<Answer> answers() const;               // in order of id

  struct Inside;
  const Inside& inside() const { return *inside_; }

 private:
  std::unique_ptr<Inside> inside_;
};

}  // namespace hirepath
