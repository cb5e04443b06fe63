#include "model/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace hirepath::model {

unsigned usual_threads() { return std::clamp(std::thread::hardware_concurrency(), 1U, 4U); }

void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto loop = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> others;
  try {
    for (unsigned i = 1; i < threads && i < count; ++i) others.emplace_back(loop);
  } catch (const std::system_error&) {  // no more threads: those there are do the work
  }
  loop();
}

}  // namespace hirepath::model
