#include "progress.hpp"

#include "text.hpp"

#include <algorithm>
#include <iostream>
#include <utility>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace digits {

namespace {

constexpr int bar_width = 30;
constexpr std::size_t name_width = 11;
constexpr std::size_t line_width = 78;

bool error_stream_is_terminal() {
#ifdef _WIN32
    return _isatty(2) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

}  // namespace

progress::progress(int epochs) : epochs_(epochs), terminal_(error_stream_is_terminal()) {}

void progress::show(std::string_view activation, int epoch, double test_accuracy) {
    if (!terminal_) return;
    auto const done = static_cast<std::size_t>(bar_width * epoch / epochs_);
    draw(padded(std::string(activation), name_width) + " [" + padded(std::string(done, '='), bar_width) + "] epoch " +
             std::to_string(epoch) + " of " + std::to_string(epochs_) + ", " + percent(test_accuracy),
         '\r');
}

void progress::finish(result const& found) {
    draw(padded(std::string(found.activation), name_width) + " " + percent(found.test_accuracy) + " after " +
             std::to_string(epochs_) + (epochs_ == 1 ? " epoch, " : " epochs, ") + decimal(found.seconds, 2) + " s",
         '\n');
}

/// On a terminal the spaces wipe out a longer line that was there.
void progress::draw(std::string line, char end) {
    std::cerr << (terminal_ ? padded(std::move(line), line_width) : line) << end << std::flush;
}

}  // namespace digits
