// Every algorithm as a function of a list of places: with a plain functor and with slopes, for float and for double.
#pragma once

#include <ramp/ramp.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
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
    ramp::stores how = {};
};

/// An algorithm with a functor and an element type.
struct pass {
    char const* name;
    std::vector<parameter> parameters;  // the slopes are the last
    std::size_t element;
    void (*run)(call const&);
    void (*begin_sums)(std::byte* at, std::size_t count);
};

template <class T>
std::span<T> as(place where) {
    return {reinterpret_cast<T*>(where.at), where.size};
}

template <class T, std::size_t Slopes, class F>
F functor(call const& c) {
    if constexpr (ramp::parametric<F>)
        return F{as<T const>(c.places[Slopes]), c.inner};
    else
        return F{0.25};
}

template <class Sum>
void begin(std::byte* at, std::size_t count) {
    std::memset(at, 0, count * sizeof(Sum));  // since a sum leaves a part of itself for later
    for (std::size_t k = 0; k < count; ++k) new (at + k * sizeof(Sum)) Sum;
}

template <class T, class F>
class passes_of {
public:
    static std::vector<pass> all() {
        std::vector<pass> found;
        auto const add = [&](char const* name, std::vector<parameter> parameters, void (*run)(call const&)) {
            if (ramp::parametric<F>) parameters.push_back({"slopes", role::slopes, sizeof(T), false});
            found.push_back({name, parameters, sizeof(T), run, begin<ramp::exact_sum<T>>});
        };
        add("forward", {in("x"), out("y")}, [](call const& c) { ramp::forward(f<2>(c), i<0>(c), o<1>(c), c.how); });
        add("forward", {in("x"), out("y"), mask<std::uint8_t>(true)},
            [](call const& c) { ramp::forward(f<3>(c), i<0>(c), o<1>(c), as<std::uint8_t>(c.places[2]), c.how); });
        add("forward", {in("x"), out("y"), mask<std::uint64_t>(true)},
            [](call const& c) { ramp::forward(f<3>(c), i<0>(c), o<1>(c), as<std::uint64_t>(c.places[2]), c.how); });
        add("derivative", {in("x"), out("d")},
            [](call const& c) { ramp::derivative(f<2>(c), i<0>(c), o<1>(c), c.how); });
        add("value_and_derivative", {in("x"), out("y"), out("d")},
            [](call const& c) { ramp::value_and_derivative(f<3>(c), i<0>(c), o<1>(c), o<2>(c)); });
        add("backward", {in("x"), in("dy"), out("dx")},
            [](call const& c) { ramp::backward(f<3>(c), i<0>(c), i<1>(c), o<2>(c), c.how); });
        add("backward_from_output", {in("y"), in("dy"), out("dx")},
            [](call const& c) { ramp::backward_from_output(f<3>(c), i<0>(c), i<1>(c), o<2>(c), c.how); });
        add("backward_from_mask", {mask<std::uint8_t>(false), in("dy"), out("dx")}, [](call const& c) {
            ramp::backward_from_mask(f<3>(c), as<std::uint8_t const>(c.places[0]), i<1>(c), o<2>(c), c.how);
        });
        if constexpr (ramp::parametric<F>)
            add_sums_by_slope(add);
        else
            add("parameter_gradient", {in("x"), in("dy"), {"sum", role::total, sizeof(ramp::exact_sum<T>), true}},
                [](call const& c) {
                    ramp::parameter_gradient(f<3>(c), i<0>(c), i<1>(c), as<ramp::exact_sum<T>>(c.places[2])[0]);
                });
        return found;
    }

private:
    static void add_sums_by_slope(auto const& add) {
        add("backward", {in("x"), in("dy"), out("dx"), {"dslope", role::sums, sizeof(T), true}},
            [](call const& c) { ramp::backward(f<4>(c), i<0>(c), i<1>(c), o<2>(c), o<3>(c)); });
        add("backward", {in("x"), in("dy"), out("dx"), {"dslope", role::sums, sizeof(ramp::exact_sum<T>), true}},
            [](call const& c) {
                ramp::backward(f<4>(c), i<0>(c), i<1>(c), o<2>(c), as<ramp::exact_sum<T>>(c.places[3]));
            });
    }
    static parameter in(char const* name) { return {name, role::array, sizeof(T), false}; }
    static parameter out(char const* name) { return {name, role::array, sizeof(T), true}; }
    template <class Word>
    static parameter mask(bool written) {
        return {"mask", role::mask, sizeof(Word), written};
    }
    template <std::size_t Slopes>
    static F f(call const& c) {
        return functor<T, Slopes, F>(c);
    }
    template <std::size_t K>
    static std::span<T const> i(call const& c) {
        return as<T const>(c.places[K]);
    }
    template <std::size_t K>
    static std::span<T> o(call const& c) {
        return as<T>(c.places[K]);
    }
};

inline std::vector<pass> const& all_passes() {
    static std::vector<pass> const passes = [] {
        std::vector<pass> found;
        for (auto const& some :
             {passes_of<float, ramp::leaky_relu>::all(), passes_of<float, ramp::prelu<float>>::all(),
              passes_of<double, ramp::leaky_relu>::all(), passes_of<double, ramp::prelu<double>>::all()})
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
