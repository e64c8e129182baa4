// For MemorySanitizer: the standard library, which was compiled without it, writes what is in std::invalid_argument, so that
// none of it would count as initialised. This function takes precedence over that library's, and then calls it.
#include <sanitizer/msan_interface.h>

#include <stdexcept>
#include <typeinfo>

#include <dlfcn.h>

extern "C" [[noreturn]] void __cxa_throw(void* exception, std::type_info* type, void (*destroy)(void*)) {
    if (*type == typeid(std::invalid_argument)) {
        __msan_unpoison(exception, sizeof(std::invalid_argument));
        __msan_unpoison_string(static_cast<std::invalid_argument*>(exception)->what());
    }
    using function = void (*)(void*, std::type_info*, void (*)(void*));
    reinterpret_cast<function>(dlsym(RTLD_NEXT, "__cxa_throw"))(exception, type, destroy);
    __builtin_unreachable();
}
