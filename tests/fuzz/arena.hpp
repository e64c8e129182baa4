// The one piece of memory in which all arguments of a call lie, so that any two may overlap.
#pragma once

#include <cstddef>
#include <cstring>
#include <new>
#include <span>
#include <vector>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define RAMP_FUZZ_ASAN
#elif __has_feature(memory_sanitizer)
#include <sanitizer/msan_interface.h>
#define RAMP_FUZZ_MSAN
#endif
#endif

namespace fuzz {

/// Some bytes of the arena.
struct region {
    std::size_t begin;
    std::size_t size;
    bool is_read;
};

class arena {
public:
    static constexpr std::size_t size = 32 * 1024;
    static constexpr std::size_t alignment = 64;

    arena() : bytes_(static_cast<unsigned char*>(::operator new(size, std::align_val_t{alignment}))) {
        std::memset(bytes_, 0xA5, size);
    }
    ~arena() { ::operator delete(bytes_, std::align_val_t{alignment}); }
    arena(arena const&) = delete;
    arena& operator=(arena const&) = delete;

    unsigned char* data() { return bytes_; }
    std::vector<unsigned char> copy() const { return {bytes_, bytes_ + size}; }
    template <class T>
    std::span<T> elements(std::size_t offset, std::size_t count) {
        return {reinterpret_cast<T*>(bytes_ + offset), count};
    }

    /// Lets nothing but these regions be touched, as far as the sanitizer can tell: AddressSanitizer by units of 8 bytes,
    /// MemorySanitizer by whether what is read counts as initialised.
    void close([[maybe_unused]] std::span<region const> except) {
#if defined(RAMP_FUZZ_ASAN)
        __asan_poison_memory_region(bytes_, size);
        for (region const& r : except) __asan_unpoison_memory_region(bytes_ + r.begin, r.size);
#elif defined(RAMP_FUZZ_MSAN)
        __msan_poison(bytes_, size);
        for (region const& r : except)
            if (r.is_read) __msan_unpoison(bytes_ + r.begin, r.size);
#endif
    }

    /// Lets all be read again. What a region has that was to be written must have been, where `written` says so.
    void open([[maybe_unused]] std::span<region const> regions, [[maybe_unused]] bool written) {
#if defined(RAMP_FUZZ_ASAN)
        __asan_unpoison_memory_region(bytes_, size);
#elif defined(RAMP_FUZZ_MSAN)
        if (written)
            for (region const& r : regions) __msan_check_mem_is_initialized(bytes_ + r.begin, r.size);
        __msan_unpoison(bytes_, size);
#endif
    }

private:
    unsigned char* bytes_;
};

}  // namespace fuzz
