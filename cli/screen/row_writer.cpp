#include "screen/row_writer.hpp"
namespace hirepath::cli::screening {

void RowWriter::keep(const screen::Block& block, screen::Depth depth, std::uint32_t first, std::uint32_t step,
                     Counts& counts) {
  for (std::uint32_t authority = 0; authority < counts.statuses.size(); ++authority) {
    for (std::size_t status = 0; status < wanted_.size(); ++status) {
      const auto which = static_cast<model::Status>(status);
      const bool undecided = which == model::Status::undecided;
      const auto having = block.having(authority, which);
      for (std::size_t word = 0; word < having.size(); ++word) {
        if (first_lane_ == 0)  // all lines are counted the first time
          counts.statuses[authority][status] += static_cast<std::uint64_t>(std::popcount(having[word]));
        if (!wanted_[status]) continue;
        for (auto bits = having[word]; bits != 0; bits &= bits - 1) {
          const auto lane = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
          if (lane < first_lane_ || lane >= end_lane_) continue;
          kept_.push_back({first + authority * step, static_cast<std::uint16_t>(lane),
                           depth.code ? block.codes(authority)[lane] : std::uint16_t{0}, which,
                           depth.until ? block.until(authority)[lane] : values::Date::max().days,
                           undecided && depth.missing ? block.missing(authority, lane) : screen::Missing{}});
        }
      }
    }
  }
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
  for (std::uint32_t i = 0; i < kept_.size(); ++i) sorted_[places_[kept_[i].lane]++] = i;
  // Where an announcement has several grades, an authority's rows stand together.
  const auto before = [&](std::uint32_t a, std::uint32_t b) { return kept_[a].question < kept_[b].question; };
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const auto begin = sorted_.begin() + starts_[lane], end = sorted_.begin() + starts_[lane + 1];
    if (!std::is_sorted(begin, end, before)) std::sort(begin, end, before);
  }
}

void RowWriter::write_line(std::size_t lane, const Piece& front, Text& out) {
  for (auto at = starts_[lane]; at != starts_[lane + 1]; ++at) {
    const Kept& one = kept_[sorted_[at]];
    out.add(front);
    out.add(questions_[one.question]);
    out.add(pieces_.status[static_cast<std::size_t>(one.status)]);
    if (one.until != values::Date::max().days) out.add(until(one.until));
    out.add(missing(one.missing));
    out.add(pieces_.code[one.code]);
  }
}

std::uint64_t RowWriter::gather(const screen::Block& block, std::size_t word, Counts& counts) {
  gathered_.clear();
  std::uint64_t all = 0;
  for (std::uint32_t authority = 0; authority < counts.statuses.size(); ++authority) {
    Gathered one{authority, 0, {}};
    for (std::size_t status = 0; status < wanted_.size(); ++status) {
      const auto having = block.having(authority, static_cast<model::Status>(status))[word];
      counts.statuses[authority][status] += static_cast<std::uint64_t>(std::popcount(having));
      if (wanted_[status]) one.wanted |= having;
      for (std::size_t i = 0; i < 3; ++i) one.status[i] |= (status >> i & 1U) != 0 ? having : 0;
    }
    if (one.wanted != 0) gathered_.push_back(one);
    all |= one.wanted;
  }
  return all;
}

void RowWriter::write_line(const screen::Block& block, screen::Depth depth, std::size_t lane, unsigned bit,
                           const Piece& front, Counts& counts, Text& out) {
  constexpr auto undecided = static_cast<std::size_t>(model::Status::undecided);
  for (const auto& one : gathered_) {
    if ((one.wanted >> bit & 1U) == 0) continue;
    ++counts.rows;
    const auto status =
        (one.status[0] >> bit & 1U) | (one.status[1] >> bit & 1U) << 1U | (one.status[2] >> bit & 1U) << 2U;
    out.add(front);
    out.add(questions_[one.authority]);
    out.add(pieces_.status[status]);
    if (depth.until) {
      const auto day = block.until(one.authority)[lane];
      if (day != values::Date::max().days) out.add(until(day));
    }
    out.add(depth.missing && status == undecided ? missing(block.missing(one.authority, lane))
                                                 : pieces_.nothing_missing);
    out.add(pieces_.code[depth.code ? block.codes(one.authority)[lane] : 0]);
  }
}

const Piece& RowWriter::until(std::int32_t day) {
  auto& [of, piece] = untils_[static_cast<std::uint32_t>(day) % untils_.size()];
  if (piece.empty() || of != day) of = day, piece = pieces_.until({day});
  return piece;
}

const Piece& RowWriter::missing(const screen::Missing& fact) {
  if (fact.kind == screen::Missing::Kind::nothing) return pieces_.nothing_missing;
  const std::uint32_t place =
      fact.fact * 8U + fact.field * 64U + fact.element * 1024U + static_cast<std::uint32_t>(fact.kind);
  auto& [of, piece] = missing_[place % missing_.size()];
  if (of != fact) of = fact, piece = pieces_.missing(engine_.path(fact));
  return piece;
}

}  // namespace hirepath::cli::screening
