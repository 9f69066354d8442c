/* sm3.c: SM3 by OpenSSL (see sm3.h). A failing library is not survivable: everything rests on these digests. */
#include "base/sm3.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>

/* The length before each part, so that "ab","c" and "a","bc" never have one digest. */
void sm3_parts(const struct str *parts, size_t n, unsigned char out[SM3_BYTES])
{
        EVP_MD_CTX *m = EVP_MD_CTX_new();
        bool ok = m && EVP_DigestInit_ex(m, EVP_sm3(), NULL);
        for (size_t i = 0; i < n && ok; i++) {
                unsigned char length[8];
                for (int k = 0; k < 8; k++)
                        length[k] = (unsigned char)((uint64_t)parts[i].n >> (8 * (7 - k)));
                ok = EVP_DigestUpdate(m, length, sizeof length) && EVP_DigestUpdate(m, parts[i].p, parts[i].n);
        }
        if (!ok || !EVP_DigestFinal_ex(m, out, NULL))
                abort();
        EVP_MD_CTX_free(m);
}

void sm3_plain(struct str bytes, unsigned char out[SM3_BYTES])
{
        if (!EVP_Digest(bytes.n ? bytes.p : "", bytes.n, out, NULL, EVP_sm3(), NULL))
                abort();
}

bool sm3_file(const char *path, unsigned char out[SM3_BYTES])
{
        unsigned char piece[65536];
        size_t n;
        FILE *f = fopen(path, "rb");
        if (!f)
                return false;
        EVP_MD_CTX *m = EVP_MD_CTX_new();
        bool ok = m && EVP_DigestInit_ex(m, EVP_sm3(), NULL);
        while (ok && (n = fread(piece, 1, sizeof piece, f)) > 0)
                ok = EVP_DigestUpdate(m, piece, n);
        if (!ok || !EVP_DigestFinal_ex(m, out, NULL))
                abort();
        EVP_MD_CTX_free(m);
        ok = ferror(f) == 0;
        fclose(f);
        return ok;
}

void sm3_hmac(struct str key, struct str message, unsigned char out[SM3_BYTES])
{
        unsigned n = 0;
        const unsigned char *bytes = (const unsigned char *)(message.n ? message.p : "");
        if (!HMAC(EVP_sm3(), key.p, (int)key.n, bytes, message.n, out, &n) || n != SM3_BYTES)
                abort();
}

void hex_put(const unsigned char *bytes, size_t n, char *out)
{
        static const char digit[] = "0123456789abcdef";
        for (size_t i = 0; i < n; i++) {
                out[2 * i] = digit[bytes[i] >> 4];
                out[2 * i + 1] = digit[bytes[i] & 15];
        }
        out[2 * n] = '\0';
}
