#include "csv.hpp"

#include <training/options.hpp>

#include <array>
#include <limits>
#include <stdexcept>

namespace comparison {

namespace {

constexpr std::string_view heading =
    "study,activation,initialisation,setting,hidden,layer,metric,seeds,values,mean,min,max";
constexpr std::size_t fields_per_line = 12;

using fields = std::array<std::string, fields_per_line>;

fields split(std::string const& line) {
    fields found;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < fields_per_line; ++i) {
        auto const end = line.find(',', begin);
        if ((end == std::string::npos) != (i + 1 == fields_per_line))
            throw std::runtime_error("the number of fields is not " + std::to_string(fields_per_line));
        found[i] = line.substr(begin, end - begin);
        begin = end + 1;
    }
    return found;
}

int whole(std::string const& text) {
    return training::parse_number(text, 0, std::numeric_limits<int>::max());
}

/// Nothing stands for the mean of nothing.
double real(std::string const& text) {
    constexpr double most = std::numeric_limits<double>::max();
    return text.empty() ? 0 : training::parse_real(text, -most, most);
}

summary summary_of(fields const& f) {
    return {.common = {.study = f[0],
                       .activation = f[1],
                       .initialisation = f[2],
                       .setting = f[3],
                       .hidden = whole(f[4]),
                       .layer = whole(f[5]),
                       .metric = f[6]},
            .seeds = whole(f[7]),
            .values = whole(f[8]),
            .mean = real(f[9]),
            .least = real(f[10]),
            .most = real(f[11])};
}

}  // namespace

void write_csv(std::ostream& out, findings const& found) {
    auto const precision = out.precision(4);
    out << heading << '\n';
    for (summary const& s : found.all()) {
        record const& r = s.common;
        out << r.study << ',' << r.activation << ',' << r.initialisation << ',' << r.setting << ',' << r.hidden << ','
            << r.layer << ',' << r.metric << ',' << s.seeds << ',' << s.values << ',';
        if (s.values > 0)
            out << s.mean << ',' << s.least << ',' << s.most << '\n';
        else
            out << ",,\n";
    }
    out.precision(precision);
}

findings read_csv(std::istream& in) {
    std::vector<summary> all;
    std::string line;
    if (!std::getline(in, line) || line != heading) throw std::runtime_error("line 1 is not the heading of results");
    while (std::getline(in, line)) try {
            all.push_back(summary_of(split(line)));
        } catch (std::runtime_error const& error) {
            throw std::runtime_error("line " + std::to_string(all.size() + 2) + ": " + error.what());
        }
    return findings(std::move(all));
}

}  // namespace comparison
