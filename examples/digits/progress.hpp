// How far the training is: a bar on a terminal, one line an activation elsewhere.
#pragma once

#include "result.hpp"

#include <string>
#include <string_view>

namespace digits {

/// Writes to the standard error stream, so that the table alone goes into a file or a pipe.
class progress {
public:
    explicit progress(int epochs);

    void show(std::string_view activation, int epoch, double test_accuracy);
    void finish(result const& found);

private:
    void draw(std::string line, char end);

    int epochs_;
    bool terminal_;
};

}  // namespace digits
