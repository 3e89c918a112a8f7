// How a consumer reaches the table of a package: linked, or loaded from an explicit path.
#ifndef FTK_LOAD_HPP
#define FTK_LOAD_HPP

#include <atomic>
#include <string>

#include <ftk/ftk.h>

#include "call.hpp"

namespace ftk {

/// The connection of a generated package. `Package` is generated: `table` (type), `need`, `symbol`, and `entry()`, which is the linked
/// <prefix>_get_api or NULL when the package is always loaded. Any thread.
template <class Package>
class connection {
public:
    using table = typename Package::table;

    /// The table, connecting at the first use; NULL when that fails (then not_connected() says why).
    [[nodiscard]] static const table *api() noexcept {
        const table *known = current.load(std::memory_order_acquire);
        return FTK_LIKELY(known != nullptr) ? known : connect();
    }
    /// Opens a provider by path, before the first call: objects belong to the provider that made them.
    [[nodiscard]] static expected<void, error> load(const char *path) noexcept {
        const ftk_api *found = nullptr;
        ftk_error *err = nullptr;
        const std::int32_t status = ftk_load(path, Package::symbol, &Package::need, &found, &err);
        if (status != FTK_OK) return failed<error>(status, err);
        current.store(reinterpret_cast<const table *>(found), std::memory_order_release);
        return {};
    }
    /// Why there is no table.
    template <class E>
    [[nodiscard]] static FTK_COLD unexpected<E> not_connected() noexcept {
        ftk_error *err = nullptr;
        (void)connect(&err);
        if (err == nullptr) (void)ftk_fail(&err, FTK_E_LOAD, ftk_str{nullptr, 0});
        return unexpected<E>(E(error(err)));
    }

private:
    // The reason is dropped here: not_connected() finds it again.
    static FTK_COLD const table *connect() noexcept {
        ftk_error *err = nullptr;
        const table *found = connect(&err);
        ftk_error_release(err);
        return found;
    }
    static FTK_COLD const table *connect(ftk_error **err) noexcept {
        const ftk_get_api entry = Package::entry();
        if (entry == nullptr) {
            (void)ftk_fail(err, FTK_E_LOAD, FTK_LITERAL("no provider is loaded: call load(path) first"));
            return nullptr;
        }
        const ftk_api *found = entry(Package::need.major, 0, err);
        if (found == nullptr || ftk_api_check(found, &Package::need, err) != FTK_OK) return nullptr;
        current.store(reinterpret_cast<const table *>(found), std::memory_order_release);
        return reinterpret_cast<const table *>(found);
    }

    static inline std::atomic<const table *> current{nullptr};
};

} // namespace ftk

#endif
