/* The shared half of the bridges by itself: text against the core's own functions, memory that grows, values that come back, every allocation failing.
 * Buffers end where they must not be left, so that the address sanitizer sees a step too far. Prints `ok`. */
#include "../../runtime-native/scratch/reader.h"
#include "../../runtime-native/scratch/writer.h"

#include <memory>
#include <vector>

#include "check.h"

using namespace ftk_scratch;

namespace {

/* Text of `length` units; `odd` in 8 of them are not ASCII, and with `lone` some surrogates stand alone. */
std::vector<char16_t> random_units(uint64_t *seed, size_t length, unsigned odd, bool lone) {
    std::vector<char16_t> out;
    out.reserve(length + 1);
    while (out.size() < length) {
        uint64_t r = next_random(seed);
        if (r % 8 >= odd) {
            out.push_back(static_cast<char16_t>(r >> 8 & 0x7f));
        } else if (r >> 20 & 1) {
            char16_t unit = static_cast<char16_t>(r >> 8);
            bool surrogate = (unit & 0xf800) == 0xd800;
            out.push_back(surrogate && !lone ? u'\u00e9' : unit);
        } else if (out.size() + 1 < length) {
            out.push_back(static_cast<char16_t>(0xd800 | (r >> 8 & 0x3ff)));
            out.push_back(static_cast<char16_t>(0xdc00 | (r >> 18 & 0x3ff)));
        }
    }
    return out;
}

void check_units(const std::vector<char16_t> &units) {
    size_t len = units.size();
    std::unique_ptr<uint16_t[]> same(new uint16_t[len + 1]);
    for (size_t i = 0; i < len; i++) same[i] = units[i];
    std::vector<char> wanted(3 * len + 1);
    size_t bytes = ftk_utf16_to_utf8(same.get(), len, wanted.data());
    for (size_t (*convert)(const char16_t *, size_t, char *) : {utf16_to_utf8, mostly_ascii_to_utf8}) {
        std::unique_ptr<char[]> out(new char[3 * len + TEXT_SLACK]);
        CHECK(convert(units.data(), len, out.get()) == bytes);
        CHECK(bytes == SIZE_MAX || std::memcmp(out.get(), wanted.data(), bytes) == 0);
    }
    size_t ascii = 0;
    while (ascii < len && units[ascii] < 0x80) ascii++;
    std::unique_ptr<char[]> narrow(new char[len + 1]);
    CHECK(narrow_ascii(units.data(), len, narrow.get()) == ascii);
    if (bytes == SIZE_MAX) return;
    std::unique_ptr<char[]> text(new char[bytes]);
    std::memcpy(text.get(), wanted.data(), bytes);
    std::unique_ptr<char16_t[]> back(new char16_t[bytes]);
    CHECK(utf8_to_utf16(text.get(), bytes, back.get()) == len);
    CHECK(std::memcmp(back.get(), units.data(), len * sizeof(char16_t)) == 0);
    CHECK(is_ascii(text.get(), bytes) == (ascii == len));
    std::unique_ptr<char[]> copied(new char[bytes]);
    CHECK(copy_ascii(text.get(), bytes, copied.get()) == (ascii == len));
    if (ascii == len) widen_ascii(text.get(), bytes, back.get());
    CHECK(std::memcmp(back.get(), units.data(), len * sizeof(char16_t)) == 0);
}

void check_bytes(uint64_t *seed, size_t len) {
    std::unique_ptr<char[]> text(new char[len]);
    for (size_t i = 0; i < len; i++) text[i] = static_cast<char>(next_random(seed) % 3 == 0 ? next_random(seed) : 'a');
    std::unique_ptr<char16_t[]> out(new char16_t[len]);
    bool valid = utf8_to_utf16(text.get(), len, out.get()) != SIZE_MAX;
    CHECK(valid == (ftk_utf8_valid(text.get(), len) != 0));
}

void test_text(uint64_t *seed) {
    for (size_t round = 0; round < 20000; round++) {
        size_t length = next_random(seed) % (round % 50 == 0 ? 400 : 40);
        check_units(random_units(seed, length, static_cast<unsigned>(round % 9), round % 4 == 0));
        check_bytes(seed, length % 12);
    }
}

/* A bridge without a language: its stream is an array, and text is what callers make of it. */
struct Plain : State {
    explicit Plain(size_t slots) : State(100000, 1 << 20), words(new uint64_t[FRAME + slots]) {
        std::memset(words.get(), 0, (FRAME + slots) * 8);
        flat = reinterpret_cast<char *>(words.get());
        use_stream(flat + FRAME * 8, slots * 8);
    }
    std::unique_ptr<uint64_t[]> words;
};

struct Out : Writer {
    explicit Out(Plain *t, ftk_owner *owner = nullptr, bool takes = true) : Writer(t, owner, takes) {}
    void finish() { finish_stream(); }
};

/* Handles are numbers that count their releases. */
void release_number(void *handle) { ++*static_cast<int *>(handle); }

const HandleType OWN = {release_number, 0, false};
const HandleType COUNTED = {release_number, 0, true};
const HandleType FOREIGN = {nullptr, 3, false};

/* Writes a handle, an unknown case and numbers beyond the end of the stream, moves them into a larger one, and reads them back; false when memory
 * was missing: then nothing was taken out of the value, and nothing is kept of it. */
bool round_trip(size_t count) {
    Plain small(4);
    Plain large(count + 8);
    struct Release {
        Plain &t;
        ~Release() { t.release(); }
    } first{small}, second{large};
    if (!small.arena.prime() || !large.arena.prime()) return false;
    ftk_owner *owner = Kept().finish();
    if (owner == nullptr) return false;
    Held value(owner);
    ftk_variant newer = {};
    newer.tag = 77;
    std::vector<uint64_t> numbers(count + 1);
    for (size_t i = 0; i < count; i++) numbers[i] = i * i;
    int object = 0;
    int *handle = &object;
    {
        Out out(&small, owner);
        char *f = out.take(1);
        CHECK(f != nullptr);
        if (!out.handle(&handle, f, 0, OWN) || !out.unknown(&newer) || !out.items(numbers.data(), count)) {
            CHECK_STATUS(out.fail(nullptr), FTK_E_NO_MEMORY);
            CHECK(handle == &object);
            return false;
        }
        out.finish();
        CHECK(handle == nullptr);
    }
    CHECK((small.header(SPILL) != 0) == (count + 4 > 4));
    /* A language copies what its buffer holds itself. */
    std::memcpy(large.stream, small.stream, small.stream_slots * 8);
    small.use_stream(large.stream, large.stream_slots * 8);
    Reader in(&small, nullptr, true);
    CHECK(load_handle<int>(in.take(1), 0) == &object);
    Unknown *kept = load_handle<Unknown>(in.at, 2);
    ftk_variant again = {};
    CHECK(in.unknown(&again) && again.tag == 77);
    kept->release();
    const uint64_t *back = nullptr;
    size_t length = 0;
    if (!in.mutable_items(&back, &length)) return false;
    CHECK(length == count && std::memcmp(back, numbers.data(), count * 8) == 0);
    if (count != 0) const_cast<uint64_t *>(back)[count - 1] = 7;
    in.put_back();
    CHECK(count == 0 || load<uint64_t>(small.stream, count + 3) == 7);
    return true;
}

/* A value with seven handles and an unknown case, of which `read` are read; its list spills when the stream is short. False: out of memory, and then
 * nothing of it is left to settle. */
bool settle_after(size_t slots, size_t read, bool takes) {
    Plain t(slots);
    struct Release {
        Plain &t;
        ~Release() { t.release(); }
    } last{t};
    ftk_owner *owner = t.arena.prime() ? Kept().finish() : nullptr;
    if (owner == nullptr) return false;
    Held value(owner);
    int released[7] = {};
    int *cells[7] = {};
    for (int i = 0; i < 7; i++) cells[i] = &released[i];
    ftk_variant newer = {};
    newer.tag = 77;
    t.set_header(BASE, 1);
    {
        Out out(&t, takes ? owner : nullptr, takes);
        bool written = out.handle(&cells[6], t.frame(), 0, OWN) && out.unknown(&newer);
        for (int i = 0; i < 6 && written; i++) {
            char *f = out.take(2);
            const HandleType &type = i == 1 ? COUNTED : i == 4 ? FOREIGN : OWN;
            written = f != nullptr && out.handle(&cells[i], f, 2, type);
        }
        if (!written) {
            CHECK_STATUS(out.fail(nullptr), FTK_E_NO_MEMORY);
            return false;
        }
        out.finish();
    }
    for (int i = 0; i < 7; i++) CHECK((cells[i] == nullptr) == takes);
    char *start = t.spill.used != 0 ? t.spill.ptr : t.stream + 8;
    for (size_t i = 0; i < read && i < 6; i++) store_handle(start + 16 + i * 16, 2, nullptr);
    uint32_t number = settle(&t);
    if (read < 5) {
        CHECK(number == 3 && load_handle<int>(t.frame(), 0) == &released[4]);
        number = settle(&t);
    }
    CHECK(number == 0 && settle(&t) == 0);
    for (size_t i = 0; i < 6; i++) CHECK(released[i] == (i >= read && i != 4 && (takes || i != 1)));
    CHECK(released[6] == 1);
    return true;
}

void test_settling() {
    for (size_t slots : {size_t{2}, size_t{8}, size_t{40}}) {
        for (size_t read = 0; read <= 6; read++) {
            for (bool takes : {true, false}) {
                CHECK(settle_after(slots, read, takes));
                for (uint64_t nth = 1;; nth++) {
                    ftk_fail_allocation(nth, 1);
                    bool complete = settle_after(slots, read, takes);
                    uint64_t seen = ftk_fail_allocation(0, 0);
                    CHECK(no_leaks());
                    if (seen < nth) break;
                    CHECK(!complete);
                }
            }
        }
    }
}

void test_limits() {
    Plain t(4);
    CHECK(t.arena.prime());
    {
        Out out(&t);
        CHECK(!out.count(100001));
        CHECK_STATUS(out.fail(), FTK_E_RANGE);
        CHECK(out.take(1 << 17) == nullptr);
        CHECK_STATUS(out.fail(nullptr), FTK_E_NO_MEMORY);
        CHECK(out.take(SIZE_MAX / 8) == nullptr);
        Reader in(&t, nullptr);
        CHECK(in.array<uint64_t>(SIZE_MAX / 4) == nullptr && in.status() == FTK_E_NO_MEMORY);
    }
    t.release();
}

void test_memory() {
    CHECK(round_trip(0) && round_trip(2) && round_trip(3) && round_trip(40000));
    CHECK(no_leaks());
    for (int persistent = 0; persistent < 2; persistent++) {
        for (uint64_t nth = 1;; nth++) {
            ftk_fail_allocation(nth, persistent);
            bool complete = round_trip(40000);
            uint64_t seen = ftk_fail_allocation(0, 0);
            CHECK(no_leaks());
            if (seen < nth) break;
            CHECK(!complete);
        }
    }
}

}  // namespace

int main(int count, char **arguments) {
    uint64_t seed = count > 1 ? std::strtoull(arguments[1], nullptr, 10) | 1 : 1;
    test_text(&seed);
    test_limits();
    test_memory();
    test_settling();
    CHECK(no_leaks());
    puts("ok");
    return 0;
}
