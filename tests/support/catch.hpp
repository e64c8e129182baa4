// Catch2 2.13 and 3 alike.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

using Catch::Approx;  // as 2.13 has it
#else
#include <catch2/catch.hpp>
#endif
