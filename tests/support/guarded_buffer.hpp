// Memory that tells when somebody wrote outside of it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

/// n elements, `misalignment` elements past a 64-byte boundary, between bytes of a known pattern.
template <class T>
class guarded_buffer {
public:
    guarded_buffer(std::size_t n, std::size_t misalignment)
        : bytes_(guard + (misalignment + n) * sizeof(T) + 2 * guard, pattern), n_(n) {
        void* place = bytes_.data() + guard;
        std::size_t room = bytes_.size();
        std::align(64, 1, place, room);
        data_ = static_cast<T*>(place) + misalignment;
        std::fill_n(data_, n_, T(0));
    }
    guarded_buffer(guarded_buffer const&) = delete;
    guarded_buffer& operator=(guarded_buffer const&) = delete;

    std::span<T> span() { return {data_, n_}; }

    /// Nothing outside of the elements was written.
    bool intact() const {
        auto const* const first = reinterpret_cast<unsigned char const*>(data_);
        auto const* const last = reinterpret_cast<unsigned char const*>(data_ + n_);
        auto const untouched = [](unsigned char byte) { return byte == pattern; };
        return std::all_of(bytes_.data(), first, untouched) &&
               std::all_of(last, bytes_.data() + bytes_.size(), untouched);
    }

private:
    static constexpr unsigned char pattern = 0xA5;
    static constexpr std::size_t guard = 128;
    std::vector<unsigned char> bytes_;
    T* data_ = nullptr;
    std::size_t n_;
};
