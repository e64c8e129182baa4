// Runs jobs on several threads at once.
#pragma once

#include "result.hpp"

#include <span>
#include <vector>

namespace comparison {

/// The records of all jobs, in the order of the jobs whatever the number of threads. Shows how far it is. Throws what a
/// job throws.
std::vector<record> run_jobs(std::span<job const> jobs, int threads);

}  // namespace comparison
