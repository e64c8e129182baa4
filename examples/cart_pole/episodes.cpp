#include "episodes.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace cart_pole {

namespace {

constexpr double usual_velocity = 2;          // m/s
constexpr double usual_angular_velocity = 2;  // rad/s
constexpr float widest_start = 0.05f;         // of each of the four numbers of a state

state start(training::random_source& random) {
    state s;
    for (double* const number : {&s.position, &s.velocity, &s.angle, &s.angular_velocity})
        *number = static_cast<double>(random.uniform(widest_start));
    return s;
}

/// One step of the episodes that go on.
void step(std::span<std::size_t const> going, training::matrix const& probability, training::random_source& random,
          std::vector<state>& states, experience& lived) {
    for (std::size_t k = 0; k < going.size(); ++k) {
        std::size_t const i = going[k];
        bool const right = random.share() < static_cast<double>(probability(0, static_cast<Eigen::Index>(k)));
        states[i] = next(states[i], right ? push : -push);
        lived.seen.push_back(lived.last[i]);
        lived.pushed_right.push_back(right ? 1.0f : 0.0f);
        lived.episode.push_back(i);
        lived.last[i] = observe(states[i]);
        lived.fallen[i] = has_fallen(states[i]);
        ++lived.lengths[i];
    }
}

}  // namespace

observation observe(state const& now) {
    return {static_cast<float>(now.position / farthest), static_cast<float>(now.velocity / usual_velocity),
            static_cast<float>(now.angle / widest), static_cast<float>(now.angular_velocity / usual_angular_velocity)};
}

training::matrix columns_of(std::span<observation const> observations) {
    training::matrix columns(std::tuple_size_v<observation>, std::ssize(observations));
    auto to = training::flat(columns).begin();
    for (observation const& each : observations) to = std::copy(each.begin(), each.end(), to);
    return columns;
}

experience play(int episodes, policy const& probability, training::random_source& random) {
    auto const count = static_cast<std::size_t>(episodes);
    std::vector<state> states(count);
    std::generate(states.begin(), states.end(), [&] { return start(random); });
    experience lived{{}, {}, {}, std::vector<int>(count), {}, std::vector<bool>(count)};
    std::transform(states.begin(), states.end(), std::back_inserter(lived.last), observe);

    std::vector<std::size_t> going(count);
    std::iota(going.begin(), going.end(), std::size_t{0});
    for (int t = 0; t < most_steps && !going.empty(); ++t) {
        std::vector<observation> seen(going.size());
        std::transform(going.begin(), going.end(), seen.begin(), [&](std::size_t i) { return lived.last[i]; });
        step(going, probability(columns_of(seen)), random, states, lived);
        std::erase_if(going, [&](std::size_t i) { return lived.fallen[i]; });
    }
    return lived;
}

}  // namespace cart_pole
