// What `consult` does, for one case and for a folder of them.
#pragma once

#include "command_line.hpp"

namespace hirepath::cli {

// The packet of the one case in `arguments.files`.
int consult_one(const Arguments& arguments);

// A packet for each case file of the folder, and the page that says whose window closes next. A case that cannot be
// read is reported; the others go on, and the status is bad_input at the end.
int consult_clients(const Arguments& arguments);

}  // namespace hirepath::cli
