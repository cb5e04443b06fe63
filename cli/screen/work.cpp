// Each thread takes a batch of lines, answers it, and hands it on when the batches before it have been handed on: there
// is no thread that only reads or only writes, and the one that would come too far ahead waits.
#include "screen/work.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <iostream>
#include <mutex>
#include <thread>
#include <variant>

#include "explain/explain.hpp"
#include "render/answers.hpp"

namespace hirepath::cli::screening {
namespace {

// A result as it is kept until the rows of its line are written.
struct Kept {
  model::Status status;
  values::Date until;
  screen::Missing missing;
  std::string_view code;
};

class Worker {
 public:
  explicit Worker(const Plan& plan)
      : plan_(plan),
        block_(*plan.engine),
        reader_(plan.csv ? Reader(std::in_place_type<CsvReader>, plan.model(), plan.columns)
                         : Reader(std::in_place_type<json::LineReader>, plan.model())) {}

  Done operator()(const Batch& batch) {
    Done done;
    done.end = batch.end;
    done.lines_before_end = batch.lines_before_end;
    done.digest = batch.digest;
    done.counts.read = batch.lines.size();
    done.counts.statuses.resize(plan_.authorities.size());
    done.explained.resize(plan_.explained.size());
    lanes_.clear();
    for (const RawLine& line : batch.lines) read(batch, line, done);
    if (lanes_.empty()) return done;
    done.counts.answered = lanes_.size();
    judge();
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      write(lane, done);
      explain(lane, done);
    }
    return done;
  }

 private:
  using Reader = std::variant<CsvReader, json::LineReader>;

  void read(const Batch& batch, const RawLine& raw, Done& done) {
    std::string_view text = batch.text(raw);
    if (raw.number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!raw.too_long && text.find_first_not_of(" \t\r") == std::string_view::npos) {
      ++done.counts.blank;
      return;
    }
    std::optional<text::Diagnostic> wrong;
    if (raw.too_long) {
      wrong.emplace("HP523", text::Severity::error, text::Place{}, "", "the line is too long",
                    "at most " + std::to_string(longest_line) + " bytes");
    } else {
      if (lanes_.size() == lines_.size()) lines_.push_back(std::make_unique<json::Line>(plan_.model()));
      json::Line& line = *lines_[lanes_.size()];
      wrong = std::visit([&](auto& reader) { return reader.read(text, line); }, reader_);
    }
    if (wrong) {
      ++done.counts.rejected;
      append_reject(done.rejects, raw.number, *wrong, text, plan_.arguments.screening.rejects_with_lines);
    } else {
      lanes_.push_back(raw.number);
    }
  }

  void judge() {
    cases_.clear();
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) cases_.push_back(&lines_[lane]->facts);
    const bool jobs = !plan_.offers.front().jobs.empty();
    block_.load(cases_, jobs);
    kept_.clear();
    const auto keep = [&] {
      for (std::size_t authority = 0; authority < plan_.authorities.size(); ++authority) {
        for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
          const auto result = block_.result(authority, lane);
          kept_.push_back({result.status, result.until, result.missing, result.code});
        }
      }
    };
    screen::Depth depth;
    depth.missing = plan_.wanted[static_cast<std::size_t>(model::Status::undecided)];
    if (!jobs) {
      block_.ask(depth);
      keep();
    }
    for (const Offer& offer : plan_.offers) {
      for (const screen::Job& job : offer.jobs) {
        block_.ask(job, depth);
        keep();
      }
    }
  }

  // The rows of one line: announcement, authority, grade.
  void write(std::size_t lane, Done& done) {
    std::size_t first = 0;
    for (const Offer& offer : plan_.offers) {
      for (std::size_t authority = 0; authority < plan_.authorities.size(); ++authority) {
        for (std::size_t grade = 0; grade < offer.grade_words.size(); ++grade) {
          const Kept& kept = kept_[((first + grade) * plan_.authorities.size() + authority) * lanes_.size() + lane];
          ++done.counts.statuses[authority][static_cast<std::size_t>(kept.status)];
          if (!plan_.wanted[static_cast<std::size_t>(kept.status)]) continue;
          ++done.counts.rows;
          const std::string missing =
              kept.status == model::Status::undecided ? plan_.engine->path(kept.missing) : std::string();
          append_row(done.rows, plan_.format,
                     {lines_[lane]->id, lanes_[lane], offer.name, plan_.authorities[authority],
                      offer.grade_words[grade], kept.status, kept.until, missing, kept.code});
        }
      }
      first += offer.grade_words.size();
    }
  }

  // Pages by the ordinary engine for the lines that were asked for.
  void explain(std::size_t lane, Done& done) {
    const json::Line& line = *lines_[lane];
    const std::string id = line.id.text.empty() ? std::to_string(lanes_[lane]) : line.id.text;
    for (std::size_t i = 0; i < plan_.explained.size(); ++i) {
      const Explained& wanted = plan_.explained[i];
      if (wanted.id != id) continue;
      done.explained[i] = true;
      std::vector<model::Id> authorities(plan_.engine->authorities().begin(), plan_.engine->authorities().end());
      if (wanted.authority != model::none) authorities = {wanted.authority};
      for (const Offer& offer : plan_.offers) {
        model::Case facts = line.facts;
        for (std::size_t fact = 0; fact < offer.facts.facts.size(); ++fact) {
          if (values::known(offer.facts.facts[fact].value)) facts.facts[fact] = offer.facts.facts[fact];
        }
        if (!offer.jobs.empty()) facts.position_given = facts.agency_given = true;
        explain::Depth depth;
        depth.changes = true;
        auto answers =
            explain::check(plan_.knowledge->network, facts, plan_.engine->options(), authorities, offer.grades, depth);
        answers.closes_on = offer.closes_on;
        render::About about;
        about.version = HIREPATH_VERSION;
        about.case_name = "line " + std::to_string(lanes_[lane]) + " (" + id + ")";
        about.announcement = offer.title.empty() ? offer.name : offer.name + ": " + offer.title;
        about.view = plan_.arguments.view;
        render::Style style;
        style.view = plan_.arguments.view;
        for (const auto& one : answers.answers)
          done.pages += render::to_text(render::explain_page(answers, one, about), style) + '\n';
      }
    }
  }

  const Plan& plan_;
  screen::Block block_;
  Reader reader_;
  std::vector<std::unique_ptr<json::Line>> lines_;  // the first lanes_.size() are in use
  std::vector<std::uint64_t> lanes_;                // lane -> number of its line
  std::vector<const model::Case*> cases_;
  std::vector<Kept> kept_;  // grade of an offer, authority, lane
};

class Pool {
 public:
  Pool(const Plan& plan, Input& input, const std::function<bool(Done&)>& take)
      : plan_(plan), input_(input), take_(take) {}

  bool run() {
    {
      std::vector<std::jthread> others;
      for (unsigned i = 1; i < plan_.arguments.threads; ++i) {
        try {
          others.emplace_back([this] { one(); });
        } catch (const std::system_error&) {
          break;  // the system grants no more: those there are do it
        }
      }
      one();
    }
    if (failure_) std::rethrow_exception(failure_);
    return !stopped_;
  }

 private:
  void one() {
    try {
      Worker worker(plan_);
      Batch batch;
      while (next(batch)) {
        Done done = worker(batch);
        if (!hand_on(batch.sequence, done)) return;
      }
    } catch (...) {
      const std::scoped_lock lock(order_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
      turn_.notify_all();
    }
  }

  bool next(Batch& batch) {
    const std::scoped_lock lock(reading_);
    {
      const std::scoped_lock state(order_);
      if (stopped_) return false;
    }
    if (!input_.next(batch, plan_.lanes)) return false;
    batch.sequence = taken_++;
    return true;
  }

  bool hand_on(std::uint64_t sequence, Done& done) {
    std::unique_lock lock(order_);
    turn_.wait(lock, [&] { return stopped_ || due_ == sequence; });
    if (stopped_) return false;
    if (!take_(done)) stopped_ = true;
    ++due_;
    turn_.notify_all();
    return !stopped_;
  }

  const Plan& plan_;
  Input& input_;
  const std::function<bool(Done&)>& take_;
  std::mutex reading_, order_;
  std::condition_variable turn_;
  std::uint64_t taken_ = 0, due_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace

bool work(const Plan& plan, Input& input, const std::function<bool(Done&)>& take) {
  return Pool(plan, input, take).run() && !input.failed();
}

}  // namespace hirepath::cli::screening
