// Sensitive facts in what is printed and handed on (semantics 14): that something rests on one may be said, what it is
// may not.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "explain/answer.hpp"

namespace hirepath::render {

class Mask {
 public:
  Mask(const model::Model& model, bool include_sensitive);

  // Does the answer rest on a sensitive fact of this person that is not to be printed?
  bool hides_part_of(const explain::Answer& answer) const;
  // Would the words give away a rating, a disability or a conviction: the title of an authority or a document?
  bool hides(std::string_view words) const;
  bool hides_fact(std::string_view path) const;
  // The topmost conditions that hold, each with its citations, at most `most` of them; what rests on sensitive facts is
  // one item without its words. A letter speaks to the agency, the packet to the client.
  enum class Reader { client, agency };
  std::vector<std::string> reasons(const explain::Answer& answer, std::size_t most, Reader reader) const;

 private:
  bool sensitive(std::string_view path) const;
  // Is the reason, or one below it, about a sensitive fact?
  bool hidden(const explain::Answer& answer, std::size_t reason) const;

  bool include_;
  std::set<std::string, std::less<>> facts_, fields_;  // names as in JSON
};

}  // namespace hirepath::render
