#pragma once

#include "elu.hpp"
#include "leaky_relu.hpp"
#include "prelu.hpp"
#include "relu.hpp"
#include "sigmoid.hpp"
#include "silu.hpp"
#include "tanh.hpp"
