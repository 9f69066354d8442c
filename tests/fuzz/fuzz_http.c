/* fuzz_http.c: any bytes as what the network sends: the first line a target, the rest header lines and a form. */
#include "tests/fuzz/fuzz.h"

#include "http/http.h"
#include "http/multipart.h"

static void headers(struct request *rq, struct str text)
{
        struct str line;
        while (rq->n_headers < HTTP_HEADERS_MAX && str_cut(&text, '\n', &line)) {
                size_t at = str_find(line, S(":"));
                rq->headers[rq->n_headers++] =
                        (struct pair){ str_slice(line, 0, at), str_trim(str_slice(line, at + 1, line.n)) };
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct arena arena = { .limit = (size_t)64 << 20 };
        struct ctx c = { .arena = &arena };
        struct request rq = { 0 };
        struct str rest = { (const char *)data, size }, target = S(""), name = S(""), bytes = S("");
        if (size == 0 || !str_cut(&rest, '\n', &target))
                return 0;
        (void)!gate_target(&c, target, &rq);
        headers(&rq, rest);
        (void)!gate_check(&c, &rq);
        (void)!multipart_part(rest, S("B"), &name, &bytes);
        (void)!multipart_file(&c, &rq, &name, &bytes);
        arena_release(&arena);
        return 0;
}
