#include <conf_const_load.h>
#include <harness.h>

CONSUMER(const) {
    MUST(conf_const_load(library, &err));
    printf("MAX_KEY = %" PRIu32 "\n", CONF_CONST_MAX_KEY);
    printf("SMALL = %d\n", CONF_CONST_SMALL);
    printf("BIG = %" PRIu64 "\n", CONF_CONST_BIG);
    printf("MIN = %" PRId64 "\n", CONF_CONST_MIN);
    printf("RATIO = %.3f\n", CONF_CONST_RATIO);
    printf("FLAG = %s\n", CONF_CONST_FLAG ? "true" : "false");
    fputs("LETTER = ", stdout);
    show_char(CONF_CONST_LETTER);
    printf("\nGREETING = %zu bytes\n", sizeof CONF_CONST_GREETING - 1);
    fputs("MAGIC = ", stdout);
    show_hex(CONF_CONST_MAGIC, sizeof CONF_CONST_MAGIC);
    printf("\nLEVEL = %" PRIu32 "\n", CONF_CONST_LEVEL);
    printf("ALL = %u\n", (unsigned)CONF_CONST_ALL);
    printf("MIXED = %" PRIu32 "\n", CONF_CONST_MIXED);
    uint32_t checksum = 0;
    MUST(conf_const_checksum(&checksum, &err));
    printf("checksum() = %" PRIu32 "\n", checksum);
}
