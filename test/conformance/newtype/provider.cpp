#include <conf_newtype_provider.hpp>

namespace {

namespace api = conf::newtype;

struct Provider {
    static api::UserId next(api::UserId id) {
        return api::UserId(id.value + 1);
    }
    static api::Email domain(const api::Email &email) {
        return api::Email(email.value.substr(email.value.find('@') + 1));
    }
    static api::User make_user(api::UserId id) {
        api::User user;
        user.id = id;
        user.email = api::Email("u" + std::to_string(id.value) + "@example.org");
        user.scores = {api::Score(0.5), api::Score(static_cast<double>(id.value))};
        return user;
    }
    static api::Score total(const api::User &user) {
        double sum = 0;
        for (const api::Score score : user.scores) sum += score.value;
        return api::Score(sum);
    }
};

} // namespace

FTK_PROVIDER(conf_newtype, Provider);
