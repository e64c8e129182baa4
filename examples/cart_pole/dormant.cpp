#include "dormant.hpp"

namespace cart_pole {

double dormant_share(training::matrix const& outputs) {
    Eigen::VectorXd const magnitudes = outputs.cast<double>().cwiseAbs().rowwise().mean();
    return (magnitudes.array() <= dormant_score * magnitudes.mean()).cast<double>().mean();
}

}  // namespace cart_pole
