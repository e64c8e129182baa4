// An object that has everything, in the element types ELEMENTS, behind one function called NAME.
#include "support/everything.hpp"

double NAME(double);
double NAME(double first) {
    return use_everything_in<ELEMENTS>(first);
}
