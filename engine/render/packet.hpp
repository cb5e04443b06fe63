// The counselor's packet: what to tell one client, what to gather, what to send, what to look out for. Its content is
// made once, as a Page; to_text(), to_markdown() and to_html() show it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/answer.hpp"
#include "render/page.hpp"

namespace hirepath::render {

struct ForClient {
  std::string version;       // of the program
  std::string client;        // a label without a person's name: the case file's
  std::string announcement;  // "12345: Economist", or nothing
  bool include_sensitive = false;
};

// The twenty authorities that fail on the fewest conditions somebody could change, nearest first: for these alone the
// packet needs Answer::changes, which are costly. It shows the first five that a change would open.
std::vector<model::Id> near_misses(const explain::Answers& answers);

Page packet_page(const explain::Answers& answers, const ForClient& about);

// One line of the page about many clients.
struct ClientLine {
  std::string client, link;  // link: the file of the packet
  std::string path;          // of the window that closes next; empty where none does
  std::optional<values::Date> closes;
  std::int32_t days_left = 0;
  std::size_t open_paths = 0;
  std::vector<std::string> missing;  // papers still to get, most demanded first
};

ClientLine client_line(const explain::Answers& answers, const ForClient& about);
// "Whose window closes next"; `unread` are the cases that could not be read.
Page clients_page(std::vector<ClientLine> clients, const std::vector<std::string>& unread, values::Date on,
                  const std::string& version);

}  // namespace hirepath::render
