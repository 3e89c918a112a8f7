/* What an outward value holds that somebody must release, between the writer that gave it away and the reader that makes it an object of its language.
 * Nobody else knows of it then, so a reader that stops half-way would lose it. */
#ifndef FTK_SCRATCH_UNREAD_H
#define FTK_SCRATCH_UNREAD_H

#include "state.h"

namespace ftk_scratch {

/* How handles of one resource are released. Constant data of a generated package. */
struct HandleType {
    void (*release)(void *handle); /* NULL for a resource of another package, whose table this one does not have */
    uint32_t number;               /* of that resource, for the language; else 0 */
    bool counted;                  /* in the arguments of a callback only lent: the reader takes a reference of its own */
};

/* That of unknown cases. */
extern const HandleType UNKNOWN_CASE;

/* One handle, and where it lies for the reader, who empties the place once an object owns it. */
struct Unread {
    void **slot; /* where the C value holds it until the value is complete, or NULL: the value does not release it; later the handle itself */
    const HandleType *type;
    uint32_t at; /* slot behind the first of the value, or in the frame */
    bool framed;
};

/* Whether it is the value in C that still has the handle. */
inline bool is_held(const Unread &one) { return one.slot != nullptr; }

/* The handle at the place of `one`, of a value that begins at `start`. */
inline void *handle_at(const State *t, const char *start, const Unread &one) {
    return load_handle<void>(one.framed ? t->frame() : start, static_cast<size_t>(one.at) * 2);
}

/* Releases what the reader of the last outward value has left in its place, once it gave up. Nothing after a value that was read to its end and
 * before the memory is used again. Gives back 0, or the number of a resource of another package, of which a handle that the language has to release
 * is at the start of the frame: then there may be more, so that it is called again. */
uint32_t settle(State *t);

}  // namespace ftk_scratch

#endif
