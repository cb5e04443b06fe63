// A letter for each path, ready but for the [brackets]. It never says more than the reader has to know: no diagnosis,
// no rating, no conviction, unless the packet is asked for with sensitive facts.
#include <fmt/format.h>

#include <algorithm>

#include "render/packet_parts.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Answer;
using explain::DocumentState;

constexpr std::size_t most_reasons = 5, most_cites = 3;

std::vector<std::string> cites_of(const model::Authority& one) {
  std::vector<std::string> cites;
  for (const auto& cite : one.cites) {
    if (cites.size() < most_cites && std::ranges::find(cites, cite) == cites.end()) cites.push_back(cite);
  }
  return cites;
}

// The authority with its citation; by that alone where its name tells too much.
std::string authority_in_letter(const Content& content, const model::Authority& one) {
  const auto cites = cites_of(one);
  if (!content.mask.hides(one.title)) return with_cites(one.title, cites);
  for (const auto& name : one.also_known_as) {
    const bool number = name.find_first_of("0123456789") != std::string::npos;
    if (!number && !content.mask.hides(name)) return with_cites(name, cites);
  }
  return "the authority of " + join(cites, "; ");
}

std::string proof_name(const Content& content, const Proof& proof) {
  return content.mask.hides(proof.document->title) ? "the proof that the authority asks for" : proof.document->title;
}

void add_papers(Page& page, const Content& content, const Answer& answer, const std::vector<Proof>& all) {
  std::vector<std::string> enclosed, to_follow;
  for (const Proof& proof : all) {
    if (std::ranges::find(proof.paths, &answer) == proof.paths.end() || !proof.instead.empty()) continue;
    if (proof.state == DocumentState::have) enclosed.push_back(proof_name(content, proof));
    if (proof.state == DocumentState::expected) {
      to_follow.push_back(proof.expected_on ? fmt::format("{}, expected on {}", proof_name(content, proof),
                                                          values::to_string(*proof.expected_on))
                                            : proof_name(content, proof) + ", as soon as I have it");
    }
    if (proof.state == DocumentState::cannot_get)
      to_follow.push_back(proof_name(content, proof) +
                          ": I cannot get it; please tell me what you accept in its place");
    if (proof.state == DocumentState::missing)
      to_follow.push_back(proof_name(content, proof) + " [enclose it, or strike this]");
  }
  if (!enclosed.empty()) page.paragraph("Enclosed:");
  for (const auto& paper : enclosed) page.item("*", paper);
  if (!to_follow.empty()) page.paragraph("To follow:");
  for (const auto& paper : to_follow) page.item("*", paper);
}

void add_letter(Page& page, const Content& content, const Answer& answer, const std::vector<Proof>& all,
                bool new_page) {
  const auto& one = authority(content.answers, answer);
  const std::string name = authority_in_letter(content, one);
  page.entry("Letter: " + name, Tone::plain, new_page);
  page.paragraph("[Date]");
  page.paragraph(fmt::format("To: {}, [agency], [address]", addressee(one)));
  page.paragraph(fmt::format("Subject: {}; for [title, series and grade of the position; announcement number]", name));
  page.paragraph("Dear [name]:");
  page.paragraph(fmt::format("I ask to be considered for the position named above under {}.", name));
  const auto reasons = content.mask.reasons(answer, most_reasons, Mask::Reader::agency);
  if (!reasons.empty()) page.paragraph("These conditions are met in my case, in the words of the rules:");
  for (const auto& reason : reasons) page.item("*", reason);
  std::vector<std::string> decided;
  for (const auto& decider : answer.deciders) {
    std::string words = with_cites(fmt::format("by {}: whether {}", who(decider.who), decider.text), decider.cites);
    if (!content.mask.hides(decider.text)) decided.push_back(std::move(words));
  }
  if (!decided.empty()) page.paragraph("I know that it is still to be decided:");
  for (const auto& words : decided) page.item("*", words);
  if (answer.until)
    page.paragraph(
        fmt::format("On these facts the last day under this authority is {}.", values::to_string(*answer.until)));
  add_papers(page, content, answer, all);
  if (content.mask.hides_part_of(answer))
    page.paragraph(
        "Some of the proof is private. I ask that the HR office keep it apart from what the selecting official sees.");
  page.paragraph("Please tell me what else you need, and whether you use this authority for the position.");
  page.paragraph("Sincerely,");
  page.paragraph("[name, telephone, e-mail]");
}

}  // namespace

std::string addressee(const model::Authority& one) {
  if (has_path(one, "disability")) return "Selective Placement Program Coordinator";
  if (has_path(one, "vet")) return "Veterans Employment Program Office";
  return "Human Resources Office";
}

void add_letters(Page& page, const Content& content, const std::vector<Proof>& all) {
  if (content.paths.own.empty()) return;
  page.heading("Letters", Tone::plain, true);
  page.paragraph(
      "One for each path. Fill the [brackets]; send a letter only with the proof it names. It asks to be considered "
      "and "
      "claims nothing more.");
  for (const Answer* answer : content.paths.own)
    add_letter(page, content, *answer, all, answer != content.paths.own.front());
}

}  // namespace hirepath::render
