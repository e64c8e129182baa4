// Numbers as text.
#pragma once

#include <iomanip>
#include <sstream>
#include <string>

namespace training {

inline std::string decimal(double number, int digits) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(digits) << number;
    return text.str();
}

inline std::string scientific(double number) {
    std::ostringstream text;
    text << std::scientific << std::setprecision(1) << number;
    return text.str();
}

inline std::string percent(double share) {
    return decimal(100 * share, 1) + " %";
}

}  // namespace training
