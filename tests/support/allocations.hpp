// How often a program has allocated memory by `new`, as all containers do.
#pragma once

#include <cstddef>

std::size_t allocation_count();
