// Files, with the system's words for what is wrong with them.
#pragma once

#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

namespace training {

inline std::runtime_error cannot_do(char const* what, std::string const& path) {
    return std::runtime_error(std::string("cannot ") + what + " " + path + ": " +
                              std::generic_category().message(errno));
}
inline std::runtime_error cannot_write(std::string const& path) {
    return cannot_do("write", path);
}
inline std::runtime_error cannot_read(std::string const& path) {
    return cannot_do("read", path);
}

/// Throws std::runtime_error if that is not possible.
inline std::ifstream open_to_read(std::string const& path) {
    std::ifstream file(path);
    if (!file) throw cannot_read(path);
    return file;
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
