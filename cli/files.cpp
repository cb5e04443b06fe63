#include "files.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

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

}  // namespace

text::SourcePtr read_file(const std::string& path) {
  if (path == "-") {
    std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
    return std::make_shared<text::Source>("standard input", std::move(bytes));
  }
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    complain(path, "cannot be read: it is a folder");
    return nullptr;
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  if (file) bytes.assign(std::istreambuf_iterator<char>(file), {});
  if (!file || file.bad()) {
    complain(path, "cannot be read: " + reason());
    return nullptr;
  }
  return std::make_shared<text::Source>(path, std::move(bytes));
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
