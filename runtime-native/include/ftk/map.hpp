// ftk::map: unique keys in insertion order, which is what a map of the interface promises.
#ifndef FTK_MAP_HPP
#define FTK_MAP_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <utility>
#include <vector>

namespace ftk {

/// An ordered dictionary over a vector of pairs: iteration is in insertion order, look-up is a scan below 16 entries and a hash
/// index above. Keys must not be changed through iterators. Not thread-safe.
template <class K, class V>
class map {
public:
    using key_type = K;
    using mapped_type = V;
    using value_type = std::pair<K, V>;
    using iterator = typename std::vector<value_type>::iterator;
    using const_iterator = typename std::vector<value_type>::const_iterator;

    map() = default;
    /// The first of equal keys wins.
    map(std::initializer_list<value_type> entries) : map(entries.begin(), entries.end()) {}
    template <class Iterator>
    map(Iterator first, Iterator last) {
        for (; first != last; ++first) emplace(first->first, first->second);
    }

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
    [[nodiscard]] iterator begin() noexcept { return entries_.begin(); }
    [[nodiscard]] iterator end() noexcept { return entries_.end(); }
    [[nodiscard]] const_iterator begin() const noexcept { return entries_.begin(); }
    [[nodiscard]] const_iterator end() const noexcept { return entries_.end(); }

    [[nodiscard]] iterator find(const K &key) { return entries_.begin() + static_cast<std::ptrdiff_t>(position(key)); }
    [[nodiscard]] const_iterator find(const K &key) const { return entries_.begin() + static_cast<std::ptrdiff_t>(position(key)); }
    [[nodiscard]] bool contains(const K &key) const { return position(key) != entries_.size(); }
    /// The value of `key`, or nullptr.
    [[nodiscard]] const V *get(const K &key) const {
        const std::size_t at = position(key);
        return at == entries_.size() ? nullptr : &entries_[at].second;
    }
    /// The value of `key`, inserted with its default when absent.
    V &operator[](const K &key) { return emplace(key, V()).first->second; }

    /// Adds an entry at the end unless the key is there; second says whether it was added.
    template <class Key, class Value>
    std::pair<iterator, bool> emplace(Key &&key, Value &&value) {
        const std::size_t at = position(key);
        const bool fresh = at == entries_.size();
        if (fresh) {
            entries_.emplace_back(std::forward<Key>(key), std::forward<Value>(value));
            if (entries_.size() >= indexed_from) note(at);
        }
        return {entries_.begin() + static_cast<std::ptrdiff_t>(at), fresh};
    }
    /// Adds or replaces.
    template <class Key, class Value>
    void insert_or_assign(Key &&key, Value &&value) {
        const std::size_t at = position(key);
        if (at == entries_.size()) emplace(std::forward<Key>(key), std::forward<Value>(value));
        else entries_[at].second = std::forward<Value>(value);
    }
    /// Removes an entry and keeps the order of the others. Returns how many were removed.
    std::size_t erase(const K &key) {
        const std::size_t at = position(key);
        if (at == entries_.size()) return 0;
        entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(at));
        slots_.clear();
        if (entries_.size() >= indexed_from) index();
        return 1;
    }
    void clear() noexcept {
        entries_.clear();
        slots_.clear();
    }
    void reserve(std::size_t count) { entries_.reserve(count); }

    /// Same keys with same values; the order does not count.
    friend bool operator==(const map &a, const map &b) {
        if (a.size() != b.size()) return false;
        for (const auto &entry : a.entries_) {
            const V *other = b.get(entry.first);
            if (other == nullptr || !(*other == entry.second)) return false;
        }
        return true;
    }
    friend bool operator!=(const map &a, const map &b) { return !(a == b); }

private:
    static constexpr std::size_t indexed_from = 16;

    // Where the key is, or size(). The index has entry numbers + 1 in a power of two of open slots.
    template <class Key>
    std::size_t position(const Key &key) const {
        if (slots_.empty()) {
            std::size_t at = 0;
            while (at != entries_.size() && !(entries_[at].first == key)) ++at;
            return at;
        }
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t slot = spread(std::hash<K>{}(key)) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
            if (entries_[slots_[slot] - 1].first == key) return slots_[slot] - 1;
        }
        return entries_.size();
    }
    static std::size_t spread(std::size_t hash) noexcept {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(hash) * 0x9e3779b97f4a7c15u) >> 20);
    }
    void note(std::size_t at) {
        if (slots_.size() < entries_.size() * 2) return index();
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = spread(std::hash<K>{}(entries_[at].first)) & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        slots_[slot] = at + 1;
    }
    void index() {
        std::size_t capacity = 64;
        while (capacity < entries_.size() * 4) capacity *= 2;
        slots_.assign(capacity, 0);
        for (std::size_t at = 0; at != entries_.size(); ++at) note(at);
    }

    std::vector<value_type> entries_;
    std::vector<std::size_t> slots_;
};

} // namespace ftk

#endif
