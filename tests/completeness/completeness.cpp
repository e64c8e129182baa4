// Each activation in the list has everything that an activation is to have.
#include <ramp/activation/activations.hpp>
#include <ramp/version.hpp>

#include "../reference/all.hpp"
#include "../support/catch.hpp"

#include "text.hpp"

#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

template <class F>
concept has_reference = requires {
    reference<F>::parameters();
    reference<F>::specials(0.0);
    reference<F>::value(0.0, 0.0);
    reference<F>::derivative(0.0, 0.0);
};

template <class F>
concept states_its_errors = requires {
    { F::value_error } -> std::convertible_to<ramp::max_ulp>;
    { F::derivative_error } -> std::convertible_to<ramp::max_ulp>;
};

template <class F>
void check_complete() {
    STATIC_REQUIRE(has_reference<F>);
    STATIC_REQUIRE(states_its_errors<F>);
    std::string const name(F::name);
    INFO(name);
    std::filesystem::path const root = RAMP_SOURCE_DIR;
    CHECK(std::filesystem::exists(root / "tests/activation" / (name + ".cpp")));
    CHECK(std::filesystem::exists(root / "tests/reference" / (name + ".hpp")));
    std::string const header = text_of(root / "include/ramp/activation" / (name + ".hpp"));
    for (std::string const field : {"Formula:", "Derivative:", "Shapes, units:", "Range:", "Special values:",
                                    "Errors thrown:", "Maximum error:", "Source:"}) {
        INFO(field);
        CHECK(header.find("/// " + field) != std::string::npos);
    }
    CHECK(header.find("struct " + name + " {") != std::string::npos);
    CHECK(text_of(root / "CHANGELOG.md").find(name) != std::string::npos);
    CHECK(text_of(root / "docs/curves.svg").find("<title>" + name + "</title>") != std::string::npos);
    CHECK(text_of(root / "bench/ratios.json").find('"' + name + "/forward/") != std::string::npos);
}

template <class... F>
void check_each(ramp::type_list<F...>) {
    (check_complete<F>(), ...);
}

struct unheard_of {};

}  // namespace

TEST_CASE("every activation has a reference, a test and a complete documentation", "[completeness]") {
    check_each(ramp::activations<float>{});
    check_each(ramp::activations<double>{});
}

TEST_CASE("every header of an activation is in the list, once", "[completeness]") {
    std::filesystem::path const root = RAMP_SOURCE_DIR;
    std::set<std::string> listed;
    std::size_t const count = []<class... F>(ramp::type_list<F...>, std::set<std::string>& names) {
        (names.emplace(F::name), ...);
        return sizeof...(F);
    }(ramp::activations<float>{}, listed);
    std::set<std::string> headers;
    for (auto const& entry : std::filesystem::directory_iterator(root / "include/ramp/activation"))
        headers.insert(entry.path().stem().string());
    headers.erase("activations");
    CHECK(headers == listed);
    CHECK(listed.size() == count);
}

TEST_CASE("an activation without them would be noticed", "[completeness]") {
    STATIC_REQUIRE(!has_reference<unheard_of>);
    STATIC_REQUIRE(!states_its_errors<unheard_of>);
}

TEST_CASE("what the README and the pages of docs/ link to is there", "[completeness]") {
    std::filesystem::path const root = RAMP_SOURCE_DIR;
    std::vector<std::filesystem::path> pages{root / "README.md", root / "CONTRIBUTING.md"};
    for (auto const& entry : std::filesystem::directory_iterator(root / "docs"))
        if (entry.path().extension() == ".md") pages.push_back(entry.path());
    // No blanks: a lambda is not a link.
    std::regex const link(R"(\]\(([^):# ]+)[^): ]*\))");
    std::size_t links = 0;
    for (auto const& page : pages) {
        std::string const text = text_of(page);
        for (std::sregex_iterator match(text.begin(), text.end(), link), end; match != end; ++match, ++links) {
            INFO(page << ": " << (*match)[1].str());
            CHECK(std::filesystem::exists(page.parent_path() / (*match)[1].str()));
        }
    }
    CHECK(links > 10);
}

TEST_CASE("the changelog and the port know the version", "[completeness]") {
    std::string const version = std::to_string(RAMP_VERSION_MAJOR) + "." + std::to_string(RAMP_VERSION_MINOR) + "." +
                                std::to_string(RAMP_VERSION_PATCH);
    std::filesystem::path const root = RAMP_SOURCE_DIR;
    CHECK(text_of(root / "CHANGELOG.md").find("## " + version) != std::string::npos);
    CHECK(text_of(root / "packaging/vcpkg/ramp/vcpkg.json").find("\"version\": \"" + version + "\"") !=
          std::string::npos);
}
