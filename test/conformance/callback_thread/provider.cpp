#include <conf_callback_thread_provider.hpp>
#include <mutex>
#include <thread>

namespace {

namespace api = conf::callback_thread;

// A callback beyond its call.
std::mutex kept_lock;
std::optional<api::provider::Progress> kept;

// Threads that are waited for, whatever happens.
class Threads {
public:
    explicit Threads(std::size_t count) {
        all_.reserve(count);
    }
    Threads(const Threads &) = delete;
    Threads &operator=(const Threads &) = delete;
    ~Threads() {
        join();
    }
    template <class Body>
    void start(Body body) {
        all_.emplace_back(std::move(body));
    }
    void join() {
        for (auto &one : all_) one.join();
        all_.clear();
    }

private:
    std::vector<std::thread> all_;
};

struct Provider {
    // The failure leaves as an exception of the thread that made it here, and as a value below.
    static std::uint32_t elsewhere(std::uint32_t n, const api::provider::Progress &progress) {
        std::exception_ptr failure;
        std::thread([&] {
            try {
                for (std::uint32_t step = 1; step <= n; ++step) progress(step);
            } catch (...) {
                failure = std::current_exception();
            }
        }).join();
        if (failure) std::rethrow_exception(failure);
        return n;
    }
    static ftk::expected<std::uint32_t, api::StopError> at_once(std::uint32_t threads, std::uint32_t n, const api::provider::Progress &progress) {
        std::vector<ftk::expected<std::uint32_t, api::StopError>> counts(threads, std::uint32_t{0});
        Threads running(threads);
        for (auto &count : counts) running.start([&count, n, progress] { count = count_stops(n, progress); });
        running.join();
        std::uint32_t stops = 0;
        for (auto &count : counts) {
            if (!count) return std::move(count);
            stops += *count;
        }
        return stops;
    }
    static ftk::expected<std::uint32_t, api::StopError> count_stops(std::uint32_t n, const api::provider::Progress &progress) {
        std::uint32_t stops = 0;
        for (std::uint32_t step = 1; step <= n; ++step) {
            auto result = progress.try_call(step);
            if (result) continue;
            if (!result.error().is<api::StopError::Stopped>()) return ftk::fail(std::move(result).error());
            ++stops;
        }
        return stops;
    }
    static std::vector<std::string> labels(std::uint32_t n, const api::provider::Label &label) {
        std::vector<ftk::expected<std::string, ftk::error>> made(n, std::string());
        Threads running(n);
        for (std::uint32_t i = 0; i < n; ++i) running.start([&made, i, label] { made[i] = label.try_call("ä", i + 1); });
        running.join();
        std::vector<std::string> labels;
        for (auto &one : made) labels.push_back(ftk::unwrap(std::move(one)));
        return labels;
    }
    static std::uint32_t mixed(std::uint32_t n, const api::provider::Plain &plain, const api::provider::Progress *progress) {
        std::uint32_t sum = 0;
        for (std::uint32_t number = 1; number <= n; ++number) {
            sum += plain(number);
            if (progress == nullptr) continue;
            ftk::expected<void, api::StopError> result;
            std::thread([&] { result = progress->try_call(number); }).join();
            ftk::unwrap(std::move(result));
        }
        return sum;
    }
    static void keep(const api::provider::Progress &progress) {
        const std::lock_guard<std::mutex> lock(kept_lock);
        kept.emplace(progress);
    }
    static std::int32_t late() {
        const std::lock_guard<std::mutex> lock(kept_lock);
        std::int32_t status = FTK_OK;
        std::thread([&] {
            auto result = kept->try_call(1);
            if (!result) status = ftk::error(std::move(result).error()).status();
        }).join();
        kept.reset();
        return status;
    }
};

} // namespace

FTK_PROVIDER(conf_callback_thread, Provider);
