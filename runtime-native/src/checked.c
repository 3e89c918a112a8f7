/* FTK_CHECKED=1: where handles were made, and a report of those that are left when the process ends. */
#include "slots.h"

#include <stdio.h>

enum { GROUPS_MAX = 64 };

/* Live handles of one type that were made at one place. */
typedef struct leak_group {
    const ftk_type *type;
    const void *site;
    uint32_t thread;
    unsigned long count;
} leak_group;

static uint32_t report_registered;

static void add_to_group(leak_group *groups, size_t *used, const ftk_slot *slot, const void *site) {
    const ftk_type *type = FTK_LOAD_RELAXED(&slot->type);
    size_t i = 0;
    while (i < *used && (groups[i].type != type || groups[i].site != site)) i++;
    if (i == GROUPS_MAX) return;
    if (i == *used) {
        leak_group fresh = {type, site, FTK_LOAD_RELAXED(&slot->thread), 0};
        groups[i] = fresh;
        *used += 1;
    }
    groups[i].count++;
}

static void print_group(const leak_group *found) {
    const char *symbol = NULL;
    const char *file = NULL;
    size_t offset = ftk_system_symbol_of(found->site, &symbol, &file);
    int length = found->type->name.len > 200 ? 200 : (int)found->type->name.len;
    fprintf(stderr, "ftk:   %lu of %.*s, first by thread %lu, made at %s+0x%lx (%s)\n", found->count, length,
            found->type->name.ptr, (unsigned long)found->thread, symbol, (unsigned long)offset, file);
}

static void report_leaks(void) {
    leak_group groups[GROUPS_MAX];
    size_t used = 0;
    unsigned long live = 0;
    for (uint32_t i = 0; i < FTK_CHUNKS; i++) {
        ftk_slot *chunk = FTK_LOAD(&ftk_slot_chunks[i]);
        for (uint32_t k = 0; chunk != NULL && k < FTK_CHUNK_SLOTS; k++) {
            ftk_word word = FTK_LOAD(&chunk[k].word);
            if (word == 0 || (word & FTK_WORD_RELEASED) != 0) continue;
            live++;
            add_to_group(groups, &used, &chunk[k], *ftk_slot_site(&chunk[k]));
        }
    }
    ftk_leaks leaks = {sizeof(ftk_leaks), 0, 0, 0, 0, 0};
    (void)ftk_leaks_read(&leaks);
    if (live != 0) fprintf(stderr, "ftk: %lu handles are alive at exit\n", live);
    for (size_t i = 0; i < used; i++) print_group(&groups[i]);
    if (leaks.errors != 0) fprintf(stderr, "ftk: %lu errors are alive at exit\n", (unsigned long)leaks.errors);
    if (leaks.owners != 0)
        fprintf(stderr, "ftk: %lu graphs or buffers are alive at exit\n", (unsigned long)leaks.owners);
}

void ftk_checked_start(void) FTK_NOEXCEPT {
    uint32_t none = 0;
    if (FTK_CAS(&report_registered, &none, 1u)) (void)atexit(report_leaks);
}
