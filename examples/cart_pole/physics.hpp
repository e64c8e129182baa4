// A pole stands on a cart, joined so that it can fall to the left and to the right, and the cart is pushed to keep it up.
#pragma once

#include <numbers>

namespace cart_pole {

// Barto, Sutton and Anderson: Neuronlike Adaptive Elements That Can Solve Difficult Learning Control Problems (1983), but for
// the little friction that they have: most programs of this problem leave it out.
inline constexpr double gravity = 9.8;      // m/s^2
inline constexpr double cart_mass = 1;      // kg
inline constexpr double pole_mass = 0.1;    // kg
inline constexpr double half_length = 0.5;  // m, from the joint to the middle of the pole
inline constexpr double push = 10;          // N, to the right or to the left
inline constexpr double step_seconds = 0.02;
inline constexpr double farthest = 2.4;                        // m, from the middle of the track
inline constexpr double widest = 12 * std::numbers::pi / 180;  // rad, from the upright

struct state {
    double position = 0;          // m, of the cart; positive to the right
    double velocity = 0;          // m/s
    double angle = 0;             // rad, of the pole; 0 is upright, and positive leans to the right
    double angular_velocity = 0;  // rad/s
};

/// The state a little later, by one step of Euler's method.
state next(state const& now, double force, double seconds = step_seconds);

/// Whether the cart has left the track or the pole leans too far.
bool has_fallen(state const& now);

}  // namespace cart_pole
