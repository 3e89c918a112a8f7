/* The provider: what acme.greeter does, in C. Checks of arguments and handles are in the generated code. */
#include "acme_greeter_provider.h"

#include <stdlib.h>
#include <string.h>

struct acme_greeter_greeter_impl {
    char *greeting;
    size_t greeting_len;
    uint32_t count;
};

static int32_t greeter_new(const char *greeting, size_t greeting_len, acme_greeter_greeter_impl **out, ftk_error **err) {
    acme_greeter_greeter_impl *self = calloc(1, sizeof *self);
    char *copy = malloc(greeting_len + 1);
    if (self == NULL || copy == NULL) {
        free(self);
        free(copy);
        return ftk_failf(err, FTK_E_NO_MEMORY, "no memory for a greeter");
    }
    if (greeting_len > 0) memcpy(copy, greeting, greeting_len);
    self->greeting = copy;
    self->greeting_len = greeting_len;
    *out = self;
    return FTK_OK;
}

static int32_t greeter_greet(acme_greeter_greeter_impl *self, const char *name, size_t name_len, ftk_buf *out, ftk_error **err) {
    if (name_len == 0) return acme_greeter_greet_error_fail_empty_name(err);
    if (ftk_buf_alloc(out, self->greeting_len + 2 + name_len, 1) != FTK_OK) return ftk_failf(err, FTK_E_NO_MEMORY, "no memory for a greeting");
    char *text = out->ptr;
    memcpy(text, self->greeting, self->greeting_len);
    memcpy(text + self->greeting_len, ", ", 2);
    memcpy(text + self->greeting_len + 2, name, name_len);
    self->count++;
    return FTK_OK;
}

static int32_t greeter_get_count(acme_greeter_greeter_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = self->count;
    return FTK_OK;
}

static void greeter_destroy(acme_greeter_greeter_impl *self) {
    free(self->greeting);
    free(self);
}

static const acme_greeter_provider provider = {
    .greeter_new = greeter_new,
    .greeter_greet = greeter_greet,
    .greeter_get_count = greeter_get_count,
    .greeter_destroy = greeter_destroy,
};

FTK_PROVIDER(acme_greeter, provider);
