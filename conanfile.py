import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout

required_conan_version = ">=2.0"


class RampConan(ConanFile):
    name = "ramp"
    description = "Neural-network activation functions: values, derivatives, and xsimd kernels over arrays"
    license = "MIT"
    topics = ("activation-functions", "neural-network", "simd", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"dispatch": [True, False]}
    default_options = {"dispatch": False}
    exports_sources = "include/*", "cmake/RampDispatch*.cmake", "LICENSE"
    no_copy_source = True

    def set_version(self):
        header = load(self, os.path.join(self.recipe_folder, "include", "ramp", "version.hpp"))
        self.version = ".".join(re.findall(r"#define RAMP_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header))

    def layout(self):
        basic_layout(self)

    def requirements(self):
        self.requires("xsimd/[>=8.1 <15]", transitive_headers=True)

    def validate(self):
        check_min_cppstd(self, 20)

    def package_id(self):
        self.info.clear()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        for kind in "*.hpp", "*.cpp":
            copy(self, kind, os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))
        copy(self, "*", os.path.join(self.source_folder, "cmake"), os.path.join(self.package_folder, "cmake"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "ramp")
        self.cpp_info.set_property("cmake_target_name", "ramp::ramp")
        self.cpp_info.set_property("pkg_config_name", "ramp")
        if self.options.dispatch:  # the target ramp::dispatch, which is compiled with what links it
            self.cpp_info.set_property("cmake_build_modules", [os.path.join("cmake", "RampDispatchTarget.cmake")])
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
