#include <conf_record_provider.hpp>

namespace {

namespace api = conf::record;

struct Provider {
    static api::Person visit(api::Person person) {
        for (char &letter : person.name) {
            if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        }
        ++person.age;
        person.tags.push_back("seen");
        if (person.address) ++person.address->zip;
        person.friends = {create(0, "bot")};
        return person;
    }
    static api::Person create(std::uint64_t id, std::string_view name) {
        api::Person person;
        person.id = id;
        person.name = name;
        return person;
    }
    static std::uint64_t sum_ids(const std::vector<api::Person> &people) {
        std::uint64_t sum = 0;
        for (const api::Person &person : people) sum += person.id + sum_ids(person.friends);
        return sum;
    }
    static std::vector<api::Person> crowd(std::uint32_t n) {
        std::vector<api::Person> people;
        for (std::uint32_t id = 1; id <= n; ++id) {
            api::Person &person = people.emplace_back(create(id, "p" + std::to_string(id)));
            person.scores = {id / 2.0};
            if (id % 2 == 0) person.address = api::Address{"Way " + std::to_string(id)};
        }
        return people;
    }
};

} // namespace

FTK_PROVIDER(conf_record, Provider);
