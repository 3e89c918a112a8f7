/**
 * Times loops: the paths of a case in turn, slices of about 2.5 ms, thread CPU clock, the minimum of all rounds.
 * Every loop is a function of its own, because every path is a lambda of its own.
 */
#pragma once

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <pthread.h>
#include <sched.h>
#include <string>
#include <thread>
#include <time.h>
#include <vector>

namespace bench_harness {

constexpr int ROUNDS = 25;
constexpr double SLICE = 2.5e6;
/// Two threads are measured in slices this much shorter, so that both are likely to run all the time.
constexpr std::uint64_t SHORTER = 16;
/// Nanoseconds after which a case must do with the rounds that it has.
constexpr double PATIENCE = 8e9;

/// One way of doing what the case does.
struct Path {
    std::string name;
    std::function<void(std::uint64_t)> loop;
};

/// A path that calls `once(i)`; what it returns counts as used.
template <class Once>
Path path(const char *name, Once once) {
    return {name, [once](std::uint64_t count) {
                for (std::uint64_t i = 0; i != count; ++i) {
                    auto value = once(static_cast<std::int32_t>(i & 1023));
                    asm volatile("" : : "g"(&value) : "memory");
                }
            }};
}

inline double clock_ns(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

inline void stay_on(int cpu) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    pthread_setaffinity_np(pthread_self(), sizeof set, &set);
}

/// A second thread that runs a path while it is measured, and counts its calls.
class Rival {
public:
    Rival() : thread_([this] { run(); }) {}
    ~Rival() {
        stop_ = true;
        thread_.join();
    }
    void start(const Path &path) {
        calls_ = 0;
        path_ = &path;
        while (calls_ == 0) {
        }
        calls_ = 0;
    }
    /// Returns the calls since the start.
    std::uint64_t end() {
        const std::uint64_t calls = calls_;
        path_ = nullptr;
        while (running_) sched_yield();
        return calls;
    }

private:
    void run() {
        stay_on(1);
        while (!stop_) {
            running_ = true;
            const Path *path = path_;
            if (path != nullptr) {
                path->loop(100);
                calls_ += 100;
            }
            running_ = false;
            if (path == nullptr) sched_yield();
        }
    }
    std::atomic<bool> stop_{false}, running_{false};
    std::atomic<const Path *> path_{nullptr};
    std::atomic<std::uint64_t> calls_{0};
    std::thread thread_;
};

/// CPU time of one slice, in nanoseconds.
inline double slice(const Path &path, std::uint64_t count) {
    const double started = clock_ns(CLOCK_THREAD_CPUTIME_ID);
    path.loop(count);
    return clock_ns(CLOCK_THREAD_CPUTIME_ID) - started;
}

/// The time of a slice with the second thread beside it; negative when the two did not really run at the same time.
inline double slice_beside(const Path &path, std::uint64_t count, Rival &rival) {
    rival.start(path);
    const double wall = clock_ns(CLOCK_MONOTONIC);
    const double cpu = slice(path, count);
    const double passed = clock_ns(CLOCK_MONOTONIC) - wall;
    const std::uint64_t others = rival.end();
    return passed > 1.2 * cpu || others * 2 < count ? -1 : cpu;
}

inline std::uint64_t calibrate(const Path &path) {
    std::uint64_t count = 1;
    for (double time = slice(path, 1); time < SLICE / 2; time = slice(path, count)) count *= 2;
    return count;
}

/// The report of all cases, as JSON.
class Report {
public:
    /// Measured are the cases whose name contains the first argument of the program, and the paths that have the second one as name.
    Report(std::string prefix, int argc, char **argv)
        : prefix_(std::move(prefix)), wanted_case_(argc > 1 ? argv[1] : ""), wanted_path_(argc > 2 ? argv[2] : "") {}

    /// Measures on this thread alone. `size` values are moved by one call.
    void alone(const char *name, const std::vector<Path> &paths, double size = 1) {
        if (!wants(name)) return;
        measure(name, paths, size, 1, [](const Path &path, std::uint64_t count) { return slice(path, count); });
    }
    /// Measures with a second thread that does the same to the same object.
    void beside(const char *name, const std::vector<Path> &paths) {
        if (!wants(name)) return;
        stay_on(0);
        Rival rival;
        measure(name, paths, 1, SHORTER, [&](const Path &path, std::uint64_t count) { return slice_beside(path, count, rival); });
    }
    void print() const { std::printf("[%s]\n", text_.c_str()); }

private:
    bool wants(const std::string &name) const { return (prefix_ + name).find(wanted_case_) != std::string::npos; }
    bool wants_path(const Path &path) const { return wanted_path_.empty() || path.name == wanted_path_; }
    template <class Slice>
    void measure(const char *name, const std::vector<Path> &paths, double size, std::uint64_t shorter, Slice slice) {
        std::vector<std::uint64_t> counts;
        for (const Path &path : paths) counts.push_back(calibrate(path) / shorter + 1);
        std::vector<double> best(paths.size(), 0);
        std::vector<int> rounds(paths.size(), 0);
        const double started = clock_ns(CLOCK_MONOTONIC);
        for (bool done = false; !done && clock_ns(CLOCK_MONOTONIC) - started < PATIENCE;) {
            done = true;
            for (std::size_t i = 0; i != paths.size(); ++i) {
                if (rounds[i] == ROUNDS || !wants_path(paths[i])) continue;
                done = false;
                const double time = slice(paths[i], counts[i]);
                if (time < 0) continue;
                ++rounds[i];
                const double one = time / static_cast<double>(counts[i]) / size;
                if (best[i] == 0 || one < best[i]) best[i] = one;
            }
        }
        write(name, paths, best, rounds);
    }
    /// A path with fewer than 15 rounds has no time.
    void write(const char *name, const std::vector<Path> &paths, const std::vector<double> &best, const std::vector<int> &rounds) {
        std::string times;
        for (std::size_t i = 0; i != paths.size(); ++i) {
            if (rounds[i] < 15) continue;
            char number[64];
            std::snprintf(number, sizeof number, "%.3f", best[i]);
            times += (times.empty() ? "\"" : ",\"") + paths[i].name + "\":" + number;
        }
        text_ += std::string(text_.empty() ? "" : ",\n ") + "{\"case\":\"" + prefix_ + name + "\",\"times\":{" + times + "}}";
    }
    std::string prefix_;
    std::string wanted_case_;
    std::string wanted_path_;
    std::string text_;
};

} // namespace bench_harness
