// Every algorithm as a function of a list of places: with a plain functor and with slopes, for float and for double.
#pragma once

#include "../table/table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <vector>

/// What an argument is to a pass.
enum class role { array, mask, slopes, sums, total };

struct parameter {
    char const* name;
    role what;
    std::size_t bytes;  // of an element
    bool written;
};

/// Where an argument lies, and of how many elements.
struct place {
    std::byte* at;
    std::size_t size;
};

struct call {
    std::array<place, 6> places;
    std::size_t inner = 1;
    std::size_t how = table::by_default;
};

/// An algorithm with a functor and an element type.
struct pass {
    char const* name;
    std::vector<parameter> parameters;  // the slopes are the last
    std::size_t element;
    std::function<void(call const&)> run;
    std::function<void(std::byte* at, std::size_t count)> begin_sums;
};

template <class T>
std::span<T> as(place where) {
    return {reinterpret_cast<T*>(where.at), where.size};
}

template <class T>
class passes_of {
public:
    explicit passes_of(char const* name) : f_(table::find<T>(name).kernel) {}

    std::vector<pass> all() {
        add_maps();
        add_masks();
        if (f_.has_slopes)
            add_sums_by_slope();
        else
            add("parameter_gradient", {in("x"), in("dy"), {"sum", role::total, f_.exact_sum_size, true}},
                [](kernels const& f, setting const& s, call const& c) {
                    f.add_parameter_gradient(s, i(c, 0), i(c, 1), c.places[2].at);
                });
        return found_;
    }

private:
    using kernels = table::kernels<T>;
    using setting = table::setting<T>;

    void add(char const* name, std::vector<parameter> parameters,
             void (*run)(kernels const&, setting const&, call const&)) {
        std::size_t const slopes = parameters.size();
        if (f_.has_slopes) parameters.push_back({"slopes", role::slopes, sizeof(T), false});
        found_.push_back({name, parameters, sizeof(T),
                          [&f = f_, slopes, run](call const& c) {
                              run(f, f.has_slopes ? setting(as<T const>(c.places[slopes]), c.inner) : setting(0.25), c);
                          },
                          [&f = f_](std::byte* at, std::size_t count) {
                              std::memset(at, 0,
                                          count * f.exact_sum_size);  // since a sum leaves a part of itself for later
                              f.begin_exact_sums(at, count);
                          }});
    }
    void add_maps() {
        add("forward", {in("x"), out("y")}, [](kernels const& f, setting const& s, call const& c) {
            f["forward"].run(s, i(c, 0), {}, o(c, 1), c.how);
        });
        if (f_.find("derivative") != nullptr)
            add("derivative", {in("x"), out("d")}, [](kernels const& f, setting const& s, call const& c) {
                f["derivative"].run(s, i(c, 0), {}, o(c, 1), c.how);
            });
        if (f_.value_and_derivative != nullptr)
            add("value_and_derivative", {in("x"), out("y"), out("d")},
                [](kernels const& f, setting const& s, call const& c) {
                    f.value_and_derivative(s, i(c, 0), o(c, 1), o(c, 2));
                });
        add("backward", {in("x"), in("dy"), out("dx")}, [](kernels const& f, setting const& s, call const& c) {
            f["backward"].run(s, i(c, 0), i(c, 1), o(c, 2), c.how);
        });
        add("backward_from_output", {in("y"), in("dy"), out("dx")},
            [](kernels const& f, setting const& s, call const& c) {
                f["backward_from_output"].run(s, i(c, 0), i(c, 1), o(c, 2), c.how);
            });
    }
    void add_masks() {
        add("forward", {in("x"), out("y"), mask<std::uint8_t>(true)},
            [](kernels const& f, setting const& s, call const& c) {
                f.forward_with_mask(s, i(c, 0), o(c, 1), words<std::uint8_t>(c.places[2]), c.how);
            });
        add("forward", {in("x"), out("y"), mask<std::uint64_t>(true)},
            [](kernels const& f, setting const& s, call const& c) {
                f.forward_with_mask(s, i(c, 0), o(c, 1), words<std::uint64_t>(c.places[2]), c.how);
            });
        add("backward_from_mask", {mask<std::uint8_t>(false), in("dy"), out("dx")},
            [](kernels const& f, setting const& s, call const& c) {
                f.backward_from_mask(s, words<std::uint8_t>(c.places[0]), i(c, 1), o(c, 2), c.how);
            });
    }
    void add_sums_by_slope() {
        add("backward", {in("x"), in("dy"), out("dx"), {"dslope", role::sums, sizeof(T), true}},
            [](kernels const& f, setting const& s, call const& c) {
                f.backward_with_sums(s, i(c, 0), i(c, 1), o(c, 2), o(c, 3), false);
            });
        add("backward", {in("x"), in("dy"), out("dx"), {"dslope", role::sums, f_.exact_sum_size, true}},
            [](kernels const& f, setting const& s, call const& c) {
                f.backward_with_exact_sums(s, i(c, 0), i(c, 1), o(c, 2), c.places[3].at, c.places[3].size);
            });
    }
    static parameter in(char const* name) { return {name, role::array, sizeof(T), false}; }
    static parameter out(char const* name) { return {name, role::array, sizeof(T), true}; }
    template <class Word>
    static parameter mask(bool written) {
        return {"mask", role::mask, sizeof(Word), written};
    }
    template <class Word>
    static table::mask words(place where) {
        return {where.at, where.size, sizeof(Word)};
    }
    static std::span<T const> i(call const& c, std::size_t k) { return as<T const>(c.places[k]); }
    static std::span<T> o(call const& c, std::size_t k) { return as<T>(c.places[k]); }

    kernels const& f_;
    std::vector<pass> found_;
};

inline std::vector<pass> const& all_passes() {
    static std::vector<pass> const passes = [] {
        std::vector<pass> found;
        for (auto const& some : {passes_of<float>("leaky_relu").all(), passes_of<float>("prelu").all(),
                                 passes_of<double>("leaky_relu").all(), passes_of<double>("prelu").all()})
            found.insert(found.end(), some.begin(), some.end());
        return found;
    }();
    return passes;
}

/// Small numbers of both signs, or positive ones.
inline void fill(std::byte* at, std::size_t count, std::size_t element, bool positive) {
    for (std::size_t i = 0; i < count; ++i) {
        double const d = static_cast<double>(i % 11) + (positive ? 0.25 : -4.5);
        float const f = static_cast<float>(d);
        std::memcpy(at + i * element, element == sizeof f ? static_cast<void const*>(&f) : &d, element);
    }
}

/// Memory for the arguments of a call: a slot for each, at a multiple of 64.
class memory {
public:
    explicit memory(std::size_t slot) : bytes_(6 * slot + 64), slot_(slot) {
        void* first = bytes_.data();
        std::size_t room = bytes_.size();
        first_ = static_cast<std::byte*>(std::align(64, 1, first, room));
    }
    std::byte* slot(std::size_t k) const { return first_ + k * slot_; }
    std::span<std::byte> all() const { return {first_, 6 * slot_}; }

private:
    std::vector<std::byte> bytes_;
    std::size_t slot_;
    std::byte* first_;
};
