#include <conf_shared_provider.h>
#include <provide.h>
#include <pthread.h>
#include <stdatomic.h>

/* Counted: every handle and every parent holds one reference. */
struct conf_shared_node_impl {
    atomic_uint references;
    atomic_uint touched;
    builder name;
    pthread_mutex_t lock; /* of the children */
    conf_shared_node_impl **children;
    size_t len;
    size_t cap;
};

static atomic_uint nodes_alive;

static void node_destroy(conf_shared_node_impl *self) {
    if (--self->references > 0) return;
    for (size_t i = 0; i < self->len; i++) node_destroy(self->children[i]);
    ftk_free(self->children, self->cap * sizeof *self->children);
    pthread_mutex_destroy(&self->lock);
    drop(&self->name);
    ftk_free(self, sizeof *self);
    nodes_alive--;
}

static int32_t node_new(const char *name, size_t name_len, conf_shared_node_impl **out, ftk_error **err) {
    conf_shared_node_impl *made = ftk_alloc_zeroed(sizeof *made);
    if (made == NULL) return no_memory(err);
    made->references = 1;
    nodes_alive++;
    pthread_mutex_init(&made->lock, NULL);
    add(&made->name, name, name_len);
    if (made->name.failed) {
        node_destroy(made);
        return no_memory(err);
    }
    *out = made;
    return FTK_OK;
}

static int32_t node_get_name(conf_shared_node_impl *self, ftk_buf *out, ftk_error **err) {
    return ftk_buf_copy(out, self->name.ptr, self->name.len, 1) == FTK_OK ? FTK_OK : no_memory(err);
}

static int reserve(conf_shared_node_impl *self) {
    if (self->len < self->cap) return 1;
    size_t cap = self->cap * 2 + 4;
    conf_shared_node_impl **grown = ftk_alloc(cap * sizeof(conf_shared_node_impl *));
    if (grown == NULL) return 0;
    if (self->len > 0) memcpy(grown, self->children, self->len * sizeof(conf_shared_node_impl *));
    ftk_free(self->children, self->cap * sizeof(conf_shared_node_impl *));
    self->children = grown;
    self->cap = cap;
    return 1;
}

static int32_t node_add(conf_shared_node_impl *self, conf_shared_node_impl *child, ftk_error **err) {
    pthread_mutex_lock(&self->lock);
    int room = reserve(self);
    if (room) {
        child->references++;
        self->children[self->len++] = child;
    }
    pthread_mutex_unlock(&self->lock);
    return room ? FTK_OK : no_memory(err);
}

/* The child at `index`, counted once more, or NULL. */
static conf_shared_node_impl *child_at(conf_shared_node_impl *self, size_t index) {
    pthread_mutex_lock(&self->lock);
    conf_shared_node_impl *child = index < self->len ? self->children[index] : NULL;
    if (child != NULL) child->references++;
    pthread_mutex_unlock(&self->lock);
    return child;
}

static int32_t node_children(conf_shared_node_impl *self, ftk_arena *arena, const conf_shared_list_node **out, ftk_error **err) {
    pthread_mutex_lock(&self->lock);
    size_t len = self->len;
    pthread_mutex_unlock(&self->lock);
    conf_shared_list_node *made = MAKE(arena, conf_shared_list_node);
    conf_shared_node **handles = ftk_arena_array(arena, len, sizeof *handles, 8);
    if (made == NULL || handles == NULL) return no_memory(err);
    for (size_t i = 0; i < len; i++) {
        conf_shared_node_impl *child = child_at(self, i);
        int32_t status = conf_shared_node_impl_put(arena, child, &handles[i], err);
        if (status == FTK_OK) continue;
        node_destroy(child);
        return status;
    }
    *made = (conf_shared_list_node){handles, len};
    *out = made;
    return FTK_OK;
}

static int32_t node_child(conf_shared_node_impl *self, uint32_t index, conf_shared_node_impl **out, ftk_error **err) {
    (void)err;
    *out = child_at(self, index);
    return FTK_OK;
}

static int32_t node_alive(uint32_t *out, ftk_error **err) {
    (void)err;
    *out = nodes_alive;
    return FTK_OK;
}

static int32_t node_touch(conf_shared_node_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = ++self->touched;
    return FTK_OK;
}

static const conf_shared_provider provider = {
    .node_new = node_new, .node_get_name = node_get_name, .node_add = node_add, .node_children = node_children,
    .node_child = node_child, .node_alive = node_alive, .node_touch = node_touch, .node_destroy = node_destroy,
};
FTK_PROVIDER(conf_shared, provider);
