// What a program can do wrong with handles, below the generated classes where they prevent it. Every wrong use has a declared status, also in
// release builds; nothing crashes, nothing wrong is read, and nothing stays behind. The transcript is misuse/expected.txt.
#include <conf_own_mut.hpp>
#include <conf_resource_in_record.hpp>
#include <conf_shared.hpp>
#include <conf_str.hpp>
#include <harness.hpp>

void consume_misuse(const char *library);

namespace {

namespace own_mut = conf::own_mut;
namespace bookings = conf::resource_in_record;
namespace nodes = conf::shared;
namespace pages = conf::str;

using conf_show::line;
using conf_show::outcome;
using conf_show::text;

// The status of a call; its error says the same.
template <class Call>
std::int32_t status_of(Call call) {
    ftk_error *err = nullptr;
    const std::int32_t status = call(&err);
    if (status < 0 && (err == nullptr || ftk_error_status(err) != status)) conf_show::say("the error says something else");
    ftk_error_release(err);
    return status;
}

void show(const std::string &what, std::int64_t number) {
    line(what, text(number));
}

// The entries for logs, for any value of a handle.
struct Logs {
    const conf_own_mut_api &api;

    static conf_own_mut_log *at(std::uintptr_t bits) {
        return reinterpret_cast<conf_own_mut_log *>(bits);
    }
    std::int32_t text_of(std::uintptr_t bits) const {
        ftk::buffer out;
        return status_of([&](ftk_error **err) { return api.log_text(at(bits), out.out(), err); });
    }
    std::int32_t commit(std::uintptr_t bits) const {
        ftk::buffer out;
        return status_of([&](ftk_error **err) { return api.transaction_commit(reinterpret_cast<conf_own_mut_transaction *>(bits), out.out(), err); });
    }
    std::int32_t discard(std::uintptr_t bits) const {
        std::uint32_t out = 0;
        return status_of([&](ftk_error **err) { return api.discard(at(bits), &out, err); });
    }
    std::int32_t release(std::uintptr_t bits) const {
        return api.log_release(at(bits));
    }
    std::int32_t close(std::uintptr_t bits) const {
        return status_of([&](ftk_error **err) { return api.log_close(at(bits), err); });
    }
};

// The bits of a handle that is ours to release.
template <class Object>
std::uintptr_t taken(Object object) {
    return reinterpret_cast<std::uintptr_t>(ftk::handle_access::take(object));
}

template <class Object>
std::uintptr_t bits_of(const Object &object) {
    return reinterpret_cast<std::uintptr_t>(ftk::handle_access::get(object));
}

void after_the_end(const Logs &logs) {
    own_mut::Log closed;
    line("close", outcome(closed.try_close()));
    line("close again", outcome(closed.try_close()));
    line("text of a closed log", outcome(closed.try_text()));
    line("append to a closed log", outcome(closed.try_append("x")));
    line("finish of a closed log", outcome(std::move(closed).try_finish()));
    const std::uintptr_t released = taken(own_mut::Log());
    show("release", logs.release(released));
    show("release again", logs.release(released));
    show("text of a released log", logs.text_of(released));
    show("close of a released log", logs.close(released));
    show("discard of a released log", logs.discard(released));
    const std::uintptr_t moved = taken(own_mut::Log());
    show("discard", logs.discard(moved));
    show("discard again", logs.discard(moved));
    show("text of a log that was moved", logs.text_of(moved));
}

// What the classes themselves must say about objects that were moved away: NULL is no object.
void moved_away() {
    own_mut::Log log;
    const own_mut::Log other = std::move(log);
    const bool stale = log.try_text().error().status() != FTK_E_NULL_HANDLE || log.try_append("x").error().status() != FTK_E_NULL_HANDLE ||
                       own_mut::try_discard(std::move(log)).error().status() != FTK_E_NULL_HANDLE || !other.try_text();
    if (stale) conf_show::say("an object that was moved away was used");
    nodes::Node node("n");
    const nodes::Node moved = std::move(node);
    const nodes::Node copy = node;
    if (copy || node.try_name() || moved.try_add(node)) conf_show::say("a node that was moved away was used");
    bookings::Booking booking{"t", bookings::Ticket(1), std::nullopt, bookings::Desk("d")};
    const bookings::Ticket ticket = std::move(booking.ticket);
    if (bookings::try_redeem(std::move(booking)) || !ticket.try_number()) conf_show::say("a booking without a ticket was redeemed");
}

// Counts what `accepts` says yes to of values that look like anything: xorshift with a fixed start.
template <class Accepts>
int count_random(Accepts accepts) {
    std::uint64_t state = 0x9e3779b97f4a7c15u;
    int accepted = 0;
    for (int i = 0; i != 10000; ++i) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        if (accepts(static_cast<std::uintptr_t>(state))) ++accepted;
    }
    return accepted;
}

void invented(const Logs &logs) {
    show("text of NULL", logs.text_of(0));
    show("discard of NULL", logs.discard(0));
    show("release of NULL", logs.release(0));
    show("random bits accepted", count_random([&](std::uintptr_t bits) { return logs.text_of(bits) >= 0 || logs.discard(bits) >= 0 || logs.release(bits) >= 0; }));
    const std::uint64_t local = 0;
    line("address of a variable accepted", text(logs.text_of(reinterpret_cast<std::uintptr_t>(&local)) >= 0));
    const std::uintptr_t live = taken(own_mut::Log());
    int near = 0;
    for (std::size_t bit = 0; bit != sizeof(live) * 8; ++bit) near += logs.text_of(live ^ (std::uintptr_t{1} << bit)) >= 0 ? 1 : 0;
    show("handles that differ in one bit accepted", near);
    show("commit of a log", logs.commit(live));
    show("text of the log", logs.text_of(live));
    const nodes::Node node("n");
    show("text of a node", logs.text_of(bits_of(node)));
    show("discard of a node", logs.discard(bits_of(node)));
    line("the node lives", node.name());
    show("release", logs.release(live));
}

void counted() {
    const conf_shared_api &api = *nodes::detail::connection::api();
    conf_shared_node *handle = nullptr;
    {
        nodes::Node node("n");
        handle = ftk::handle_access::get(node);
        show("retain", api.node_retain(handle));
        show("release", api.node_release(handle));
        node.close();
        show("retain of a closed node", api.node_retain(handle));
        show("release", api.node_release(handle));
        line("add of a closed node", outcome(nodes::Node("p").try_add(node)));
    }
    show("retain of a released node", api.node_retain(handle));
    show("release of a released node", api.node_release(handle));
    line("alive()", text(nodes::Node::alive()));
}

void viewed() {
    const conf_str_api &api = *pages::detail::connection::api();
    pages::Page page("text");
    conf_str_page *handle = ftk::handle_access::get(page);
    const char *seen = nullptr;
    std::size_t length = 0;
    {
        ftk::owner keep;
        show("view", status_of([&](ftk_error **err) { return api.page_all(handle, &seen, &length, keep.out(), err); }));
        show("append while a view lives", status_of([&](ftk_error **err) { return api.page_append(handle, "x", 1, err); }));
        show("close while a view lives", status_of([&](ftk_error **err) { return api.page_close(handle, err); }));
        line("all() of the closed page", outcome(page.try_all(), [](const auto &all) { return std::string(*all); }));
        line("the view", std::string(seen, length));
    }
    line("close after the view", outcome(page.try_close()));
}

void in_records() {
    const conf_resource_in_record_api &api = *bookings::detail::connection::api();
    const bookings::Desk desk("d");
    const auto redeem = [&](std::uintptr_t ticket, std::uintptr_t spare, std::uintptr_t place) {
        conf_resource_in_record_booking booking = {};
        booking.size = sizeof(booking);
        booking.title = ftk::text("t");
        booking.ticket = reinterpret_cast<conf_resource_in_record_ticket *>(ticket);
        booking.spare = reinterpret_cast<conf_resource_in_record_ticket *>(spare);
        booking.desk = reinterpret_cast<conf_resource_in_record_desk *>(place);
        std::uint32_t out = 0;
        return status_of([&](ftk_error **err) { return api.redeem(&booking, &out, err); });
    };
    const auto ticket = [] { return taken(bookings::Ticket(1)); };
    const std::uintptr_t place = bits_of(desk);
    const std::uintptr_t used = ticket();
    show("redeem", redeem(used, 0, place));
    show("redeem again", redeem(used, 0, place));
    show("redeem without a ticket", redeem(0, 0, place));
    show("redeem with random bits", redeem(0x12345678, 0, place));
    show("redeem with a desk as ticket", redeem(place, 0, place));
    const std::uintptr_t twice = ticket();
    show("redeem with one ticket twice", redeem(twice, twice, place));
    show("redeem without a desk", redeem(ticket(), ticket(), 0));
    line("alive()", text(bookings::Ticket::alive()));
    line("the desk lives", desk.name());
}

} // namespace

void consume_misuse(const char *library) {
    own_mut::library::load(library);
    bookings::library::load(library);
    nodes::library::load(library);
    pages::library::load(library);
    const Logs logs{*own_mut::detail::connection::api()};
    after_the_end(logs);
    moved_away();
    invented(logs);
    counted();
    viewed();
    in_records();
}
