// Batches of lines -> rows, on several threads, handed on in the order of the input.
#pragma once

#include <functional>
#include <string>

#include "screen/input.hpp"
#include "screen/plan.hpp"
#include "screen/rows.hpp"

namespace hirepath::cli::screening {

// What a batch came to.
struct Done {
  Text rows;  // that are not written yet
  std::string rejects, pages;
  Counts counts;
  std::vector<bool> explained;  // parallel to Plan::explained: met in this batch
  std::uint64_t end = 0, lines_before_end = 0;
  std::string digest;  // as Batch::digest

  void clear() {  // but for its room
    rows.clear(), rejects.clear(), pages.clear(), digest.clear();
    counts = {};
    explained.clear();
  }
};

// Calls `take` for each batch, in order and never at the same time, until it says false or the input ends; `write` for
// rows at the front of the batch that is the next to be taken. At most a few batches a thread are in memory. False
// where one of them said so or a thread failed.
bool work(const Plan& plan, Input& input, const std::function<bool(std::string_view)>& write,
          const std::function<bool(Done&)>& take);

}  // namespace hirepath::cli::screening
