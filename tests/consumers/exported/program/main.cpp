#include <layer.hpp>

int main() {
    return leaky(-2) == -1 ? 0 : 1;
}
