// A knowledge base: rules read, checked and compiled. Immutable, cheap to copy, and safe to use from several threads.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "hirepath/diagnostic.hpp"

namespace hirepath {

struct File {
  std::string name;   // "authorities/veterans/vra.rules"; tables end in ".csv"
  std::string bytes;  // UTF-8
};

struct AuthorityName {
  std::string id, title, kind;  // "vra", "Veterans Recruitment Appointment", "appointing authority"
};

class Knowledge {
 public:
  // The rules and tables together; their order does not matter. With errors in `found` the knowledge base is empty.
  static Knowledge load(std::span<const File> files, std::vector<Diagnostic>& found);

  bool empty() const { return !inside_; }
  // The rest needs a knowledge base that is not empty.
  std::string edition() const;                     // "2026.11"
  std::string hash() const;                        // "sha256:..." over names and bytes
  std::vector<AuthorityName> authorities() const;  // in order of id

  struct Inside;
  const Inside& inside() const { return *inside_; }

 private:
  std::shared_ptr<const Inside> inside_;
};

}  // namespace hirepath
