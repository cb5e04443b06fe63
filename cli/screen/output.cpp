#include "screen/output.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>

namespace hirepath::cli::screening {

Output::~Output() {
  if (file_ > STDERR_FILENO) ::close(file_);
}

bool Output::complain(const char* what) const {
  std::cerr << "hirepath: " << path_ << ": cannot be " << what << ": " << std::strerror(errno) << '\n';
  return false;
}

bool Output::to_standard_output() {
  path_ = "standard output";
  file_ = STDOUT_FILENO;
  return true;
}

bool Output::open(const std::string& path, const std::string& beside, std::uint64_t keep) {
  path_ = path;
  struct stat about {};
  const bool there = ::stat(path.c_str(), &about) == 0;
  if (there && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode)) {  // a device or a pipe
    file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    return file_ >= 0 || complain("written");
  }
  if (there && S_ISDIR(about.st_mode)) {
    errno = EISDIR;
    return complain("written");
  }
  beside_ = beside;
  file_ = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file_ < 0) return complain("written");
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    beside_.clear();  // it is theirs
    std::cerr << "hirepath: " << path << ": another run is writing it\n";
    return false;
  }
  if (::ftruncate(file_, static_cast<off_t>(keep)) != 0 || ::lseek(file_, 0, SEEK_END) < 0) return complain("written");
  bytes_ = keep;
  return true;
}

bool Output::write(std::string_view bytes) {
  if (file_ < 0) return true;
  if (digest_) digest_->add(bytes);
  bytes_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t count = ::write(file_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return complain("written");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool Output::sync() { return beside_.empty() || ::fsync(file_) == 0 || complain("written"); }

bool Output::finish() {
  if (beside_.empty()) return true;
  return sync() && (std::rename(beside_.c_str(), path_.c_str()) == 0 || complain("written"));
}

void Output::discard() {
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

}  // namespace hirepath::cli::screening
