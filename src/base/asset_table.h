/* asset_table.h: what the build writes for asset.c and nobody else: the embedded files, sorted by name in bytes. */
#ifndef BANGFU_BASE_ASSET_TABLE_H
#define BANGFU_BASE_ASSET_TABLE_H

#include "base/asset.h"

extern const struct asset asset_table[];
extern const size_t asset_count;

#endif
