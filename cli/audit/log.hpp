// The file of an audit record: lines are only ever added to its end, each whole or not at all.
#pragma once

#include <string>

#include "audit/entry.hpp"

namespace hirepath::cli::audit {

// Adds the entry, its number and `previous` filled in, and waits until it is on the disk: when this gives `done`, the
// line survives the end of the program and of the machine. One process at a time (flock). What an interrupted process
// left of a line is cut off; where there is no room, the file is as it was. A last line that was altered is not built
// upon, nor is anything cut off a file that is no record: bad_input. Otherwise io_failed. Says on standard error why.
int append(const std::string& path, Entry entry);

}  // namespace hirepath::cli::audit
