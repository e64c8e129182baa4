#include "physics.hpp"

#include <cmath>

namespace cart_pole {

state next(state const& now, double force, double seconds) {
    constexpr double mass = cart_mass + pole_mass;
    double const sine = std::sin(now.angle);
    double const cosine = std::cos(now.angle);
    // How the cart would speed up if the pole's own turning did not push it.
    double const without_turning =
        (force + pole_mass * half_length * now.angular_velocity * now.angular_velocity * sine) / mass;
    double const angular_acceleration =
        (gravity * sine - cosine * without_turning) / (half_length * (4.0 / 3 - pole_mass * cosine * cosine / mass));
    double const acceleration = without_turning - pole_mass * half_length * angular_acceleration * cosine / mass;
    return {now.position + seconds * now.velocity, now.velocity + seconds * acceleration,
            now.angle + seconds * now.angular_velocity, now.angular_velocity + seconds * angular_acceleration};
}

bool has_fallen(state const& now) {
    return !(std::abs(now.position) <= farthest && std::abs(now.angle) <= widest);
}

}  // namespace cart_pole
