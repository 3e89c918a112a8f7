#include <atomic>
#include <conf_resource_in_record_provider.hpp>

namespace {

namespace api = conf::resource_in_record;

std::atomic<std::uint32_t> living{0};

class Ticket {
public:
    explicit Ticket(std::uint32_t number) : number_(number) {
        ++living;
    }
    Ticket(const Ticket &) = delete;
    Ticket &operator=(const Ticket &) = delete;
    ~Ticket() {
        --living;
    }

    std::uint32_t number() const {
        return number_;
    }
    static std::uint32_t alive() {
        return living;
    }

private:
    std::uint32_t number_;
};

class Desk {
public:
    explicit Desk(std::string_view name) : name_(name) {}

    const std::string &name() const {
        return name_;
    }

private:
    std::string name_;
};

using Booking = api::provider::Booking<Ticket, Desk>;
using Answer = api::provider::Answer<Ticket>;

struct Provider {
    using Ticket = ::Ticket;
    using Desk = ::Desk;

    static Booking book(std::uint32_t n, bool spare, std::shared_ptr<Desk> desk) {
        Booking booking;
        booking.title = "b" + std::to_string(n);
        booking.ticket = std::make_unique<Ticket>(n);
        if (spare) booking.spare = std::make_unique<Ticket>(n + 1);
        booking.desk = std::move(desk);
        return booking;
    }
    static std::vector<Booking> book_many(std::uint32_t n, const std::shared_ptr<Desk> &desk) {
        std::vector<Booking> all;
        for (std::uint32_t i = 1; i <= n; ++i) all.push_back(book(i, false, desk));
        return all;
    }
    static std::uint32_t redeem(Booking booking) {
        const std::uint32_t sum = booking.ticket->number() + (booking.spare ? (*booking.spare)->number() : 0);
        return booking.desk->name() == "big" ? sum * 1000 : sum;
    }
    static Answer ask(std::uint32_t n) {
        if (n == 0) return Answer::NoneLeft{};
        return Answer::Granted{std::make_unique<Ticket>(n)};
    }
};

} // namespace

FTK_PROVIDER(conf_resource_in_record, Provider);
