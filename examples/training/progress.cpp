#include "progress.hpp"

#include <algorithm>
#include <iostream>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace training {

namespace {

constexpr std::size_t bar_width = 30;
constexpr std::size_t line_width = 78;

bool error_stream_is_terminal() {
#ifdef _WIN32
    return _isatty(2) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

}  // namespace

std::string padded(std::string_view text, std::size_t width) {
    std::string line(std::max(text.size(), width), ' ');
    std::copy(text.begin(), text.end(), line.begin());
    return line;
}

std::string bar(std::size_t done, std::size_t total) {
    return '[' + padded(std::string(bar_width * done / total, '='), bar_width) + ']';
}

progress::progress() : terminal_(error_stream_is_terminal()) {}

void progress::show(std::string const& line) {
    if (terminal_) draw(line, '\r');
}

void progress::finish(std::string const& line) {
    draw(line, '\n');
}

/// On a terminal the spaces wipe out a longer line that was there.
void progress::draw(std::string const& line, char end) {
    std::cerr << (terminal_ ? padded(line, line_width) : line) << end << std::flush;
}

}  // namespace training
