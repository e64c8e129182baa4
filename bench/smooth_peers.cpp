// Smooth activations by other libraries: by their own functions, or written with their exponential or error function as their users would.
#include "peers.hpp"

#include <ramp/simd/value.hpp>

#include <algorithm>
#include <cmath>

#if defined(RAMP_HAS_EIGEN)
#include <Eigen/Core>
#include <unsupported/Eigen/SpecialFunctions>
#endif
#if defined(RAMP_HAS_SLEEF)
#include <sleef.h>
#endif
#if defined(RAMP_HAS_HIGHWAY)
#include <hwy/highway.h>

#include <hwy/contrib/math/math-inl.h>
#endif
#if defined(RAMP_HAS_MVEC)
extern "C" __m256 _ZGVdN8v_expf(__m256);
extern "C" __m256 _ZGVdN8v_tanhf(__m256);
extern "C" __m256 _ZGVdN8v_log1pf(__m256);
extern "C" __m256 _ZGVdN8v_erff(__m256);
extern "C" __m256 _ZGVdN8v_erfcf(__m256);
#endif

namespace {

/// A loop over registers, whose end is computed by a scalar function.
template <std::size_t Width, class Load, class Store, class Function, class Scalar>
peer loop(char const* pass, char const* library, Load load, Store store, Function function, Scalar scalar) {
    return simple(pass, library, [=](std::size_t n, auto x, auto, auto out) {
        std::size_t i = 0;
        for (; i + Width <= n; i += Width) store(out + i, function(load(x + i)));
        for (; i < n; ++i) out[i] = scalar(x[i]);
    });
}

float sigmoid_of_one(float x) {
    return 1 / (1 + std::exp(-x));
}
float tanh_of_one(float x) {
    return std::tanh(x);
}
float gelu_of_one(float x) {
    return 0.5f * x * std::erfc(-0.70710678f * x);
}
float softplus_of_one(float x) {
    return std::max(x, 0.0f) + std::log1p(std::exp(-std::abs(x)));
}

void add_xsimd(std::vector<peer>& all) {
    using batch = xsimd::batch<float>;
    auto const add = [&](char const* pass, char const* library, auto function, auto scalar) {
        all.push_back(loop<batch::size>(
            pass, library, [](float const* from) { return batch::load_unaligned(from); },
            [](float* to, batch v) { v.store_unaligned(to); }, function, scalar));
    };
    add(
        "sigmoid/forward", "xsimd::exp", [](batch v) { return batch(1) / (batch(1) + xsimd::exp(-v)); },
        sigmoid_of_one);
    add("tanh/forward", "xsimd::tanh", [](batch v) { return xsimd::tanh(v); }, tanh_of_one);
}

#if defined(RAMP_HAS_EIGEN)
void add_eigen(std::vector<peer>& all) {
    using in = Eigen::Map<Eigen::ArrayXf const>;
    using map = Eigen::Map<Eigen::ArrayXf>;
    auto const add = [&](char const* pass, auto expression) {
        all.push_back(simple(pass, "Eigen", [=](std::size_t n, auto x, auto, auto out) {
            auto const size = static_cast<Eigen::Index>(n);
            map(out, size) = expression(in(x, size));
        }));
    };
    add("sigmoid/forward", [](in x) { return x.logistic(); });
    add("tanh/forward", [](in x) { return x.tanh(); });
    add("silu/forward", [](in x) { return x * x.logistic(); });
    add("gelu/forward", [](in x) { return 0.5f * x * (1.0f + (0.70710678f * x).erf()); });
    add("erf/forward", [](in x) { return x.erf(); });
    add("log1p/forward", [](in x) { return x.log1p(); });
    all.push_back(simple("gelu/backward", "Eigen", [](std::size_t n, auto x, auto dy, auto out) {
        auto const size = static_cast<Eigen::Index>(n);
        in const v(x, size);
        map(out, size) =
            in(dy, size) * (0.5f * (1.0f + (0.70710678f * v).erf()) + 0.39894228f * v * (-0.5f * v * v).exp());
    }));
}
#endif

#if defined(__AVX2__)
__m256 load8(float const* from) {
    return _mm256_loadu_ps(from);
}
void store8(float* to, __m256 x) {
    _mm256_storeu_ps(to, x);
}
/// By a library's e^x.
template <class Exp>
__m256 sigmoid8(__m256 x, Exp exp) {
    __m256 const one = _mm256_set1_ps(1);
    return _mm256_div_ps(one, _mm256_add_ps(one, exp(_mm256_sub_ps(_mm256_setzero_ps(), x))));
}

/// x Phi(x) by a library's erfc.
template <class Erfc>
__m256 gelu8(__m256 x, Erfc erfc) {
    __m256 const tail = erfc(_mm256_mul_ps(x, _mm256_set1_ps(-0.70710678f)));
    return _mm256_mul_ps(_mm256_mul_ps(x, _mm256_set1_ps(0.5f)), tail);
}
/// log(1 + e^x) by a library's exp and log1p.
template <class Exp, class Log1p>
__m256 softplus8(__m256 x, Exp exp, Log1p log1p) {
    __m256 const tail = log1p(exp(_mm256_or_ps(x, _mm256_set1_ps(-0.0f))));
    return _mm256_add_ps(_mm256_max_ps(x, _mm256_setzero_ps()), tail);
}

#if defined(RAMP_HAS_SLEEF)
void add_sleef(std::vector<peer>& all) {
    all.push_back(loop<8>(
        "gelu/forward", "SLEEF, erfc u15", load8, store8,
        [](__m256 v) { return gelu8(v, [](__m256 t) { return Sleef_erfcf8_u15avx2(t); }); }, gelu_of_one));
    all.push_back(loop<8>(
        "softplus/forward", "SLEEF, exp and log1p u10", load8, store8,
        [](__m256 v) {
            return softplus8(
                v, [](__m256 t) { return Sleef_expf8_u10avx2(t); }, [](__m256 t) { return Sleef_log1pf8_u10avx2(t); });
        },
        softplus_of_one));
    all.push_back(loop<8>(
        "erf/forward", "SLEEF, u10", load8, store8, [](__m256 v) { return Sleef_erff8_u10avx2(v); },
        [](float x) { return std::erf(x); }));
    all.push_back(loop<8>(
        "sigmoid/forward", "SLEEF, exp u10", load8, store8,
        [](__m256 v) { return sigmoid8(v, [](__m256 t) { return Sleef_expf8_u10avx2(t); }); }, sigmoid_of_one));
    all.push_back(loop<8>(
        "tanh/forward", "SLEEF, u10", load8, store8, [](__m256 v) { return Sleef_tanhf8_u10avx2(v); }, tanh_of_one));
    all.push_back(loop<8>(
        "tanh/forward", "SLEEF, u35", load8, store8, [](__m256 v) { return Sleef_tanhf8_u35avx2(v); }, tanh_of_one));
}
#endif

#if defined(RAMP_HAS_MVEC)
void add_mvec(std::vector<peer>& all) {
    all.push_back(loop<8>(
        "gelu/forward", "libmvec, erfc", load8, store8,
        [](__m256 v) { return gelu8(v, [](__m256 t) { return _ZGVdN8v_erfcf(t); }); }, gelu_of_one));
    all.push_back(loop<8>(
        "softplus/forward", "libmvec, exp and log1p", load8, store8,
        [](__m256 v) {
            return softplus8(v, [](__m256 t) { return _ZGVdN8v_expf(t); }, [](__m256 t) { return _ZGVdN8v_log1pf(t); });
        },
        softplus_of_one));
    all.push_back(loop<8>(
        "erf/forward", "libmvec", load8, store8, [](__m256 v) { return _ZGVdN8v_erff(v); },
        [](float x) { return std::erf(x); }));
    all.push_back(loop<8>(
        "log1p/forward", "libmvec", load8, store8, [](__m256 v) { return _ZGVdN8v_log1pf(v); },
        [](float x) { return std::log1p(x); }));
    all.push_back(loop<8>(
        "sigmoid/forward", "libmvec, exp", load8, store8,
        [](__m256 v) { return sigmoid8(v, [](__m256 t) { return _ZGVdN8v_expf(t); }); }, sigmoid_of_one));
    all.push_back(
        loop<8>("tanh/forward", "libmvec", load8, store8, [](__m256 v) { return _ZGVdN8v_tanhf(v); }, tanh_of_one));
}
#endif
#endif

#if defined(RAMP_HAS_HIGHWAY)
namespace hn = hwy::HWY_NAMESPACE;

void add_highway(std::vector<peer>& all) {
    using tag = hn::ScalableTag<float>;
    auto const add = [&](char const* pass, char const* library, auto function, auto scalar) {
        all.push_back(loop<hn::MaxLanes(tag())>(
            pass, library, [](float const* from) { return hn::LoadU(tag(), from); },
            [](float* to, auto v) { hn::StoreU(v, tag(), to); }, function, scalar));
    };
    add(
        "sigmoid/forward", "Highway, Exp",
        [](auto v) {
            auto const one = hn::Set(tag(), 1.0f);
            return hn::Div(one, hn::Add(one, hn::Exp(tag(), hn::Neg(v))));
        },
        sigmoid_of_one);
    add("tanh/forward", "Highway", [](auto v) { return hn::Tanh(tag(), v); }, tanh_of_one);
    add("log1p/forward", "Highway", [](auto v) { return hn::Log1p(tag(), v); }, [](float x) { return std::log1p(x); });
}
#endif

}  // namespace

void add_smooth_peers(std::vector<peer>& all) {
    add_xsimd(all);
#if defined(RAMP_HAS_EIGEN)
    add_eigen(all);
#endif
#if defined(__AVX2__) && defined(RAMP_HAS_SLEEF)
    add_sleef(all);
#endif
#if defined(__AVX2__) && defined(RAMP_HAS_MVEC)
    add_mvec(all);
#endif
#if defined(RAMP_HAS_HIGHWAY)
    add_highway(all);
#endif
}
