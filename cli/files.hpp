// Files and standard input and output.
#pragma once

#include <string>

#include "text/source.hpp"

namespace hirepath::cli {

// The whole file; "-" is standard input. Null after saying on standard error why not.
text::SourcePtr read_file(const std::string& path);

// The whole file or nothing: it is written beside `path` and then renamed. False after saying why not.
bool write_file(const std::string& path, const std::string& text);

// To `path`, or to standard output where it is empty or "-": the exit status.
int put(const std::string& path, const std::string& text);

}  // namespace hirepath::cli
