// Files that appear whole or not at all, though they are written in pieces. Nobody but the owner may read them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/digest.hpp"

namespace hirepath::cli::screening {

class Output {
 public:
  Output() = default;  // takes everything and keeps nothing
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  // All false after saying why not.
  bool to_standard_output();
  void keep_digest() { digest_.emplace(); }
  // Written under the name `beside` until finish(). `keep`: so many bytes are there already and stay.
  bool open(const std::string& path, const std::string& beside, std::uint64_t keep = 0);
  bool write(std::string_view bytes);
  bool sync();     // on the disk
  bool finish();   // on the disk, under its own name
  void discard();  // nothing is left of it

  bool replaces() const { return !beside_.empty(); }  // a file of its own, not a device or a pipe
  std::uint64_t bytes() const { return bytes_; }
  std::string digest() { return digest_ ? digest_->hex() : ""; }  // of what was written since keep_digest(); ends it

 private:
  bool complain(const char* what) const;

  int file_ = -1;
  std::string path_, beside_;
  std::uint64_t bytes_ = 0;
  std::optional<text::Digest> digest_;
};

}  // namespace hirepath::cli::screening
