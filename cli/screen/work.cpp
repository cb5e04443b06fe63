// Each thread takes a batch of lines, answers it, and lays down what it came to; whoever lays down the batch that is
// due hands on all that follow it. There is no thread that only reads or only writes, none waits for another to finish
// its batch, and the one that would come too far ahead waits.
#include "screen/work.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <iostream>
#include <mutex>
#include <thread>
#include <variant>

#include "explain/explain.hpp"
#include "json/sheet_lines.hpp"
#include "render/answers.hpp"
#include "screen/row_writer.hpp"
#include "screen/sheet.hpp"

namespace hirepath::cli::screening {
namespace {

class Worker {
 public:
  explicit Worker(const Plan& plan)
      : plan_(plan),
        block_(*plan.engine),
        rows_(*plan.engine, *plan.pieces, plan.questions, plan.wanted),
        sheets_(plan.engine->layout()),
        reader_(plan.csv ? Reader(std::in_place_type<CsvReader>, plan.model(), plan.columns)
                         : Reader(std::in_place_type<json::LineReader>, plan.model())) {}

  // `done` is clear. `much()`: called where many rows stand there.
  template <class Much>
  void operator()(const Batch& batch, Done& done, Much much) {
    done.end = batch.end;
    done.lines_before_end = batch.lines_before_end;
    done.digest = batch.digest;
    done.counts.read = batch.lines.size();
    done.counts.statuses.resize(plan_.authorities.size());
    done.explained.resize(plan_.explained.size());
    lanes_.clear();
    lines_used_ = 0;
    block_.sheet().clear();
    for (const RawLine& line : batch.lines) read(batch, line, done);
    if (lanes_.empty()) return;
    done.counts.answered = lanes_.size();
    answer(done, [&] {
      if (done.rows.view().size() >= Text::much) much();
    });
    if (!plan_.explained.empty()) {
      for (std::size_t lane = 0; lane < lanes_.size(); ++lane) explain(batch, lane, done);
    }
  }

 private:
  using Reader = std::variant<CsvReader, json::LineReader>;

  static std::string_view text_of(const Batch& batch, const RawLine& raw) {
    std::string_view text = batch.text(raw);
    if (raw.number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
  }

  void read(const Batch& batch, const RawLine& raw, Done& done) {
    const std::string_view text = text_of(batch, raw);
    if (!raw.too_long && text.find_first_not_of(" \t\r") == std::string_view::npos) {
      ++done.counts.blank;
      return;
    }
    const std::size_t lane = lanes_.size();
    if (ids_.size() == lane) ids_.emplace_back();
    std::optional<text::Diagnostic> wrong;
    if (raw.too_long) {
      wrong.emplace("HP523", text::Severity::error, text::Place{}, "", "the line is too long",
                    "at most " + std::to_string(longest_line) + " bytes");
    } else if (plan_.csv || !sheets_.read(text, block_.sheet(), lane, ids_[lane])) {
      if (lines_used_ == lines_.size()) lines_.push_back(std::make_unique<json::Line>(plan_.model()));
      json::Line& line = *lines_[lines_used_];
      wrong = std::visit([&](auto& reader) { return reader.read(text, line); }, reader_);
      if (!wrong) {
        ++lines_used_;
        ids_[lane] = line.id;
        block_.sheet().put(lane, line.facts);
      }
    }
    if (wrong) {
      ++done.counts.rejected;
      append_reject(done.rejects, raw.number, *wrong, text, plan_.arguments.screening.rejects_with_lines);
    } else {
      lanes_.push_back(&raw);
    }
  }

  template <class Written>
  void answer(Done& done, Written written) {
    const bool jobs = !plan_.offers.front().jobs.empty();
    const auto front = [&](std::size_t lane) { return plan_.pieces->front(ids_[lane], lanes_[lane]->number); };
    screen::Depth depth;
    depth.missing = plan_.wanted[static_cast<std::size_t>(model::Status::undecided)];
    depth.statuses = plan_.wanted;
    block_.load(lanes_.size(), jobs);
    if (plan_.questions.size() == plan_.authorities.size()) {
      if (jobs)
        block_.ask(plan_.offers.front().jobs.front(), depth);
      else
        block_.ask(depth);
      return rows_.write(block_, depth, done.counts, front, done.rows, written);
    }
    const auto ask = [&] {
      std::uint32_t first = 0;
      for (const Offer& offer : plan_.offers) {
        const auto grades = static_cast<std::uint32_t>(offer.jobs.size());
        for (std::uint32_t grade = 0; grade < grades; ++grade) {
          block_.ask(offer.jobs[grade], depth);
          rows_.keep(block_, depth, first + grade, grades, done.counts);
        }
        first += grades * static_cast<std::uint32_t>(plan_.authorities.size());
      }
    };
    rows_.write(lanes_.size(), ask, front, done.counts, done.rows, written);
  }

  // Pages by the ordinary engine for the lines that were asked for.
  void explain(const Batch& batch, std::size_t lane, Done& done) {
    const std::string number = std::to_string(lanes_[lane]->number);
    const std::string& id = ids_[lane].text.empty() ? number : ids_[lane].text;
    json::Line line(plan_.model());
    bool read = false;
    for (std::size_t i = 0; i < plan_.explained.size(); ++i) {
      const Explained& wanted = plan_.explained[i];
      if (wanted.id != id) continue;
      done.explained[i] = true;
      if (!read) std::visit([&](auto& reader) { return reader.read(text_of(batch, *lanes_[lane]), line); }, reader_);
      read = true;
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
        about.case_name = "line " + number + " (" + id + ")";
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
  RowWriter rows_;
  json::SheetReader sheets_;
  Reader reader_;
  std::vector<std::unique_ptr<json::Line>> lines_;  // cases of lines that the sheet's reader left to the other
  std::size_t lines_used_ = 0;
  std::vector<const RawLine*> lanes_;
  std::vector<json::LineId> ids_;  // by lane
};

class Pool {
 public:
  using Write = std::function<bool(std::string_view)>;
  using Take = std::function<bool(Done&)>;

  Pool(const Plan& plan, Input& input, const Write& write, const Take& take)
      : plan_(plan), input_(input), write_(write), take_(take), laid_down_(plan.arguments.threads) {}

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
  struct Place {
    Done done;
    bool ready = false;
  };
  Place& place_of(std::uint64_t sequence) { return laid_down_[sequence % laid_down_.size()]; }

  void one() {
    try {
      Worker worker(plan_);
      Batch batch;
      Done done;
      while (next(batch)) {
        worker(batch, done, [&] { write_ahead(batch.sequence, done.rows); });
        if (!lay_down(batch.sequence, done)) return;
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

  // Rows of the batch that is due need not wait for its end: they are still near the processor.
  void write_ahead(std::uint64_t sequence, Text& rows) {
    {
      const std::scoped_lock lock(order_);
      if (stopped_ || due_ != sequence) return;
    }
    const bool written = write_(rows.view());  // nobody else hands on anything before this batch is laid down
    rows.clear();
    if (written) return;
    const std::scoped_lock lock(order_);
    stopped_ = true;
    turn_.notify_all();
  }

  // Leaves `done` clear.
  bool lay_down(std::uint64_t sequence, Done& done) {
    std::unique_lock lock(order_);
    turn_.wait(lock, [&] { return stopped_ || sequence - due_ < laid_down_.size(); });
    if (stopped_) return false;
    std::swap(place_of(sequence).done, done);
    place_of(sequence).ready = true;
    if (handing_on_) return true;
    handing_on_ = true;
    while (!stopped_ && place_of(due_).ready) {
      Place& place = place_of(due_);
      lock.unlock();  // nobody else touches it before it is counted
      const bool taken = take_(place.done);
      place.done.clear();
      lock.lock();
      place.ready = false;
      ++due_;
      stopped_ = stopped_ || !taken;
      turn_.notify_all();
    }
    handing_on_ = false;
    return !stopped_;
  }

  const Plan& plan_;
  Input& input_;
  const Write& write_;
  const Take& take_;
  std::mutex reading_, order_;
  std::condition_variable turn_;
  std::vector<Place> laid_down_;  // as many as may be ahead
  bool handing_on_ = false;
  std::uint64_t taken_ = 0, due_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace

bool work(const Plan& plan, Input& input, const std::function<bool(std::string_view)>& write,
          const std::function<bool(Done&)>& take) {
  return Pool(plan, input, write, take).run() && !input.failed();
}

}  // namespace hirepath::cli::screening
