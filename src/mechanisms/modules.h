/* modules.h: the modules of modules.inc, declared. A new mechanism is one file and one line there. */
#ifndef BANGFU_MECHANISMS_MODULES_H
#define BANGFU_MECHANISMS_MODULES_H

#include "core/catalogue.h"

#define MODULE(name) extern const struct module name##_module;
#include "mechanisms/modules.inc"
#undef MODULE

#endif
