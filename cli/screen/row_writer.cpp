#include "screen/row_writer.hpp"

#include "screen/lanes.hpp"

namespace hirepath::cli::screening {

RowWriter::RowWriter(const screen::Screen& engine, const RowPieces& pieces, const Pieces& questions,
                     const std::array<bool, 6>& wanted, std::size_t most)
    : engine_(engine), pieces_(pieces), questions_(questions), wanted_(wanted), most_(most) {
  untils_.add(pieces.until(values::Date::max()));
  missing_.add(pieces.missing(""));
}

RowWriter::Answers RowWriter::answers(const screen::Block& block, screen::Depth depth, std::size_t authority) {
  Answers out;
  if (depth.until) out.until = block.until(authority);
  if (depth.missing) out.missing = block.missing(authority);
  if (depth.code) out.codes = block.codes(authority);
  return out;
}

RowWriter::Row RowWriter::row(const Answers& of, model::Status status, std::uint32_t question, std::size_t lane) {
  const bool missing_one = status == model::Status::undecided && !of.missing.empty();
  return {question, of.until.empty() ? 0 : until(of.until[lane]), missing_one ? missing(of.missing[lane]) : 0,
          of.codes.empty() ? std::uint16_t{0} : of.codes[lane], status};
}

std::uint32_t RowWriter::until(std::int32_t day) {
  if (day == values::Date::max().days) return 0;
  auto& recent = recent_days_[static_cast<std::uint32_t>(day) % recent_days_.size()];
  if (recent.first != day || recent.second == 0) {
    const auto [at, added] = days_.try_emplace(day, static_cast<std::uint32_t>(untils_.size()));
    if (added) untils_.add(pieces_.until({day}));
    recent = *at;
  }
  return recent.second;
}

std::uint32_t RowWriter::missing(std::uint32_t fact) {
  if (fact == 0) return 0;
  if (fact >= facts_.size()) facts_.resize(std::size_t{2} * fact);
  auto& number = facts_[fact];
  if (number == 0) {
    number = static_cast<std::uint32_t>(missing_.size());
    missing_.add(pieces_.missing(engine_.path(engine_.missing(fact))));
  }
  return number;
}

template <class Put>
void RowWriter::each_wanted(const screen::Block& block, screen::Depth depth, std::size_t first_word,
                            std::size_t end_word, bool count, Counts& counts, Put put) {
  for (std::uint32_t authority = 0; authority < counts.statuses.size(); ++authority) {
    const auto of = answers(block, depth, authority);
    for (std::size_t status = 0; status < wanted_.size(); ++status) {
      const auto which = static_cast<model::Status>(status);
      const auto having = block.having(authority, which);
      for (std::size_t word = first_word; word < end_word; ++word) {
        if (count) counts.statuses[authority][status] += static_cast<std::uint64_t>(std::popcount(having[word]));
        if (!wanted_[status]) continue;
        for (auto bits = having[word]; bits != 0; bits &= bits - 1) {
          const auto lane = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
          put(authority, lane, [&](std::uint32_t question) { return row(of, which, question, lane); });
        }
      }
    }
  }
}

void RowWriter::keep(const screen::Block& block, screen::Depth depth, std::uint32_t first, std::uint32_t step,
                     Counts& counts) {
  const bool count = first_lane_ == 0;  // all lines are counted the first time
  each_wanted(block, depth, 0, screen::words, count, counts, [&](std::uint32_t authority, std::size_t lane, auto row) {
    if (lane < first_lane_ || lane >= end_lane_) return;
    kept_.push_back({row(first + authority * step), static_cast<std::uint16_t>(lane)});
  });
  while (kept_.size() > most_ && end_lane_ - first_lane_ > 1) {
    end_lane_ = first_lane_ + (end_lane_ - first_lane_) / 2;
    std::erase_if(kept_, [&](const Kept& one) { return one.lane >= end_lane_; });
  }
}

void RowWriter::sort(std::size_t lanes) {
  starts_.assign(lanes + 1, 0);
  for (const Kept& one : kept_) ++starts_[one.lane + 1U];
  for (std::size_t lane = 0; lane < lanes; ++lane) starts_[lane + 1] += starts_[lane];
  sorted_.resize(kept_.size());
  places_ = starts_;
  for (const Kept& one : kept_) sorted_[places_[one.lane]++] = one.row;
  // Where an announcement has several grades, an authority's rows stand together.
  const auto before = [](const Row& a, const Row& b) { return a.question < b.question; };
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const auto begin = sorted_.begin() + starts_[lane], end = sorted_.begin() + starts_[lane + 1];
    if (!std::is_sorted(begin, end, before)) std::sort(begin, end, before);
  }
}

// Line after line already, each with room for a row of every authority: what a line's rows are made of stands close
// together when they are written.
void RowWriter::gather(const screen::Block& block, screen::Depth depth, std::size_t word, Counts& counts) {
  const std::size_t authorities = counts.statuses.size();
  sorted_.resize(ends_.size() * authorities);
  for (std::size_t bit = 0; bit < ends_.size(); ++bit) ends_[bit] = sorted_.data() + bit * authorities;
  each_wanted(block, depth, word, word + 1, true, counts,
              [&](std::uint32_t authority, std::size_t lane, auto row) { *ends_[lane % 64]++ = row(authority); });
}

void RowWriter::write_line(std::span<const Row> rows, std::string front, Text& out) {
  const std::size_t size = front.size();
  front.append(Piece::step, '\0');
  const Piece first{front.data(), size};
  const auto questions = questions_.view(), statuses = pieces_.status.view(), untils = untils_.view(),
             missing = missing_.view(), codes = pieces_.code.view();
  const std::size_t longest = size + questions_.longest() + pieces_.status.longest() + untils_.longest() +
                              missing_.longest() + pieces_.code.longest();
  char* to = out.room(rows.size() * longest);
  screen::widest([=, &to] {
    char* at = to;
    for (const Row& row : rows) {
      at = first.put(at);
      at = questions[row.question].put(at);
      at = statuses[static_cast<std::size_t>(row.status)].put(at);
      at = untils[row.until].put(at);
      at = missing[row.missing].put(at);
      at = codes[row.code].put(at);
    }
    to = at;
  });
  out.written(to);
}

}  // namespace hirepath::cli::screening
