/* Runtime failures, and the hook that sees the errors nobody receives. */
#include "core.h"
#include "ftk/error.h"
#include "ftk/handle.h"
#include "ftk/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FORMAT_MAX = 256 };

static ftk_lock hook_lock = FTK_LOCK_INIT;
static ftk_error_hook hook_function;
static void *hook_ctx;
static uint32_t hook_installed;
static FTK_THREAD_LOCAL int hook_running;

void ftk_set_error_hook(ftk_error_hook hook, void *ctx) FTK_NOEXCEPT {
    ftk_lock_take(&hook_lock);
    hook_function = hook;
    hook_ctx = ctx;
    FTK_STORE(&hook_installed, (uint32_t)(hook != NULL));
    ftk_lock_give(&hook_lock);
}

void ftk_report(const ftk_error *error) FTK_NOEXCEPT {
    if (error == NULL || FTK_LOAD(&hook_installed) == 0 || hook_running) return;
    ftk_lock_take(&hook_lock);
    ftk_error_hook hook = hook_function;
    void *ctx = hook_ctx;
    ftk_lock_give(&hook_lock);
    if (hook == NULL) return;
    hook_running = 1;
    hook(ctx, error);
    hook_running = 0;
}

int32_t ftk_fail(ftk_error **err, int32_t status, ftk_str message) FTK_NOEXCEPT {
    if (err == NULL && FTK_LOAD(&hook_installed) == 0) return status;
    ftk_error_init init;
    memset(&init, 0, sizeof init);
    init.status = status;
    init.message = message;
    ftk_error *error = ftk_error_new(&init);
    if (err != NULL) {
        *err = error;
    } else {
        ftk_report(error);
        ftk_error_release(error);
    }
    return status;
}

int32_t ftk_failf(ftk_error **err, int32_t status, const char *format, ...) FTK_NOEXCEPT {
    if (err == NULL && FTK_LOAD(&hook_installed) == 0) return status;
    char buffer[FORMAT_MAX];
    va_list args;
    va_start(args, format);
    int written = vsnprintf(buffer, sizeof buffer, format, args);
    va_end(args);
    ftk_str message = {buffer, 0};
    if (written > 0)
        message.len = (size_t)written < sizeof buffer ? (size_t)written : ftk_whole_characters(buffer, sizeof buffer - 1);
    return ftk_fail(err, status, message);
}

int32_t ftk_handle_fail(ftk_error **err, int32_t status, const ftk_type *type) FTK_NOEXCEPT {
    if (err == NULL && FTK_LOAD(&hook_installed) == 0) return status;
    char buffer[FORMAT_MAX];
    ftk_str text = ftk_status_text(status);
    size_t name = type != NULL ? type->name.len : 0;
    if (name == 0) return ftk_fail(err, status, text);
    if (name > FORMAT_MAX / 2) name = ftk_whole_characters(type->name.ptr, FORMAT_MAX / 2);
    memcpy(buffer, type->name.ptr, name);
    memcpy(buffer + name, ": ", 2);
    memcpy(buffer + name + 2, text.ptr, text.len);
    ftk_str message = {buffer, name + 2 + text.len};
    return ftk_fail(err, status, message);
}
