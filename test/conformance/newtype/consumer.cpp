#include <conf_newtype.hpp>
#include <harness.hpp>

void consume_newtype(const char *library);

void consume_newtype(const char *library) {
    namespace api = conf::newtype;
    using namespace conf_show;
    api::library::load(library);
    const auto show = [](const api::User &user) {
        return text(user.id.value) + " " + text(user.email.value) + " " + list(user.scores, [](api::Score score) { return text(score.value); });
    };
    line("next(41)", text(api::next(api::UserId(41)).value));
    line("domain(\"ann@example.org\")", text(api::domain(api::Email("ann@example.org")).value));
    const api::User user = api::make_user(api::UserId(7));
    line("make_user(7)", show(user));
    line("total(user 7)", text(api::total(user).value));
}
