#include <atomic>
#include <conf_callback_thread.hpp>
#include <harness.hpp>
#include <stdexcept>

void consume_callback_thread(const char *library);

namespace {

namespace api = conf::callback_thread;

struct Mine : std::runtime_error {
    using runtime_error::runtime_error;
};

// Throws an exception of this program once, on whatever thread, and remembers where it lies.
class Thrower {
public:
    void operator()(std::uint32_t) const {
        if (done_.exchange(true)) return;
        try {
            throw Mine("own");
        } catch (const Mine &mine) {
            thrown_ = &mine;
            throw;
        }
    }
    template <class Call>
    std::string same_exception(Call call) const {
        try {
            call(*this);
            return "no exception";
        } catch (const Mine &mine) {
            return &mine == thrown_ ? "the same exception" : "another exception";
        }
    }

private:
    mutable std::atomic<bool> done_{false};
    mutable std::atomic<const Mine *> thrown_{nullptr};
};

// The result of a call beside the sum of what its callback saw.
template <class Call>
std::string summed(Call call) {
    std::atomic<std::uint32_t> sum{0};
    const auto result = call(sum);
    return conf_show::outcome(result) + (result ? ", sum " + conf_show::text(sum.load()) : "");
}

} // namespace

void consume_callback_thread(const char *library) {
    using namespace conf_show;
    api::library::load(library);
    using Error = api::StopError;
    using Sum = std::atomic<std::uint32_t>;
    const auto show = [](const Error &error) {
        const auto stopped = error.get<Error::Stopped>();
        return failure(error) + (stopped ? " at=" + text(stopped->at) : "");
    };
    const auto stop = [](bool when, std::uint32_t at) {
        if (when) throw Error(Error::Stopped{at});
    };
    line("elsewhere(3, fine)", summed([](Sum &sum) { return api::try_elsewhere(3, [&](std::uint32_t step) { sum += step; }); }));
    line("elsewhere(5, stopped at 2)", show(api::try_elsewhere(5, [&](std::uint32_t step) { stop(step == 2, step); }).error()));
    const auto refuse = [](std::uint32_t) -> ftk::expected<void, Error> { return ftk::fail(Error::Refused{}); };
    line("elsewhere(5, refused)", show(api::try_elsewhere(5, refuse).error()));
    line("elsewhere(3, own exception)", Thrower().same_exception([](const Thrower &own) { (void)api::elsewhere(3, own); }));
    line("at_once(4, 100, fine)", summed([](Sum &sum) { return api::try_at_once(4, 100, [&](std::uint32_t step) { sum += step; }); }));
    const auto odd = [&](Sum &sum) {
        return api::try_at_once(3, 10, [&](std::uint32_t step) {
            stop(step % 2 == 0, step);
            sum += step;
        });
    };
    line("at_once(3, 10, stopped when even)", summed(odd));
    const auto third = api::try_at_once(3, 5, [](std::uint32_t step) {
        if (step == 3) throw Error(Error::Refused{});
    });
    line("at_once(3, 5, refused at 3)", show(third.error()));
    line("at_once(3, 5, own exception)", Thrower().same_exception([](const Thrower &own) { (void)api::at_once(3, 5, own); }));
    const auto labels = api::labels(3, [](std::string_view label, std::uint32_t number) { return std::string(label) + std::to_string(number); });
    line("labels(3)", list(labels, [](const std::string &one) { return text(one); }));
    const auto twice = [](std::uint32_t n) { return n * 2; };
    line("mixed(3, double, none)", text(api::mixed(3, twice, std::nullopt)));
    const auto mixed = [&](Sum &sum) {
        const auto add = [&](std::uint32_t step) { sum += step; };
        return api::try_mixed(3, twice, add);
    };
    line("mixed(3, double, some)", summed(mixed));
    const auto second = [&](std::uint32_t step) { stop(step == 2, step); };
    line("mixed(3, double, stopped at 2)", show(api::try_mixed(3, twice, second).error()));
    const auto nested = [](Sum &sum) {
        return api::try_elsewhere(2, [&](std::uint32_t step) { (void)api::elsewhere(3, [&](std::uint32_t inner) { sum += step * inner; }); });
    };
    line("nested: elsewhere inside elsewhere", summed(nested));
    api::keep([](std::uint32_t) {});
    line("after the call", "status " + text(api::late()));
}
