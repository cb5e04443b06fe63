// Entrance: read(). Tells the shapes of a document apart, and hands each announcement in it to item_reader.
#include <utility>

#include "usajobs/announcement.hpp"
#include "usajobs/item_reader.hpp"

namespace hirepath::usajobs {
namespace {

constexpr std::string_view shapes =
    "a search item (MatchedObjectDescriptor), an array of them, a search response (SearchResult), historic rows "
    "(data), or one historic row (usajobsControlNumber)";

constexpr std::size_t most_announcements = 2000;  // of one document; USAJOBS gives 500 on a page

void report(const text::SourcePtr& source, text::Diagnostics& found, std::string code, text::Severity severity,
            const Field& at, std::string message, std::string expected = std::string(shapes)) {
  found.add({std::move(code), severity, {source, {}}, at.pointer, std::move(message), std::move(expected), {}, {}});
}

bool is_historic_row(const Field& field) {
  return field.member("usajobsControlNumber").node || field.member("usajobs_control_number").node ||
         (field.member("announcementNumber").node && field.member("positionTitle").node);
}

class DocumentReader {
 public:
  DocumentReader(text::SourcePtr source, text::Diagnostics& found) : source_(std::move(source)), found_(found) {}

  std::vector<Announcement> read(const Field& root) {
    const Field response = root.member("SearchResult");
    const Field data = root.member("data");
    if (root.is_array()) {
      all(root);
    } else if (response.node) {
      all(response.member("SearchResultItems"));
    } else if (data.node) {
      all(data);
    } else if (!one(root)) {
      report(source_, found_, "HP606", text::Severity::error, root,
             "this JSON holds no announcement in a shape known here");
    }
    return std::move(read_);
  }

 private:
  void all(const Field& list) {
    if (!list.is_array())
      return report(source_, found_, "HP606", text::Severity::error, list,
                    "the list of announcements is missing or is not an array");
    if (list.node->items.empty())
      report(source_, found_, "HP609", text::Severity::warning, list, "the list of announcements is empty");
    if (list.node->items.size() > most_announcements)
      return report(source_, found_, "HP602", text::Severity::error, list,
                    "the list has " + std::to_string(list.node->items.size()) + " items",
                    "at most " + std::to_string(most_announcements) + ", as a page of announcements has");
    for (const Field& item : list.items()) {
      if (!one(item))
        report(source_, found_, "HP607", text::Severity::error, item,
               "this item is not an announcement; it is left out");
    }
  }

  bool one(const Field& item) {
    if (item.member("MatchedObjectDescriptor").is_object()) {
      read_.push_back(read_search_item(source_, item));
    } else if (is_historic_row(item)) {
      read_.push_back(read_historic_row(source_, item));
    } else {
      return false;
    }
    return true;
  }

  text::SourcePtr source_;
  text::Diagnostics& found_;
  std::vector<Announcement> read_;
};

}  // namespace

std::vector<Announcement> read(text::SourcePtr source, text::Diagnostics& found) {
  const auto document = parse_json(source, found);
  if (!document) return {};
  return DocumentReader(std::move(source), found).read({&*document, "#"});
}

}  // namespace hirepath::usajobs
