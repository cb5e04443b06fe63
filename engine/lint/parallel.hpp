// Private to the room.
#pragma once

#include <cstddef>
#include <functional>

namespace hirepath::lint {

// Runs work(0) ... work(count - 1), each once, on some threads; the caller's is one of them.
void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace hirepath::lint
