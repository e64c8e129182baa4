#include "summary.hpp"

#include <training/activation.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace comparison {

namespace {

auto key_of(record const& r) {
    return std::tie(r.study, r.activation, r.initialisation, r.setting, r.hidden, r.layer, r.metric);
}

struct less {
    bool operator()(record const* a, record const* b) const { return key_of(*a) < key_of(*b); }
};

void add(summary& to, double value) {
    ++to.seeds;
    if (!std::isfinite(value)) return;
    to.least = to.values == 0 ? value : std::min(to.least, value);
    to.most = to.values == 0 ? value : std::max(to.most, value);
    ++to.values;
    to.mean += (value - to.mean) / to.values;
}

}  // namespace

std::vector<summary> summarise(std::span<record const> records) {
    std::map<record const*, std::size_t, less> places;
    std::vector<summary> all;
    for (record const& r : records) {
        auto const [at, is_new] = places.try_emplace(&r, all.size());
        if (is_new) all.push_back({.common = r});
        add(all[at->second], r.value);
    }
    return all;
}

summary const* findings::find(place const& at, std::string_view activation, std::string_view metric) const {
    auto const found = std::find_if(all_.begin(), all_.end(), [&](summary const& s) {
        record const& r = s.common;
        return r.metric == metric && r.activation == activation && r.study == at.study &&
               r.initialisation == at.initialisation && r.setting == at.setting && r.hidden == at.hidden &&
               r.layer == at.layer;
    });
    return found == all_.end() ? nullptr : &*found;
}

std::vector<std::string> findings::activations(std::string_view study) const {
    std::vector<std::string> names;
    for (summary const& s : all_)
        if (s.common.study == study && std::find(names.begin(), names.end(), s.common.activation) == names.end())
            names.push_back(s.common.activation);
    auto const order = training::activation_names();
    auto const place = [&](auto const& name) { return std::find(order.begin(), order.end(), name); };
    std::stable_sort(names.begin(), names.end(), [&](auto const& a, auto const& b) { return place(a) < place(b); });
    return names;
}

std::vector<int> findings::depths(std::string_view study) const {
    std::vector<int> found;
    for (summary const& s : all_)
        if (s.common.study == study) found.push_back(s.common.hidden);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace comparison
