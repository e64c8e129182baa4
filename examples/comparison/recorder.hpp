// Records that have all but the metric and the value in common.
#pragma once

#include "result.hpp"

#include <string>
#include <utility>
#include <vector>

namespace comparison {

class recorder {
public:
    recorder(record common, std::vector<record>& to) : common_(std::move(common)), to_(&to) {}

    /// Adds a record; layer 0 is the whole network.
    void add(std::string metric, double value, int layer = 0) {
        record& added = to_->emplace_back(common_);
        added.metric = std::move(metric);
        added.value = value;
        added.layer = layer;
    }

private:
    record common_;
    std::vector<record>* to_;
};

}  // namespace comparison
