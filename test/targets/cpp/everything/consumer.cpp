// Calls every construct and compares. Prints what is wrong, then "ok" or the number of failures, then what leaked.
#include <test_everything.hpp>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <stdexcept>

namespace ev = test::everything;

namespace {

int failures = 0;

void report(bool good, const char *what, int line) {
    if (good) return;
    std::printf("line %d: %s\n", line, what);
    ++failures;
}
#define CHECK(what) report((what), #what, __LINE__)

struct Mine : std::runtime_error {
    using runtime_error::runtime_error;
};

ev::Person sample() {
    ev::Person person;
    person.id = ev::UserId(42);
    person.email = ev::Email("a@b.c");
    person.nick = "nick";
    person.flags = {true, false, true};
    person.address = ev::Address{"Way", 5};
    ev::Person friend_;
    friend_.id = ev::UserId(43);
    person.friends = {friend_, friend_};
    person.words = {{"b", 2}, {"a", 1}};
    person.grid = {{{1, 2}, {3, 4}}};
    person.holes = {1, std::nullopt, 3};
    person.nested = {{1, 2}, {}, {3}};
    person.blobs = {{1, 2}, {}};
    person.place = ev::Point{1, 2};
    return person;
}

void constants() {
    static_assert(ev::LIMIT == 1024 && ev::LOWEST == INT64_MIN && ev::LETTER == U'\u00fc');
    static_assert(ev::BEST == ev::Level::high && ev::BOTH == (ev::Access::read | ev::Access::write));
    static_assert(ev::MAGIC.size() == 5 && ev::MAGIC[4] == 0xff);
    static_assert(ev::Ticket::FIRST == 1);
    CHECK(ev::GREETING.size() == 14);
    CHECK(to_string(ev::Level::high) == "high" && to_string(static_cast<ev::Level>(77)).empty());
}

void values() {
    ev::noop();
    CHECK(ev::scalars(-8, 1, 0.5f, 2.5, true, U'x', 9) == "-8 1 0.500000 2.500000 true 120 9");
    CHECK(ev::echo_level(static_cast<ev::Level>(77)) == static_cast<ev::Level>(77));
    CHECK(ev::echo_order(ev::Order::less) == ev::Order::less);
    CHECK(ev::try_echo_order(static_cast<ev::Order>(5)).error().status() == FTK_E_VALUE);
    CHECK(ev::echo_mode(ev::Mode::fast | ev::Mode::safe) == (ev::Mode::fast | ev::Mode::safe));
    CHECK(ev::try_echo_mode(static_cast<ev::Mode>(8)).error().status() == FTK_E_VALUE);
    CHECK(ev::next_id(ev::UserId(4)).value == 5);
    CHECK(ev::domain(ev::Email("x@y")).value == "y");
    const ev::Mixed mixed{true, U'y', ev::Order::greater, {{{1, 2}, {3, 4}}}, ev::UserId(6)};
    CHECK(ev::echo_mixed(mixed) == mixed);
    CHECK((ev::turn({1, 2, 3, 4}) == std::array<std::uint16_t, 4>{4, 3, 2, 1}));
    CHECK(ev::triple("p")[2] == "p3");
    CHECK((ev::twisted({{"a", "b"}, {"c", "d"}}, {{true, false, true}, {false, false, false}}) ==
           std::vector<std::array<std::string, 3>>{{"b", "a", "2"}, {"d", "c", "0"}}));
    CHECK(ev::woven([](const auto &rows, const auto &columns) {
              return std::array<std::array<std::string, 2>, 2>{{{rows[2][1], rows[1][0]}, {std::to_string(int(columns[1][0])), rows[2][0]}}};
          }) == "f,ç;-2,");
    CHECK(ev::sum({1, 2, 3}) == 6);
    CHECK(ev::sum({}) == 0);
    std::vector<ev::Point> points{{1, 2}, {3, 4}};
    ev::swap_all(points);
    CHECK((points == std::vector<ev::Point>{{2, 1}, {4, 3}}));
    const std::vector<std::uint32_t> numbers{1, 2, 3};
    const auto tail = ev::tail(numbers, 1);
    CHECK(tail->size() == 2 && tail->data() == numbers.data() + 1);
    CHECK((ev::bools({true, false}) == std::vector<bool>{true, false}));
    CHECK((ev::chars({U'a', U'\u00fc'}) == std::vector<char32_t>{U'a', U'\u00fc'}));
    CHECK(ev::try_chars({static_cast<char32_t>(0xd800)}).error().status() == FTK_E_VALUE);
    CHECK(ev::points(points) == points);
    CHECK((ev::texts({"a", "", std::string(500, 'x')}) == std::vector<std::string>{"a", "", std::string(500, 'x')}));
    CHECK(ev::try_texts({"\xff"}).error().status() == FTK_E_UTF8);
    CHECK(ev::views({"ab", "cde"}) == 5);
    CHECK((ev::nested({{1}, {}, {2, 3}}) == std::vector<std::vector<std::uint16_t>>{{1}, {}, {2, 3}}));
    CHECK((ev::holes({1, std::nullopt}) == std::vector<std::optional<std::uint32_t>>{1, std::nullopt}));
    CHECK((ev::counts({{"b", 2}, {"a", 1}}).begin()->first == "b"));
    ftk::map<ev::UserId, ev::Level> owners;
    for (std::uint64_t i = 0; i != 100; ++i) owners.insert_or_assign(ev::UserId(i), i % 2 == 0 ? ev::Level::low : ev::Level::high);
    CHECK(owners.erase(ev::UserId(50)) == 1 && ev::owners(owners) == owners && ev::owners(owners).size() == 99 && !owners.contains(ev::UserId(50)));
    CHECK((*ev::letters({{U'x', {"xa", "xb"}}}).get(U'x') == std::vector<std::string>{"xa", "xb"}));
    CHECK(ev::maybe_number(5) == 5u && !ev::maybe_number(std::nullopt));
    CHECK(ev::maybe_text("t") == "t" && !ev::maybe_text({}));
    CHECK(ev::maybe_point(ev::Point{1, 2})->y == 2 && !ev::maybe_point({}));
    CHECK(ev::maybe_person(sample()) == sample() && !ev::maybe_person({}));
    CHECK((ev::maybe_list(std::vector<std::int32_t>{1, 2}) == std::vector<std::int32_t>{1, 2}) && !ev::maybe_list({}));
    CHECK((ev::maybe_texts(std::vector<std::string>{"q"}) == std::vector<std::string>{"q"}) && !ev::maybe_texts({}));
    CHECK(ev::maybe_level(ev::Level::low) == ev::Level::low && !ev::maybe_level({}));
    CHECK(ev::defaults() == "x 2 0.500000 low read none 0");
    CHECK(ev::defaults("y", 3, 1.5, ev::Level::high, ev::Access::write, 4, {"a"}) == "y 3 1.500000 high - 4 1");
    CHECK(ev::show_address() == "Way 10115");
    CHECK(ev::show_address({"Road", 1}) == "Road 1");
}

void graphs() {
    const ev::Person person = sample();
    CHECK(ev::echo_person(person) == person);
    CHECK((ev::people({person, {}}) == std::vector<ev::Person>{person, {}}));
    CHECK(ev::shared_person().email.value == "kept@example.org" && ev::lent_person() == ev::shared_person());
    {
        const auto view = ev::echo_person_view(person);
        CHECK(view->email() == "a@b.c" && view->friends().size() == 2 && view->friends()[1].id().value == 43);
        CHECK(view->words()[0].first == "b" && view->words()[1].second == 1);
        CHECK(view->address()->street() == "Way" && view->place()->y == 2 && *view->nick() == "nick");
        CHECK(view->scores()[1] == 1.5 && view->holes()[2] == 3u && view->nested()[2][0] == 3 && view->flags()[2]);
        std::size_t bytes = 0;
        for (const auto blob : view->blobs()) bytes += blob.size();
        CHECK(bytes == 2);
        const auto all = ev::people_view({person, person});
        std::uint64_t ids = 0;
        for (const auto one : *all) ids += one.id().value;
        CHECK(ids == 84);
    }
    ev::Node node{"a", ftk::box<ev::Node>(ev::Node{"b", ftk::box<ev::Node>(ev::Node{"c", std::nullopt})})};
    CHECK(ev::chain(node) == node && (*(*ev::chain(node).next)->next)->name == "c");
    CHECK(ev::chain_view(node)->next()->next()->name() == "c");
    ev::Value value = ev::Value::Items{{ev::Value::Int{1}, ev::Value::Text{"two"}, ev::Value::Empty{}, ev::Value::Flag{true},
                                        ev::Value::Blob{{1, 2}}, ev::Value::Point{{3, 4}}, ev::Value::Person{person},
                                        ev::Value::Object{{{"k", ev::Value::Geo{1.5, 2.5, std::nullopt}}}}, ev::Value::Geo{1, 2, 3.0f}}};
    CHECK(ev::echo_value(value) == value);
    CHECK(ev::maybe_value(value) == value && !ev::maybe_value({}));
    {
        const auto view = ev::echo_value_view(value);
        CHECK(view->as_items()->size() == 9 && (*view->as_items())[6].as_person()->email() == "a@b.c");
        CHECK((*view->as_items())[8].as_geo()->altitude() == 3.0f && !view->as_text());
    }
    const ev::Expr expr = ev::Expr::Add{ev::Expr(ev::Expr::Num{1}), ev::Expr(ev::Expr::Neg{ev::Expr(ev::Expr::Num{2})})};
    const ev::Expr turned = ev::Expr::Add{ev::Expr(ev::Expr::Neg{ev::Expr(ev::Expr::Num{2})}), ev::Expr(ev::Expr::Num{1})};
    CHECK(ev::simplify(expr) == turned);
}

void errors() {
    const auto refused = ev::try_connect("");
    CHECK(refused.error().is<ev::NetError::Refused>() && refused.error().message() == "Refused");
    CHECK(ev::try_connect("abc").error().get<ev::NetError::Timeout>()->seconds == 3);
    CHECK(ev::load("k") == "kk");
    try {
        (void)ev::load("gone");
        CHECK(false);
    } catch (const ev::StoreError &error) {
        const auto missing = error.get<ev::StoreError::Missing>();
        CHECK(std::strcmp(error.what(), "no such key: gone") == 0 && missing->at == 3u && missing->tags.size() == 2 && missing->level == ev::Level::low);
        ftk::error copy = error;
        CHECK(copy.domain() == ev::StoreError::set && !error.is_runtime() && error.code() == ev::StoreError::Code::missing);
    }
    const auto net = ev::try_load("net:host");
    CHECK(net.error().code() == ev::StoreError::Code::net && net.error().get<ev::StoreError::Net>()->value.get<ev::NetError::Timeout>()->seconds == 4);
    CHECK(net.error().cause()->domain() == ev::NetError::set);
    CHECK(ev::try_load("\xc3").error().status() == FTK_E_UTF8 && ev::try_load("\xc3").error().is_runtime());
    CHECK(ev::try_throws_anything(1).error().status() == FTK_E_PANIC && ev::try_throws_anything(1).error().message() == "boom");
    CHECK(ev::try_throws_anything(2).error().status() == FTK_E_PANIC);
    CHECK(ev::try_throws_anything(3).error().status() == FTK_E_NO_MEMORY);
    CHECK(ev::try_throws_anything(4).error().status() == FTK_E_UNSUPPORTED && ev::try_throws_anything(4).error().message() == "not here");
    CHECK(ev::math::power({2, 10}) == 1024 && ev::math::try_power({2, 61}).error().is<ev::math::MathError::Overflow>());
    CHECK(ev::math::apply({3, 4}, [](ev::math::Pair pair) { return pair.base * pair.exponent; }) == 12);
    CHECK(ev::math::deep::sign_of(-3) == ev::math::deep::Sign::negative);
}

std::int64_t add(std::int64_t a, std::int64_t b) {
    return a + b;
}

void callbacks() {
    const ev::Person person = sample();
    const ev::Value value = ev::Value::Text{"v"};
    CHECK(ev::visit(person, value, [&](const ev::Person &p, ev::Value v, std::string text) {
        CHECK(p == person && text == "text");
        return v;
    }) == value);
    CHECK(ev::visit(person, value, [&](ev::PersonView p, ev::ValueView v, const std::string &) -> ev::Value {
        return ev::Value::Text{std::string(p.email()) + std::string(*v.as_text())};
    }) == ev::Value(ev::Value::Text{"a@b.cv"}));
    CHECK(ev::fold(4, 10, add) == 20);
    CHECK(ev::fold(4, 10, &add) == 20);
    CHECK(ev::pick([](const std::vector<std::string> &all) -> std::optional<std::uint32_t> { return static_cast<std::uint32_t>(all.size() - 1); }) == "z");
    CHECK(ev::pick([](const std::vector<std::string> &) { return std::nullopt; }) == "none");
    CHECK(ev::call_name(std::nullopt) == "no callback");
    const auto namer = [](ev::Point point) -> std::optional<std::string> { return std::to_string(point.x + point.y); };
    CHECK(ev::call_name(namer) == "3");
    const Mine *thrown = nullptr;
    try {
        (void)ev::fold(3, 0, [&](std::int64_t, std::int64_t) -> std::int64_t {
            try {
                throw Mine("mine");
            } catch (const Mine &error) {
                thrown = &error;
                throw;
            }
        });
        CHECK(false);
    } catch (const Mine &error) {
        CHECK(&error == thrown);
    }
    const auto missing = ev::try_visit(person, value, [](const ev::Person &, const ev::Value &, const std::string &) -> ftk::expected<ev::Value, ev::StoreError> {
        return ftk::fail(ev::StoreError::Missing{"x", std::nullopt, ev::Level::high, {}});
    });
    CHECK(missing.error().get<ev::StoreError::Missing>()->key == "x");
    const auto inner = ev::try_visit(person, value, [](const ev::Person &, const ev::Value &, const std::string &) -> ev::Value { throw ev::StoreError(ev::NetError(ev::NetError::Refused{})); });
    CHECK(inner.error().get<ev::StoreError::Net>()->value.is<ev::NetError::Refused>() && inner.error().origin() != nullptr);
}

void objects() {
    {
        ev::Ticket ticket(5);
        CHECK(ticket.number() == 5 && ev::Ticket::alive() == 1 && ev::Ticket::version() == "v1");
        CHECK(!ticket.label());
        ticket.set_label("l");
        CHECK(ticket.label() == "l");
        ticket.set_tags({"a", "b"});
        CHECK(ticket.tags().size() == 2 && ticket.try_set_tags({}).error().is<ev::NetError::Refused>());
        CHECK(ev::Ticket::named("four").number() == 4 && ev::Ticket::try_named("").error().is<ev::NetError::Refused>());
        CHECK(std::move(ticket).spend() == 5 && !ticket && ev::Ticket::alive() == 0);
        CHECK(ev::Ticket(13).try_number() && ev::Ticket::try_create(13)->number() == 13);
        auto unlucky = ev::Ticket::try_create(13);
        CHECK(std::move(*unlucky).try_spend().error().get<ev::NetError::Timeout>()->seconds == 13);
        ev::Ticket closing(99);
        CHECK(closing.try_close().error().is<ev::NetError::Refused>());
        CHECK(closing.try_number().error().status() == FTK_E_CLOSED);
        ev::Ticket fine(1);
        fine.close();
        fine.close();
    }
    CHECK(ev::Ticket::alive() == 0);
    ev::Desk desk("desk");
    ev::Desk other = desk;
    CHECK(other == desk && other.name() == "desk");
    CHECK(*desk.view() == "desk" && (*desk.numbers())[2] == 9 && **desk.maybe(true) == "desk" && !desk.maybe(false));
    desk.rename("big");
    CHECK(other.name() == "big" && desk.child().number() == 7 && desk.peer().name() == "big");
    {
        ev::Booking booking = ev::book(3, true, desk);
        CHECK(booking.title == "booking 3" && booking.ticket.number() == 3 && booking.spare->number() == 4 && booking.desk.name() == "big");
        CHECK(ev::redeem(std::move(booking)) == 3007 && ev::Ticket::alive() == 0);
        auto many = ev::book_many(3, desk);
        CHECK(many.size() == 3 && many[2].ticket.number() == 3 && ev::Ticket::alive() == 3);
        many[0].title = "\xff";
        CHECK(ev::try_redeem_all("all", std::move(many)).error().status() == FTK_E_UTF8 && ev::Ticket::alive() == 0);
        CHECK(ev::try_redeem_all("\xff", ev::book_many(3, desk)).error().status() == FTK_E_UTF8 && ev::Ticket::alive() == 0);
        CHECK(ev::redeem_all("all", ev::book_many(3, desk)) == 3 && ev::Ticket::alive() == 0);
        const auto in_place = ev::book_many_view(2, desk);
        CHECK((*in_place)[1].title() == "booking 2" && ev::Ticket::alive() == 2);
    }
    CHECK(ev::Ticket::alive() == 0);
    CHECK(!ev::maybe_ask(0) && ev::maybe_ask(1)->is<ev::Answer::NoneLeft>() && ev::maybe_ask(7)->get_if<ev::Answer::Granted>()->value.number() == 6);
    CHECK(ev::ask(0).is<ev::Answer::NoneLeft>() && ev::ask(6).get_if<ev::Answer::Granted>()->value.number() == 6);
    CHECK(ev::discard(ev::Ticket(8)) == 8 && ev::discard(std::nullopt) == 0);
    ev::Ticket a(1), b(1);
    CHECK(ev::compare(a, &b) && !ev::compare(a, nullptr));
    CHECK(ev::same(&desk)->name() == "big" && !ev::same(nullptr));
    ev::Ticket handed = ev::hand(ev::Ticket(21), desk, [](ev::Ticket ticket, const ev::Desk &at) {
        CHECK(at.name() == "big");
        return ticket;
    });
    CHECK(handed.number() == 21);
    CHECK(!ev::try_hand(ev::Ticket(22), desk, [](ev::Ticket, const ev::Desk &) -> ev::Ticket { throw Mine("no"); }));
}

// Every allocation of the consumer's runtime fails once.
void memory() {
    const ev::Person person = sample();
    for (std::uint64_t n = 1; n < 60; ++n) {
        ftk_fail_allocation(n, 0);
        const auto echoed = ev::try_echo_person(person);
        CHECK(echoed.has_value() ? *echoed == person : echoed.error().status() == FTK_E_NO_MEMORY);
        ftk_fail_allocation(n, 0);
        const auto loaded = ev::try_load("gone");
        CHECK(loaded.error().is<ev::StoreError::Missing>() || loaded.error().status() == FTK_E_NO_MEMORY);
        ftk_fail_allocation(n, 0);
        const auto visited = ev::try_visit(person, ev::Value::Int{1}, [](const ev::Person &, ev::Value v, const std::string &) { return v; });
        CHECK(visited.has_value() || visited.error().status() == FTK_E_NO_MEMORY);
        ftk_fail_allocation(n, 0);
        const auto booked = ev::Ticket::try_create(1);
        CHECK(booked.has_value() || booked.error().status() == FTK_E_NO_MEMORY);
    }
    ftk_fail_allocation(0, 0);
}

} // namespace

int main(int argc, char **argv) {
    if (argc > 1) ev::library::load(argv[1]);
    try {
        constants();
        values();
        graphs();
        errors();
        callbacks();
        objects();
        memory();
    } catch (const std::exception &error) {
        std::printf("exception: %s\n", error.what());
        ++failures;
    }
    ftk_leaks leaks = {};
    leaks.size = sizeof(leaks);
    (void)ftk_leaks_read(&leaks);
    std::printf(failures == 0 ? "ok\n" : "%d failures\n", failures);
    std::printf("leaks %u\n", static_cast<unsigned>(leaks.allocations + leaks.handles + leaks.errors + leaks.owners));
    return failures == 0 ? 0 : 1;
}
