/* Everything that generated code and its users need of the native runtime. */
#ifndef FTK_H
#define FTK_H

#include "abi.h"
#include "alloc.h"
#include "arena.h"
#include "callback.h"
#include "check.h"
#include "error.h"
#include "handle.h"
#include "load.h"
#include "owner.h"
#include "text.h"
#include "variant.h"
#include "version.h"

#endif
