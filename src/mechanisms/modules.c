/* modules.c: the catalogue of this program: the modules of modules.inc as one explicit array. */
#include "mechanisms/modules.h"

static const struct module *const modules[] = {
#define MODULE(name) &name##_module,
#include "mechanisms/modules.inc"
#undef MODULE
};

const struct module *const *catalogue_modules(size_t *n)
{
        *n = COUNT(modules);
        return modules;
}
