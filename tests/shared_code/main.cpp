// Calls only what was compiled for every CPU.
#include <cmath>
#include <cstdio>

double shared_code_x86_64(double);

int main() {
    double const result = shared_code_x86_64(0.5);
    std::printf("%.17g\n", result);
    return std::isfinite(result) ? 0 : 1;
}
