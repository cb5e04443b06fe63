// Entrance: parse(). The only file that knows CLI11; its exit codes stay in here.
#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>

#include "exit_status.hpp"
#include "text/suggest.hpp"

namespace hirepath::cli {
namespace {

// Where the options' words go until they are read.
struct Words {
  std::string case_file, authority, on, law_on;
  std::string evidence = "claimed", view = "applicant", format = "text";
  std::string screening_view = "hr";
};

std::string example(const std::string& line) { return "Example:\n  " + line; }

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& what, const std::string& line) {
  CLI::App* command = app.add_subcommand(name, what);
  command->footer(example(line));
  return command;
}

void add_date(CLI::App& command, const std::string& name, std::string& word, const std::string& what) {
  command.add_option(name, word, what)->type_name("DATE")->check([](const std::string& text) {
    return values::parse_date(text) ? std::string() : "'" + text + "' is not a date; expected a day such as 2026-11-21";
  });
}

void add_knowledge(CLI::App& command, Arguments& arguments) {
  command.add_option("--knowledge", arguments.knowledge, "Rules from this folder in place of those built in")
      ->type_name("DIR");
}

void add_output(CLI::App& command, Arguments& arguments) {
  command.add_option("-o,--output", arguments.output, "Write there: whole, or not at all")->type_name("FILE");
}

void add_format(CLI::App& command, Words& words, std::vector<std::string> formats) {
  command.add_option("--format", words.format, "How to print it")
      ->check(CLI::IsMember(std::move(formats)))
      ->capture_default_str();
}

// What `check`, `explain`, `ask` and `consult` have in common.
void add_question(CLI::App& command, Arguments& arguments, Words& words, std::vector<std::string> formats) {
  add_date(command, "--on", words.on, "The date asked about; today when left out");
  add_date(command, "--law-on", words.law_on, "The law as it stood on this day; the law of each day when left out");
  command.add_option("--announcement", arguments.announcements, "Answer for this job; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->take_all();
  command.add_option("--evidence", words.evidence, "Count what is claimed, or only what a document verifies")
      ->check(CLI::IsMember({"claimed", "verified"}))
      ->capture_default_str();
  command.add_option("--view", words.view, "Words for the applicant, or labels and strict answers for HR")
      ->check(CLI::IsMember({"applicant", "hr"}))
      ->capture_default_str();
  if (!formats.empty()) add_format(command, words, std::move(formats));
  add_knowledge(command, arguments);
  add_output(command, arguments);
}

void add_certificate(CLI::App& command, Arguments& arguments) {
  CLI::Option* file = command.add_option("--certificate", arguments.certificate,
                                         "Also write proofs that hirepath-verify can check (docs/certificates.md)");
  file->type_name("FILE");
  command.add_flag("--redact", arguments.redact, "Hide the facts that no proof uses")->needs(file);
}

void add_authority(CLI::App& command, Arguments& arguments) {
  command.add_option("--authority", arguments.authorities, "Only this authority; may be repeated")
      ->type_name("ID")
      ->allow_extra_args(false)
      ->take_all();
}

void add_record(CLI::App& command, Arguments& arguments) {
  command.add_option("--record", arguments.record, "Also add a line to this audit record: digests, no facts")
      ->type_name("FILE");
  command.add_flag("--record-facts", arguments.record_facts, "The record holds the cases and announcements themselves")
      ->needs("--record");
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::string suggestion(const std::string& wrong, const std::vector<std::string>& names) {
  const std::string near = text::nearest(wrong, names);
  return near.empty() ? near : "; did you mean '" + near + "'?";
}

std::string full_name(const CLI::App& command) {
  return command.get_parent() ? full_name(*command.get_parent()) + ' ' + command.get_name() : "hirepath";
}

// The innermost command that the words named.
const CLI::App& innermost(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : innermost(*commands.front());
}

// A word where a command should stand, and is none; CLI11 itself would only say that a command is missing.
std::string wrong_command(const CLI::App& app, int argc, const char* const* argv, int at) {
  if (at >= argc) return {};
  const std::string word = argv[at];
  if (word.empty() || word[0] == '-') return {};
  const auto names = commands_of(app);
  if (std::ranges::find(names, word) == names.end()) {
    return "no command is called '" + word + "'" + suggestion(word, names) + "\n  expected: " + listed(names);
  }
  const CLI::App& command = *app.get_subcommand(word);
  return commands_of(command).empty() ? std::string() : wrong_command(command, argc, argv, at + 1);
}

std::string message(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = innermost(app);
  if (const auto names = commands_of(command); !names.empty() && dynamic_cast<const CLI::RequiredError*>(&error)) {
    return "'" + full_name(command) + "' needs a command\n  expected: " + listed(names);
  }
  const auto* extras = dynamic_cast<const CLI::ExtrasError*>(&error);
  if (!extras) return error.what();
  std::vector<std::string> options;
  for (const CLI::Option* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) options.push_back("--" + name);
  }
  const auto left = app.remaining(true);
  const auto option = std::ranges::find_if(left, [](const std::string& word) { return word.starts_with('-'); });
  if (option != left.end()) {
    const std::string name = option->substr(0, option->find('='));
    return "'" + full_name(command) + "' has no option '" + name + "'" + suggestion(name, options);
  }
  return left.empty() ? error.what() : "'" + full_name(command) + "' has no use for '" + left.front() + "'";
}

void finish(Arguments& arguments, const Words& words, const CLI::App& app) {
  arguments.command = full_name(innermost(app)).substr(std::string("hirepath ").size());
  if (!words.case_file.empty()) arguments.files.insert(arguments.files.begin(), words.case_file);
  if (!words.authority.empty()) arguments.authorities.insert(arguments.authorities.begin(), words.authority);
  if (!words.on.empty()) arguments.on = values::parse_date(words.on);
  if (!words.law_on.empty()) arguments.law_on = values::parse_date(words.law_on);
  arguments.verified_only = words.evidence == "verified";
  const std::string& view = arguments.command == "screen" ? words.screening_view : words.view;
  arguments.view = view == "hr" ? render::View::hr : render::View::applicant;
  arguments.format = words.format == "json"       ? Format::json
                     : words.format == "markdown" ? Format::markdown
                     : words.format == "html"     ? Format::html
                     : words.format == "asp"      ? Format::asp
                                                  : Format::text;
}

void add_repeated(CLI::App& command, const std::string& name, std::vector<std::string>& words, const std::string& type,
                  const std::string& what) {
  command.add_option(name, words, what)->type_name(type)->expected(1)->take_all();
}

// The options that `screen` and `screen-merge` share.
void add_screening(CLI::App& command, Arguments& arguments) {
  Screening& screening = arguments.screening;
  command.add_option("--rejects", screening.rejects, "Lines that could not be read, each with its number and why")
      ->type_name("FILE");
  command.add_flag("--allow-rejects", screening.allow_rejects, "End with 0 although lines were rejected");
  command.add_flag("--summary", screening.summary, "Also how many of each authority have each status");
  add_output(command, arguments);
}

void add_screen(CLI::App& app, Arguments& arguments, Words& words) {
  Screening& screening = arguments.screening;
  CLI::App* screen = add_command(app, "screen", "Many cases x announcements: a row for each authority and grade",
                                 "hirepath screen applicants.jsonl --announcement job.json -o rows.jsonl");
  screen->add_option("CASES", words.case_file, "Cases, one a line: JSON Lines or CSV; - reads standard input")
      ->required();
  add_repeated(*screen, "--announcement", arguments.announcements, "FILE", "Answer for this job; may be repeated");
  add_authority(*screen, arguments);
  add_date(*screen, "--on", words.on, "The date asked about; today when left out");
  add_date(*screen, "--law-on", words.law_on, "The law as it stood on this day; the law of each day when left out");
  screen->add_option("--evidence", words.evidence, "Count what is claimed, or only what a document verifies")
      ->check(CLI::IsMember({"claimed", "verified"}))
      ->capture_default_str();
  screen->add_option("--view", words.screening_view, "Strict answers for HR, or those for the applicant")
      ->check(CLI::IsMember({"applicant", "hr"}))
      ->capture_default_str();
  screen->add_option("--from", screening.from, "What CASES is; by its name when left out")
      ->check(CLI::IsMember({"jsonl", "csv"}));
  screen->add_option("--format", screening.format, "What the rows are; by the name of -o when left out, else jsonl")
      ->check(CLI::IsMember({"jsonl", "csv"}));
  screen->add_option("--map", screening.map, "Which column of the CSV is which fact (JSON)")->type_name("FILE");
  screen->add_option("--only", screening.only, "Only rows with one of these statuses, with commas between")
      ->type_name("STATUS")
      ->delimiter(',')
      ->check(CLI::IsMember({"may-apply", "conditional", "undecided", "does-not-apply", "conflict", "not-in-force"}));
  add_repeated(*screen, "--explain", screening.explain, "ID[:AUTHORITY]",
               "Explain the answers for this line in full; may be repeated");
  screen->add_option("--explain-file", screening.explain_file, "Write these there; to standard error when left out")
      ->type_name("FILE");
  screen->add_flag("--rejects-with-lines", screening.rejects_with_lines,
                   "Keep the line itself with its reject, with all that it says of a person");
  screen->add_flag("--resume", screening.resume, "Go on where an interrupted run with the same words stopped");
  screen->add_option("--shard", screening.shard, "Only part I of N, from 0; -o is then a folder")->type_name("I/N");
  screen->add_option("--threads", arguments.threads, "How many to work with; the result is the same")
      ->check(CLI::Range(1U, 256U))
      ->capture_default_str();
  add_screening(*screen, arguments);
  add_knowledge(*screen, arguments);

  CLI::App* merge = add_command(app, "screen-merge", "Puts the parts of a screening together, if they are all there",
                                "hirepath screen-merge parts -o rows.jsonl");
  merge->add_option("DIR", words.case_file, "The folder with the parts that 'screen --shard' wrote")->required();
  add_screening(*merge, arguments);
}

void add_commands(CLI::App& app, Arguments& arguments, Words& words) {
  CLI::App* check =
      add_command(app, "check", "Every authority's answer for one case", "hirepath check veteran.json --on 2026-11-21");
  check->add_option("CASE", arguments.files, "Case files (JSON, 16 MiB at most); - reads standard input")->required();
  add_authority(*check, arguments);
  add_record(*check, arguments);
  add_question(*check, arguments, words, {"text", "json", "markdown"});
  add_certificate(*check, arguments);

  CLI::App* explain = add_command(app, "explain", "One answer in full: why, why not, until when, what is missing",
                                  "hirepath explain veteran.json vra");
  explain->add_option("CASE", words.case_file, "Case file (JSON); - reads standard input")->required();
  explain->add_option("AUTHORITY", words.authority, "The authority's id, see 'hirepath authorities'")->required();
  explain->add_option("--what-if", arguments.what_if, "Before and after, if this fact were so; may be repeated")
      ->type_name("FACT=VALUE")
      ->allow_extra_args(false)
      ->take_all();
  add_record(*explain, arguments);
  add_question(*explain, arguments, words, {"text", "json", "markdown"});
  add_certificate(*explain, arguments);

  CLI::App* verify = add_command(app, "verify", "Checks the proofs of a certificate against the rules",
                                 "hirepath verify certificate.json");
  verify->add_option("CERTIFICATE", arguments.files, "What --certificate wrote, 32 MiB at most; - reads standard input")
      ->required()
      ->expected(1);
  add_knowledge(*verify, arguments);

  CLI::App* ask = add_command(app, "ask", "The interview: asks the fewest questions, saves the case, goes on from it",
                              "hirepath ask my-case.json");
  ask->add_option("CASE", words.case_file, "Case file to go on with and to save to; made where there is none");
  ask->add_flag("--plain", arguments.plain, "Line by line, for scripts and screen readers; as without a terminal");
  add_authority(*ask, arguments);
  add_question(*ask, arguments, words, {});

  CLI::App* consult =
      add_command(app, "consult", "The counselor's packet: summary, windows, proof, letters, next steps",
                  "hirepath consult veteran.json --format html -o packet.html");
  consult->add_option("CASE", arguments.files, "Case file (JSON); - reads standard input");
  consult
      ->add_option("--clients", arguments.clients,
                   "A packet for each case file of this folder, written to the -o folder")
      ->type_name("DIR");
  consult->add_flag("--include-sensitive", arguments.include_sensitive, "Also print sensitive facts");
  add_authority(*consult, arguments);
  add_question(*consult, arguments, words, {"text", "markdown", "html"});

  add_screen(app, arguments, words);

  CLI::App* authorities =
      add_command(app, "authorities", "The catalogue, or one authority in full", "hirepath authorities vra");
  authorities->add_option("AUTHORITY", words.authority, "The authority's id");
  add_date(*authorities, "--on", words.on, "Which rules are in force on this day; today when left out");
  add_format(*authorities, words, {"text", "json", "markdown"});
  add_knowledge(*authorities, arguments);
  add_output(*authorities, arguments);

  CLI::App* announcement =
      add_command(app, "announcement", "What an announcement is: facts, candidate authorities, what it leaves open",
                  "hirepath announcement announcement.json");
  announcement
      ->add_option("FILE", arguments.files, "Announcements (JSON of USAJOBS, 16 MiB at most); - reads standard input")
      ->required();
  add_format(*announcement, words, {"text", "json", "markdown"});
  add_knowledge(*announcement, arguments);
  add_output(*announcement, arguments);

  CLI::App* replay = add_command(app, "replay", "Works out again what an audit record says was answered",
                                 "hirepath replay record.jsonl --inputs cases");
  replay->add_option("FILE", arguments.record, "The record that --record wrote")->required();
  replay->add_option("--inputs", arguments.inputs, "Folder with the cases and announcements, found by their digests")
      ->type_name("DIR");
  replay->add_option("--head", arguments.head, "The hash of the last line as it was kept elsewhere")->type_name("HASH");
  add_knowledge(*replay, arguments);
  add_output(*replay, arguments);

  CLI::App* schema = add_command(app, "schema", "JSON Schema of a case file, made from the rules' own declarations",
                                 "hirepath schema -o case.schema.json");
  add_knowledge(*schema, arguments);
  add_output(*schema, arguments);

  CLI::App* rules = app.add_subcommand("rules", "For the people who keep the rules");
  rules->require_subcommand(1);
  CLI::App* rules_check = add_command(*rules, "check", "Reads the rules and reports what is wrong with them",
                                      "hirepath rules check --knowledge knowledge");
  CLI::App* rules_test = add_command(*rules, "test", "Runs the tests that stand in the rule files",
                                     "hirepath rules test vra --knowledge knowledge");
  rules_test->add_option("SUBJECT", words.authority, "Only the tests of this authority or definition");
  CLI::App* graph = add_command(*rules, "graph", "What depends on what, for Graphviz",
                                "hirepath rules graph vra | dot -Tsvg > vra.svg");
  graph->add_option("AUTHORITY", words.authority, "Only this authority");
  CLI::App* exported =
      add_command(*rules, "export", "The rules for other programs: for checkers of proofs, for solvers",
                  "hirepath rules export --format json -o knowledge.json");
  exported->add_option("AUTHORITY", arguments.authorities, "Only these, and what their rules need (asp)");
  exported->add_option("--format", words.format, "For checkers of proofs, or for clingo")
      ->check(CLI::IsMember({"json", "asp"}))
      ->default_str("json");
  CLI::App* coverage = add_command(*rules, "coverage", "What the rule tests show, and what none of them shows",
                                   "hirepath rules coverage vra --knowledge knowledge");
  CLI::App* mutate = add_command(*rules, "mutate", "Makes small mistakes in the rules and tells which no test notices",
                                 "hirepath rules mutate vra --survivors");
  mutate->add_flag("--survivors", arguments.survivors, "Only the mistakes that no test notices, no table");
  for (CLI::App* command : {coverage, mutate}) {
    command->add_option("SUBJECT", words.authority, "Only the rules of this authority, or this definition");
    command->add_option("--threads", arguments.threads, "How many to work with")
        ->check(CLI::Range(1U, 64U))
        ->capture_default_str();
    add_format(*command, words, {"text", "json"});
  }
  for (CLI::App* command : {rules_check, rules_test, graph, exported, coverage, mutate}) {
    add_knowledge(*command, arguments);
    add_output(*command, arguments);
  }
  CLI::App* format = add_command(*rules, "format", "Lays rule files out in canonical form",
                                 "hirepath rules format knowledge/authorities/veterans/vra.rules");
  format->add_option("FILE", arguments.files, "Rule files; - reads standard input and prints")->required();
  format->add_flag("--check", arguments.check_only, "Only say which files are not in canonical form");
}

}  // namespace

Parsed parse(int argc, const char* const* argv) {
  Arguments arguments;
  Words words;
  CLI::App app("Which federal hiring authorities may apply to a person, why, why not, and until when.", "hirepath");
  app.set_version_flag("--version", "hirepath " HIREPATH_VERSION);
  app.require_subcommand(1);
  app.footer(
      "'hirepath COMMAND --help' lists a command's options. Exit codes: 0 done, 1 findings, 2 wrong usage, 3 bad "
      "input, 4 bad rules, 5 input or output failed.");
  add_commands(app, arguments, words);

  Parsed parsed;
  if (const std::string wrong = wrong_command(app, argc, argv, 1); !wrong.empty()) {
    parsed.err = "hirepath: " + wrong + '\n';
    parsed.status = wrong_usage;
    return parsed;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    parsed.out = app.help();  // of the command that was named
    return parsed;
  } catch (const CLI::CallForAllHelp&) {
    parsed.out = app.help("", CLI::AppFormatMode::All);
    return parsed;
  } catch (const CLI::CallForVersion& version) {
    parsed.out = std::string(version.what()) + '\n';
    return parsed;
  } catch (const CLI::ParseError& error) {
    parsed.err = "hirepath: " + message(app, error) + "\n  help: " + full_name(innermost(app)) + " --help\n";
    parsed.status = wrong_usage;
    return parsed;
  }
  finish(arguments, words, app);
  parsed.arguments = std::move(arguments);
  return parsed;
}

}  // namespace hirepath::cli
