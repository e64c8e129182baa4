#!/bin/sh
# Installs what building ramp, its tests, benchmarks and demo needs, on Debian and its kin. Elsewhere it says what that is.
set -eu

packages="g++ cmake ninja-build libxsimd-dev catch2 libbenchmark-dev libeigen3-dev"

if ! command -v apt-get >/dev/null; then
    echo "setup.sh knows apt-get only. Install a C++20 compiler, CMake 3.25 or newer and Ninja by hand;" >&2
    echo "CMake downloads the rest (xsimd, Catch2, Google Benchmark, Eigen) where it is not installed." >&2
    exit 1
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
$as_root apt-get update
# shellcheck disable=SC2086  # the list is meant to split
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $packages
