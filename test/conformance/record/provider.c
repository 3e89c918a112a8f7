#include <conf_record_provider.h>
#include <provide.h>
#include <stdio.h>

static int32_t fill(conf_record_person *person, uint64_t id, ftk_str name, ftk_arena *arena, ftk_error **err) {
    *person = (conf_record_person)CONF_RECORD_PERSON_INIT;
    person->id = id;
    return ftk_arena_text(arena, name.ptr, name.len, &person->name) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t upper(ftk_str text, ftk_arena *arena, ftk_str *out, ftk_error **err) {
    builder built = {0};
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c >= 'a' && c <= 'z') c = (char)(c - 'a' + 'A');
        add(&built, &c, 1);
    }
    return give_text(&built, arena, out, err);
}

static int32_t add_tag(conf_record_list_string *tags, ftk_arena *arena, ftk_error **err) {
    ftk_str *grown = ftk_arena_array(arena, tags->len + 1, sizeof *grown, 8);
    if (grown == NULL) return no_memory(err);
    if (tags->len > 0) memcpy(grown, tags->ptr, tags->len * sizeof *grown);
    grown[tags->len] = FTK_LITERAL("seen");
    *tags = (conf_record_list_string){grown, tags->len + 1};
    return FTK_OK;
}

static int32_t visit(const conf_record_person *person, ftk_arena *arena, const conf_record_person **out, ftk_error **err) {
    conf_record_person *made = MAKE(arena, conf_record_person);
    conf_record_person *friend = MAKE(arena, conf_record_person);
    if (made == NULL || friend == NULL || conf_record_person_copy(arena, person, made) != FTK_OK) return no_memory(err);
    made->age++;
    if (made->address != NULL) {
        conf_record_address *address = MAKE(arena, conf_record_address);
        if (address == NULL) return no_memory(err);
        *address = *made->address;
        address->zip++;
        made->address = address;
    }
    int32_t status = upper(person->name, arena, &made->name, err);
    if (status == FTK_OK) status = add_tag(&made->tags, arena, err);
    if (status == FTK_OK) status = fill(friend, 0, FTK_LITERAL("bot"), arena, err);
    made->friends = (conf_record_rows_person){friend, 1, sizeof *friend, 0};
    *out = made;
    return status;
}

static int32_t create(uint64_t id, const char *name, size_t name_len, ftk_arena *arena, const conf_record_person **out, ftk_error **err) {
    conf_record_person *made = MAKE(arena, conf_record_person);
    if (made == NULL) return no_memory(err);
    *out = made;
    return fill(made, id, (ftk_str){name, name_len}, arena, err);
}

static uint64_t sum_rows(const conf_record_person *people, size_t len, size_t stride) {
    const ftk_rows rows = {people, len, (uint32_t)stride, 0};
    uint64_t sum = 0;
    for (size_t i = 0; i < len; i++) {
        const conf_record_person *person = FTK_ROW(conf_record_person, rows, i);
        sum += person->id + sum_rows(person->friends.ptr, person->friends.len, person->friends.stride);
    }
    return sum;
}

static int32_t sum_ids(const conf_record_person *people, size_t people_len, size_t people_stride, uint64_t *out, ftk_error **err) {
    (void)err;
    *out = sum_rows(people, people_len, people_stride);
    return FTK_OK;
}

/* Without a builder: five hundred people need a few allocations, each of which the sweep lets fail in turn. */
static int32_t numbered(const char *word, uint32_t id, ftk_arena *arena, ftk_str *out, ftk_error **err) {
    char text[32];
    const int len = snprintf(text, sizeof text, "%s%" PRIu32, word, id);
    return ftk_arena_text(arena, text, (size_t)len, out) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t fill_one(conf_record_person *person, uint32_t id, ftk_arena *arena, ftk_error **err) {
    double *score = ftk_arena_array(arena, 1, sizeof *score, 8);
    *person = (conf_record_person)CONF_RECORD_PERSON_INIT;
    person->id = id;
    if (score == NULL) return no_memory(err);
    const int32_t status = numbered("p", id, arena, &person->name, err);
    if (status != FTK_OK) return status;
    *score = id / 2.0;
    person->scores = (conf_record_list_f64){score, 1};
    if (id % 2 != 0) return FTK_OK;
    conf_record_address *address = MAKE(arena, conf_record_address);
    if (address == NULL) return no_memory(err);
    *address = (conf_record_address)CONF_RECORD_ADDRESS_INIT;
    person->address = address;
    return numbered("Way ", id, arena, &address->street, err);
}

static int32_t crowd(uint32_t n, ftk_arena *arena, const conf_record_rows_person **out, ftk_error **err) {
    conf_record_rows_person *made = MAKE(arena, conf_record_rows_person);
    conf_record_person *people = ftk_arena_array(arena, n, sizeof *people, 8);
    if (made == NULL || people == NULL) return no_memory(err);
    for (uint32_t i = 0; i < n; i++) {
        int32_t status = fill_one(&people[i], i + 1, arena, err);
        if (status != FTK_OK) return status;
    }
    *made = (conf_record_rows_person){people, n, sizeof *people, 0};
    *out = made;
    return FTK_OK;
}

static const conf_record_provider provider = {.visit = visit, .create = create, .sum_ids = sum_ids, .crowd = crowd};
FTK_PROVIDER(conf_record, provider);
