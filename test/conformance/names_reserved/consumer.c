#include <conf_names_reserved_load.h>
#include <harness.h>

static void show_record(void) {
    conf_names_reserved_record record = CONF_NAMES_RESERVED_RECORD_INIT;
    record.type = FTK_LITERAL("t");
    const conf_names_reserved_record *back = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_names_reserved_return(&record, &back, &owner, &err));
    fputs("return = ", stdout);
    show_str(back->type);
    printf(" %" PRIu32 " ", back->fn);
    show_str(back->let);
    printf(" %s", back->namespace_ ? "true" : "false");
    printf(" %" PRIu32 " %" PRIu32 " %" PRIu32 " %" PRIu32, back->constructor, back->__proto__, back->size_, back->reserved1);
    printf(" %" PRIu32 " %" PRIu32 " %" PRIu32 "\n", back->len, back->out, back->err);
}

static void show_union(const conf_names_reserved_union *value) {
    switch (value->tag) {
    case CONF_NAMES_RESERVED_UNION_VOID:
        fputs("void", stdout);
        break;
    case CONF_NAMES_RESERVED_UNION_INT:
        printf("int %" PRId32, value->as.int_);
        break;
    case CONF_NAMES_RESERVED_UNION_STRING:
        fputs("string ", stdout);
        show_str(value->as.string);
        break;
    case CONF_NAMES_RESERVED_UNION_LOOP:
        printf("loop %" PRIu32, value->as.loop.while_);
        break;
    case CONF_NAMES_RESERVED_UNION_THEN:
        printf("then %" PRIu32, value->as.then);
        break;
    default:
        printf("unknown %" PRIu32, value->tag);
        break;
    }
}

static void show_switch(conf_names_reserved_union value) {
    const conf_names_reserved_union *same = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_names_reserved_switch(&value, &same, &owner, &err));
    fputs("switch(", stdout);
    show_union(&value);
    fputs(") = ", stdout);
    show_union(same);
    putchar('\n');
}

static void show_try(void) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    TRY(status, conf_names_reserved_try(TEXT("x"), &err));
    fputs("try(\"x\") = ", stdout);
    show_error(status, err);
    const conf_names_reserved_error_catch_ *payload = conf_names_reserved_error_catch__payload(err);
    if (payload != NULL) {
        fputs(" throw=", stdout);
        show_str(payload->throw_);
        fputs(" message=", stdout);
        show_str(payload->message);
        printf(" code=%" PRIu32, payload->code);
    }
    putchar('\n');
}

static int32_t add_one(void *ctx, uint32_t value, uint32_t *out, ftk_error **err) {
    (void)ctx;
    (void)err;
    *out = value + 1;
    return FTK_OK;
}

static void show_functions(void) {
    uint32_t number = 0;
    const conf_names_reserved_struct value = {.class_ = CONF_NAMES_RESERVED_CLASS_INT, .double_ = 1.5, .this_ = 3};
    conf_names_reserved_class class = 0;
    MUST(conf_names_reserved_enum(&value, &class, &err));
    printf("enum = %" PRIu32 "\n", class);
    static const conf_names_reserved_operator_vt vt = CONF_NAMES_RESERVED_OPERATOR_VT(add_one);
    MUST(conf_names_reserved_template(NULL, &vt, &number, &err));
    printf("template(n + 1) = %" PRIu32 "\n", number);
    MUST(conf_names_reserved_module_import(5, &number, &err));
    printf("module.import(5) = %" PRIu32 "\n", number);
}

static void show_to_string(const char *what, conf_names_reserved_object *object) {
    ftk_buf text = {0};
    MUST(conf_names_reserved_object_to_string(object, &text, &err));
    printf("%s.toString() = ", what);
    show_buf(&text);
    putchar('\n');
}

static void show_objects(void) {
    FTK_SCOPED(conf_names_reserved_object_dispose) conf_names_reserved_object *object = NULL;
    FTK_SCOPED(conf_names_reserved_object_dispose) conf_names_reserved_object *five = NULL;
    uint32_t number = 0;
    MUST(conf_names_reserved_object_new(&object, &err));
    MUST(conf_names_reserved_object_await(object, 1, 2, &number, &err));
    printf("object.await(1, 2) = %" PRIu32 "\n", number);
    show_to_string("object", object);
    MUST(conf_names_reserved_object_then(object, &number, &err));
    printf("object.then() = %" PRIu32 "\n", number);
    MUST(conf_names_reserved_object_set_function(object, 9, &err));
    MUST(conf_names_reserved_object_get_function(object, &number, &err));
    printf("object.function = %" PRIu32 "\n", number);
    MUST(conf_names_reserved_object_self(4, &number, &err));
    printf("object.self(4) = %" PRIu32 "\n", number);
    MUST(conf_names_reserved_object_delete(5, &five, &err));
    show_to_string("delete(5)", five);
}

CONSUMER(names_reserved) {
    MUST(conf_names_reserved_load(library, &err));
    uint32_t sum = 0;
    MUST(conf_names_reserved_match(1, 2, 3, 4, &sum, &err));
    printf("match(1, 2, 3, 4) = %" PRIu32 "\n", sum);
    show_record();
    show_switch((conf_names_reserved_union){.tag = CONF_NAMES_RESERVED_UNION_VOID});
    show_switch((conf_names_reserved_union){.tag = CONF_NAMES_RESERVED_UNION_INT, .as.int_ = 5});
    show_switch((conf_names_reserved_union){.tag = CONF_NAMES_RESERVED_UNION_STRING, .as.string = {"s", 1}});
    show_switch((conf_names_reserved_union){.tag = CONF_NAMES_RESERVED_UNION_LOOP, .as.loop = {.while_ = 3}});
    show_switch((conf_names_reserved_union){.tag = CONF_NAMES_RESERVED_UNION_THEN, .as.then = 4});
    show_try();
    show_functions();
    show_objects();
}
