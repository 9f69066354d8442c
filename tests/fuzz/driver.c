/* driver.c: runs a fuzz target without a fuzzer. Each argument is a file or a directory of files: every one is given to the
 * target once (a unit test over the corpus). --seconds N first gives it N seconds of mutated corpus (make soak), from a seed
 * printed at the start, and leaves the input in hand in the file named by --crash, so that a crash can be repeated. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define INPUT_MAX ((size_t)4 << 20)
#define CORPUS_MAX 4096

struct input {
        uint8_t *bytes;
        size_t size;
};

struct corpus {
        struct input inputs[CORPUS_MAX];
        size_t count;
};

static void corpus_add_file(struct corpus *corpus, const char *path)
{
        FILE *file = fopen(path, "rb");
        if (!file || corpus->count == CORPUS_MAX) {
                fprintf(stderr, "driver: cannot take %s\n", path);
                exit(2);
        }
        struct input *input = &corpus->inputs[corpus->count++];
        input->bytes = malloc(INPUT_MAX);
        if (!input->bytes)
                exit(2);
        input->size = fread(input->bytes, 1, INPUT_MAX, file);
        uint8_t *fitted = realloc(input->bytes, input->size ? input->size : 1); /* so that a sanitizer sees the end */
        input->bytes = fitted ? fitted : input->bytes;
        fclose(file);
}

static void corpus_add(struct corpus *corpus, const char *path)
{
        struct dirent **entries = NULL;
        int count = scandir(path, &entries, NULL, alphasort);
        if (count < 0) {
                corpus_add_file(corpus, path);
                return;
        }
        for (int i = 0; i < count; i++) {
                char full[4096];
                snprintf(full, sizeof full, "%s/%s", path, entries[i]->d_name);
                if (entries[i]->d_name[0] != '.')
                        corpus_add_file(corpus, full);
                free(entries[i]);
        }
        free(entries);
}

static uint64_t next(uint64_t *seed)
{
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        return *seed;
}

/* mutate: a few bytes changed, a piece of another input laid over, or the end cut off. */
static size_t mutate(const struct corpus *corpus, const struct input *from, uint8_t *out, uint64_t *seed)
{
        size_t size = from->size;
        memcpy(out, from->bytes, size);
        for (uint64_t left = 1 + next(seed) % 8; left > 0 && size > 0; left--)
                out[next(seed) % size] = (uint8_t)next(seed);
        const struct input *other = &corpus->inputs[next(seed) % corpus->count];
        if (next(seed) % 4 == 0 && size > 0 && other->size > 0) {
                size_t at = next(seed) % size, start = next(seed) % other->size;
                size_t length = next(seed) % 64;
                length = length < size - at ? length : size - at;
                length = length < other->size - start ? length : other->size - start;
                memcpy(out + at, other->bytes + start, length);
        }
        return next(seed) % 8 == 0 && size > 0 ? next(seed) % size : size;
}

static void save(const char *path, const uint8_t *bytes, size_t size)
{
        FILE *file = path ? fopen(path, "wb") : NULL;
        if (!file)
                return;
        fwrite(bytes, 1, size, file);
        fclose(file);
}

static void soak(const struct corpus *corpus, long seconds, const char *crash)
{
        time_t end = time(NULL) + seconds;
        uint64_t seed = (uint64_t)time(NULL) | 1, runs = 0;
        printf("seed %llu\n", (unsigned long long)seed);
        uint8_t *scratch = malloc(INPUT_MAX);
        for (; scratch && corpus->count && time(NULL) < end; runs++) {
                size_t size = mutate(corpus, &corpus->inputs[next(&seed) % corpus->count], scratch, &seed);
                uint8_t *exact = malloc(size ? size : 1);
                if (!exact)
                        exit(2);
                memcpy(exact, scratch, size);
                save(crash, exact, size);
                LLVMFuzzerTestOneInput(exact, size);
                free(exact);
        }
        free(scratch);
        printf("%llu runs\n", (unsigned long long)runs);
}

int main(int argc, char **argv)
{
        static struct corpus corpus;
        long seconds = 0;
        const char *crash = NULL;
        for (int i = 1; i < argc; i++) {
                if (strcmp(argv[i], "--seconds") == 0 && i + 1 < argc)
                        seconds = strtol(argv[++i], NULL, 10);
                else if (strcmp(argv[i], "--crash") == 0 && i + 1 < argc)
                        crash = argv[++i];
                else
                        corpus_add(&corpus, argv[i]);
        }
        if (corpus.count == 0) {
                fprintf(stderr, "driver: no input; a target needs a corpus\n");
                return 2;
        }
        if (seconds > 0)
                soak(&corpus, seconds, crash);
        for (size_t i = 0; i < corpus.count; i++) {
                LLVMFuzzerTestOneInput(corpus.inputs[i].bytes, corpus.inputs[i].size);
                free(corpus.inputs[i].bytes);
        }
        printf("%zu inputs\n", corpus.count);
        return 0;
}
