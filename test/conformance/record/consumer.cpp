#include <conf_record.hpp>
#include <harness.hpp>

void consume_record(const char *library);

namespace {

std::string show(const conf::record::Person &person) {
    using namespace conf_show;
    const std::string address = person.address ? "{" + text(person.address->street) + " " + text(person.address->zip) + "}" : "none";
    return "{" + text(person.id) + " " + text(person.name) + " " + text(person.age) + " " + text(person.email) + " " + list(person.tags) + " " +
           list(person.scores) + " " + address + " " + list(person.friends, show) + "}";
}

} // namespace

void consume_record(const char *library) {
    namespace api = conf::record;
    using namespace conf_show;
    api::library::load(library);
    line("create(1, \"ann\")", show(api::create(1, "ann")));
    api::Person bob;
    bob.id = 7;
    bob.name = "bob";
    bob.age = 40;
    bob.email = "b@x";
    bob.tags = {"a"};
    bob.scores = {0.5};
    bob.address = api::Address{"Road", 5};
    line("visit({7 \"bob\" 40 \"b@x\" [\"a\"] [0.500] \"Road\" 5})", show(api::visit(bob)));
    api::Person one, two, three;
    one.id = 1;
    two.id = 2;
    three.id = 3;
    two.friends = {three};
    one.friends = {two};
    line("sum_ids(nested 1, 2, 3)", text(api::sum_ids({one})));
    line("crowd(3)", list(api::crowd(3), show));
    const std::vector<api::Person> crowd = api::crowd(500);
    line("crowd(500)", text(crowd.size()) + " people, ids " + text(api::sum_ids(crowd)));
}
