#include "sharded_prelu.hpp"

#include <ramp/activation/prelu.hpp>
#include <ramp/algorithm/backward.hpp>
#include <ramp/algorithm/forward.hpp>

#include <algorithm>
#include <iterator>

namespace distributed {

using training::flat;
using training::matrix;

sharded_prelu::sharded_prelu(Eigen::Index units, float initial_slope)
    : slopes_(matrix::Constant(units, 1, initial_slope)), sums_(static_cast<std::size_t>(units)) {}

matrix const& sharded_prelu::forward(matrix const& x) {
    y_.resizeLike(x);
    ramp::forward(ramp::prelu{flat(slopes_.value)}, flat(x), flat(y_));
    return y_;
}

matrix const& sharded_prelu::backward(matrix const& x, matrix const& dy) {
    dx_.resizeLike(x);
    ramp::backward(ramp::prelu{flat(slopes_.value)}, flat(x), flat(dy), flat(dx_), sums_);
    return dx_;
}

void sharded_prelu::finish() {
    round_sums(sums_, flat(slopes_.gradient));
}

void round_sums(std::span<ramp::exact_sum<float>> sums, std::span<float> to) {
    std::transform(sums.begin(), sums.end(), to.begin(), [](auto const& sum) { return sum.value(); });
    std::fill(sums.begin(), sums.end(), ramp::exact_sum<float>{});
}

}  // namespace distributed
