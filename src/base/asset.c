/* asset.c: looks up an embedded file (see asset.h) by halving the sorted table that the build made. */
#include "base/asset.h"

#include "base/asset_table.h"

const struct asset *asset_find(struct str name)
{
        size_t low = 0, high = asset_count;
        while (low < high) {
                size_t middle = low + (high - low) / 2;
                int order = str_cmp(name, str_of(asset_table[middle].name));
                if (order == 0)
                        return &asset_table[middle];
                if (order < 0)
                        high = middle;
                else
                        low = middle + 1;
        }
        return NULL;
}

const struct asset *asset_at(size_t i)
{
        return i < asset_count ? &asset_table[i] : NULL;
}

struct str asset_text(const struct asset *asset)
{
        return (struct str){ (const char *)asset->bytes, asset->size };
}
