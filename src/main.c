/* main.c: the table of subcommands and nothing else. Each stands in its own file of src/cmd; cmd/cmd.h says how they
 * are run. */
#include "cmd/cmd.h"

/* clang-format off */
static const struct command *const commands[] = {
        &cmd_init,
        &cmd_demo,
        &cmd_import,
        &cmd_export,
        &cmd_serve,
        &cmd_account,
        &cmd_figure,
        &cmd_list,
        &cmd_brief,
        &cmd_fill,
        &cmd_ledger,
        &cmd_verify,
        &cmd_backup,
        &cmd_restore,
        &cmd_catalogue,
        &cmd_help,
        &cmd_version,
        NULL,
};
/* clang-format on */

int main(int argc, char **argv)
{
        return command_main(commands, argc, argv);
}
