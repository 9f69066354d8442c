/* backups.c: a county whose last good backup is too old, or that has none, finds that on its desk.
 *
 * Backups are noted beside the registers (table backup_run, core/backup.c), not in one: the row these checks show is
 * the county's own division, which is why only who sees the whole county is told. */
#include "mechanisms/modules.h"

#include "mechanisms/ground/shared.h"

/* THE_COUNTY: its own row, with backups or without. */
#define THE_COUNTY "t.code = :county AND " ON_DAY("t", ":day")
#define BACKED_UP "SELECT 1 FROM backup_run b WHERE b.county = :county AND b.kind = 'backup'"

static const struct list lists[] = {
        { .name = "backup.never", .title = "从未备份", .title_en = "Never backed up", .unit = "项", .unit_en = "stores",
          .of = "place", .period = PERIOD_DAY, .upkeep = true, .severity = SEVERITY_ERROR, .owner = "office",
          .columns = "code,name",
          .explain = "数据文件还没有做过备份：硬盘坏了，全县的登记就没有了",
          .explain_en = "the store has no backup yet: if the disk fails, the county's registers are gone",
          .mend = "请管理这台机器的人核对备份记录，运行 bangfu backup 并设为每天自动备份",
          .mend_en = "ask who runs the machine for the log of backups, to run bangfu backup and to make it daily",
          .where = THE_COUNTY " AND NOT EXISTS (" BACKED_UP ")" },
        { .name = "backup.old", .title = "备份已过期", .title_en = "The last backup is too old", .unit = "项",
          .unit_en = "stores", .of = "place", .period = PERIOD_DAY, .upkeep = true, .severity = SEVERITY_SUSPECT,
          .owner = "office",
          .columns = "code,name",
          .explain = "最近一次成功的备份距当天超过规定天数(参数 backup_days)",
          .explain_en = "the last good backup is more days ago than is allowed (parameter backup_days)",
          .mend = "请管理这台机器的人核对备份记录：自动备份为什么停了，再运行 bangfu backup",
          .mend_en = "ask who runs the machine for the log of backups and why the daily one stopped, then to run "
                     "bangfu backup",
          .where = THE_COUNTY " AND EXISTS (" BACKED_UP ") AND NOT EXISTS (" BACKED_UP " AND (SELECT n.number FROM "
                   "calendar n WHERE n.day = :day) - (SELECT m.number FROM calendar m WHERE m.day = b.made_on) <= "
                   "{param:backup_days})" },
};

/* A week: what a county can enter again from its papers. */
static const struct parameter parameters[] = {
        { .name = "backup_days", .title = "备份间隔天数", .title_en = "Days between backups", .unit = "天",
          .type = FIELD_INT, .fallback = "7", .guards = true },
};

const struct module backups_module = {
        .name = "backups",
        .title = "备份",
        .title_en = "Backups",
        .mechanism = "0",
        LISTS(lists),
        PARAMETERS(parameters),
};
