// How far a program is: a bar on a terminal, plain lines elsewhere.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace training {

/// "[=====     ]"
std::string bar(std::size_t done, std::size_t total);

/// The text with blanks behind it, so that it has the width.
std::string padded(std::string_view text, std::size_t width);

/// Writes to the standard error stream, so that results alone go into a file or a pipe.
class progress {
public:
    progress();

    bool on_terminal() const { return terminal_; }
    /// Shows a line until the next one takes its place; only on a terminal.
    void show(std::string const& line);
    /// Writes a line that stays.
    void finish(std::string const& line);

private:
    void draw(std::string const& line, char end);

    bool terminal_;
};

}  // namespace training
