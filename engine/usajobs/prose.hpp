// The prose of announcements: free of mark-up and of contact data, and searched for phrases whatever their spacing and
// punctuation. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hirepath::usajobs {

std::string lower(std::string_view text);  // ASCII
// For messages: plain, and at most 60 bytes of it.
std::string excerpt(std::string_view text);

// Tags and entities become text, typographic quotes, dashes and spaces their ASCII kin, white space one space; e-mail
// addresses and telephone numbers become "[contact removed]". Everything an announcement says passes through here
// before it is kept.
std::string plain_text(std::string_view marked_up);

// The same words in one spelling: lower case, single spaces, "U.S.C." as "usc", "30%" as "30 percent", no space at
// parentheses.
struct Canonical {
  std::string text;
  std::vector<std::uint32_t> origin;  // for each byte of `text`, the byte of the plain text it stands for
};
Canonical canonical(std::string_view plain);

// True when a word may begin or end between these two bytes.
bool is_boundary(std::string_view text, std::size_t at);

// Plain text [begin, end) with the words around it, at most about 120 bytes. Where those words could name a contact
// person, the phrase alone.
std::string quote(std::string_view plain, std::size_t begin, std::size_t end);

}  // namespace hirepath::usajobs
