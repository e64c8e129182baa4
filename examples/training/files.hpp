// Files that results go into, with the system's words for what is wrong with them.
#pragma once

#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

namespace training {

inline std::runtime_error cannot_write(std::string const& path) {
    return std::runtime_error("cannot write " + path + ": " + std::generic_category().message(errno));
}

/// Throws std::runtime_error if that is not possible.
inline std::ofstream open_to_write(std::string const& path) {
    std::ofstream file(path);
    if (!file) throw cannot_write(path);
    return file;
}

/// Throws std::runtime_error if what was written is not all there.
inline void finish_writing(std::ofstream& file, std::string const& path) {
    if (!file.flush()) throw cannot_write(path);
}

}  // namespace training
