// The interview on the whole terminal: the question on top, below it (or beside it, where there is room) what is open
// so far, and the keys in the last line.
#pragma once

#include "ask/screen.hpp"
#include "ask/sitting.hpp"

namespace hirepath::cli::ask {

// Until the person ends it: 0, or the number of the signal that did.
int ask_full_screen(Sitting& sitting, Screen& screen);

}  // namespace hirepath::cli::ask
