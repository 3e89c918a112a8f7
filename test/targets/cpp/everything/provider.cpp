// The provider of every construct: mostly echoes, so that what comes back must be what went in.
#include <test_everything_provider.hpp>

#include <algorithm>
#include <atomic>
#include <stdexcept>

namespace ev = test::everything;

namespace {

std::atomic<std::uint32_t> living{0};

class Ticket {
public:
    explicit Ticket(std::uint32_t number) : number_(number) { ++living; }
    Ticket(const Ticket &) = delete;
    Ticket &operator=(const Ticket &) = delete;
    ~Ticket() { --living; }
    static ftk::expected<std::unique_ptr<Ticket>, ev::NetError> named(std::string_view name) {
        if (name.empty()) return ftk::fail(ev::NetError::Refused{});
        return std::make_unique<Ticket>(static_cast<std::uint32_t>(name.size()));
    }
    std::uint32_t number() const { return number_; }
    std::uint32_t spend() && {
        if (number_ == 13) throw ev::NetError(ev::NetError::Timeout{13});
        return number_;
    }
    static std::uint32_t alive() { return living; }
    static std::string_view version() { return "v1"; }
    const std::optional<std::string> &label() const { return label_; }
    void set_label(std::optional<std::string> label) { label_ = std::move(label); }
    const std::vector<std::string> &tags() const { return tags_; }
    ftk::expected<void, ev::NetError> set_tags(std::vector<std::string> tags) {
        if (tags.empty()) return ftk::fail(ev::NetError::Refused{});
        tags_ = std::move(tags);
        return {};
    }
    void close() {
        if (number_ == 99) throw ev::NetError(ev::NetError::Refused{});
    }

private:
    std::uint32_t number_;
    std::optional<std::string> label_;
    std::vector<std::string> tags_;
};

class Desk : public std::enable_shared_from_this<Desk> {
public:
    explicit Desk(std::string_view name) : name_(name) {}
    const std::string &name() const { return name_; }
    std::string_view view() const { return name_; }
    const std::vector<std::int64_t> &numbers() const { return numbers_; }
    std::optional<std::string_view> maybe(bool full) const { return full ? std::optional<std::string_view>(name_) : std::nullopt; }
    std::unique_ptr<Ticket> child() const { return std::make_unique<Ticket>(7); }
    std::shared_ptr<Desk> peer() { return shared_from_this(); }
    void rename(std::string name) { name_ = std::move(name); }

private:
    std::string name_;
    std::vector<std::int64_t> numbers_{1, 4, 9};
};

using Booking = ev::provider::Booking<Ticket, Desk>;
using Answer = ev::provider::Answer<Ticket>;

Booking make_booking(std::uint32_t n, bool spare, const std::shared_ptr<Desk> &desk) {
    Booking booking;
    booking.title = "booking " + std::to_string(n);
    booking.ticket = std::make_unique<Ticket>(n);
    if (spare) booking.spare = std::make_unique<Ticket>(n + 1);
    booking.desk = desk;
    return booking;
}

struct Provider {
    using Ticket = ::Ticket;
    using Desk = ::Desk;

    static void noop() {}
    static std::string scalars(std::int8_t a, std::uint64_t b, float c, double d, bool e, char32_t f, std::size_t g) {
        return std::to_string(a) + " " + std::to_string(b) + " " + std::to_string(c) + " " + std::to_string(d) + " " + (e ? "true" : "false") + " " +
               std::to_string(static_cast<std::uint32_t>(f)) + " " + std::to_string(g);
    }
    static ev::Level echo_level(ev::Level level) { return level; }
    static ev::Order echo_order(ev::Order order) { return order; }
    static ev::Mode echo_mode(ev::Mode mode) { return mode; }
    static ev::UserId next_id(ev::UserId id) { return ev::UserId(id.value + 1); }
    static ev::Email domain(const ev::Email &email) { return ev::Email(email.value.substr(email.value.find('@') + 1)); }
    static ev::Mixed echo_mixed(const ev::Mixed &value) { return value; }
    static std::array<std::uint16_t, 4> turn(std::array<std::uint16_t, 4> values) {
        std::reverse(values.begin(), values.end());
        return values;
    }
    static std::array<std::string, 3> triple(std::string_view prefix) {
        return {std::string(prefix) + "1", std::string(prefix) + "2", std::string(prefix) + "3"};
    }
    static std::vector<std::array<std::string, 3>> twisted(
        const std::vector<std::array<std::string, 2>> &pairs, const std::vector<std::array<bool, 3>> &signs) {
        std::vector<std::array<std::string, 3>> out;
        for (std::size_t i = 0; i < pairs.size(); i++) {
            const auto &sign = signs.at(i);
            out.push_back({pairs[i][1], pairs[i][0], std::to_string(sign[0] + sign[1] + sign[2])});
        }
        return out;
    }
    static std::string woven(const ev::provider::Weave &weave) {
        const auto made = weave({{{"a", "b"}, {"ç", "d"}, {"", "f"}}}, {{{1.5}, {-2}}});
        return made[0][0] + "," + made[0][1] + ";" + made[1][0] + "," + made[1][1];
    }
    static std::int64_t sum(ftk::span<const std::int64_t> values) {
        std::int64_t total = 0;
        for (const std::int64_t value : values) total += value;
        return total;
    }
    static void swap_all(ftk::span<ev::Point> points) {
        for (ev::Point &point : points) std::swap(point.x, point.y);
    }
    static ftk::span<const std::uint32_t> tail(ftk::span<const std::uint32_t> values, std::uint32_t start) {
        return values.subspan(start, values.size() - start);
    }
    static std::vector<bool> bools(std::vector<bool> values) { return values; }
    static std::vector<char32_t> chars(std::vector<char32_t> values) { return values; }
    static std::vector<ev::Point> points(std::vector<ev::Point> values) { return values; }
    static std::vector<std::string> texts(std::vector<std::string> values) { return values; }
    static std::uint32_t views(const std::vector<std::string_view> &values) {
        std::size_t total = 0;
        for (const std::string_view value : values) total += value.size();
        return static_cast<std::uint32_t>(total);
    }
    static std::vector<std::vector<std::uint16_t>> nested(std::vector<std::vector<std::uint16_t>> values) { return values; }
    static std::vector<std::optional<std::uint32_t>> holes(std::vector<std::optional<std::uint32_t>> values) { return values; }
    static std::vector<ev::Person> people(std::vector<ev::Person> values) { return values; }
    static ftk::map<std::string, std::uint32_t> counts(ftk::map<std::string, std::uint32_t> values) { return values; }
    static ftk::map<ev::UserId, ev::Level> owners(ftk::map<ev::UserId, ev::Level> values) { return values; }
    static ftk::map<char32_t, std::vector<std::string>> letters(ftk::map<char32_t, std::vector<std::string>> values) { return values; }
    static std::optional<std::uint32_t> maybe_number(std::optional<std::uint32_t> value) { return value; }
    static std::optional<std::string> maybe_text(std::optional<std::string> value) { return value; }
    static std::optional<ev::Point> maybe_point(std::optional<ev::Point> value) { return value; }
    static std::optional<ev::Person> maybe_person(std::optional<ev::Person> value) { return value; }
    static std::optional<std::vector<std::int32_t>> maybe_list(std::optional<std::vector<std::int32_t>> value) { return value; }
    static std::optional<std::vector<std::string>> maybe_texts(std::optional<std::vector<std::string>> value) { return value; }
    static std::optional<ev::Level> maybe_level(std::optional<ev::Level> value) { return value; }
    static ev::Value echo_value(ev::Value value) { return value; }
    static std::optional<ev::Value> maybe_value(std::optional<ev::Value> value) { return value; }
    static ev::Expr simplify(const ev::Expr &expr) {
        if (const auto *add = expr.get_if<ev::Expr::Add>()) return ev::Expr::Add{simplify(*add->right), simplify(*add->left)};
        return expr;
    }
    static ev::Person echo_person(ev::Person person) { return person; }
    static std::string show_address(const ev::Address &address) { return address.street + " " + std::to_string(address.zip); }
    static ev::Node chain(ev::Node node) { return node; }
    static std::shared_ptr<const ev::Person> shared_person() {
        static const auto person = [] {
            auto made = std::make_shared<ev::Person>();
            made->email = ev::Email("kept@example.org");
            return made;
        }();
        return person;
    }
    static const ev::Person &lent_person() { return *shared_person(); }
    static ftk::expected<void, ev::NetError> connect(std::string_view host) {
        if (host.empty()) return ftk::fail(ev::NetError::Refused{});
        return ftk::fail(ev::NetError::Timeout{static_cast<std::uint32_t>(host.size())});
    }
    static ftk::expected<std::string, ev::StoreError> load(std::string_view key) {
        if (key == "gone") return ftk::fail(ev::StoreError::Missing{"gone", 3, ev::Level::low, {"a", "b"}});
        if (key.substr(0, 4) == "net:") {
            auto inner = connect(key.substr(4));
            return ftk::fail(std::move(inner).error());
        }
        return std::string(key) + std::string(key);
    }
    static std::string defaults(std::string_view text, std::uint32_t count, double ratio, ev::Level level, ev::Access access, std::optional<std::uint32_t> limit,
                                const std::vector<std::string> &tags) {
        return std::string(text) + " " + std::to_string(count) + " " + std::to_string(ratio) + " " + std::string(to_string(level)) + " " +
               (has(access, ev::Access::read) ? "read" : "-") + " " + (limit ? std::to_string(*limit) : "none") + " " + std::to_string(tags.size());
    }
    static ev::Value visit(const ev::Person &person, const ev::Value &value, const ev::provider::Visit &visit) { return visit(person, value, "text"); }
    static std::int64_t fold(std::uint32_t n, std::int64_t start, const ev::provider::Fold &step) {
        for (std::uint32_t i = 1; i <= n; ++i) start = step(start, i);
        return start;
    }
    static std::string pick(const ev::provider::Pick &pick) {
        const std::vector<std::string> all{"x", "y", "z"};
        const auto index = pick(all);
        return index ? all.at(*index) : "none";
    }
    static std::string call_name(const ev::provider::Name *name) {
        if (name == nullptr) return "no callback";
        return (*name)({1, 2}).value_or("no name");
    }
    static Booking book(std::uint32_t n, bool spare, const std::shared_ptr<Desk> &desk) { return make_booking(n, spare, desk); }
    static std::vector<Booking> book_many(std::uint32_t n, const std::shared_ptr<Desk> &desk) {
        std::vector<Booking> all;
        for (std::uint32_t i = 1; i <= n; ++i) all.push_back(make_booking(i, false, desk));
        return all;
    }
    static std::uint32_t redeem(Booking booking) {
        return booking.ticket->number() + (booking.spare ? (*booking.spare)->number() : 0) + static_cast<std::uint32_t>(booking.desk->name().size()) * 1000;
    }
    static std::uint32_t redeem_all(std::string_view, std::vector<Booking> bookings) { return static_cast<std::uint32_t>(bookings.size()); }
    static std::optional<Answer> maybe_ask(std::uint32_t n) {
        if (n == 0) return std::nullopt;
        return ask(n - 1);
    }
    static Answer ask(std::uint32_t n) {
        if (n == 0) return Answer::NoneLeft{};
        return Answer::Granted{std::make_unique<Ticket>(n)};
    }
    static std::uint32_t discard(std::unique_ptr<Ticket> ticket) { return ticket == nullptr ? 0 : ticket->number(); }
    static bool compare(const Ticket &a, const Ticket *b) { return b != nullptr && a.number() == b->number(); }
    static std::shared_ptr<Desk> same(Desk *desk) { return desk == nullptr ? nullptr : desk->peer(); }
    static std::unique_ptr<Ticket> hand(std::unique_ptr<Ticket> ticket, std::shared_ptr<Desk> desk, const ev::provider::Hand<Ticket, Desk> &hand) {
        return hand(std::move(ticket), std::move(desk));
    }
    static void throws_anything(std::uint32_t kind) {
        if (kind == 1) throw std::runtime_error("boom");
        if (kind == 2) throw 5;
        if (kind == 3) throw std::bad_alloc();
        throw ftk::error(FTK_E_UNSUPPORTED, "not here");
    }

    struct math {
        static ftk::expected<std::int64_t, ev::math::MathError> power(ev::math::Pair pair) {
            if (pair.exponent > 60) return ftk::fail(ev::math::MathError::Overflow{});
            std::int64_t result = 1;
            for (std::uint32_t i = 0; i != pair.exponent; ++i) result *= pair.base;
            return result;
        }
        static std::int64_t apply(ev::math::Pair pair, const ev::math::provider::Step &step) { return step(pair); }
        struct deep {
            static ev::math::deep::Sign sign_of(std::int64_t value) {
                return value < 0 ? ev::math::deep::Sign::negative : value == 0 ? ev::math::deep::Sign::zero : ev::math::deep::Sign::positive;
            }
        };
    };
};

} // namespace

FTK_PROVIDER(test_everything, Provider);
