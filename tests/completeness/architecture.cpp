// The layout of the headers: which room may include which, and what only the lowest of them knows.
#include "../support/catch.hpp"
#include "text.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// What each room may include, beside itself. A room is a folder of include/ramp, or a header that stands there by itself.
std::map<std::string, std::set<std::string>> const& allowed() {
    static std::map<std::string, std::set<std::string>> const rooms{
        {"version", {}},
        {"simd", {"version"}},
        {"concepts", {"simd"}},
        {"vocabulary", {"simd"}},
        {"options", {"simd"}},
        {"numeric", {"vocabulary", "concepts", "simd"}},
        {"math", {"numeric", "vocabulary", "concepts"}},
        {"lasting_span", {"simd"}},
        {"refuse", {"simd"}},
        {"rows", {"refuse", "simd"}},
        {"activation", {"math", "numeric", "vocabulary", "concepts", "lasting_span"}},
        {"biased", {"vocabulary", "concepts", "lasting_span"}},
        {"exact_sum", {"numeric"}},
        {"kernel", {"exact_sum", "options", "rows", "refuse", "vocabulary", "concepts", "simd"}},
        {"algorithm", {"kernel", "exact_sum", "options", "vocabulary", "concepts"}},
        {"softmax", {"kernel", "math", "numeric", "vocabulary", "concepts"}},
        {"tiers", {"concepts"}},
        {"dispatch", {"ramp", "activation", "softmax", "tiers", "kernel", "exact_sum", "options", "concepts", "simd"}},
        {"ramp",
         {"activation", "algorithm", "biased", "concepts", "exact_sum", "math", "options", "rows", "softmax", "tiers",
          "version", "vocabulary"}}};
    return rooms;
}

/// The room of a header, by its path below include/ramp.
std::string room_of(fs::path const& header) {
    return header.has_parent_path() ? header.begin()->string() : header.stem().string();
}

std::vector<std::string> matches(std::string const& text, std::regex const& pattern, std::size_t group) {
    std::vector<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
        found.push_back((*match)[group].str());
    return found;
}

std::vector<std::string> bad_includes(std::string const& room, std::string const& text) {
    static std::regex const include(R"(#include <ramp/([^>]+)>)");
    std::vector<std::string> bad = matches(text, include, 1);
    auto const known = allowed().find(room);
    if (known == allowed().end()) return {"no room is called " + room};
    std::erase_if(bad, [&](std::string const& header) {
        std::string const target = room_of(header);
        return target == room || known->second.contains(target);
    });
    return bad;
}

/// What asks for an instruction set, a compiler or a version of xsimd.
std::vector<std::string> private_words(std::string const& text) {
    static std::regex const words(
        R"(\b(_mm\w+|__(?!builtin_bit_cast\b|cplusplus\b)\w+|_MSC_VER|XSIMD_\w+|x86::\w+|asm)\b)");
    return matches(text, words, 0);
}

}  // namespace

TEST_CASE("headers include only what is below them", "[architecture]") {
    fs::path const root = fs::path(RAMP_SOURCE_DIR) / "include/ramp";
    std::set<std::string> rooms;
    for (auto const& entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file()) continue;
        std::string const room = room_of(fs::relative(entry.path(), root));
        std::string const text = text_of(entry.path());
        INFO(entry.path());
        CHECK(bad_includes(room, text) == std::vector<std::string>{});
        if (room != "simd" && room != "version") CHECK(private_words(text) == std::vector<std::string>{});
        rooms.insert(room);
    }
    CHECK(rooms.size() == allowed().size());
}

TEST_CASE("an include upwards would be noticed, and so would an intrinsic", "[architecture]") {
    CHECK(bad_includes("kernel", "#include <ramp/simd/mask.hpp>\n#include <ramp/activation/elu.hpp>\n") ==
          std::vector<std::string>{"activation/elu.hpp"});
    CHECK(bad_includes("cellar", "").size() == 1);
    CHECK(private_words("#if defined(__AVX__)\n x = x86::fma(_mm_set1_ps(1));").size() == 3);
    CHECK(private_words("bit_cast<V>(__builtin_bit_cast(int, x))").empty());
}
