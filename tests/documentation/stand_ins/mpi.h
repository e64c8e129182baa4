// What docs/distributed.md calls of MPI, so that its blocks are built and run where there is no MPI: this process and another
// one, which has nothing but zeros to add. The real one is in the tests of examples/distributed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

using MPI_Datatype = int;  // how many bytes
using MPI_User_function = void(void*, void*, int*, MPI_Datatype*);
using MPI_Op = MPI_User_function*;
using MPI_Comm = int;

inline constexpr MPI_Datatype MPI_BYTE = 1;
inline constexpr MPI_Comm MPI_COMM_WORLD = 0;
inline void* const MPI_IN_PLACE = nullptr;

inline void MPI_Type_contiguous(int count, MPI_Datatype element, MPI_Datatype* type) {
    *type = count * element;
}
inline void MPI_Type_commit(MPI_Datatype*) {}
inline void MPI_Op_create(MPI_User_function* function, int, MPI_Op* operation) {
    *operation = function;
}
inline void MPI_Allreduce(void*, void* numbers, int count, MPI_Datatype type, MPI_Op operation, MPI_Comm) {
    std::vector<std::int64_t> zeros(static_cast<std::size_t>(count * type) / sizeof(std::int64_t));
    operation(zeros.data(), numbers, &count, &type);
}
