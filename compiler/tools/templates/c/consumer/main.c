/* A consumer: calls acme.greeter, whatever language provides it. */
#include "acme_greeter.h"

#include <stdio.h>
#include <string.h>

static int report(ftk_error *err) {
    fprintf(stderr, "failed: %s\n", ftk_error_message(err).ptr);
    ftk_error_release(err);
    return 1;
}

int main(void) {
    acme_greeter_greeter *greeter = NULL;
    ftk_error *err = NULL;
    if (acme_greeter_greeter_new("Hello", 5, &greeter, &err) != FTK_OK) return report(err);

    const char *names[] = {"Ada", "Grace", ""};
    for (size_t i = 0; i < 3; i++) {
        ftk_buf text = {0};
        if (acme_greeter_greeter_greet(greeter, names[i], strlen(names[i]), &text, &err) == FTK_OK) {
            printf("%s\n", (const char *)text.ptr);
            ftk_buf_release(&text);
        } else {
            printf("error: %s\n", ftk_error_message(err).ptr);
            ftk_error_release(err);
            err = NULL;
        }
    }

    uint32_t count = 0;
    if (acme_greeter_greeter_get_count(greeter, &count, &err) != FTK_OK) return report(err);
    printf("%u greetings\n", (unsigned)count);
    (void)acme_greeter_greeter_release(greeter);
    return 0;
}
