// The rivals behind a C ABI, provided in C++.
#include "rivals.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <exception>

#include "profiles.hpp"
#include "stream_writer.hpp"

namespace {

struct Adder {
    std::int32_t start;
};

double sum(const double *numbers, std::size_t len) {
    double total = 0;
    for (std::size_t i = 0; i != len; ++i) total += numbers[i];
    return total;
}

const std::string &stored_text(std::uint32_t which) {
    static const std::string texts[] = {bench_data::text(0), bench_data::text(1)};
    return texts[which & 1];
}

std::uint32_t measure_text(const char *text, std::size_t len) {
    return static_cast<std::uint32_t>(len) + static_cast<unsigned char>(text[0]);
}

} // namespace

void bare_noop(void) {}
int32_t bare_scalar(int32_t a, int32_t b) { return a + b; }
double bare_struct_in(const rival_point *point) { return point->x + point->y + point->z; }
void bare_struct_out(double seed, rival_point *out) { *out = {seed, seed + 1, seed + 2}; }
uint32_t bare_string_in(const char *text, size_t len) { return measure_text(text, len); }
char *bare_string_out(uint32_t which, size_t *len) {
    const std::string &text = stored_text(which);
    auto *copy = static_cast<char *>(std::malloc(text.size()));
    std::memcpy(copy, text.data(), text.size());
    *len = text.size();
    return copy;
}
void bare_string_free(char *text, size_t) { std::free(text); }
double bare_slice_in(const double *numbers, size_t len) { return sum(numbers, len); }
int32_t bare_checked(int32_t value, int32_t *out) {
    if (value < 0) return -1;
    *out = 2 * value;
    return 0;
}
const void *bare_adder(int32_t start) { return new Adder{start}; }
int32_t bare_add(const void *adder, int32_t by) { return static_cast<const Adder *>(adder)->start + by; }

namespace {

hand_error *make_failure(std::int32_t code, std::int32_t value, const char *message) {
    return new (std::nothrow) hand_error{code, value, message};
}

/// Runs `work`; whatever it throws becomes a status.
template <class Work>
std::int32_t guarded(hand_error **err, Work work) noexcept {
    try {
        return work();
    } catch (const std::exception &) {
        if (err != nullptr) *err = make_failure(HAND_PANIC, 0, "an exception");
        return HAND_PANIC;
    } catch (...) {
        if (err != nullptr) *err = make_failure(HAND_PANIC, 0, "something thrown");
        return HAND_PANIC;
    }
}

/// The length of the sequence of UTF-8 that starts at `at`, 0 for a wrong one.
std::size_t sequence(const unsigned char *at, std::size_t left) {
    const auto next = [&](std::size_t i, unsigned low, unsigned high) { return i < left && at[i] >= low && at[i] <= high; };
    if (at[0] < 0x80) return 1;
    if (at[0] >= 0xc2 && at[0] < 0xe0) return next(1, 0x80, 0xbf) ? 2 : 0;
    if (at[0] < 0xf0 && at[0] >= 0xe0) {
        const bool second = next(1, at[0] == 0xe0 ? 0xa0 : 0x80, at[0] == 0xed ? 0x9f : 0xbf);
        return second && next(2, 0x80, 0xbf) ? 3 : 0;
    }
    if (at[0] < 0xf0 || at[0] > 0xf4) return 0;
    const bool second = next(1, at[0] == 0xf0 ? 0x90 : 0x80, at[0] == 0xf4 ? 0x8f : 0xbf);
    return second && next(2, 0x80, 0xbf) && next(3, 0x80, 0xbf) ? 4 : 0;
}

/// Eight bytes of ASCII at a time, everything else by sequences.
bool is_utf8(const char *text, std::size_t len) {
    const auto *at = reinterpret_cast<const unsigned char *>(text);
    for (std::size_t i = 0; i < len;) {
        std::uint64_t word;
        if (len - i >= sizeof word && (std::memcpy(&word, at + i, sizeof word), (word & 0x8080808080808080u) == 0)) {
            i += sizeof word;
            continue;
        }
        const std::size_t length = sequence(at + i, len - i);
        if (length == 0) return false;
        i += length;
    }
    return true;
}

/// `word` is generation << 16 | calls that run.
struct Slot {
    std::atomic<std::uint64_t> word{1u << 16};
    std::atomic<Adder *> object{nullptr};
};

constexpr std::size_t SLOTS = 1024;
Slot slots[SLOTS];
std::atomic<std::size_t> used{0};

/// Keeps the object of a handle (generation << 16 | index) alive while a call runs.
class Pin {
public:
    explicit Pin(std::uint64_t handle) {
        const std::size_t index = handle & 0xffff;
        if (index >= SLOTS) return;
        Slot &slot = slots[index];
        std::uint64_t word = slot.word.load(std::memory_order_relaxed);
        do {
            if (word >> 16 != handle >> 16) return;
        } while (!slot.word.compare_exchange_weak(word, word + 1, std::memory_order_acquire, std::memory_order_relaxed));
        slot_ = &slot;
    }
    ~Pin() {
        if (slot_ != nullptr) slot_->word.fetch_sub(1, std::memory_order_release);
    }
    Pin(const Pin &) = delete;
    Pin &operator=(const Pin &) = delete;
    const Adder *object() const { return slot_ == nullptr ? nullptr : slot_->object.load(std::memory_order_relaxed); }

private:
    Slot *slot_ = nullptr;
};

} // namespace

int32_t hand_noop(hand_error **err) {
    return guarded(err, [] { return HAND_OK; });
}
int32_t hand_scalar(int32_t a, int32_t b, int32_t *out, hand_error **err) {
    return guarded(err, [&] { return *out = a + b, HAND_OK; });
}
int32_t hand_struct_in(const rival_point *point, double *out, hand_error **err) {
    return guarded(err, [&] { return *out = point->x + point->y + point->z, HAND_OK; });
}
int32_t hand_struct_out(double seed, rival_point *out, hand_error **err) {
    return guarded(err, [&] { return *out = {seed, seed + 1, seed + 2}, HAND_OK; });
}
int32_t hand_string_in(const char *text, size_t len, uint32_t *out, hand_error **err) {
    return guarded(err, [&]() -> std::int32_t {
        if (!is_utf8(text, len)) {
            if (err != nullptr) *err = make_failure(HAND_TEXT, 0, "not UTF-8");
            return HAND_TEXT;
        }
        *out = measure_text(text, len);
        return HAND_OK;
    });
}
int32_t hand_string_out(uint32_t which, hand_text *out, hand_error **err) {
    return guarded(err, [&] {
        const std::string &text = stored_text(which);
        auto *copy = static_cast<char *>(std::malloc(text.size() + 1));
        if (copy == nullptr) throw std::bad_alloc();
        std::memcpy(copy, text.c_str(), text.size() + 1);
        *out = {copy, text.size(), text.size() + 1};
        return HAND_OK;
    });
}
void hand_text_free(hand_text text) { std::free(text.ptr); }
int32_t hand_slice_in(const double *numbers, size_t len, double *out, hand_error **err) {
    return guarded(err, [&] { return *out = sum(numbers, len), HAND_OK; });
}
int32_t hand_checked(int32_t value, int32_t *out, hand_error **err) {
    return guarded(err, [&]() -> std::int32_t {
        if (value < 0) {
            if (err != nullptr) *err = make_failure(1, value, "a number below zero");
            return HAND_REFUSED;
        }
        *out = 2 * value;
        return HAND_OK;
    });
}
void hand_error_free(hand_error *error) { delete error; }
int32_t hand_adder(int32_t start, uint64_t *out, hand_error **err) {
    return guarded(err, [&]() -> std::int32_t {
        const std::size_t index = used.fetch_add(1);
        if (index >= SLOTS) throw std::bad_alloc();
        slots[index].object = new Adder{start};
        *out = (slots[index].word >> 16) << 16 | index;
        return HAND_OK;
    });
}
int32_t hand_add(uint64_t adder, int32_t by, int32_t *out, hand_error **err) {
    return guarded(err, [&]() -> std::int32_t {
        const Pin pin(adder);
        const Adder *object = pin.object();
        if (object == nullptr) {
            if (err != nullptr) *err = make_failure(HAND_STALE, 0, "no such object");
            return HAND_STALE;
        }
        *out = object->start + by;
        return HAND_OK;
    });
}
int32_t hand_close(uint64_t adder) {
    const std::size_t index = adder & 0xffff;
    std::uint64_t idle = adder & ~std::uint64_t{0xffff};
    if (index >= SLOTS || !slots[index].word.compare_exchange_strong(idle, idle + (1u << 16))) return HAND_STALE;
    delete slots[index].object.exchange(nullptr);
    return HAND_OK;
}

uint8_t *stream_profiles(size_t *len) { return bench_stream::write(bench_data::profiles(), len); }
void stream_free(uint8_t *bytes, size_t) { std::free(bytes); }
