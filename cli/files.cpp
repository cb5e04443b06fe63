#include "files.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "exit_status.hpp"

namespace hirepath::cli {
namespace {

void complain(const std::string& path, const std::string& what) {
  std::cerr << "hirepath: " << path << ": " << what << '\n';
}

std::string reason() { return errno == 0 ? "failed" : std::strerror(errno); }

// A device or a pipe cannot be replaced by a file; a folder cannot be written at all.
bool write_into(const std::string& path, const std::string& text) {
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) complain(path, "cannot be written: " + reason());
  return static_cast<bool>(file);
}

// The bytes of a stream, at most `most` and one more.
std::string bytes_of(std::istream& from, std::size_t most) {
  constexpr std::size_t at_once = std::size_t{64} << 10U;
  std::string bytes;
  while (from && bytes.size() <= most) {
    const std::size_t have = bytes.size();
    bytes.resize(std::min(have + at_once, most + 1));
    from.read(bytes.data() + have, static_cast<std::streamsize>(bytes.size() - have));
    bytes.resize(have + static_cast<std::size_t>(from.gcount()));
  }
  return bytes;
}

}  // namespace

text::SourcePtr read_file(const std::string& path, std::size_t most) {
  if (path == "-") return std::make_shared<text::Source>("standard input", bytes_of(std::cin, most));
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    complain(path, "cannot be read: it is a folder");
    return nullptr;
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  if (file) bytes = bytes_of(file, most);
  if (!file.is_open() || file.bad()) {
    complain(path, "cannot be read: " + reason());
    return nullptr;
  }
  return std::make_shared<text::Source>(path, std::move(bytes));
}

bool read_line(std::istream& from, std::string& line, std::size_t most, bool& ended) {
  constexpr auto end = std::char_traits<char>::eof();
  line.clear();
  ended = false;
  int byte = from.get();
  if (byte == end) return false;
  std::streambuf& bytes = *from.rdbuf();
  for (; byte != end && byte != '\n'; byte = bytes.sbumpc()) {
    if (line.size() <= most) line += static_cast<char>(byte);
  }
  ended = byte == '\n';
  return true;
}

bool write_file(const std::string& path, const std::string& text) {
  std::error_code unknown;
  const auto kind = std::filesystem::status(path, unknown).type();
  if (kind != std::filesystem::file_type::not_found && kind != std::filesystem::file_type::regular)
    return write_into(path, text);
  const std::string beside = path + ".part" + std::to_string(::getpid());
  errno = 0;
  {
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    if (!file) {
      complain(path, "cannot be written: " + reason());
      std::error_code ignored;
      std::filesystem::remove(beside, ignored);
      return false;
    }
  }
  std::error_code failed;
  std::filesystem::rename(beside, path, failed);
  if (!failed) return true;
  complain(path, "cannot be written: " + failed.message());
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  return false;
}

int put(const std::string& path, const std::string& text) {
  if (!path.empty() && path != "-") return write_file(path, text) ? done : io_failed;
  std::cout << text << std::flush;
  if (std::cout) return done;
  complain("standard output", "cannot be written");
  return io_failed;
}

}  // namespace hirepath::cli
