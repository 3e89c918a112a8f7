#include <conf_callback_throws.hpp>
#include <harness.hpp>
#include <stdexcept>

void consume_callback_throws(const char *library);

namespace {

struct Mine : std::runtime_error {
    using runtime_error::runtime_error;
};

template <class Call>
std::string same_exception(const Mine *&thrown, Call call) {
    try {
        call();
        return "no exception";
    } catch (const Mine &mine) {
        return &mine == thrown ? "the same exception" : "another exception";
    }
}

} // namespace

void consume_callback_throws(const char *library) {
    namespace api = conf::callback_throws;
    using namespace conf_show;
    api::library::load(library);
    using Error = api::StopError;
    const auto show = [](const Error &error) {
        const auto stopped = error.get<Error::Stopped>();
        return failure(error) + (stopped ? " at=" + text(stopped->at) : "");
    };
    line("run(3, fine)", text(api::run(3, [](std::uint32_t) {})));
    const auto stopped = api::try_run(5, [](std::uint32_t n) {
        if (n == 2) throw Error(Error::Stopped{n});
    });
    line("run(5, stopped at 2)", show(stopped.error()));
    // A callback may also return what its function returns.
    const auto refused = api::try_run(5, [](std::uint32_t) -> ftk::expected<void, Error> { return ftk::fail(Error::Refused{}); });
    line("run(5, refused)", show(refused.error()));
    const auto even = api::try_count_stops(4, [](std::uint32_t n) {
        if (n % 2 == 0) throw Error(Error::Stopped{n});
    });
    line("count_stops(4, stopped when even)", outcome(even));
    const auto third = api::try_count_stops(4, [](std::uint32_t n) {
        if (n == 3) throw Error(Error::Refused{});
    });
    line("count_stops(4, refused at 3)", outcome(third));
    line("sum(3, double)", text(api::sum(3, [](std::uint32_t n) { return n * 2; })));
    const Mine *thrown = nullptr;
    const auto raise = [&](std::uint32_t) -> std::uint32_t {
        try {
            throw Mine("own");
        } catch (const Mine &mine) {
            thrown = &mine;
            throw;
        }
    };
    line("sum(3, own exception)", same_exception(thrown, [&] { (void)api::sum(3, raise); }));
    line("run(3, own exception)", same_exception(thrown, [&] { (void)api::run(3, [&](std::uint32_t n) { (void)raise(n); }); }));
}
