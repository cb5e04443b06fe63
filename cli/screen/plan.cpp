#include "screen/plan.hpp"

#include <algorithm>
#include <iostream>

#include "exit_status.hpp"
#include "files.hpp"
#include "job.hpp"
#include "json/read_case.hpp"
#include "questions.hpp"
#include "terminal.hpp"
#include "text/digest.hpp"
#include "usajobs/announcement.hpp"
#include "usajobs/facts.hpp"

namespace hirepath::cli::screening {
namespace {

Offer offer_of(const model::Model& model, const usajobs::Announcement& job, const text::SourcePtr& source,
               text::Diagnostics& found) {
  Offer offer;
  offer.title = job.title;
  offer.name = !job.control_number.empty()        ? job.control_number
               : !job.announcement_number.empty() ? job.announcement_number
                                                  : job.title;
  if (offer.name.empty()) offer.name = source->name();
  offer.facts.facts.resize(model.facts.size());
  for (const JobFact& said : job_facts(model, job)) {
    if (auto finding = json::unlisted_code(model, said.fact, said.value)) {
      finding->place.source = source;
      found.add(std::move(*finding));
    }
    offer.facts.facts[said.fact] = stated(said);
  }
  offer.grades = usajobs::grades(job);
  offer.closes_on = job.close_date;
  return offer;
}

int read_offers(Plan& plan) {
  text::Diagnostics found;
  text::Digest digest;
  for (const auto& path : plan.arguments.announcements) {
    const text::SourcePtr source = read_file(path);
    if (!source) return io_failed;
    digest.add(std::to_string(source->bytes().size()) + '\n').add(source->bytes());
    for (auto& job : usajobs::read(source, found)) {
      for (const auto& warning : job.warnings) found.add(warning);
      plan.offers.push_back(offer_of(plan.model(), job, source, found));
    }
  }
  plan.announcement_hash = digest.hex();
  report(found);
  if (found.has_errors()) return bad_input;
  for (Offer& offer : plan.offers) {
    if (offer.grades.empty()) {
      offer.jobs.emplace_back(*plan.engine, offer.facts);
      offer.grade_words.emplace_back();
    }
    for (const auto grade : offer.grades) {
      offer.jobs.emplace_back(*plan.engine, offer.facts, grade);
      offer.grade_words.push_back(values::to_string(grade));
    }
  }
  if (plan.arguments.announcements.empty()) {
    plan.offers.emplace_back();
    plan.offers.back().grade_words.emplace_back();
  }
  return done;
}

// "A-17:vra": the id may itself have a colon.
Explained explained_of(const model::Model& model, const std::string& words) {
  const auto colon = words.rfind(':');
  if (colon != std::string::npos) {
    const model::Id authority = model.find_authority(words.substr(colon + 1));
    if (authority != model::none) return {words.substr(0, colon), authority};
  }
  return {words, model::none};
}

bool is_csv(const std::string& said, const std::string& path) {
  return said.empty() ? path.ends_with(".csv") : said == "csv";
}

}  // namespace

int make_plan(Plan& plan) {
  const Arguments& arguments = plan.arguments;
  const Screening& how = arguments.screening;
  plan.csv = is_csv(how.from, arguments.files.front());
  plan.format = is_csv(how.format, arguments.output) ? RowFormat::csv : RowFormat::jsonl;
  if (!how.map.empty() && !plan.csv) {
    std::cerr << "hirepath: --map speaks of the columns of a CSV, and " << arguments.files.front() << " is none\n";
    return wrong_usage;
  }
  plan.knowledge = load_knowledge(arguments.knowledge);
  if (!plan.knowledge) return bad_knowledge;
  const auto authorities = find_authorities(plan.model(), arguments.authorities);
  if (!authorities) return wrong_usage;
  const auto asked = options(arguments);
  plan.on = asked.on;
  plan.engine.emplace(plan.knowledge->network, asked, *authorities);
  for (const auto id : plan.engine->authorities()) plan.authorities.push_back(plan.model().authorities[id].id);
  plan.wanted.fill(how.only.empty());
  for (const auto& word : how.only) plan.wanted[static_cast<std::size_t>(*model::parse_status(word))] = true;
  for (const auto& words : how.explain) plan.explained.push_back(explained_of(plan.model(), words));
  if (const int status = read_offers(plan); status != done) return status;
  plan.pieces.emplace(plan.format, *plan.engine);
  for (const auto& offer : plan.offers) {
    for (const auto& authority : plan.authorities) {
      for (const auto& grade : offer.grade_words)
        plan.questions.add(plan.pieces->question(offer.name, authority, grade));
    }
  }
  std::size_t grades = 0;
  for (const auto& offer : plan.offers) grades += offer.grade_words.size();
  const std::size_t each = std::max<std::size_t>(1, grades * plan.authorities.size());
  // Those who do not qualify, or of whom too little is known, are by far the most: without them rows are few. With them
  // there is room for fewer lines at a time.
  using model::Status;
  const auto wanted = [&](Status status) { return plan.wanted[static_cast<std::size_t>(status)]; };
  const bool few = !wanted(Status::does_not_apply) && !wanted(Status::undecided) && !wanted(Status::not_in_force);
  plan.lanes = few ? screen::lanes : std::clamp<std::size_t>(most_results / each, 8, screen::lanes);
  return done;
}

int finish_plan(Plan& plan, std::string_view header) {
  const Arguments& arguments = plan.arguments;
  text::Digest digest;
  // A field a line; the last ones may be any text.
  digest.add("hirepath " HIREPATH_VERSION "\n" + plan.model().hash + '\n' + plan.announcement_hash + '\n')
      .add(values::to_string(plan.on) + '\n' + (arguments.law_on ? values::to_string(*arguments.law_on) : "") + '\n')
      .add(arguments.verified_only ? "verified\n" : "claimed\n")
      .add(arguments.view == render::View::hr ? "hr\n" : "applicant\n")
      .add(plan.csv ? "from csv\n" : "from jsonl\n")
      .add(plan.format == RowFormat::csv ? "to csv\n" : "to jsonl\n")
      .add(arguments.screening.rejects_with_lines ? "with lines\n" : "without lines\n")
      .add(std::to_string(plan.lanes) + '\n');
  for (const bool wanted : plan.wanted) digest.add(wanted ? "1" : "0");
  for (const auto& id : plan.authorities) digest.add('\n' + id);
  if (plan.csv) {
    text::Diagnostics found;
    text::SourcePtr map;
    if (!arguments.screening.map.empty()) {
      map = read_file(arguments.screening.map);
      if (!map) return io_failed;
      digest.add("\nmap\n").add(map->bytes());
    }
    plan.columns = read_header(plan.model(), header, map, found);
    report(found);
    if (found.has_errors()) return bad_input;
    std::string passed_over;
    for (const auto& column : plan.columns) {
      if (column.kind == Column::Kind::passed_over) passed_over += (passed_over.empty() ? "" : ", ") + column.name;
    }
    if (!passed_over.empty()) std::cerr << "hirepath: columns passed over: " << passed_over << '\n';
    digest.add("\nheader\n").add(header);
  }
  plan.question = digest.hex();
  return done;
}

}  // namespace hirepath::cli::screening
