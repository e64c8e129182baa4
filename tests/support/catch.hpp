// Catch2 2.13 and 3 alike, or what stands in for it.
#pragma once

#if defined(RAMP_PLAIN_CHECKS)
#include "plain_checks.hpp"
#elif __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

using Catch::Approx;  // as 2.13 has it
#else
#include <catch2/catch.hpp>
#endif
