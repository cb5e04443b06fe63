#include <hirepath/render.hpp>
#include <hirepath/version.hpp>
#include <iostream>

int main() {
  const hirepath::File rules{"rules.rules",
                             "edition 1 \"one rule\"\n"
                             "fact person.veteran : yes/no  phrase \"the person is a veteran\"\n"
                             "authority path \"A path\"  kind appointing authority\n"
                             "rule path\n  the person may be appointed under path if\n"
                             "  (1) the person is a veteran  [1 CFR 1]\n"};
  std::vector<hirepath::Diagnostic> found;
  const auto knowledge = hirepath::Knowledge::load({&rules, 1}, found);
  for (const auto& each : found) std::cerr << each.code << ' ' << each.message << '\n';
  if (knowledge.empty()) return 1;
  hirepath::Session session(knowledge, hirepath::Facts(knowledge), {"2026-11-21", "", false, false});
  std::cout << hirepath::version() << ' ' << to_string(session.status("path"));
  session.set("person.veteran", "yes");
  std::cout << ' ' << to_string(session.status("path")) << '\n';
}
