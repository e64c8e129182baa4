// Nothing outside of the arrays is read or written: each lies against a page that may be neither.
#include "../support/catch.hpp"
#include "../table/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#include <unistd.h>

namespace {

enum class side { front, back };

/// Memory between two pages without access.
class walls {
public:
    explicit walls(std::size_t bytes)
        : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))), room_((bytes + page_ - 1) / page_ * page_) {
        void* const all = mmap(nullptr, room_ + 2 * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        begin_ = static_cast<unsigned char*>(all) + page_;
        CHECK(all != MAP_FAILED);
        CHECK(mprotect(begin_, room_, PROT_READ | PROT_WRITE) == 0);
    }
    ~walls() { munmap(begin_ - page_, room_ + 2 * page_); }
    walls(walls const&) = delete;
    walls& operator=(walls const&) = delete;

    /// n elements against the wall on one side.
    template <class T>
    std::span<T> array(std::size_t n, side at) const {
        return {reinterpret_cast<T*>(at == side::front ? begin_ : begin_ + room_ - n * sizeof(T)), n};
    }

private:
    std::size_t page_;
    std::size_t room_;
    unsigned char* begin_;
};

/// The arrays of a call, each between walls of its own.
template <class T>
struct arrays {
    std::span<T> x, dy, out, slopes, sums;
    std::span<std::uint8_t> mask;

    arrays(std::size_t n, side at) {
        static walls const of_x(1 << 14), of_dy(1 << 14), of_out(1 << 14), of_mask(1 << 10), of_slopes(1 << 14),
            of_sums(1 << 14);
        x = of_x.array<T>(n, at);
        dy = of_dy.array<T>(n, at);
        out = of_out.array<T>(n, at);
        slopes = of_slopes.array<T>(n, at);
        sums = of_sums.array<T>(n, at);
        mask = of_mask.array<std::uint8_t>((n + 7) / 8, at);
    }
};

/// Every pass of an activation.
template <class T>
void run_passes(table::kernels<T> const& f, table::setting<T> const& s, arrays<T> const& a, std::size_t how) {
    for (table::pass<T> const& pass : f.passes) pass.run(s, a.x, a.dy, a.out, how);
    if (f.value_and_derivative != nullptr) f.value_and_derivative(s, a.x, a.out, a.dy);
    table::mask const mask{a.mask.data(), a.mask.size(), 1};
    if (f.forward_with_mask != nullptr) {
        f.forward_with_mask(s, a.x, a.out, mask, how);
        f.backward_from_mask(s, mask, a.dy, a.out, how);
    }
    if (f.parameter_gradient != nullptr) CHECK(std::isfinite(f.parameter_gradient(s, a.x, a.dy)));
}

/// The same over n elements, of every activation and every layout of slopes.
template <class T>
void run_all(std::size_t n, side at, std::size_t how) {
    arrays<T> const a(n, at);
    for (table::activation<T> const& one : table::activations<T>()) {
        table::kernels<T> const& f = one.kernel;
        for (auto const& all : {a.x, a.dy, a.slopes}) std::ranges::fill(all, T(0));
        run_passes(f, table::setting<T>(one.exact.parameters.front()), a, how);
        for (std::size_t const inner : {std::size_t{1}, std::size_t{3}, n}) {
            if (!f.has_slopes || n == 0 || n % inner != 0) continue;
            table::setting<T> const layer(a.slopes.first(n / inner), inner);
            std::ranges::fill(a.dy, T(0));
            run_passes(f, layer, a, how);
            f.backward_with_sums(layer, a.x, a.dy, a.out, a.sums.first(n / inner), false);
        }
    }
}

}  // namespace

TEMPLATE_TEST_CASE("nothing outside of the arrays is touched", "[memory][every]", float, double) {
    using T = TestType;
    for (side const at : {side::front, side::back}) {
        for (std::size_t n = 0; n <= 4 * table::activations<T>().front().kernel.lanes + 9; ++n)
            run_all<T>(n, at, table::ordinary);
        for (std::size_t n = 256; n < 290; ++n) run_all<T>(n, at, table::streaming);
    }
}

#else

TEST_CASE("nothing outside of the arrays is touched", "[memory]") {}

#endif
