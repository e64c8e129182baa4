// Compiles where the macros of headers that users meet have been defined before ramp is included. Here each is an `@`, which no
// compiler takes, so that an identifier of ours by that name is an error whatever the macro is in truth. One with arguments is
// defined so, and does no harm to a name that no parenthesis follows: `(std::max)(a, b)`. The headers of others come first:
// not all of them would survive.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <limits>
#include <memory>
#include <numeric>
#include <ranges>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <xsimd/xsimd.hpp>

// These may be macros already, of the compiler or of a header above.
#undef assert
#undef I
#undef linux
#undef unix
#undef minor
#undef major
#undef TRUE
#undef FALSE
#undef NULL
#undef OVERFLOW
#undef UNDERFLOW
#undef DOMAIN
#undef M_PI

// Qt
#define slots @
#define signals @
#define emit @
#define forever @
#define foreach(...) @
#define Q_OBJECT @
#define Q_SLOTS @
#define Q_SIGNALS @
#define Q_EMIT @
#define Q_UNUSED(...) @
#define Q_FOREACH(...) @
#define SIGNAL(...) @
#define SLOT(...) @

// Unreal, and the AssertMacros.h of macOS
#define check(...) @
#define checkf(...) @
#define check_noerr(...) @
#define verify(...) @
#define verify_action(...) @
#define require(...) @
#define require_action(...) @
#define ensure(...) @
#define ensureMsgf(...) @
#define unimplemented(...) @
#define TEXT(...) @
#define PURE_VIRTUAL(...) @
#define PI @
#define HALF_PI @
#define INV_PI @
#define DELTA @
#define SMALL_NUMBER @
#define BIG_NUMBER @
#define RESTRICT @
#define FORCEINLINE @
#define FORCENOINLINE @
#define INDEX_NONE @
#define THRESH @
#define nil @
#define Nil @
#define YES @
#define NO @

// C: complex.h, math.h, termios.h, sys/sysmacros.h, term.h, old compilers
#define I @
#define complex @
#define imaginary @
#define _Complex_I @
#define DOMAIN @
#define SING @
#define OVERFLOW @
#define UNDERFLOW @
#define PLOSS @
#define TLOSS @
#define HUGE @
#define M_PI @
#define B0 @
#define B1 @
#define B50 @
#define ECHO @
#define major(...) @
#define minor(...) @
#define makedev(...) @
#define columns @
#define lines @
#define tab @
#define bell @
#define newline @
#define linux @
#define unix @
#define vector @
#define pixel @
#define NULL @
#define index(...) @
#define rindex(...) @

// X11
#define None @
#define Bool @
#define Status @
#define Success @
#define True @
#define False @
#define Always @
#define Above @
#define Below @
#define Opposite @
#define Complex @
#define Convex @
#define Nonconvex @
#define CurrentTime @
#define CursorShape @
#define Expose @
#define FocusIn @
#define FocusOut @
#define GrayScale @
#define InputHint @
#define KeyPress @
#define KeyRelease @
#define ButtonPress @
#define NoSymbol @
#define NormalState @
#define AllHints @
#define AllPlanes @
#define AllValues @
#define ParentRelative @
#define Unsorted @
#define YSorted @

// windows.h
#define min(...) @
#define max(...) @
#define small @
#define hyper @
#define near @
#define far @
#define huge @
#define interface @
#define pascal @
#define cdecl @
#define IN @
#define OUT @
#define OPTIONAL @
#define ERROR @
#define NO_ERROR @
#define DELETE @
#define IGNORE @
#define STRICT @
#define CONST @
#define VOID @
#define TRUE @
#define FALSE @
#define NEAR @
#define FAR @
#define PASCAL @
#define CALLBACK @
#define WINAPI @
#define ABSOLUTE @
#define RELATIVE @
#define ALTERNATE @
#define WINDING @
#define TRANSPARENT @
#define OPAQUE @
#define INFINITE @
#define MAX_PATH @
#define FIXED @
#define THIS @
#define Yield(...) @
#define GetMessage @
#define SendMessage @
#define CreateWindow @
#define LoadImage @
#define GetObject @
#define RGB(...) @
#define LOBYTE(...) @
#define HIBYTE(...) @
#define CopyMemory(...) @

// Arduino
#define F(...) @
#define abs(...) @
#define round(...) @
#define sq(...) @
#define degrees(...) @
#define radians(...) @
#define constrain(...) @
#define bit(...) @
#define bitRead(...) @
#define bitSet(...) @
#define bitClear(...) @
#define bitWrite(...) @
#define word(...) @
#define lowByte(...) @
#define highByte(...) @
#define interrupts(...) @
#define _BV(...) @
#define INPUT @
#define OUTPUT @
#define HIGH @
#define LOW @
#define DEFAULT @
#define INTERNAL @
#define EXTERNAL @
#define CHANGE @
#define RISING @
#define FALLING @
#define SERIAL @
#define DISPLAY @
#define TWO_PI @
#define EULER @
#define A0 @

// Everywhere: kernels, loggers, test frameworks, gettext, utilities
#define assert(...) @
#define likely(...) @
#define unlikely(...) @
#define always_inline @
#define noinline @
#define cold @
#define hot @
#define pure @
#define unused @
#define packed @
#define aligned(...) @
#define fallthrough @
#define restrict @
#define log(...) @
#define debug(...) @
#define trace(...) @
#define fail(...) @
#define swap(...) @
#define countof(...) @
#define lengthof(...) @
#define offset_of(...) @
#define container_of(...) @
#define clamp(...) @
#define array_size(...) @
#define ARRAY_SIZE(...) @
#define MIN(...) @
#define MAX(...) @
#define ABS(...) @
#define CLAMP(...) @
#define SQR(...) @
#define ASSERT(...) @
#define VERIFY(...) @
#define CHECK(...) @
#define REQUIRE(...) @
#define EXPECT(...) @
#define TEST(...) @
#define SECTION(...) @
#define INFO @
#define WARNING @
#define DEBUG @
#define BLOCK @
#define UNUSED(...) @
#define T_(...) @
#define N_(...) @
#define _(...) @
#define U @
#define Y @
#define D(...) @
#define N(...) @
#define X(...) @

#include "support/everything.hpp"

double use_all_of_it(double x) {
    return use_everything_in<float, double>(x);
}
