# What find_package(nutgraf) gives to the authors of plugins, wherever the installed
# tree was moved to: nutgraf::plugin, the public header; and nutgraf::testing, if it is
# installed and its libraries are there.
get_filename_component(nutgraf_library "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
find_path(nutgraf_INCLUDE nutgraf/plugin.h NO_CACHE
    HINTS "${nutgraf_library}/../include" "${nutgraf_library}/../../include")

add_library(nutgraf::plugin INTERFACE IMPORTED)
set_target_properties(nutgraf::plugin PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${nutgraf_INCLUDE}")

find_package(PkgConfig QUIET)
find_package(Threads QUIET)
if(PkgConfig_FOUND AND EXISTS "${nutgraf_library}/nutgraf/libnutgraf-testing.a")
    pkg_check_modules(NUTGRAF_NEEDS QUIET IMPORTED_TARGET
        cmocka libpcre2-8 libutf8proc libxml-2.0)
    if(NUTGRAF_NEEDS_FOUND)
        add_library(nutgraf::core STATIC IMPORTED)
        set_target_properties(nutgraf::core PROPERTIES
            IMPORTED_LOCATION "${nutgraf_library}/nutgraf/libnutgraf-core.a"
            INTERFACE_LINK_LIBRARIES
                "PkgConfig::NUTGRAF_NEEDS;Threads::Threads;${CMAKE_DL_LIBS};m")
        add_library(nutgraf::testing STATIC IMPORTED)
        set_target_properties(nutgraf::testing PROPERTIES
            IMPORTED_LOCATION "${nutgraf_library}/nutgraf/libnutgraf-testing.a"
            INTERFACE_LINK_LIBRARIES "nutgraf::core;nutgraf::plugin")
    endif()
endif()
