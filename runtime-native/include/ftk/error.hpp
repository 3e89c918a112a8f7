// ftk::error: any failure of a call, as one counted object with status, code, message, cause, notes and origin.
#ifndef FTK_ERROR_HPP
#define FTK_ERROR_HPP

#include <charconv>
#include <cstdint>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <ftk/ftk.h>

#include "config.hpp"
#include "expected.hpp"

namespace ftk {

/// Text of the ABI as a view, and back.
[[nodiscard]] constexpr std::string_view text(ftk_str str) noexcept { return str.ptr == nullptr ? std::string_view() : std::string_view(str.ptr, str.len); }
[[nodiscard]] constexpr ftk_str text(std::string_view view) noexcept { return ftk_str{view.data(), view.size()}; }

/// One remark of a language frame that an error passed through; lives as long as the error.
struct note {
    std::string_view language;
    std::string_view function;
    std::string_view text;
};

/// A failure. Copies share one object; copying never throws. Generated error types derive from it.
class error : public std::exception {
public:
    /// Takes one reference over; `adopted` must not be NULL.
    explicit error(ftk_error *adopted) noexcept : raw_(adopted) {}
    /// A failure of the runtime, e.g. FTK_E_UNSUPPORTED; an empty message gives the text of the status.
    explicit error(std::int32_t status, std::string_view message = {}) noexcept : raw_(make(status, message)) {}
    error(const error &other) noexcept : std::exception(other), raw_(other.raw_), set_(other.set_) { ftk_error_retain(raw_); }
    error(error &&other) noexcept : raw_(std::exchange(other.raw_, nullptr)), set_(other.set_) {}
    error &operator=(const error &other) noexcept {
        error copy(other);
        std::swap(raw_, copy.raw_);
        set_ = copy.set_;
        return *this;
    }
    error &operator=(error &&other) noexcept {
        std::swap(raw_, other.raw_);
        std::swap(set_, other.set_);
        return *this;
    }
    ~error() override { ftk_error_release(raw_); }

    /// FTK_E_... or -1000 - code.
    [[nodiscard]] std::int32_t status() const noexcept { return ftk_error_status(raw_); }
    /// The error set that declares it ("acme.shop.ShopError"), empty for failures of the runtime.
    [[nodiscard]] std::string_view domain() const noexcept { return text(ftk_error_domain(raw_)); }
    [[nodiscard]] std::string_view message() const noexcept { return text(ftk_error_message(raw_)); }
    /// The message; runtimes end it with a NUL.
    [[nodiscard]] const char *what() const noexcept override { return raw_ == nullptr ? "" : ftk_error_message(raw_).ptr; }
    [[nodiscard]] std::optional<error> cause() const noexcept {
        ftk_error *inner = ftk_error_cause(raw_);
        if (inner == nullptr) return std::nullopt;
        ftk_error_retain(inner);
        return error(inner);
    }
    [[nodiscard]] std::size_t note_count() const noexcept { return ftk_error_note_count(raw_); }
    [[nodiscard]] ftk::note note_at(std::size_t index) const noexcept {
        const ftk_note raw = ftk_error_note(raw_, index);
        return {text(raw.language), text(raw.function), text(raw.text)};
    }
    /// Adds a remark of this frame; lost when out of memory.
    void add_note(std::string_view function, std::string_view remark) noexcept {
        const ftk_note raw = {FTK_LITERAL("cpp"), text(function), text(remark)};
        (void)ftk_error_add_note(raw_, &raw);
    }
#if FTK_EXCEPTIONS
    /// The C++ exception that a callback of this library ended with, or null. Throwing functions throw it again by themselves.
    [[nodiscard]] std::exception_ptr origin() const noexcept;
#endif
    /// The object of the ABI, borrowed.
    [[nodiscard]] ftk_error *raw() const noexcept { return raw_; }
    /// Hands the reference out; only destruction and assignment are legal afterwards.
    [[nodiscard]] ftk_error *release() noexcept { return std::exchange(raw_, nullptr); }

protected:
    /// The same as the first one, for an error whose set is known.
    error(ftk_error *adopted, const void *set) noexcept : raw_(adopted), set_(set) {}
    /// The address of the name of the error set that the object was found to be of, or nullptr.
    [[nodiscard]] const void *known_set() const noexcept { return set_; }

private:
    static FTK_COLD ftk_error *make(std::int32_t status, std::string_view message) noexcept {
        ftk_error_init init = {};
        init.status = status;
        init.message = text(message);
        return ftk_error_new(&init);
    }

    ftk_error *raw_;
    const void *set_ = nullptr;
};

#if FTK_EXCEPTIONS
/// Identity of C++ exception objects behind errors; each library has its own, so that only its own exceptions come back to it.
FTK_HIDDEN inline const char exception_kind = 0;

/// Moves the current exception behind an error; an empty origin when out of memory.
[[nodiscard]] inline ftk_origin current_origin() noexcept {
    void *place = ftk_alloc(sizeof(std::exception_ptr));
    if (place == nullptr) return {nullptr, nullptr, nullptr};
    const auto release = [](void *object) {
        static_cast<std::exception_ptr *>(object)->~exception_ptr();
        ftk_free(object, sizeof(std::exception_ptr));
    };
    return {&exception_kind, new (place) std::exception_ptr(std::current_exception()), release};
}

inline std::exception_ptr error::origin() const noexcept {
    void *object = raw_ == nullptr ? nullptr : ftk_error_origin(raw_, &exception_kind);
    return object == nullptr ? nullptr : *static_cast<std::exception_ptr *>(object);
}
#endif

namespace detail {

// An owner whose only job is to keep another error alive.
struct error_keeper {
    ftk_owner base;
    ftk_error *kept;

    static ftk_owner *make(ftk_error *kept) noexcept;
};

// The reference count of the keeper is the reference count of the error: retaining the keeper is not needed, an error owns it once.
inline ftk_owner *error_keeper::make(ftk_error *kept) noexcept {
    static const ftk_owner_vt vt = {sizeof(ftk_owner_vt), 0, [](ftk_owner *) {},
                                    [](ftk_owner *self) {
                                        auto *keeper = reinterpret_cast<error_keeper *>(self);
                                        ftk_error_release(keeper->kept);
                                        ftk_free(keeper, sizeof(error_keeper));
                                    }};
    void *place = ftk_alloc(sizeof(error_keeper));
    if (place == nullptr) return nullptr;
    ftk_error_retain(kept);
    return &(new (place) error_keeper{{&vt}, kept})->base;
}

} // namespace detail

/// A new error like `inner` with `origin` behind it: same status, domain, message, payload and cause. Takes the origin over. When out of
/// memory it is an error of the runtime that says so.
[[nodiscard]] inline ftk_error *with_origin(const error &inner, ftk_origin origin) noexcept {
    ftk_error_init init = {};
    init.status = inner.status();
    init.domain = text(inner.domain());
    init.message = text(inner.message());
    init.payload = ftk_error_payload(inner.raw());
    if (init.payload != nullptr) {
        init.payload_owner = detail::error_keeper::make(inner.raw());
        if (init.payload_owner == nullptr) {
            init = {};
            init.status = FTK_E_NO_MEMORY;
            init.origin = origin;
            return ftk_error_new(&init);
        }
    }
    init.cause = ftk_error_cause(inner.raw());
    ftk_error_retain(init.cause);
    init.origin = origin;
    return ftk_error_new(&init);
}

/// Puts `failure` into `err` when the caller wants it, and returns its status.
inline std::int32_t report(ftk_error **err, error failure) noexcept {
    const std::int32_t status = failure.status();
    if (err != nullptr) *err = failure.release();
    return status;
}

/// Text of a message, built without the heap and cut at 255 bytes on a character boundary.
class message {
public:
    message &operator<<(std::string_view part) noexcept {
        std::size_t fit = part.size() < sizeof(bytes_) - len_ ? part.size() : sizeof(bytes_) - len_;
        if (fit < part.size()) {
            while (fit > 0 && (static_cast<unsigned char>(part[fit]) & 0xc0u) == 0x80u) --fit;
        }
        for (std::size_t i = 0; i != fit; ++i) bytes_[len_ + i] = part[i];
        len_ += fit;
        return *this;
    }
    template <class T, class = std::enable_if_t<std::is_arithmetic_v<T>>>
    message &operator<<(T value) noexcept {
        if constexpr (std::is_same_v<T, bool>) {
            return *this << std::string_view(value ? "true" : "false");
        } else {
            char digits[32];
            const auto end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
            return *this << std::string_view(digits, static_cast<std::size_t>(end - digits));
        }
    }
    /// A character in UTF-8.
    message &put(char32_t c) noexcept {
        const auto byte = [](std::uint32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
        const auto value = static_cast<std::uint32_t>(c);
        char bytes[4] = {byte(value), 0, 0, 0};
        if (value < 0x80) return *this << std::string_view(bytes, 1);
        const std::size_t length = value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
        for (std::size_t i = length; i-- > 1;) bytes[i] = byte(0x80u | ((value >> (6 * (length - 1 - i))) & 0x3fu));
        bytes[0] = byte((0xf00u >> length & 0xf0u) | (value >> (6 * (length - 1))));
        return *this << std::string_view(bytes, length);
    }
    [[nodiscard]] ftk_str str() const noexcept { return {bytes_, len_}; }

private:
    char bytes_[255];
    std::size_t len_ = 0;
};

} // namespace ftk

#endif
