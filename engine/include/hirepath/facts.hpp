// What is known of one person, position, agency and action. Left out is unknown, never "no".
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hirepath/diagnostic.hpp"
#include "hirepath/knowledge.hpp"

namespace hirepath {

class Facts {
 public:
  // Nothing known.
  explicit Facts(const Knowledge& knowledge);
  // A case file (docs/cli.md). With errors in `found` nothing is known.
  static Facts read(const Knowledge& knowledge, std::string name, std::string json, std::vector<Diagnostic>& found);

  Facts(const Facts& other);
  Facts(Facts&& other) noexcept;
  Facts& operator=(Facts other) noexcept;
  ~Facts();

  // "person.service_periods[0].released" to "2024-05-14"; an index one past the last adds an element; "null" takes the
  // value away. What is wrong with name or value is returned, and then nothing has changed.
  std::vector<Diagnostic> set(std::string_view path, std::string_view value);

  struct Inside;
  const Inside& inside() const { return *inside_; }

 private:
  std::unique_ptr<Inside> inside_;
};

}  // namespace hirepath
