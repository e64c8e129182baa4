// plain_main [TAG]: runs the test cases of that tag, or all.
#include "plain_checks.hpp"

int main(int count, char** arguments) {
    std::string_view const tag = count > 1 ? arguments[1] : "";
    std::size_t run = 0;
    for (plain::test_case* test = plain::test_case::first(); test != nullptr; test = test->next) {
        if (count > 1 && test->tag.find(tag) == std::string_view::npos) continue;
        std::size_t const before = plain::failures;
        test->run();
        ++run;
        std::printf("%s %s\n", plain::failures == before ? "passed:" : "FAILED:", test->name);
    }
    if (run == 0) std::printf("No tests ran\n");
    return run > 0 && plain::failures == 0 ? 0 : 1;
}
