/* What the native test programs share: a check that ends the program with its line. */
#ifndef FTK_TEST_CHECK_H
#define FTK_TEST_CHECK_H

#include "ftk/ftk.h"

#include <stdio.h>
#include <stdlib.h>

#define CHECK(condition)                                                                \
    do {                                                                                \
        if (!(condition)) {                                                             \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);     \
            abort();                                                                    \
        }                                                                               \
    } while (0)

#endif
