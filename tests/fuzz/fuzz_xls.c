/* fuzz_xls.c: any bytes as a xls file. */
#include "tests/fuzz/fuzz_book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        char path[128];
        struct arena arena = { .limit = FUZZ_MEMORY };
        struct ctx c = { .arena = &arena };
        struct book book;
        fuzz_path(path, "a.xls");
        fuzz_file(path, data, size);
        (void)fuzz_open(&c, path, &book);
        unlink(path);
        arena_release(&arena);
        return 0;
}
