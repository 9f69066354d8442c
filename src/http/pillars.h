/* pillars.h: the Five Strengthenings and their three mechanisms each, as a county sees them on its front door. */
#ifndef BANGFU_HTTP_PILLARS_H
#define BANGFU_HTTP_PILLARS_H

#include <stddef.h>

struct tile {
        const char *mechanism, *title, *title_en;
        const char *responsible, *responsible_en;
};
struct pillar {
        const char *name, *title, *title_en;
        struct tile tiles[3];
};
const struct pillar *pillar_table(size_t *n);

#endif
