// The file of the digests: a row for each function, element type, kind of arithmetic and number of inputs, in order.
#pragma once

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>

class digests {
public:
    explicit digests(std::string path) : path_(std::move(path)) {
        std::ifstream file(path_);
        for (std::string key, word; file >> key;) {
            for (int i = 0; i < 3 && file >> word; ++i) key += ' ' + word;
            file >> rows_[key];
        }
    }

    /// Whether it is the one in the file. Says so if it is not.
    bool hold(std::string const& key, std::uint64_t digest) const {
        auto const row = rows_.find(key);
        if (row != rows_.end() && row->second == text_of(digest)) return true;
        std::printf("%s: %s, but the file has %s\n", key.c_str(), text_of(digest).c_str(),
                    row == rows_.end() ? "none" : row->second.c_str());
        return false;
    }
    void put(std::string const& key, std::uint64_t digest) { rows_[key] = text_of(digest); }
    /// Whether the file could be written.
    bool write() const {
        std::ofstream file(path_);
        for (auto const& [key, digest] : rows_) file << key << ' ' << digest << '\n';
        return static_cast<bool>(file.flush());
    }

private:
    static std::string text_of(std::uint64_t digest) {
        char text[17];
        std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(digest));
        return text;
    }

    std::string path_;
    std::map<std::string, std::string> rows_;
};
