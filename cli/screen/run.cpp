// Results go to FILE.partial and, when all is done, to FILE. Every so many batches FILE.checkpoint says how far it is;
// what stands behind that in the partial files is cut off when the run is resumed.
#include "screen/run.hpp"

#include <unistd.h>

#include <array>
#include <filesystem>
#include <iostream>

#include "exit_status.hpp"
#include "files.hpp"
#include "screen/output.hpp"
#include "screen/progress.hpp"
#include "screen/record.hpp"
#include "screen/work.hpp"
#include "terminal.hpp"

namespace hirepath::cli::screening {
namespace {

constexpr const char* partial = ".partial";
constexpr std::size_t most_said = 10;  // rejects on standard error

// Two hosts may work on one shard at the same time.
std::string unique_ending() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '-';
  return std::string(".tmp.") + host.data() + '.' + std::to_string(::getpid());
}

class Run {
 public:
  Run(Plan& plan, std::optional<Shard> shard) : plan_(plan), how_(plan.arguments.screening), shard_(shard) {}

  int run() {
    const auto& arguments = plan_.arguments;
    to_file_ = !arguments.output.empty() && arguments.output != "-";
    input_ = Input::open(arguments.files.front(), to_file_);
    if (!input_) return io_failed;
    if ((shard_ || how_.resume) && !input_->size()) {
      std::cerr << "hirepath: " << (shard_ ? "--shard" : "--resume") << " needs a file, not a stream\n";
      return wrong_usage;
    }
    Batch header;
    if (plan_.csv) input_->next(header, 1);
    if (!header.lines.empty() && header.lines.front().too_long) {
      text::Diagnostics found;
      found.error("HP523", {}, "the line of headers is too long").expected =
          "at most " + std::to_string(longest_line) + " bytes";
      report(found);
      return bad_input;
    }
    if (const int status = finish_plan(plan_, header.lines.empty() ? "" : header.text(header.lines.front()));
        status != done)
      return status;
    start_record();
    if (const int status = shard_ ? open_shard() : open_files(); status != done) return status;
    if (const int status = go(); status != done) return status;
    return conclude(arguments, plan_.authorities, record_.counts);
  }

 private:
  void start_record() {
    record_.program = HIREPATH_VERSION;
    record_.edition = plan_.model().edition;
    record_.knowledge = plan_.model().hash;
    record_.announcements = plan_.announcement_hash;
    record_.on = values::to_string(plan_.on);
    record_.question = plan_.question;
    record_.size = input_->size().value_or(0);
    record_.authorities = plan_.authorities;
    record_.counts.statuses.resize(plan_.authorities.size());
  }
  void set_start() {
    record_.first = record_.end = input_->offset();
    record_.lines_before_first = record_.lines_before_end = input_->lines();
    record_.digest_before_first = record_.digest_before_end = input_->digest();
  }

  int open_shard() {
    std::error_code failed;
    std::filesystem::create_directories(plan_.arguments.output, failed);
    const std::string base = (std::filesystem::path(plan_.arguments.output) / shard_->name()).string();
    record_.shard = shard_->index;
    record_.of = shard_->of;
    input_->skip_to(shard_->first(record_.size));
    input_->stop_at(shard_->end(record_.size));
    set_start();
    record_.rows.name = shard_->name() + ending(plan_.format);
    record_.rejects.name = shard_->name() + rejects_ending;
    record_file_ = base + record_ending;
    const std::string beside = unique_ending();
    rows_.keep_digest();
    rejects_.keep_digest();
    if (!rows_.open(base + ending(plan_.format), base + ending(plan_.format) + beside) ||
        !rejects_.open(base + rejects_ending, base + rejects_ending + beside))
      return io_failed;
    return shard_->index == 0 && !rows_.write(header_of(plan_.format)) ? io_failed : done;
  }

  int open_files() {
    const std::string& path = plan_.arguments.output;
    if (to_file_ && how_.resume) {
      if (const int status = resume(); status != done) return status;
    }
    if (!resumed_) set_start();
    if (to_file_ ? !rows_.open(path, path + partial, record_.rows.bytes) : !rows_.to_standard_output())
      return io_failed;
    if (!how_.rejects.empty() && !rejects_.open(how_.rejects, how_.rejects + partial, record_.rejects.bytes))
      return io_failed;
    return !resumed_ && !rows_.write(header_of(plan_.format)) ? io_failed : done;
  }

  std::string checkpoint() const { return plan_.arguments.output + ".checkpoint"; }

  // Where there is nothing to go on with, the run begins at the beginning.
  int resume() {
    std::error_code none;
    if (!std::filesystem::exists(checkpoint(), none)) return done;
    const auto source = read_file(checkpoint());
    if (!source) return io_failed;
    const auto before = parse_record(checkpoint(), std::string(source->bytes()));
    const auto refuse = [&](const std::string& why) {
      std::cerr << "hirepath: " << checkpoint() << ": cannot go on: " << why
                << "\n  without --resume the run begins at the beginning\n";
      return bad_input;
    };
    if (!before) return refuse("this is no checkpoint");
    if (before->question != record_.question)
      return refuse("it is of another question: other rules, announcements, options, day or program");
    if (before->size != record_.size) return refuse("the input has another size");
    if ((before->rejects.name.empty()) != how_.rejects.empty()) return refuse("--rejects was given only once");
    const auto shorter = [&](const std::string& path, std::uint64_t bytes) {
      const auto size = std::filesystem::file_size(path, none);
      return none || size < bytes;
    };
    if (shorter(plan_.arguments.output + partial, before->rows.bytes) ||
        (!how_.rejects.empty() && shorter(how_.rejects + partial, before->rejects.bytes)))
      return refuse("the unfinished files are not those it speaks of");
    input_->skip_to(before->end);
    if (input_->offset() != before->end || input_->lines() != before->lines_before_end ||
        input_->digest() != before->digest_before_end)
      return refuse("the input has changed");
    record_ = *before;
    resumed_ = true;
    std::cerr << "hirepath: going on after line " << record_.lines_before_end << '\n';
    return done;
  }

  int go() {
    std::vector<bool> explained(plan_.explained.size());
    const std::uint64_t from = input_->offset(), lines = input_->lines();
    bool complete = false;
    {
      Progress progress(from, shard_ ? std::optional(std::max(from, shard_->end(record_.size))) : input_->size());
      const auto write = [&](std::string_view rows) { return rows_.write(rows); };
      complete = work(plan_, *input_, write, [&](Done& batch) {
        for (std::size_t i = 0; i < explained.size(); ++i) explained[i] = explained[i] || batch.explained[i];
        progress.show(batch.lines_before_end - lines, batch.end);
        return take(batch);
      });
    }
    if (!complete) return io_failed;
    if (said_ > most_said && how_.rejects.empty() && !shard_)
      std::cerr << "hirepath: " << said_ - most_said << " more lines rejected; --rejects FILE keeps them\n";
    for (std::size_t i = 0; i < explained.size(); ++i) {
      if (!explained[i]) std::cerr << "hirepath: no line was answered for --explain " << plan_.explained[i].id << '\n';
    }
    if (!how_.explain_file.empty() && !write_file(how_.explain_file, pages_)) return io_failed;
    record_.end = input_->offset();
    record_.lines_before_end = input_->lines();
    record_.digest_before_end = input_->digest();
    return finish();
  }

  bool take(Done& batch) {
    record_.counts.add(batch.counts);
    if (!rows_.write(batch.rows.view())) return false;
    if (!how_.rejects.empty() || shard_) {
      if (!rejects_.write(batch.rejects)) return false;
    } else if (!batch.rejects.empty()) {
      say(batch.rejects);
    }
    if (how_.explain_file.empty()) {
      std::cerr << batch.pages;
    } else {
      pages_ += batch.pages;
    }
    if (batch.digest.empty() || !rows_.replaces() || shard_ || !input_->size()) return true;
    record_.end = batch.end;
    record_.lines_before_end = batch.lines_before_end;
    record_.digest_before_end = batch.digest;
    return keep_checkpoint();
  }

  bool keep_checkpoint() {
    record_.rows.name = "rows";
    record_.rows.bytes = rows_.bytes();
    record_.rejects.name = how_.rejects.empty() ? "" : "rejects";
    record_.rejects.bytes = rejects_.bytes();
    return rows_.sync() && (how_.rejects.empty() || rejects_.sync()) && write_file(checkpoint(), to_json(record_));
  }

  void say(const std::string& rejects) {
    for (std::size_t begin = 0; begin < rejects.size();) {
      const auto end = rejects.find('\n', begin) + 1;
      if (++said_ <= most_said) std::cerr << "rejected: " << rejects.substr(begin, end - begin);
      begin = end;
    }
  }

  int finish() {
    if (!rejects_.finish() || !rows_.finish()) return io_failed;
    if (shard_) {
      record_.rows.bytes = rows_.bytes();
      record_.rows.digest = rows_.digest();
      record_.rejects.bytes = rejects_.bytes();
      record_.rejects.digest = rejects_.digest();
      return write_file(record_file_, to_json(record_)) ? done : io_failed;
    }
    if (to_file_) {
      std::error_code ignored;
      std::filesystem::remove(checkpoint(), ignored);
    }
    return done;
  }

  Plan& plan_;
  const Screening& how_;
  std::optional<Shard> shard_;
  std::unique_ptr<Input> input_;
  Output rows_, rejects_;
  Record record_;
  std::string record_file_, pages_;
  std::size_t said_ = 0;
  bool to_file_ = false, resumed_ = false;
};

}  // namespace

int run(Plan& plan, std::optional<Shard> shard) { return Run(plan, shard).run(); }

int conclude(const Arguments& arguments, const std::vector<std::string>& authorities, const Counts& counts) {
  std::cerr << "hirepath: " << sentence(counts) << '\n';
  if (arguments.screening.summary) {
    const bool free = !arguments.output.empty() && arguments.output != "-";
    (free ? std::cout : std::cerr) << table(authorities, counts) << std::flush;
  }
  return counts.rejected == 0 || arguments.screening.allow_rejects ? done : bad_input;
}

}  // namespace hirepath::cli::screening
