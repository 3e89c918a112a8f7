#include <conf_shared_load.h>
#include <harness.h>
#include <pthread.h>

static void show_alive(const char *what) {
    uint32_t alive = 0;
    MUST(conf_shared_node_alive(&alive, &err));
    printf("%salive() = %" PRIu32 "\n", what, alive);
}

static void show_name(conf_shared_node *node) {
    ftk_buf name = {0};
    MUST(conf_shared_node_get_name(node, &name, &err));
    show_buf(&name);
}

static void add_children(conf_shared_node *root) {
    FTK_SCOPED(conf_shared_node_dispose) conf_shared_node *a = NULL;
    FTK_SCOPED(conf_shared_node_dispose) conf_shared_node *b = NULL;
    MUST(conf_shared_node_new(TEXT("a"), &a, &err));
    MUST(conf_shared_node_new(TEXT("b"), &b, &err));
    MUST(conf_shared_node_add(root, a, &err));
    MUST(conf_shared_node_add(root, b, &err));
    show_alive("root.add(a), root.add(b); ");
}

static void show_children(conf_shared_node *root) {
    const conf_shared_list_node *children = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_shared_node_children(root, &children, &owner, &err));
    fputs("children() = ", stdout);
    SHOW_LIST(children->len, show_name(children->ptr[i]));
    putchar('\n');
}

static void show_child(conf_shared_node *root, uint32_t index) {
    FTK_SCOPED(conf_shared_node_dispose) conf_shared_node *child = NULL;
    MUST(conf_shared_node_child(root, index, &child, &err));
    printf("child(%" PRIu32 ") = ", index);
    if (child != NULL) show_name(child);
    else fputs("none", stdout);
    putchar('\n');
}

static void *touch_often(void *root) {
    for (int i = 0; i < 1000; i++) {
        uint32_t count = 0;
        MUST(conf_shared_node_touch(root, &count, &err));
    }
    return NULL;
}

static void show_touches(conf_shared_node *root) {
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        if (pthread_create(&threads[i], NULL, touch_often, root) != 0) exit(1);
    }
    for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
    uint32_t count = 0;
    MUST(conf_shared_node_touch(root, &count, &err));
    printf("touch() from two threads 1000 times each = %" PRIu32 "\n", count - 1);
}

static void show_closed(conf_shared_node *root) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    ftk_buf name = {0};
    MUST(conf_shared_node_close(root, &err));
    TRY(status, conf_shared_node_get_name(root, &name, &err));
    fputs("close root: name = ", stdout);
    show_error(status, err);
    putchar('\n');
}

CONSUMER(shared) {
    MUST(conf_shared_load(library, &err));
    conf_shared_node *root = NULL;
    show_alive("");
    MUST(conf_shared_node_new(TEXT("root"), &root, &err));
    add_children(root);
    show_alive("a and b released by the consumer; ");
    show_children(root);
    show_child(root, 1);
    show_child(root, 7);
    MUST(conf_shared_node_retain(root));
    MUST(conf_shared_node_release(root));
    fputs("copy of root released; name = ", stdout);
    show_name(root);
    putchar('\n');
    show_touches(root);
    show_closed(root);
    conf_shared_node_dispose(&root);
    show_alive("all released; ");
}
