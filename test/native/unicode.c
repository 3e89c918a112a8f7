/* Unicode text against a second, naive implementation, and against cases that a JavaScript engine has judged. */
#include "check.h"
#include "naive-text.h"

static void check_all_code_points(void) {
    char text[8];
    char back[16];
    uint16_t units[8];
    for (uint32_t c = 0; c < 0x110100u; c++) {
        size_t len = naive_encode(c, text);
        CHECK(ftk_utf8_valid(text, len) == ftk_char_valid(c));
        if (!ftk_char_valid(c)) continue;
        size_t count = ftk_utf8_to_utf16(text, len, units);
        CHECK(count == (c < 0x10000u ? 1u : 2u) && count == ftk_utf16_length(text, len));
        uint32_t seen = count == 1 ? units[0]
                                   : 0x10000u + ((uint32_t)units[0] - 0xd800u) * 0x400u + (units[1] - 0xdc00u);
        CHECK(seen == c && ftk_utf16_to_utf8(units, count, back) == len && memcmp(text, back, len) == 0);
        for (size_t cut = 1; cut < len; cut++)
            CHECK(!ftk_utf8_valid(text, cut) && !ftk_utf8_valid(text + cut, len - cut));
    }
}

/* The answer is the same inside longer text, where two lanes meet and at the end. */
static void check_embedded(const unsigned char *sequence, size_t size, int valid) {
    char text[33];
    memset(text, 'a', sizeof text);
    memcpy(text + 15, sequence, size);
    CHECK(ftk_utf8_valid(text, sizeof text) == valid && ftk_utf8_valid(text, 15 + size) == valid);
    memcpy(text, sequence, size);
    CHECK(ftk_utf8_valid(text, 9) == valid);
}

static void check_all_short_sequences(void) {
    unsigned char p[4];
    for (uint32_t bits = 0; bits < 0x1000000u; bits++) {
        p[0] = (unsigned char)(bits >> 16);
        p[1] = (unsigned char)(bits >> 8);
        p[2] = (unsigned char)bits;
        if (p[0] < 0x80 && p[1] < 0x80) continue;
        int valid = naive_valid((const char *)p, 3);
        CHECK(ftk_utf8_valid((const char *)p, 3) == valid);
        if (valid || bits % 7 == 0) check_embedded(p, 3, valid);
    }
    static const unsigned char edges[] = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
    for (uint32_t lead = 0xf0; lead < 0x100; lead++) {
        for (uint32_t i = 0; i < 1000; i++) {
            p[0] = (unsigned char)lead;
            p[1] = edges[i % 10];
            p[2] = edges[i / 10 % 10];
            p[3] = edges[i / 100];
            int valid = naive_valid((const char *)p, 4);
            CHECK(ftk_utf8_valid((const char *)p, 4) == valid);
            check_embedded(p, 4, valid);
        }
    }
}

/* A stretch of text with a character in it at every place of every length: the wide lanes meet every boundary. Buffers
 * end exactly. */
static void check_places(const char *character, size_t size) {
    for (size_t len = size; len < 400; len = len < 70 || (len >= 126 && len < 164) ? len + 1 : len + 29) {
        for (size_t at = 0; at + size <= len; at++) {
            char *text = (char *)malloc(len);
            CHECK(text != NULL);
            memset(text, 'a', len);
            memcpy(text + at, character, size);
            int valid = naive_valid(text, len);
            int ascii = size == 1 && (unsigned char)character[0] < 0x80;
            CHECK(ftk_utf8_valid(text, len) == valid && ftk_ascii(text, len) == ascii);
            if (valid) {
                size_t units = ftk_utf16_length(text, len);
                uint16_t *wide = (uint16_t *)malloc(len * sizeof *wide);
                char *back = (char *)malloc(3 * units);
                CHECK(wide != NULL && back != NULL);
                CHECK(ftk_utf8_to_utf16(text, len, wide) == units);
                CHECK(ftk_utf16_to_utf8(wide, units, back) == len && memcmp(back, text, len) == 0);
                free(wide);
                free(back);
            }
            free(text);
        }
    }
}

static void check_utf16(void) {
    char out[256];
    uint16_t units[64];
    for (size_t len = 1; len < 40; len++) {
        for (size_t at = 0; at < len; at++) {
            for (size_t i = 0; i < len; i++) units[i] = 'b';
            units[at] = 0xd83d;
            CHECK(ftk_utf16_to_utf8(units, len, out) == SIZE_MAX);
            units[at] = 0xde00;
            CHECK(ftk_utf16_to_utf8(units, len, out) == SIZE_MAX);
            if (at == 0) continue;
            units[at - 1] = 0xd83d;
            CHECK(ftk_utf16_to_utf8(units, len, out) == len + 2 && memcmp(out + at - 1, "\xf0\x9f\x98\x80", 4) == 0);
            units[at - 1] = 0xde00;
            units[at] = 0xd83d;
            CHECK(ftk_utf16_to_utf8(units, len, out) == SIZE_MAX);
        }
    }
    uint8_t latin[256];
    char utf8[512];
    for (unsigned i = 0; i < 256; i++) latin[i] = (uint8_t)i;
    CHECK(ftk_latin1_to_utf8(latin, 256, utf8) == 384 && ftk_utf8_valid(utf8, 384));
    for (unsigned i = 128; i < 256; i++) {
        char one[4];
        CHECK(naive_encode(i, one) == 2 && memcmp(utf8 + 128 + 2 * (i - 128), one, 2) == 0);
    }
}

void suite_text(void) {
    CHECK(ftk_utf8_valid(NULL, 0) && ftk_ascii(NULL, 0) && ftk_utf16_length(NULL, 0) == 0);
    CHECK(ftk_utf8_to_utf16(NULL, 0, NULL) == 0 && ftk_utf16_to_utf8(NULL, 0, NULL) == 0 &&
          ftk_latin1_to_utf8(NULL, 0, NULL) == 0);
    CHECK(ftk_char_valid(0x10ffff) && !ftk_char_valid(0x110000) && !ftk_char_valid(0xd800) &&
          !ftk_char_valid(UINT32_MAX));
    check_all_code_points();
    check_all_short_sequences();
    static const char *const characters[] = {"z",    "\xc3\xa9",     "\xe4\xb8\xad",     "\xf0\x9f\x98\x80",
                                             "\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\xaf"};
    for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++)
        check_places(characters[i], strlen(characters[i]));
    check_utf16();
}

/* A file of cases, all numbers 32 bit little endian: bytes, valid, count of units, then the bytes and the units. */
static uint32_t read_number(FILE *file) {
    unsigned char p[4] = {0, 0, 0, 0};
    if (fread(p, 1, 4, file) != 4) return UINT32_MAX;
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

void suite_cases(const char *path) {
    static char text[4096];
    static char back[3 * 4096];
    static uint16_t units[4096];
    static uint16_t expected[4096];
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    size_t cases = 0;
    size_t valid_cases = 0;
    for (uint32_t len = read_number(file); len != UINT32_MAX; len = read_number(file)) {
        uint32_t valid = read_number(file);
        uint32_t count = read_number(file);
        CHECK(len <= sizeof text && count <= 4096 && fread(text, 1, len, file) == len);
        for (uint32_t i = 0; i < count; i++) {
            unsigned char p[2];
            CHECK(fread(p, 1, 2, file) == 2);
            expected[i] = (uint16_t)(p[0] | p[1] << 8);
        }
        CHECK(ftk_utf8_valid(text, len) == (int)valid);
        cases++;
        if (!valid) continue;
        valid_cases++;
        CHECK(ftk_utf16_length(text, len) == count && ftk_utf8_to_utf16(text, len, units) == count);
        CHECK(memcmp(units, expected, count * sizeof units[0]) == 0);
        CHECK(ftk_utf16_to_utf8(expected, count, back) == len && memcmp(back, text, len) == 0);
    }
    (void)fclose(file);
    printf("%zu cases, %zu valid\n", cases, valid_cases);
    CHECK(cases > 1000 && valid_cases > 300 && valid_cases < cases);
}
