#include "sweep.hpp"

#include "harness.hpp"

#include <atomic>
#include <cstdlib>
#include <dlfcn.h>
#include <new>

namespace {

// Allocation number `failing` of operator new fails; 0 is none. Counts since the last call of fail_new().
std::atomic<std::uint64_t> failing{0};
std::atomic<std::uint64_t> counted{0};

std::uint64_t fail_new(std::uint64_t nth, int) {
    failing = nth;
    return counted.exchange(0);
}

void *allocate(std::size_t size) noexcept {
    const std::uint64_t nth = ++counted;
    return nth == failing ? nullptr : std::malloc(size == 0 ? 1 : size);
}

} // namespace

// Libraries that are loaded later use these as well.
void *operator new(std::size_t size) {
    if (void *place = allocate(size)) return place;
    throw std::bad_alloc();
}
void *operator new(std::size_t size, const std::nothrow_t &) noexcept {
    return allocate(size);
}
void operator delete(void *place) noexcept {
    std::free(place);
}
void operator delete(void *place, std::size_t) noexcept {
    std::free(place);
}
void operator delete(void *place, const std::nothrow_t &) noexcept {
    std::free(place);
}

namespace conf_sweep {

namespace {

using Consume = void (*)(const char *library);
using Fail = std::uint64_t (*)(std::uint64_t nth, int persistent);

// What stopped the run, or nothing. Lines go to `lines`.
std::string run(const char *library, Consume consume, Fail fail, std::uint64_t nth, std::uint64_t &seen, std::vector<std::string> &lines) {
    std::string stopped;
    conf_show::recorded = &lines;
    (void)fail(nth, 0);
    try {
        consume(library);
        seen = fail(0, 0);
    } catch (const std::bad_alloc &) {
        seen = fail(0, 0);
        stopped = "out of memory";
    } catch (const ftk::error &error) {
        seen = fail(0, 0);
        stopped = error.status() == FTK_E_NO_MEMORY ? "out of memory" : conf_show::failure(error) + " " + error.what();
    } catch (const std::exception &error) {
        seen = fail(0, 0);
        stopped = error.what();
    }
    conf_show::recorded = nullptr;
    return stopped;
}

bool ends_with(const std::string &text, const std::string &end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

void report(std::uint64_t nth, const std::string &stopped, const std::vector<std::string> &lines, const std::vector<std::string> &wanted) {
    const auto print = [&](const std::string &problem) { std::printf("allocation %llu: %s\n", static_cast<unsigned long long>(nth), problem.c_str()); };
    if (stopped.empty() && lines.size() != wanted.size()) print(std::to_string(lines.size()) + " lines instead of " + std::to_string(wanted.size()));
    if (!stopped.empty() && stopped != "out of memory") print("stopped with: " + stopped);
    for (std::size_t i = 0; i != lines.size() && i != wanted.size(); ++i) {
        if (lines[i] != wanted[i] && !ends_with(lines[i], "status -2")) print("printed: " + lines[i]);
    }
}

} // namespace

void sweep(const char *library, Consume consume, std::uint64_t (*leaks)(const char *library)) {
    void *module = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    const auto remote = module == nullptr ? nullptr : reinterpret_cast<Fail>(dlsym(module, "conf_fail_allocation"));
    if (remote == nullptr) return conf_show::say("the library has no fault injection");
    const struct {
        const char *name;
        Fail fail;
    } kinds[] = {{"consumer", &ftk_fail_allocation}, {"provider", remote}, {"operator new", &fail_new}};
    std::vector<std::string> wanted;
    std::uint64_t seen = 0;
    // The first run fills what is kept for later ones, for example the error of the runtime for "out of memory".
    if (!run(library, consume, &fail_new, 0, seen, wanted).empty()) return conf_show::say("the transcript fails without any failing allocation");
    for (const auto &kind : kinds) {
        std::uint64_t failed = 0;
        // Each of the first ones, then ever wider apart: the last are thousands of the same kind.
        for (std::uint64_t nth = 1;; nth += 1 + nth / 64) {
            std::vector<std::string> lines;
            const std::string stopped = run(library, consume, kind.fail, nth, seen, lines);
            if (!stopped.empty() || lines != wanted) ++failed;
            report(nth, stopped, lines, wanted);
            if (const std::uint64_t left = leaks(library); left != 0) {
                std::printf("allocation %llu: %llu objects left behind\n", static_cast<unsigned long long>(nth), static_cast<unsigned long long>(left));
                return;
            }
            if (seen < nth) break;
        }
        std::printf("%s: %llu failed\n", kind.name, static_cast<unsigned long long>(failed));
    }
}

} // namespace conf_sweep
