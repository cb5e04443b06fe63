// hirepath verify CERTIFICATE: 0 accepted; 1 rejected or not proved; 3 no certificate, or of another edition.
#include "certificate/verify.hpp"

#include <algorithm>
#include <iostream>
#include <span>

#include "certificate.hpp"
#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "json/read_certificate.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {

int verify(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  const auto source = read_file(arguments.files.front());
  if (!source) return io_failed;
  text::Diagnostics found;
  const auto certificate = json::read_certificate(knowledge->model, source, found);
  report(found);
  if (!certificate) return bad_input;
  const auto own = edition_of(knowledge->model);
  if (certificate->knowledge != own) {
    std::cerr << "hirepath: " << source->name() << " speaks of edition " << certificate->knowledge.name << ", "
              << certificate->knowledge.export_hash << "\n  expected: edition " << own.name << ", " << own.export_hash
              << "\n  help: --knowledge names a folder with its rules\n";
    return bad_input;
  }
  const auto verdict = certificate::verify(knowledge->model, *certificate);
  std::string page;
  constexpr std::size_t most_said = 1000;  // of a kind; the last line counts them all
  for (const auto& one : std::span(verdict.rejected).first(std::min(most_said, verdict.rejected.size())))
    page += "rejected: " + one + '\n';
  for (const auto& one : std::span(verdict.not_proved).first(std::min(most_said, verdict.not_proved.size())))
    page += "not proved: " + one + '\n';
  page += std::to_string(verdict.answers) + " answers, " + std::to_string(verdict.accepted) + " claims accepted, " +
          std::to_string(verdict.not_proved.size()) + " not proved, " + std::to_string(verdict.rejected.size()) +
          " rejected, " + std::to_string(verdict.minimal) + " of " + std::to_string(verdict.reasons) +
          " reasons minimal\n";
  const int printed = put("", page);
  return printed != done ? printed : verdict.good() ? done : findings;
}

}  // namespace hirepath::cli::commands
