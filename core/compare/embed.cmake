# Turns a file into a C string:  cmake -DFROM=page.css -DTO=page_css.c -DNAME=asset_page_css
# -P embed.cmake.  The array ends in a NUL that the length does not count.
file(READ ${FROM} hex HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
file(WRITE ${TO} "#include \"compare/asset.h\"\n\nconst char ${NAME}[] = {\n${bytes}0};\n")
