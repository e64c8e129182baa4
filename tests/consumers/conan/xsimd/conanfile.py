import os
import re

from conan import ConanFile
from conan.tools.files import copy, load


class XsimdOfThisMachine(ConanFile):
    """The xsimd in the directory XSIMD_INCLUDE_DIR as a package, so that nothing is downloaded. For the test only."""

    name = "xsimd"
    package_type = "header-library"
    upload_policy = "skip"

    @property
    def _headers(self):
        return os.path.join(os.environ["XSIMD_INCLUDE_DIR"], "xsimd")

    def set_version(self):
        header = load(self, os.path.join(self._headers, "config", "xsimd_config.hpp"))
        self.version = ".".join(re.findall(r"#define XSIMD_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header))

    def package(self):
        copy(self, "*.hpp", self._headers, os.path.join(self.package_folder, "include", "xsimd"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "xsimd")
        self.cpp_info.set_property("cmake_target_name", "xsimd")
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
