// The cart-pole against its equations of motion, worked numbers and what symmetry and energy demand.
#include "../../tests/support/catch.hpp"
#include "physics.hpp"

#include <training/random.hpp>

#include <cmath>
#include <limits>

namespace {

using cart_pole::state;

constexpr double mass = cart_pole::cart_mass + cart_pole::pole_mass;
constexpr double moment = cart_pole::pole_mass * cart_pole::half_length;  // what couples the cart and the pole
constexpr double inertia = moment * cart_pole::half_length * 4 / 3;       // of the pole, about its joint

state any_state(training::random_source& random) {
    auto const within = [&](float limit) { return static_cast<double>(random.uniform(limit)); };
    return {within(2), within(3), within(3), within(4)};
}

double energy(state const& s) {
    double const cart = mass * s.velocity * s.velocity / 2;
    double const both = moment * s.velocity * s.angular_velocity * std::cos(s.angle);
    double const pole = inertia * s.angular_velocity * s.angular_velocity / 2;
    return cart + both + pole + moment * cart_pole::gravity * std::cos(s.angle);
}

state after(state s, double force, double seconds, int steps) {
    for (int i = 0; i < steps; ++i) s = cart_pole::next(s, force, seconds / steps);
    return s;
}

}  // namespace

TEST_CASE("a push from rest is what the equations give by hand", "[cart_pole]") {
    // With theta = 0: 1.1 x'' + 0.05 theta'' = 10 and 0.05 x'' + theta'' / 30 = 0, so x'' = 400/41 and theta'' = -600/41.
    state const s = cart_pole::next({}, 10);
    CHECK(s.position == 0.0);
    CHECK(s.velocity == Approx(8.0 / 41).epsilon(1e-12));
    CHECK(s.angle == 0.0);
    CHECK(s.angular_velocity == Approx(-12.0 / 41).epsilon(1e-12));
    // Euler's method moves by the velocities before the step.
    state const t = cart_pole::next(s, 10);
    CHECK(t.position == Approx(0.02 * 8 / 41).epsilon(1e-12));
    CHECK(t.angle == Approx(-0.02 * 12 / 41).epsilon(1e-12));
}

TEST_CASE("the accelerations fulfil Lagrange's equations of the cart and of the pole", "[cart_pole]") {
    training::random_source random(1);
    for (int i = 0; i < 1000; ++i) {
        state const s = any_state(random);
        double const force = static_cast<double>(random.uniform(10));
        state const t = cart_pole::next(s, force, 1);  // in one second the velocities grow by the accelerations
        double const x2 = t.velocity - s.velocity;
        double const angle2 = t.angular_velocity - s.angular_velocity;
        double const spin = s.angular_velocity * s.angular_velocity;
        CHECK(mass * x2 + moment * (angle2 * std::cos(s.angle) - spin * std::sin(s.angle)) ==
              Approx(force).margin(1e-9));
        CHECK(moment * x2 * std::cos(s.angle) + inertia * angle2 ==
              Approx(moment * cart_pole::gravity * std::sin(s.angle)).margin(1e-9));
    }
}

TEST_CASE("energy stays without a push, and a push adds its work", "[cart_pole]") {
    training::random_source random(2);
    for (int i = 0; i < 10; ++i) {
        state const s = any_state(random);
        CHECK(energy(after(s, 0, 0.5, 100000)) == Approx(energy(s)).margin(2e-3));
        state const pushed = after(s, 10, 0.5, 100000);
        CHECK(energy(pushed) - energy(s) == Approx(10 * (pushed.position - s.position)).margin(2e-3));
    }
}

TEST_CASE("the mirror image of a state has the mirror image for its successor", "[cart_pole]") {
    training::random_source random(3);
    for (int i = 0; i < 100; ++i) {
        state const s = any_state(random);
        state const t = cart_pole::next(s, 10);
        state const mirrored = cart_pole::next({-s.position, -s.velocity, -s.angle, -s.angular_velocity}, -10);
        CHECK(mirrored.position == -t.position);
        CHECK(mirrored.velocity == -t.velocity);
        CHECK(mirrored.angle == -t.angle);
        CHECK(mirrored.angular_velocity == -t.angular_velocity);
    }
}

TEST_CASE("an upright pole at rest stays, and one that leans falls further", "[cart_pole]") {
    state const still = after({}, 0, 1, 50);
    CHECK(still.angle == 0.0);
    CHECK(still.position == 0.0);
    CHECK(after({0, 0, 0.01, 0}, 0, 1, 50).angle > 0.05);
}

TEST_CASE("the pole has fallen beyond 12 degrees, and the cart is lost beyond 2.4 m", "[cart_pole]") {
    CHECK_FALSE(cart_pole::has_fallen({2.4, 9, 0.2094, 9}));
    CHECK_FALSE(cart_pole::has_fallen({-2.4, -9, -0.2094, -9}));
    CHECK(cart_pole::has_fallen({2.401, 0, 0, 0}));
    CHECK(cart_pole::has_fallen({-2.401, 0, 0, 0}));
    CHECK(cart_pole::has_fallen({0, 0, 0.2095, 0}));
    CHECK(cart_pole::has_fallen({0, 0, -0.2095, 0}));
    CHECK(cart_pole::has_fallen({0, 0, std::numeric_limits<double>::quiet_NaN(), 0}));
}
