// The clock of benchmarks that time themselves.
#pragma once

#include <ctime>

namespace hirepath::benchmarks {

// Microseconds: of all threads of the process, or of this thread.
inline double cpu(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

}  // namespace hirepath::benchmarks
