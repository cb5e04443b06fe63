#include "audit/log.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <optional>

#include "exit_status.hpp"

namespace hirepath::cli::audit {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);  // and the lock with it
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int operator*() const { return number_; }

 private:
  int number_;
};

int failed(const std::string& path, const char* what) {
  std::cerr << "hirepath: " << path << ": " << what << ": " << std::strerror(errno) << '\n';
  return io_failed;
}

// Bytes first..end, or nothing.
std::optional<std::string> read_range(int file, off_t first, off_t end) {
  std::string bytes(static_cast<std::size_t>(end - first), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const auto got = ::pread(file, bytes.data() + have, bytes.size() - have, first + static_cast<off_t>(have));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    have += static_cast<std::size_t>(got);
  }
  return bytes;
}

// Where the last line end before `end` stands, looking backwards; -1: there is none.
std::optional<off_t> line_end_before(int file, off_t end) {
  constexpr off_t step = 1 << 16;
  for (off_t high = end; high > 0;) {
    const off_t low = std::max<off_t>(0, high - step);
    const auto bytes = read_range(file, low, high);
    if (!bytes) return std::nullopt;
    if (const auto at = bytes->rfind('\n'); at != std::string::npos) return low + static_cast<off_t>(at);
    high = low;
  }
  return -1;
}

bool write_all(int file, const std::string& line) {
  std::size_t written = 0;
  while (written < line.size()) {
    const auto put = ::write(file, line.data() + written, line.size() - written);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    written += static_cast<std::size_t>(put);
  }
  return ::fsync(file) == 0;
}

// A new file is there after a crash only when its folder says so.
bool sync_folder(const std::string& path) {
  const auto slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  const Descriptor at(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return *at >= 0 && ::fsync(*at) == 0;
}

}  // namespace

int append(const std::string& path, Entry entry) {
  const Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  if (*file < 0) return failed(path, "the record cannot be opened");
  while (::flock(*file, LOCK_EX) != 0) {
    if (errno != EINTR) return failed(path, "the record cannot be locked");
  }
  struct stat about {};
  if (::fstat(*file, &about) != 0) return failed(path, "the record cannot be read");
  if (!S_ISREG(about.st_mode)) {
    std::cerr << "hirepath: " << path << ": a record is a file that can be read again\n";
    return io_failed;
  }
  const auto last_end = line_end_before(*file, about.st_size);
  if (!last_end) return failed(path, "the record cannot be read");
  const off_t whole = *last_end + 1;
  if (whole > 0) {
    const auto before = line_end_before(*file, *last_end);
    // One byte more than a line has is enough to say that it is none.
    const auto first = before ? std::max(*before + 1, *last_end - static_cast<off_t>(longest_line) - 1) : 0;
    const auto line = before ? read_range(*file, first, *last_end) : std::nullopt;
    if (!line) return failed(path, "the record cannot be read");
    const auto last = parse_line(*line);
    if (!last.entry) {
      std::cerr << "hirepath: " << path << ": the last line of the record: " << last.wrong
                << "\n  help: hirepath replay " << path << "; nothing was added\n";
      return bad_input;
    }
    entry.number = last.entry->number + 1;
    entry.previous = last.hash;
  }
  if (whole < about.st_size) {
    // Nothing is cut off a file that is something else: somebody's case, named here by mistake.
    const auto half = read_range(*file, whole, std::min(about.st_size, whole + 16));
    if (!half) return failed(path, "the record cannot be read");
    if (!begins_line(*half)) {
      std::cerr << "hirepath: " << path << ": this is no record of answers; nothing was added\n";
      return bad_input;
    }
    if (::ftruncate(*file, whole) != 0) return failed(path, "half a line cannot be cut off");
    std::cerr << "hirepath: " << path << ": half a line of an interrupted run was cut off\n";
  }
  std::string hash;
  const auto line = to_line(entry, hash);
  if (line.size() > longest_line) {
    std::cerr << "hirepath: " << path << ": the line would have " << line.size() << " bytes; nothing was added\n"
              << "  expected: at most " << longest_line << ": fewer cases at a time, or no --record-facts\n";
    return io_failed;
  }
  if (!write_all(*file, line)) {
    const int status = failed(path, "the record cannot be written");
    if (::ftruncate(*file, whole) != 0) failed(path, "half a line stays at its end");  // the next run cuts it off
    return status;
  }
  if (whole == 0 && !sync_folder(path)) return failed(path, "the record's folder cannot be written");
  return done;
}

}  // namespace hirepath::cli::audit
