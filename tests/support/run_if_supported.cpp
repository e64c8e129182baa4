// run_if_supported INSTRUCTION_SET PROGRAM ARGUMENTS...: becomes the program, or exits with 77 where the CPU lacks the
// instruction set. Built without any flags, so that it runs everywhere.
#include <cstdio>
#include <string_view>

#include <unistd.h>

namespace {

bool supported(std::string_view instruction_set) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    bool const v2 =
        __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("popcnt");
    bool const v3 = v2 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                    __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
    bool const v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512vl");
    if (instruction_set == "x86-64-v2") return v2;
    if (instruction_set == "x86-64-v3") return v3;
    if (instruction_set == "x86-64-v4") return v4;
#endif
    return instruction_set == "x86-64" || instruction_set == "native";
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fprintf(stderr, "usage: run_if_supported INSTRUCTION_SET PROGRAM ARGUMENTS...\n");
        return 2;
    }
    if (!supported(arguments[1])) {
        std::printf("skipped: this CPU does not have %s\n", arguments[1]);
        return 77;
    }
    execv(arguments[2], arguments + 2);
    std::perror(arguments[2]);
    return 2;
}
