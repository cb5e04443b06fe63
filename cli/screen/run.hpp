// A screening from its first line to its files: whole, resumed, or one shard of it.
#pragma once

#include "screen/plan.hpp"
#include "screen/shard.hpp"

namespace hirepath::cli::screening {

// The exit status, after saying on standard error what happened.
int run(Plan& plan, std::optional<Shard> shard);

// What is said at the end: counts, the table if it was asked for; bad_input where lines were rejected.
int conclude(const Arguments& arguments, const std::vector<std::string>& authorities, const Counts& counts);

}  // namespace hirepath::cli::screening
