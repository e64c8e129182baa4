#include "peers.hpp"

#include <ramp/ramp.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>

#if defined(RAMP_HAS_EIGEN)
#include <Eigen/Core>
#endif
#if defined(RAMP_HAS_XNNPACK)
#include <xnnpack.h>
#endif
#if defined(RAMP_HAS_ONEDNN)
#include <dnnl.hpp>
#endif
#if defined(RAMP_HAS_SLEEF)
#include <immintrin.h>

#include <sleef.h>
#endif

namespace {

constexpr float leaky_slope = 0.01f;

void add_xsimd(std::vector<peer>& all) {
    using batch = xsimd::batch<float>;
    all.push_back(simple("elu/forward", "xsimd::expm1", [](std::size_t n, auto x, auto, auto out) {
        std::size_t i = 0;
        for (; i + batch::size <= n; i += batch::size) {
            batch const v = batch::load_unaligned(x + i);
            xsimd::select(v < batch(0), xsimd::expm1(v), v).store_unaligned(out + i);
        }
        for (; i < n; ++i) out[i] = x[i] < 0 ? std::expm1(x[i]) : x[i];
    }));
}

#if defined(RAMP_HAS_EIGEN)
void add_eigen(std::vector<peer>& all) {
    using in = Eigen::Map<Eigen::ArrayXf const>;
    using map = Eigen::Map<Eigen::ArrayXf>;
    auto const index = [](std::size_t n) { return static_cast<Eigen::Index>(n); };
    auto const add = [&](char const* pass, char const* library, auto expression) {
        all.push_back(simple(pass, library, [=](std::size_t n, auto x, auto dy, auto out) {
            map(out, index(n)) = expression(in(x, index(n)), in(dy, index(n)));
        }));
    };
    // Lambdas that return expressions of their arguments' copies, which live on inside the expression.
    add("relu/forward", "Eigen", [](in x, in) { return x.max(0.0f); });
    add("leaky_relu/forward", "Eigen", [](in x, in) { return (x < 0.0f).select(leaky_slope * x, x); });
    // Eigen 3.4 does not vectorise select, so what it makes slow is written without.
    add("elu/forward", "Eigen, exp - 1", [](in x, in) { return x.max(0.0f) + (x.min(0.0f).exp() - 1.0f); });
    add("elu/forward", "Eigen, expm1", [](in x, in) { return (x < 0.0f).select(x.expm1(), x); });
    add("relu/backward", "Eigen", [](in x, in dy) { return (x <= 0.0f).select(0.0f * dy, dy); });
    add("leaky_relu/backward", "Eigen", [](in x, in dy) { return (x <= 0.0f).select(leaky_slope * dy, dy); });
    add("elu/backward", "Eigen", [](in x, in dy) { return dy * x.min(0.0f).exp(); });
}
#endif

#if defined(RAMP_HAS_XNNPACK)
void require(xnn_status status) {
    if (status == xnn_status_success) return;
    std::fprintf(stderr, "XNNPACK: status %d\n", status);
    std::exit(1);
}

/// Its operators are set up anew for each call, since the arrays may be others.
template <class Create, class Setup>
peer xnnpack(char const* pass, Create create, Setup setup) {
    return {pass, "XNNPACK", [=](std::size_t n) -> call {
                require(xnn_initialize(nullptr));
                xnn_operator_t made = nullptr;
                require(create(&made));
                std::shared_ptr<xnn_operator> const op(made, xnn_delete_operator);
                return [=](float const* x, float const*, float* out) {
                    require(setup(op.get(), n, x, out, nullptr));
                    require(xnn_run_operator(op.get(), nullptr));
                };
            }};
}

void add_xnnpack(std::vector<peer>& all) {
    all.push_back(xnnpack(
        "relu/forward",
        [](xnn_operator_t* op) {
            return xnn_create_clamp_nc_f32(1, 1, 1, 0, std::numeric_limits<float>::infinity(), 0, op);
        },
        xnn_setup_clamp_nc_f32));
    all.push_back(xnnpack(
        "leaky_relu/forward",
        [](xnn_operator_t* op) { return xnn_create_leaky_relu_nc_f32(1, 1, 1, leaky_slope, 0, op); },
        xnn_setup_leaky_relu_nc_f32));
    all.push_back(xnnpack(
        "sigmoid/forward", [](xnn_operator_t* op) { return xnn_create_sigmoid_nc_f32(1, 1, 1, 0, op); },
        xnn_setup_sigmoid_nc_f32));
    all.push_back(xnnpack(
        "elu/forward", [](xnn_operator_t* op) { return xnn_create_elu_nc_f32(1, 1, 1, 1, 0, op); },
        xnn_setup_elu_nc_f32));
}
#endif

#if defined(RAMP_HAS_ONEDNN)
/// A primitive and its memories, prepared for one size; a call only hands it the arrays.
struct onednn {
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    dnnl::memory::desc shape;
    dnnl::memory x, dy, out;
    dnnl::primitive primitive;

    onednn(dnnl::algorithm algorithm, float parameter, std::size_t n, bool backward)
        : shape({static_cast<dnnl::memory::dim>(n)}, dnnl::memory::data_type::f32, dnnl::memory::format_tag::a),
          x(shape, engine, nullptr),
          dy(shape, engine, nullptr),
          out(shape, engine, nullptr) {
        dnnl::eltwise_forward::primitive_desc const forward(
            {dnnl::prop_kind::forward_training, algorithm, shape, parameter, 0}, engine);
        if (backward)
            primitive = dnnl::eltwise_backward(
                dnnl::eltwise_backward::primitive_desc({algorithm, shape, shape, parameter, 0}, engine, forward));
        else
            primitive = dnnl::eltwise_forward(forward);
    }
};

void add_onednn(std::vector<peer>& all) {
    auto const add = [&](std::string const& name, dnnl::algorithm algorithm, float parameter) {
        all.push_back({name + "/forward", "oneDNN", [=](std::size_t n) -> call {
                           auto const p = std::make_shared<onednn>(algorithm, parameter, n, false);
                           return [p](float const* x, float const*, float* out) {
                               p->x.set_data_handle(const_cast<float*>(x), p->stream);
                               p->out.set_data_handle(out, p->stream);
                               p->primitive.execute(p->stream, {{DNNL_ARG_SRC, p->x}, {DNNL_ARG_DST, p->out}});
                           };
                       }});
        all.push_back({name + "/backward", "oneDNN", [=](std::size_t n) -> call {
                           auto const p = std::make_shared<onednn>(algorithm, parameter, n, true);
                           return [p](float const* x, float const* dy, float* out) {
                               p->x.set_data_handle(const_cast<float*>(x), p->stream);
                               p->dy.set_data_handle(const_cast<float*>(dy), p->stream);
                               p->out.set_data_handle(out, p->stream);
                               p->primitive.execute(
                                   p->stream,
                                   {{DNNL_ARG_SRC, p->x}, {DNNL_ARG_DIFF_DST, p->dy}, {DNNL_ARG_DIFF_SRC, p->out}});
                           };
                       }});
    };
    add("relu", dnnl::algorithm::eltwise_relu, 0);
    add("leaky_relu", dnnl::algorithm::eltwise_relu, leaky_slope);
    add("elu", dnnl::algorithm::eltwise_elu, 1);
    add("sigmoid", dnnl::algorithm::eltwise_logistic, 0);
    add("tanh", dnnl::algorithm::eltwise_tanh, 0);
    add("silu", dnnl::algorithm::eltwise_swish, 1);
    add("gelu", dnnl::algorithm::eltwise_gelu_erf, 0);
    add("gelu_tanh", dnnl::algorithm::eltwise_gelu_tanh, 0);
    add("mish", dnnl::algorithm::eltwise_mish, 0);
}
#endif

#if defined(RAMP_HAS_SLEEF)
/// Its functions take registers; the loop and its end are its user's.
template <std::size_t Width, class Load, class Store, class Function>
peer sleef(Load load, Store store, Function function) {
    return simple("elu/forward", "SLEEF, u10", [=](std::size_t n, auto x, auto, auto out) {
        std::size_t i = 0;
        for (; i + Width <= n; i += Width) store(out + i, function(load(x + i)));
        for (; i < n; ++i) out[i] = x[i] < 0 ? Sleef_expm1f_u10(x[i]) : x[i];
    });
}

void add_sleef(std::vector<peer>& all) {
#if defined(__AVX512F__)
    all.push_back(sleef<16>([](float const* from) { return _mm512_loadu_ps(from); },
                            [](float* to, __m512 v) { _mm512_storeu_ps(to, v); },
                            [](__m512 v) {
                                __mmask16 const below = _mm512_cmp_ps_mask(v, _mm512_setzero_ps(), _CMP_LT_OQ);
                                return _mm512_mask_blend_ps(below, v, Sleef_expm1f16_u10avx512f(v));
                            }));
#elif defined(__AVX2__)
    all.push_back(sleef<8>([](float const* from) { return _mm256_loadu_ps(from); },
                           [](float* to, __m256 v) { _mm256_storeu_ps(to, v); },
                           [](__m256 v) { return _mm256_blendv_ps(v, Sleef_expm1f8_u10avx2(v), v); }));
#else
    (void)all;
#endif
}
#endif

}  // namespace

std::vector<peer> peers() {
    std::vector<peer> all;
    add_own(all);
    add_xsimd(all);
    add_smooth_peers(all);
#if defined(RAMP_HAS_EIGEN)
    add_eigen(all);
#endif
#if defined(RAMP_HAS_XNNPACK)
    add_xnnpack(all);
#endif
#if defined(RAMP_HAS_ONEDNN)
    add_onednn(all);
#endif
#if defined(RAMP_HAS_SLEEF)
    add_sleef(all);
#endif
    return all;
}
