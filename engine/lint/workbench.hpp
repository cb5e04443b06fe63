// Private to the room: one subject's part of the rules with its expectations, to try edits on. One thread at a time.
#pragma once

#include <optional>

#include "lint/subject.hpp"
#include "network/network.hpp"

namespace hirepath::lint {

class Workbench {
 public:
  Workbench(const model::Model& whole, Subject subject);
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  const std::vector<model::RuleTest>& probes() const { return probes_; }
  const model::Model& model() const { return model_; }
  bool contains(Subject home) const;  // can the subject's answer depend on it?
  std::size_t failing() const { return failing_; }

  // Is some expectation not met with the edits? Nothing when the edited rules go round in a circle. First what is quick
  // to see on all, then the reasons.
  std::optional<bool> notices(std::vector<Edit> edits);

 private:
  bool fails(const network::Network& network, std::size_t probe, bool reasons);

  Subject subject_;
  Closure closure_;
  model::Model model_;
  std::vector<model::RuleTest> probes_;  // those that are met without edits
  std::size_t failing_ = 0;
};

}  // namespace hirepath::lint
