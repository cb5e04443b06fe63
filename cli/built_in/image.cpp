// The image that hirepath-image wrote, as bytes of the program: the assembler takes the file as it is.
#include "knowledge.hpp"

asm(".section .rodata\n"
    ".balign 16\n"
    "hirepath_image: .incbin \"" HIREPATH_IMAGE
    "\"\n"
    "hirepath_image_end: .byte 0\n"
    ".previous\n");
extern "C" {
extern const char hirepath_image[], hirepath_image_end[];
}

namespace hirepath::cli {

std::string_view built_in_image() { return {hirepath_image, hirepath_image_end}; }

}  // namespace hirepath::cli
