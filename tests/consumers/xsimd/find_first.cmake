# What a project does that uses xsimd itself.
find_package(xsimd CONFIG REQUIRED)
