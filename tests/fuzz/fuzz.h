/* fuzz.h: the one function a fuzz target defines. It returns 0, and must neither crash, leak nor run for long, whatever the
 * bytes are. The corpus of fuzz_x.c lies in tests/fuzz/corpus/x/. */
#ifndef BANGFU_TESTS_FUZZ_H
#define BANGFU_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
