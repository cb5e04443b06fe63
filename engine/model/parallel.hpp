// Work on several threads whose result does not depend on how many there are.
#pragma once

#include <cstddef>
#include <functional>

namespace hirepath::model {

// For work that a person waits for: as many as the machine runs at once, at most four.
unsigned usual_threads();

// Runs work(0) ... work(count - 1), each once, on up to `threads` threads; the caller's is one of them, and does it all
// where the system grants no other. `work` must not throw.
void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace hirepath::model
