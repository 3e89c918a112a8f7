#include <conf_variant_load.h>
#include <harness.h>

static void show_value(const conf_variant_value *value);

static void show_object(const conf_variant_map_string_value *map) {
    putchar('{');
    for (size_t i = 0; i < map->len; i++) {
        if (i > 0) fputs(", ", stdout);
        show_str(map->ptr[i].key);
        fputs(": ", stdout);
        show_value(&map->ptr[i].value);
    }
    putchar('}');
}

static void show_geo(const conf_variant_value_geo *geo) {
    printf("geo %.3f %.3f ", geo->lat, geo->lon);
    if (geo->altitude.has) show_float((double)geo->altitude.value);
    else fputs("none", stdout);
}

static void show_person(const conf_variant_person *person) {
    fputs("person ", stdout);
    show_str(person->name);
    printf(" %" PRIu32, person->age);
}

static void show_value(const conf_variant_value *value) {
    switch (value->tag) {
    case CONF_VARIANT_VALUE_NULL: fputs("null", stdout); break;
    case CONF_VARIANT_VALUE_BOOLEAN: show_bool(value->as.boolean); break;
    case CONF_VARIANT_VALUE_INT: printf("%" PRId64, value->as.int_); break;
    case CONF_VARIANT_VALUE_FLOAT: show_float(value->as.float_); break;
    case CONF_VARIANT_VALUE_TEXT: show_str(value->as.text); break;
    case CONF_VARIANT_VALUE_BLOB: show_hex(value->as.blob.ptr, value->as.blob.len); break;
    case CONF_VARIANT_VALUE_LIST: SHOW_LIST(value->as.list.len, show_value(&value->as.list.ptr[i])); break;
    case CONF_VARIANT_VALUE_OBJECT: show_object(&value->as.object); break;
    case CONF_VARIANT_VALUE_POINT: printf("(%" PRId32 ", %" PRId32 ")", value->as.point.x, value->as.point.y); break;
    case CONF_VARIANT_VALUE_PERSON: show_person(value->as.person); break;
    case CONF_VARIANT_VALUE_GEO: show_geo(value->as.geo); break;
    default: printf("unknown %" PRIu32, value->tag); break;
    }
}

static conf_variant_value text_value(const char *text) {
    return (conf_variant_value){.tag = CONF_VARIANT_VALUE_TEXT, .as.text = STR(text)};
}

static conf_variant_value int_value(int64_t number) {
    return (conf_variant_value){.tag = CONF_VARIANT_VALUE_INT, .as.int_ = number};
}

static conf_variant_value list_value(const conf_variant_value *values, size_t len) {
    return (conf_variant_value){.tag = CONF_VARIANT_VALUE_LIST, .as.list = {values, len}};
}

static conf_variant_value object_value(const conf_variant_entry_string_value *entries, size_t len) {
    return (conf_variant_value){.tag = CONF_VARIANT_VALUE_OBJECT, .as.object = {entries, len}};
}

static void show_echo(const char *what, const conf_variant_value *value) {
    const conf_variant_value *same = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_variant_echo(value, &same, &owner, &err));
    printf("echo(%s) = ", what);
    show_value(same);
    putchar('\n');
}

static void show_plain(void) {
    static const uint8_t blob[] = {1, 2};
    const conf_variant_value null = {.tag = CONF_VARIANT_VALUE_NULL};
    const conf_variant_value yes = {.tag = CONF_VARIANT_VALUE_BOOLEAN, .as.boolean = 1};
    const conf_variant_value number = int_value(-5);
    const conf_variant_value half = {.tag = CONF_VARIANT_VALUE_FLOAT, .as.float_ = 0.5};
    const conf_variant_value text = text_value("täxt");
    const conf_variant_value bytes = {.tag = CONF_VARIANT_VALUE_BLOB, .as.blob = {blob, 2}};
    show_echo("null", &null);
    show_echo("true", &yes);
    show_echo("-5", &number);
    show_echo("0.5", &half);
    show_echo("\"täxt\"", &text);
    show_echo("0102", &bytes);
}

static void show_nested(void) {
    const conf_variant_value yes = {.tag = CONF_VARIANT_VALUE_BOOLEAN, .as.boolean = 1};
    const conf_variant_value inner[] = {text_value("a"), {.tag = CONF_VARIANT_VALUE_NULL}};
    const conf_variant_value outer[] = {int_value(1), list_value(inner, 2)};
    const conf_variant_value list = list_value(outer, 2);
    const conf_variant_entry_string_value entries[] = {{{"k", 1}, int_value(1)}, {{"l", 1}, list_value(&yes, 1)}};
    const conf_variant_value object = object_value(entries, 2);
    show_echo("[1, [\"a\", null]]", &list);
    show_echo("{\"k\": 1, \"l\": [true]}", &object);
}

static void show_others(void) {
    conf_variant_person ann = CONF_VARIANT_PERSON_INIT;
    ann.name = FTK_LITERAL("ann");
    ann.age = 3;
    const conf_variant_value_geo flat = {.lat = 1.5, .lon = 2.5};
    const conf_variant_value_geo high = {.lat = 1.5, .lon = 2.5, .altitude = {.has = 1, .value = 3.5f}};
    const conf_variant_value point = {.tag = CONF_VARIANT_VALUE_POINT, .as.point = {1, 2}};
    const conf_variant_value person = {.tag = CONF_VARIANT_VALUE_PERSON, .as.person = &ann};
    const conf_variant_value low_place = {.tag = CONF_VARIANT_VALUE_GEO, .as.geo = &flat};
    const conf_variant_value high_place = {.tag = CONF_VARIANT_VALUE_GEO, .as.geo = &high};
    show_echo("(1, 2)", &point);
    show_echo("person \"ann\" 3", &person);
    show_echo("geo 1.5 2.5 none", &low_place);
    show_echo("geo 1.5 2.5 3.5", &high_place);
}

static void show_depth(void) {
    const conf_variant_value text = text_value("a");
    const conf_variant_value two = int_value(2);
    const conf_variant_entry_string_value entry = {{"k", 1}, list_value(&two, 1)};
    const conf_variant_value values[] = {int_value(1), list_value(&text, 1), object_value(&entry, 1)};
    const conf_variant_value list = list_value(values, 3);
    uint32_t depth = 0;
    MUST(conf_variant_depth(&list, &depth, &err));
    printf("depth([1, [\"a\"], {\"k\": [2]}]) = %" PRIu32 "\n", depth);
}

static void show_expr(const conf_variant_expr *expr) {
    if (expr->tag == CONF_VARIANT_EXPR_NUMBER) {
        printf("%" PRId64, expr->as.number);
    } else if (expr->tag == CONF_VARIANT_EXPR_NEGATE) {
        putchar('-');
        show_expr(expr->as.negate);
    } else {
        putchar('(');
        show_expr(&expr->as.sum->left);
        fputs(" + ", stdout);
        show_expr(&expr->as.sum->right);
        putchar(')');
    }
}

static void show_exprs(void) {
    const conf_variant_expr two = {.tag = CONF_VARIANT_EXPR_NUMBER, .as.number = 2};
    const conf_variant_expr_sum sum = {
        {.tag = CONF_VARIANT_EXPR_NUMBER, .as.number = 1},
        {.tag = CONF_VARIANT_EXPR_NEGATE, .as.negate = &two},
    };
    const conf_variant_expr both = {.tag = CONF_VARIANT_EXPR_SUM, .as.sum = &sum};
    const conf_variant_expr negated = {.tag = CONF_VARIANT_EXPR_NEGATE, .as.negate = &both};
    int64_t result = 0;
    MUST(conf_variant_evaluate(&negated, &result, &err));
    printf("evaluate(-(1 + -(2))) = %" PRId64 "\n", result);
    const conf_variant_expr *sample = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_variant_sample(&sample, &owner, &err));
    fputs("sample() = ", stdout);
    show_expr(sample);
    MUST(conf_variant_evaluate(sample, &result, &err));
    printf("\nevaluate(sample()) = %" PRId64 "\n", result);
}

CONSUMER(variant) {
    MUST(conf_variant_load(library, &err));
    show_plain();
    show_nested();
    show_others();
    show_depth();
    show_exprs();
    const conf_variant_list_value *gallery = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_variant_gallery(&gallery, &owner, &err));
    fputs("gallery() = ", stdout);
    for (size_t i = 0; i < gallery->len; i++) {
        if (i > 0) fputs(", ", stdout);
        show_value(&gallery->ptr[i]);
    }
    putchar('\n');
}
