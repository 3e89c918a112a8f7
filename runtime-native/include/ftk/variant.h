/* The fixed form of a tagged union: 24 bytes on every target. */
#ifndef FTK_VARIANT_H
#define FTK_VARIANT_H

#include "abi.h"

FTK_BEGIN

/* Any variant, seen without its type. Generated variants have the same layout with typed payload names. */
typedef struct ftk_variant {
    uint32_t tag;
    uint32_t flags; /* 0, reserved */
    uint64_t payload[2];
} ftk_variant;

FTK_ASSERT_LAYOUT(sizeof(ftk_variant), 24, 24);

FTK_END_C

#endif
