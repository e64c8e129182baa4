# What Doxygen reads instead of a header or a page: awk -f filter.awk FILE. The comments stay as an editor shows them best, and the
# reference gets from them
#   - a table of the fields (`/// Formula:   f(x) = ...`), and the group that the header's folder stands for;
#   - the comment on top of a file, which is an ordinary one, as the file's page;
#   - a sentence for the members that every activation has, which are explained once, below;
#   - for a page, anchors at its headings, named as GitHub names them after the page's own name.

BEGIN {
    count = split("Formula|Derivative|Shapes, units|Range|Special values|Errors thrown|Maximum error|Source", names, "|")
    for (i = 1; i <= count; ++i) is_field[names[i]] = 1

    is_formula["Formula"] = is_formula["Derivative"] = is_formula["Range"] = is_formula["Special values"] = 1

    member["name"] = "The name of the activation, the same in tests, benchmarks and the demo."
    member["value_error"] = "The maximum error of f(x), which the tests hold."
    member["derivative_error"] = "The maximum error of f'(x), which the tests hold."
    member["piecewise_linear"] = "It says that backward_from_mask is enough for the way back."
    member["operator()"] = "f(x)"
    member["derivative"] = "f'(x)"
    member["derivative_from_output"] = "f'(x), from y = f(x)"
    member["derivative_wrt_parameter"] = "The derivative of f(x) by the parameter."
    member["derivative_wrt_slope"] = "The derivative of f(x, slope) by the slope."
    member["value_and_derivative"] = "f(x) and f'(x), which share a part of the work."
    member["determined_by_output"] = "Whether y = f(x) determines f'(x) for this parameter."

    group["activation"] = "activations"
    group["algorithm"] = "calls"
    group["math"] = "mathematics"
    group["vocabulary.hpp"] = "vocabulary"
    group["simd"] = group["concepts.hpp"] = "concepts"
    group["options.hpp"] = group["exact_sum.hpp"] = "options"
}

FNR == 1 {
    file = FILENAME
    is_page = file ~ /\.md$/
    sub(/.*\//, "", file)
    room = FILENAME
    sub(/.*include\/ramp\//, "", room)
    sub(/\/.*/, "", room)
    page = tolower(file)
    sub(/\.md$/, "", page)
}

# Pages.

function anchor_of(text) {
    text = tolower(text)
    gsub(/[^a-z0-9 -]/, "", text)
    gsub(/ /, "-", text)
    return page "_" text
}
is_page && /^<!-- .* -->$/ { next }
is_page && /^```/ { fenced = !fenced }
is_page && !fenced && /^##+ / {
    title = $0
    sub(/^#+ /, "", title)
    print $0 " {#" anchor_of(title) "}"
    next
}
is_page && !fenced {
    # [text](docs/install.md#compilers) leads to the anchor install_compilers.
    while (match($0, /\]\([a-zA-Z_\/.]*\.md#[a-z0-9-]+\)/)) {
        link = substr($0, RSTART + 2, RLENGTH - 3)
        split(link, parts, "#")
        sub(/.*\//, "", parts[1])
        sub(/\.md$/, "", parts[1])
        $0 = substr($0, 1, RSTART + 1) "#" tolower(parts[1]) "_" parts[2] substr($0, RSTART + RLENGTH - 1)
    }
}
is_page { print; next }

# Headers.

function escaped(text) {
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    gsub(/>/, "\\&gt;", text)
    gsub(/`[^`]*`/, "<code>&</code>", text)
    gsub(/`/, "", text)
    return text
}
function close_comment() {
    if (in_table) print "/// </td></tr></table>"
    in_table = in_comment = 0
}

{
    gsub(/ramp::inline RAMP_ABI/, "ramp")
    if (sub(/inline constexpr detail::[a-z0-9_]*_fn(<[A-Za-z]*>)? /, "inline constexpr function_object ")) sub(/[{][}];$/, ";")
    sub(/detail::lasting_span<T> /, "std::span<T const> ")
}
/^#define RAMP_ABI/ { next }
# What a reader need not know: what is said to other namespaces, and how a class template's arguments are deduced.
/^template <.*>$/ { held_outside = (held_outside == "" ? "" : held_outside "\n") $0; next }
/^inline constexpr bool std::/ || /^[a-z_]+\(.*\) -> / { held_outside = ""; next }
held_outside != "" { $0 = held_outside "\n" $0; held_outside = "" }

# The comment on top of the file.
!after_top && /^\/\// { sub(/^\/\//, "//!"); gsub(/</, "\\&lt;"); print; had_top = 1; next }
!after_top && /^#pragma once/ {
    after_top = 1
    if (had_top) {
        print "//! @file"
        next
    }
}

/^namespace .*detail/ || /^namespace detail/ { in_detail = 1 }
/^}  \/\/ namespace .*detail/ { in_detail = 0 }

/^ *\/\/\/ / {
    margin = $0
    sub(/\/\/\/.*/, "", margin)
    text = $0
    sub(/^ *\/\/\/ /, "", text)
    if (!in_comment) {
        in_comment = 1
        if (margin == "" && !in_detail && (room in group)) print "/// @ingroup " group[room]
    }
    name = text
    sub(/:.*/, "", name)
    if (name in is_field && text ~ /: /) {
        text = substr(text, length(name) + 2)
        column = match(text, /[^ ]/) + length(name) + 1
        print margin "/// " (in_table ? "</td></tr><tr>" : "\n" margin "/// <table class=\"fields\"><tr>") \
            "<th>" name "</th><td class=\"" (name in is_formula ? "formula" : "text") "\">" escaped(substr(text, match(text, /[^ ]/)))
        in_table = 1
    } else if (in_table) {
        indent = match(text, /[^ ]/)
        shown = escaped(substr(text, indent))
        if (indent > column) {  # a table of its own
            gsub(/  /, "\\&nbsp;\\&nbsp;", shown)
            shown = "<br><tt>" shown "</tt>"
            was_row = 1
        } else if (was_row || ends_sentence) {
            shown = "<br>" shown
            was_row = 0
        }
        print margin "/// " shown
    } else {
        print
    }
    ends_sentence = text ~ /;$/
    next
}
in_comment { documented = 1; close_comment() }

# A member that every activation has: its comment goes before its template line.
function comment_of(line,   word) {
    if (documented || in_detail || room != "activation" || line !~ /^    [^ ]/) return ""
    for (word in member)
        if (index(line, " " word "(") || index(line, " " word " =") || index(line, " " word "{"))
            return "    /** " member[word] " */\n"
    return ""
}
/^    template </ { held = $0; next }
{
    print comment_of($0) (held == "" ? "" : held "\n") $0
    held = ""
    documented = 0
}
