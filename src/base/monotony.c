/* monotony.c: runs and repeats (see monotony.h). */
#include "base/monotony.h"

static bool neighbours_in(const char *row, char a, char b)
{
        const char *at = a ? strchr(row, a) : NULL;
        return at && b && (at[1] == b || (at > row && at[-1] == b));
}

bool monotony_follows(uint32_t a, uint32_t b)
{
        static const char *const rows[] = { "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./",
                                            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/" };
        if (a == b || a + 1 == b || b + 1 == a)
                return true;
        for (size_t i = 0; a < 0x80 && b < 0x80 && i < COUNT(rows); i++)
                if (neighbours_in(rows[i], (char)a, (char)b))
                        return true;
        return false;
}

size_t monotony_piece(struct str s)
{
        for (size_t n = 1; n <= s.n / 2; n++)
                if (s.n % n == 0 && memcmp(s.p, s.p + n, s.n - n) == 0)
                        return n;
        return 0;
}
