# Writes a C++ file with the text of another file in it: cmake's own, so that the build needs nothing more.
# Called by CMakeLists.txt: smasteg_embed(FROM TO NAME), NAME a std::string_view in smasteg::cli.
# SPDX-FileCopyrightText: 2026 The Småsteg authors
# SPDX-License-Identifier: EUPL-1.2
function(smasteg_embed from to name)
  file(READ "${from}" text)
  set(source "// Written by tools/embed.cmake.\n#include <string_view>\nnamespace smasteg::cli {\n")
  string(APPEND source "extern const std::string_view ${name};\n")
  string(APPEND source "const std::string_view ${name} = R\"embed(${text})embed\";\n}\n")
  set(before "")
  if(EXISTS "${to}")
    file(READ "${to}" before)
  endif()
  if(NOT "${before}" STREQUAL "${source}")
    file(WRITE "${to}" "${source}")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${from}")
  # The standard promises 65,536 letters; GCC and Clang take any number.
  set_property(SOURCE "${to}" APPEND PROPERTY COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()
