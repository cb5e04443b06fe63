// Reading and cutting. Everything is read in order, once.
#include "screen/input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>

#include "json/lines.hpp"

namespace hirepath::cli::screening {

namespace {
constexpr std::size_t at_once = 256 << 10;     // bytes of one read
constexpr std::size_t batch_bytes = 4u << 20;  // a batch ends behind so many
}  // namespace

std::unique_ptr<Input> Input::open(const std::string& path, bool with_digest) {
  const bool standard = path == "-";
  const int file = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  const bool found = file >= 0 && ::fstat(file, &about) == 0;
  if (!found || S_ISDIR(about.st_mode)) {
    std::cerr << "hirepath: " << path << ": cannot be read: " << (found ? "it is a folder" : std::strerror(errno))
              << '\n';
    if (file >= 0 && !standard) ::close(file);
    return nullptr;
  }
  std::unique_ptr<Input> input(new Input(file, standard ? "standard input" : path));
  if (with_digest) input->digest_.emplace();
  if (!standard && S_ISREG(about.st_mode)) input->size_ = static_cast<std::uint64_t>(about.st_size);
  return input;
}

Input::~Input() {
  if (file_ != STDIN_FILENO) ::close(file_);
}

bool Input::fill() {
  if (at_ < buffer_.size()) return true;
  buffer_.resize(at_once);
  ssize_t count = 0;
  do count = ::read(file_, buffer_.data(), buffer_.size());
  while (count < 0 && errno == EINTR);
  if (count < 0 && !failed_) {
    std::cerr << "hirepath: " << name_ << ": cannot be read: " << std::strerror(errno) << '\n';
    failed_ = true;
  }
  buffer_.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  at_ = 0;
  return count > 0;
}

void Input::take(std::size_t count) {
  if (digest_) digest_->add(std::string_view(buffer_).substr(at_, count));
  at_ += count;
  offset_ += count;
}

void Input::skip_to(std::uint64_t offset) {
  while ((offset_ < offset || inside_) && fill()) {
    const char* from = buffer_.data() + at_;
    if (offset_ < offset) {
      // Up to the byte before `offset`, so that its being a line's end or not decides what follows.
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - at_, offset - offset_));
      lines_ += static_cast<std::uint64_t>(std::count(from, from + count, '\n'));
      inside_ = from[count - 1] != '\n';
      take(count);
    } else {
      const auto end = buffer_.find('\n', at_);
      if (end != std::string::npos) inside_ = false, ++lines_;
      take(end != std::string::npos ? end - at_ + 1 : buffer_.size() - at_);
    }
  }
  if (inside_) inside_ = false, ++lines_;  // the file ends without a line's end
}

bool Input::next(Batch& batch, std::size_t most) {
  batch.bytes.clear();
  batch.lines.clear();
  batch.digest.clear();
  while (batch.lines.size() < most && batch.bytes.size() < batch_bytes && offset_ < stop_ && fill()) {
    RawLine line{batch.bytes.size(), 0, ++lines_, false};
    for (bool ended = false; !ended && fill();) {
      const auto end = buffer_.find('\n', at_);
      const std::size_t count = std::min(end, buffer_.size()) - at_;
      line.too_long = line.too_long || line.size + count > longest_line;
      if (!line.too_long) {
        batch.bytes.append(buffer_, at_, count);
        line.size += count;
      }
      ended = end != std::string::npos;
      take(count + (ended ? 1 : 0));
    }
    if (line.too_long) {
      batch.bytes.resize(line.begin);
      line.size = 0;
    }
    if (line.size != 0 && batch.bytes.back() == '\r') {
      batch.bytes.pop_back();
      --line.size;
    }
    batch.lines.push_back(line);
  }
  if (batch.lines.empty() || failed_) return false;
  batch.bytes.append(json::line_padding, '\0');
  batch.end = offset_;
  batch.lines_before_end = lines_;
  if (++batches_ % checkpoint_every == 0) batch.digest = digest();
  return true;
}

}  // namespace hirepath::cli::screening
