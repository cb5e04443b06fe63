#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "run.hpp"

int main(int argc, char** argv) {
#ifdef __GLIBC__
  // Rules are a hundred thousand small pieces: take memory in large steps, and give none back before the end.
  mallopt(M_TOP_PAD, 16 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  return hirepath::cli::run(argc, argv);
}
