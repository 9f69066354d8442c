/* backup.h: what the commands about backups say in the same words. */
#ifndef BANGFU_CMD_BACKUP_H
#define BANGFU_CMD_BACKUP_H

struct backup;
struct ctx;

/* say_heads: the head of each chain in a line, COUNTY BLOCK DIGEST, for whoever keeps it apart from the store. */
void say_heads(const struct backup *b);
/* warn_open: to stderr when others on this machine may read the backup: as much as the store itself is in it. */
void warn_open(const struct ctx *c, const char *file);

#endif
