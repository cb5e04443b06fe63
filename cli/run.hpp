// The program: words in, exit status out.
#pragma once

namespace hirepath::cli {

int run(int argc, const char* const* argv);

}  // namespace hirepath::cli
