/* A program that forgets things, for the report of the checked mode. */
#include "ftk/ftk.h"

#include <pthread.h>

static int object;
static void destroy_nothing(void *ended) { (void)ended; }
static const ftk_type thing = {sizeof(ftk_type), 0, {"leaky.Thing", 11}, destroy_nothing, NULL};
static const ftk_type other = {sizeof(ftk_type), FTK_TYPE_SHARED, {"leaky.Other", 11}, destroy_nothing, NULL};

FTK_EXPORT void *make_thing(void);
FTK_EXPORT void *make_other(void *unused);

__attribute__((noinline)) void *make_thing(void) {
    void *handle = NULL;
    return ftk_handle_new(&thing, &object, &handle, NULL) == FTK_OK ? handle : NULL;
}

__attribute__((noinline)) void *make_other(void *unused) {
    void *handle = unused;
    return ftk_handle_new(&other, &object, &handle, NULL) == FTK_OK ? handle : NULL;
}

int main(void) {
    pthread_t thread;
    ftk_error *error = NULL;
    for (int i = 0; i < 3; i++) (void)make_thing();
    void *released = make_thing();
    (void)ftk_handle_release(released, &thing);
    for (int i = 0; i < 2; i++) {
        if (pthread_create(&thread, NULL, make_other, NULL) != 0 || pthread_join(thread, NULL) != 0) return 1;
    }
    (void)ftk_fail(&error, FTK_E_STATE, FTK_LITERAL("kept"));
    (void)ftk_arena_finish(ftk_arena_new(NULL));
    return 0;
}
