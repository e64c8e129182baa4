// Streaming stores of every activation and pass.
#include "../support/check_activation.hpp"
#include "../support/guarded_buffer.hpp"

namespace {

template <class T>
std::size_t count_wrong(table::pass<T> const& pass, double p, std::size_t n, std::size_t misalignment,
                        std::size_t width) {
    static std::vector<T> const values = special_inputs<T>();
    guarded_buffer<T> a(n, (misalignment * 3) % width);
    guarded_buffer<T> dy(n, (misalignment * 5 + 1) % width);
    guarded_buffer<T> ordinary(n, 0);
    guarded_buffer<T> streamed(n, misalignment);
    for (std::size_t i = 0; i < n; ++i) {
        a.span()[i] = values[i % values.size()];
        dy.span()[i] = static_cast<T>(i) - T(2.5);
    }
    pass.run(p, a.span(), dy.span(), ordinary.span(), table::ordinary);
    pass.run(p, a.span(), dy.span(), streamed.span(), table::streaming);
    std::size_t wrong = check::count_different<T>(streamed.span(), ordinary.span());
    pass.run(p, a.span(), dy.span(), a.span(), table::streaming);
    wrong += check::count_different<T>(a.span(), ordinary.span());
    return wrong + !a.intact() + !dy.intact() + !streamed.intact() + !ordinary.intact();
}

}  // namespace

TEMPLATE_TEST_CASE("streaming stores give the same bits, and write nothing else", "[streaming_stores][every]", float,
                   double) {
    for (table::activation<TestType> const& f : table::activations<TestType>()) {
        std::size_t const width = f.kernel.lanes;
        // A parameter that is not the default, for which some have another formula.
        double const p = f.exact.parameters.size() > 1 ? f.exact.parameters[1] : f.exact.parameters[0];
        for (table::pass<TestType> const& pass : f.kernel.passes) {
            std::size_t wrong = 0;
            for (std::size_t const n :
                 {std::size_t{0}, std::size_t{1}, std::size_t{1023}, std::size_t{1024}, 1025 + width})
                for (std::size_t misalignment = 0; misalignment <= width; ++misalignment)
                    wrong += count_wrong(pass, p, n, misalignment, width);
            INFO(f.kernel.name << " " << pass.name);
            CHECK(wrong == 0);
        }
    }
}

TEST_CASE("slopes with long runs stream, too", "[streaming_stores]") {
    std::vector<float> const slopes{0.5f, -2.0f, 0.25f};
    std::size_t const inner = 1500;
    std::vector<float> x(slopes.size() * inner * 2, -1.0f);
    std::vector<float> y(x.size() + 1);
    table::find<float>("prelu").kernel["forward"].run({slopes, inner}, x, x, std::span(y).subspan(1), table::streaming);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < x.size(); ++i) wrong += y[i + 1] != -slopes[i / inner % slopes.size()];
    CHECK(wrong == 0);
}
