#include <conf_record_load.h>
#include <harness.h>

/* {id "name" age email [tags] [scores] address [friends]} */
static void show_person(const conf_record_person *person) {
    printf("{%" PRIu64 " ", person->id);
    show_str(person->name);
    printf(" %u ", (unsigned)person->age);
    if (person->email.has) show_str(person->email.value);
    else fputs("none", stdout);
    putchar(' ');
    show_strs(person->tags.ptr, person->tags.len);
    putchar(' ');
    SHOW_LIST(person->scores.len, show_float(person->scores.ptr[i]));
    putchar(' ');
    if (person->address != NULL) {
        putchar('{');
        show_str(person->address->street);
        printf(" %" PRIu32, person->address->zip);
        putchar('}');
    } else {
        fputs("none", stdout);
    }
    putchar(' ');
    SHOW_LIST(person->friends.len, show_person(FTK_ROW(conf_record_person, person->friends, i)));
    putchar('}');
}

static void show_create(void) {
    const conf_record_person *person = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_record_create(1, TEXT("ann"), &person, &owner, &err));
    fputs("create(1, \"ann\") = ", stdout);
    show_person(person);
    putchar('\n');
}

static void show_visit(void) {
    static const double score = 0.5;
    const ftk_str tag = FTK_LITERAL("a");
    conf_record_address address = CONF_RECORD_ADDRESS_INIT;
    address.street = FTK_LITERAL("Road");
    address.zip = 5;
    conf_record_person bob = CONF_RECORD_PERSON_INIT;
    bob.id = 7;
    bob.name = FTK_LITERAL("bob");
    bob.age = 40;
    bob.email = (conf_record_opt_string){.has = 1, .value = FTK_LITERAL("b@x")};
    bob.tags = (conf_record_list_string){&tag, 1};
    bob.scores = (conf_record_list_f64){&score, 1};
    bob.address = &address;
    const conf_record_person *visited = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_record_visit(&bob, &visited, &owner, &err));
    fputs("visit({7 \"bob\" 40 \"b@x\" [\"a\"] [0.500] \"Road\" 5}) = ", stdout);
    show_person(visited);
    putchar('\n');
}

static void show_sum_ids(void) {
    conf_record_person people[3] = {CONF_RECORD_PERSON_INIT, CONF_RECORD_PERSON_INIT, CONF_RECORD_PERSON_INIT};
    for (size_t i = 0; i < 3; i++) {
        people[i].id = i + 1;
        people[i].name = FTK_LITERAL("p");
        if (i > 0) people[i].friends = (conf_record_rows_person){&people[i - 1], 1, sizeof people[0], 0};
    }
    uint64_t sum = 0;
    MUST(conf_record_sum_ids(&people[2], 1, sizeof people[0], &sum, &err));
    printf("sum_ids(nested 1, 2, 3) = %" PRIu64 "\n", sum);
}

static void show_crowds(void) {
    const conf_record_rows_person *few = NULL;
    const conf_record_rows_person *many = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *few_owner = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *many_owner = NULL;
    MUST(conf_record_crowd(3, &few, &few_owner, &err));
    MUST(conf_record_crowd(500, &many, &many_owner, &err));
    fputs("crowd(3) = ", stdout);
    SHOW_LIST(few->len, show_person(FTK_ROW(conf_record_person, *few, i)));
    uint64_t ids = 0;
    for (size_t i = 0; i < many->len; i++) ids += FTK_ROW(conf_record_person, *many, i)->id;
    printf("\ncrowd(500) = %zu people, ids %" PRIu64 "\n", many->len, ids);
}

CONSUMER(record) {
    MUST(conf_record_load(library, &err));
    show_create();
    show_visit();
    show_sum_ids();
    show_crowds();
}
