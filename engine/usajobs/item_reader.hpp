// One announcement of either shape. Private to this room.
#pragma once

#include "text/source.hpp"
#include "usajobs/announcement.hpp"
#include "usajobs/fields.hpp"

namespace hirepath::usajobs {

// {"MatchedObjectId": ..., "MatchedObjectDescriptor": {...}}: the search API, today's and that of 2016.
Announcement read_search_item(const text::SourcePtr& source, const Field& item);
// {"usajobsControlNumber": ..., ...}: the historic data; labels for codes, Y and N for booleans, no prose.
Announcement read_historic_row(const text::SourcePtr& source, const Field& row);

}  // namespace hirepath::usajobs
