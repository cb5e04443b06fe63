// Files and standard input and output.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "text/source.hpp"

namespace hirepath::cli {

// No reader takes a larger file: those of rules, cases and announcements have smaller limits of their own.
inline constexpr std::size_t largest_file = std::size_t{64} << 20U;

// The whole file; "-" is standard input. Null after saying on standard error why not. Of a larger file, or a stream
// that does not end, `most` bytes and one more: whoever reads them says that they are too many.
text::SourcePtr read_file(const std::string& path, std::size_t most = largest_file);

// The next line without its end, and whether it has one; of a longer line `most` bytes and one more. False at the end.
bool read_line(std::istream& from, std::string& line, std::size_t most, bool& ended);

// The whole file or nothing: it is written beside `path` and then renamed. False after saying why not.
bool write_file(const std::string& path, const std::string& text);

// To `path`, or to standard output where it is empty or "-": the exit status.
int put(const std::string& path, const std::string& text);

}  // namespace hirepath::cli
