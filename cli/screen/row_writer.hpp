// Answers of a block -> rows, line after line.
#pragma once

#include <bit>
#include <span>
#include <vector>

#include "screen/rows.hpp"

namespace hirepath::cli::screening {

class RowWriter {  // one for each thread
 public:
  // `questions`: their pieces, by offer, authority and grade. All are kept by the caller. `most`: rows to keep at a
  // time, and those of one question more.
  RowWriter(const screen::Screen& engine, const RowPieces& pieces, std::span<const Piece> questions,
            const std::array<bool, 6>& wanted, std::size_t most = most_results)
      : engine_(engine), pieces_(pieces), questions_(questions), wanted_(wanted), most_(most) {}

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
        if (starts_[lane] == starts_[lane + 1]) continue;
        write_line(lane, front(lane), out);
        written();
      }
      width = end_lane_ - first_lane_;
    }
  }
  // Counts what was asked last, and keeps what is wanted of it. `first`: the place among the questions of the first
  // authority; `step` to the next authority's.
  void keep(const screen::Block& block, screen::Depth depth, std::uint32_t first, std::uint32_t step, Counts& counts);
  // The same of one question alone, kept nowhere: counts, and writes.
  template <class Front, class Written>
  void write(const screen::Block& block, screen::Depth depth, Counts& counts, Front front, Text& out, Written written) {
    for (std::size_t word = 0; word < screen::words; ++word) {
      for (auto bits = gather(block, word, counts); bits != 0; bits &= bits - 1) {
        const auto bit = static_cast<unsigned>(std::countr_zero(bits));
        const std::size_t lane = word * 64 + bit;
        write_line(block, depth, lane, bit, front(lane), counts, out);
        written();
      }
    }
  }

 private:
  struct Kept {
    std::uint32_t question;
    std::uint16_t lane, code;
    model::Status status;
    std::int32_t until;
    screen::Missing missing;
  };
  // Of an authority and 64 lanes: whose rows are wanted, and the number of the status in three bits.
  struct Gathered {
    std::uint32_t authority;
    std::uint64_t wanted;
    std::array<std::uint64_t, 3> status;
  };
  void sort(std::size_t lanes);
  void write_line(std::size_t lane, const Piece& front, Text& out);
  std::uint64_t gather(const screen::Block& block, std::size_t word, Counts& counts);  // lanes with a row
  void write_line(const screen::Block& block, screen::Depth depth, std::size_t lane, unsigned bit, const Piece& front,
                  Counts& counts, Text& out);
  const Piece& until(std::int32_t day);
  const Piece& missing(const screen::Missing& fact);

  const screen::Screen& engine_;
  const RowPieces& pieces_;
  std::span<const Piece> questions_;
  const std::array<bool, 6>& wanted_;
  std::size_t most_;
  std::size_t first_lane_ = 0, end_lane_ = 0;  // whose rows are kept
  std::vector<Kept> kept_;
  std::vector<std::uint32_t> starts_, places_, sorted_;  // numbers of `kept_`, by lane and question
  std::vector<Gathered> gathered_;
  // Pieces that were made once, each in the place of its day or fact.
  std::array<std::pair<std::int32_t, Piece>, 4096> untils_{};
  std::array<std::pair<screen::Missing, Piece>, 4096> missing_{};
};

}  // namespace hirepath::cli::screening
