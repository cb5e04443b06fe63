#include "consult.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "exit_status.hpp"
#include "explain/explain.hpp"
#include "files.hpp"
#include "questions.hpp"
#include "render/html.hpp"
#include "render/packet.hpp"
#include "terminal.hpp"

namespace hirepath::cli {
namespace {

namespace fs = std::filesystem;

// All answers; what would change them only for the near misses that are worth a talk.
explain::Answers answers_of(const Knowledge& knowledge, const Question& question, const session::Options& how,
                            const std::vector<model::Id>& authorities) {
  auto answers = explain::check(knowledge.network, question.facts, how, authorities, question.grades);
  answers.closes_on = question.closes_on;
  const auto near = render::near_misses(answers);
  if (near.empty()) return answers;
  explain::Depth only_changes;
  only_changes.reasons = false;
  only_changes.changes = true;
  auto changed = explain::check(knowledge.network, question.facts, how, near, question.grades, only_changes);
  for (auto& one : changed.answers) {
    const auto at = std::ranges::find(answers.answers, one.authority, &explain::Answer::authority);
    if (at != answers.answers.end()) at->changes = std::move(one.changes);
  }
  return answers;
}

// "veteran" of "cases/veteran.json": the label of a client, who has no name here.
std::string label_of(const std::string& case_name) { return fs::path(case_name).stem().string(); }

std::string shown_as(const render::Page& page, const Arguments& arguments) {
  return arguments.format == Format::html ? render::to_html(page) : shown(page, arguments);
}

const char* extension(Format format) {
  return format == Format::html ? ".html" : format == Format::markdown ? ".md" : ".txt";
}

std::optional<std::vector<fs::path>> case_files(const std::string& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    std::error_code unknown;
    if (at->path().extension() == ".json" && at->is_regular_file(unknown)) files.push_back(at->path());
  }
  if (failed) {
    std::cerr << "hirepath: " << folder << ": cannot be read: " << failed.message() << '\n';
    return std::nullopt;
  }
  std::ranges::sort(files);
  return files;
}

bool make_folder(const std::string& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (!failed && fs::is_directory(folder, failed)) return true;
  std::cerr << "hirepath: " << folder << ": cannot be made: " << (failed ? failed.message() : "it is no folder")
            << '\n';
  return false;
}

}  // namespace

int consult_one(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  const auto authorities = find_authorities(knowledge->model, arguments.authorities);
  if (!authorities) return wrong_usage;
  int status = done;
  const auto questions = read_questions(knowledge->model, arguments, status);
  if (!questions) return status;
  if (questions->size() != 1) {  // a file of several announcements
    std::cerr << "hirepath: a packet is about one announcement; the file has " << questions->size() << '\n';
    return bad_input;
  }
  const Question& question = questions->front();
  const auto answers = answers_of(*knowledge, question, options(arguments), *authorities);
  const render::ForClient about{HIREPATH_VERSION, label_of(question.case_name), question.announcement,
                                arguments.include_sensitive};
  return put(arguments.output, shown_as(render::packet_page(answers, about), arguments));
}

int consult_clients(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  const auto authorities = find_authorities(knowledge->model, arguments.authorities);
  if (!authorities) return wrong_usage;
  const auto files = case_files(arguments.clients);
  if (!files || !make_folder(arguments.output)) return io_failed;
  const session::Options how = options(arguments);
  const fs::path folder(arguments.output);
  const std::string ending = extension(arguments.format);

  std::vector<render::ClientLine> clients;
  std::vector<std::string> unread;
  for (const fs::path& file : *files) {
    Arguments one = arguments;
    one.files = {file.string()};
    int status = done;
    const auto questions = read_questions(knowledge->model, one, status);
    const std::string label = label_of(file.string());
    if (!questions || questions->size() != 1) {
      unread.push_back(label);
      continue;
    }
    const Question& question = questions->front();
    const auto answers = answers_of(*knowledge, question, how, *authorities);
    const render::ForClient about{HIREPATH_VERSION, label, question.announcement, arguments.include_sensitive};
    clients.push_back(render::client_line(answers, about));
    clients.back().link = "packet-" + label + ending;
    if (!write_file((folder / clients.back().link).string(), shown_as(render::packet_page(answers, about), arguments)))
      return io_failed;
  }
  const auto index = render::clients_page(std::move(clients), unread, how.on, HIREPATH_VERSION);
  if (!write_file((folder / ("index" + ending)).string(), shown_as(index, arguments))) return io_failed;
  return unread.empty() ? done : bad_input;
}

}  // namespace hirepath::cli
