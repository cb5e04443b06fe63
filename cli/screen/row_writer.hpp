// Answers of a block -> rows, line after line.
#pragma once

#include <bit>
#include <span>
#include <unordered_map>
#include <vector>

#include "screen/rows.hpp"

namespace hirepath::cli::screening {

class RowWriter {  // one for each thread
 public:
  // `questions`: their pieces, by offer, authority and grade. All are kept by the caller. `most`: rows to keep at a
  // time, and those of one question more.
  RowWriter(const screen::Screen& engine, const RowPieces& pieces, const Pieces& questions,
            const std::array<bool, 6>& wanted, std::size_t most = most_results);

  // The rows of several questions about each line. `ask()` asks them, and calls `keep` after each; it is called again
  // for the lines whose rows there was no room for. `front(lane)`: the line's own piece. `written()`: called after each
  // line that has rows.
  template <class Ask, class Front, class Written>
  void write(std::size_t lanes, Ask ask, Front front, Counts& counts, Text& out, Written written) {
    std::size_t width = lanes;
    for (first_lane_ = 0; first_lane_ < lanes; first_lane_ = end_lane_) {
      end_lane_ = std::min(lanes, first_lane_ + width);
      kept_.clear();
      ask();
      counts.rows += kept_.size();
      sort(lanes);
      for (std::size_t lane = first_lane_; lane < end_lane_; ++lane) {
        const std::span rows(sorted_.data() + starts_[lane], sorted_.data() + starts_[lane + 1]);
        if (rows.empty()) continue;
        write_line(rows, front(lane), out);
        written();
      }
      width = end_lane_ - first_lane_;
    }
  }
  // Counts what was asked last, and keeps what is wanted of it. `first`: the place among the questions of the first
  // authority; `step` to the next authority's.
  void keep(const screen::Block& block, screen::Depth depth, std::uint32_t first, std::uint32_t step, Counts& counts);
  // The same of one question alone, 64 lines at a time: counts, and writes.
  template <class Front, class Written>
  void write(const screen::Block& block, screen::Depth depth, Counts& counts, Front front, Text& out, Written written) {
    const std::size_t authorities = counts.statuses.size();
    for (std::size_t word = 0; word < screen::words; ++word) {
      gather(block, depth, word, counts);
      for (std::size_t bit = 0; bit < ends_.size(); ++bit) {
        const std::span<const Row> rows(sorted_.data() + bit * authorities, ends_[bit]);
        if (rows.empty()) continue;
        counts.rows += rows.size();
        write_line(rows, front(word * 64 + bit), out);
        written();
      }
    }
  }

 private:
  struct Row {  // numbers of its pieces
    std::uint32_t question, until, missing;
    std::uint16_t code;
    model::Status status;
  };
  struct Kept {
    Row row;
    std::uint16_t lane;
  };
  // An authority's answers by lane; empty where nobody asked.
  struct Answers {
    std::span<const std::int32_t> until;
    std::span<const std::uint32_t> missing;
    std::span<const std::uint16_t> codes;
  };
  static Answers answers(const screen::Block& block, screen::Depth depth, std::size_t authority);
  Row row(const Answers& of, model::Status status, std::uint32_t question, std::size_t lane);
  // Each wanted answer of the lanes of these words, authority after authority: put(authority, lane, row), where
  // row(question) makes its row. `count`: all answers are counted, wanted or not.
  template <class Put>
  void each_wanted(const screen::Block& block, screen::Depth depth, std::size_t first_word, std::size_t end_word,
                   bool count, Counts& counts, Put put);
  void sort(std::size_t lanes);
  void gather(const screen::Block& block, screen::Depth depth, std::size_t word, Counts& counts);
  void write_line(std::span<const Row> rows, std::string front, Text& out);
  std::uint32_t until(std::int32_t day);
  std::uint32_t missing(std::uint32_t fact);

  const screen::Screen& engine_;
  const RowPieces& pieces_;
  const Pieces& questions_;
  const std::array<bool, 6>& wanted_;
  std::size_t most_;
  std::size_t first_lane_ = 0, end_lane_ = 0;  // whose rows are kept
  std::vector<Kept> kept_;
  std::vector<std::uint32_t> starts_, places_;  // lane -> its rows in `sorted_`
  std::vector<Row> sorted_;                     // by lane and question
  std::array<Row*, 64> ends_{};                 // where the rows of each of 64 lanes end, gathered there
  // Pieces that are made once. Number 0: nothing is missing; the answer is open.
  Pieces untils_, missing_;
  std::unordered_map<std::int32_t, std::uint32_t> days_;                    // day -> its number
  std::array<std::pair<std::int32_t, std::uint32_t>, 1024> recent_days_{};  // some of them, each in its one place
  std::vector<std::uint32_t> facts_;                                        // fact -> its number, or 0
};

}  // namespace hirepath::cli::screening
