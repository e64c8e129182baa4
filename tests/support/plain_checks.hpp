// The few words of Catch2 that the tests use, for MemorySanitizer: it takes whatever Catch2 and the streams of the standard
// library wrote for uninitialised, since they were compiled without it. Here nothing but printf stands between a test and
// its report, and every condition is tested by instrumented code.
#pragma once

#include <cmath>
#include <cstdio>
#include <string_view>

namespace plain {

/// A test case; those of the program make a list.
struct test_case {
    char const* name;
    std::string_view tag;
    void (*run)();
    test_case* next;

    static test_case*& first() {
        static test_case* list = nullptr;
        return list;
    }
    test_case(char const* called, std::string_view tagged, void (*body)())
        : name(called), tag(tagged), run(body), next(first()) {
        first() = this;
    }
};

inline std::size_t failures = 0;

inline void check(bool good, char const* condition, char const* file, int line) {
    if (good) return;
    std::printf("%s:%d: %s\n", file, line, condition);
    ++failures;
}

}  // namespace plain

/// A number, and how far another may be from it.
class Approx {
public:
    explicit Approx(double value) : value_(value) {}
    Approx& epsilon(double relative) {
        relative_ = relative;
        return *this;
    }
    Approx& margin(double absolute) {
        absolute_ = absolute;
        return *this;
    }
    friend bool operator==(double got, Approx const& expected) {
        double const error = std::abs(got - expected.value_);
        return error <= expected.absolute_ || error <= expected.relative_ * std::abs(expected.value_);
    }

private:
    double value_;
    double relative_ = 1e-5;
    double absolute_ = 0;
};

#define PLAIN_JOIN_AGAIN(a, b) a##b
#define PLAIN_JOIN(a, b) PLAIN_JOIN_AGAIN(a, b)
#define PLAIN_NAME(what) PLAIN_JOIN(what, __LINE__)

#define TEST_CASE(name, tag)                                                             \
    static void PLAIN_NAME(plain_body_)();                                               \
    static plain::test_case PLAIN_NAME(plain_case_){name, tag, PLAIN_NAME(plain_body_)}; \
    static void PLAIN_NAME(plain_body_)()

#define TEMPLATE_TEST_CASE(name, tag, first, second)                                                                 \
    template <class TestType>                                                                                        \
    static void PLAIN_NAME(plain_body_)();                                                                           \
    static plain::test_case PLAIN_NAME(plain_first_){name " - " #first, tag, PLAIN_NAME(plain_body_) < first > };    \
    static plain::test_case PLAIN_NAME(plain_second_){name " - " #second, tag, PLAIN_NAME(plain_body_) < second > }; \
    template <class TestType>                                                                                        \
    static void PLAIN_NAME(plain_body_)()

#define CHECK(...) plain::check(static_cast<bool>(__VA_ARGS__), #__VA_ARGS__, __FILE__, __LINE__)
#define STATIC_REQUIRE(...) static_assert(__VA_ARGS__)
#define CHECK_THROWS_AS(expression, exception)                           \
    [&] {                                                                \
        try {                                                            \
            static_cast<void>(expression);                               \
        } catch (exception const&) {                                     \
            return;                                                      \
        }                                                                \
        plain::check(false, "throws: " #expression, __FILE__, __LINE__); \
    }()
#define INFO(...) static_cast<void>(0)
#define UNSCOPED_INFO(...) static_cast<void>(0)
