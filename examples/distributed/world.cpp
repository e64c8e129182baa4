#include "world.hpp"

#include <mpi.h>

#include <type_traits>

namespace distributed {

namespace {

using sum = ramp::exact_sum<float>;
static_assert(std::is_trivially_copyable_v<sum>);  // MPI sends its bytes

/// What MPI calls to add sums of two processes.
void add_sums(void* from, void* to, int* count, MPI_Datatype*) {
    for (int i = 0; i < *count; ++i) static_cast<sum*>(to)[i] += static_cast<sum const*>(from)[i];
}

}  // namespace

/// MPI's view of exact sums: so many bytes, and how to add them.
class world::sum_type {
public:
    sum_type() {
        MPI_Type_contiguous(sizeof(sum), MPI_BYTE, &bytes);
        MPI_Type_commit(&bytes);
        MPI_Op_create(add_sums, /*commute=*/1, &addition);
    }
    sum_type(sum_type const&) = delete;
    sum_type& operator=(sum_type const&) = delete;
    ~sum_type() {
        MPI_Op_free(&addition);
        MPI_Type_free(&bytes);
    }

    MPI_Datatype bytes;
    MPI_Op addition;
};

world::world(int& count, char**& arguments) {
    MPI_Init(&count, &arguments);
    sum_type_ = std::make_unique<sum_type const>();
}

world::~world() {
    sum_type_.reset();  // which MPI has to be there for
    MPI_Finalize();
}

int world::rank() const {
    int rank = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    return rank;
}

int world::size() const {
    int size = 1;
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    return size;
}

void world::add(std::span<float> numbers) const {
    MPI_Allreduce(MPI_IN_PLACE, numbers.data(), static_cast<int>(numbers.size()), MPI_FLOAT, MPI_SUM, MPI_COMM_WORLD);
}

void world::add(std::span<sum> sums) const {
    MPI_Allreduce(MPI_IN_PLACE, sums.data(), static_cast<int>(sums.size()), sum_type_->bytes, sum_type_->addition,
                  MPI_COMM_WORLD);
}

int world::first_of(bool yes) const {
    int first = yes ? rank() : size();
    MPI_Allreduce(MPI_IN_PLACE, &first, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    return first;
}

bool world::same_everywhere(std::uint64_t number) const {
    std::uint64_t highest[] = {number, ~number};  // of the complements the highest is that of the lowest number
    MPI_Allreduce(MPI_IN_PLACE, highest, 2, MPI_UINT64_T, MPI_MAX, MPI_COMM_WORLD);
    return highest[0] == ~highest[1];
}

void world::abort(int status) const {
    MPI_Abort(MPI_COMM_WORLD, status);
}

}  // namespace distributed
