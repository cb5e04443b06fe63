// SHA-256 (FIPS 180-4) of bytes, by OpenSSL's libcrypto: names an edition of the knowledge base.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace hirepath::text {

class Digest {
 public:
  Digest();
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;
  Digest copy() const;  // to end one and go on with the other
  Digest& add(std::string_view bytes);
  // 64 lower-case hexadecimal digits. Ends the digest.
  std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace hirepath::text
