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
    std::transform(sums_.begin(), sums_.end(), flat(slopes_.gradient).begin(), [](auto& sum) { return sum.value(); });
    std::fill(sums_.begin(), sums_.end(), ramp::exact_sum<float>{});
}

}  // namespace distributed
