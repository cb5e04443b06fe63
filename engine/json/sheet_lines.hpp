// JSON Lines straight into the columns of bulk screening: one pass over the line by simdjson, no case in between, no
// allocation. What is unusual is left to LineReader, which decides and has the words.
#pragma once

#include <memory>
#include <string_view>

#include "json/lines.hpp"
#include "screen/sheet.hpp"

namespace hirepath::json {

class SheetReader {  // one for each thread
 public:
  explicit SheetReader(const screen::Layout& layout);
  SheetReader(SheetReader&&) noexcept;
  ~SheetReader();

  // What LineReader::read() would say of the line, in this lane of the sheet; nothing may stand there yet. False, and
  // nothing stands there: not for this reader, though perhaps right. `line_padding` bytes behind the line are readable.
  bool read(std::string_view line, screen::Sheet& sheet, std::size_t lane, LineId& id);

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace hirepath::json
