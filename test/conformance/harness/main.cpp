// The C++ consumer program: conf_cpp [--sweep] LIBRARY FEATURE...
// With --sweep every allocation fails in turn. The feature `misuse` prints what wrong uses of handles give.
#include "harness.hpp"
#include "sweep.hpp"

#include <cstring>
#include <dlfcn.h>

#define CONF_FEATURE(name) void consume_##name(const char *library);
#include "features.inc"
#undef CONF_FEATURE

namespace {

struct feature {
    const char *name;
    void (*run)(const char *library);
};

constexpr feature features[] = {
#define CONF_FEATURE(name) {#name, consume_##name},
#include "features.inc"
#undef CONF_FEATURE
};

std::uint64_t live(const ftk_leaks &leaks) {
    return leaks.allocations + leaks.handles + leaks.errors + leaks.owners;
}

std::uint64_t count_leaks(const char *library) {
    ftk_leaks own{};
    ftk_leaks others{};
    own.size = others.size = sizeof own;
    if (ftk_leaks_read(&own) != FTK_OK) return 1;
    void *module = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) return 1;
    auto read = reinterpret_cast<std::int32_t (*)(ftk_leaks *)>(dlsym(module, "conf_leaks"));
    if (read == nullptr || read(&others) != FTK_OK) return 1;
    return live(own) + live(others);
}

} // namespace

int main(int argc, char **argv) {
    const int sweeping = argc > 1 && std::strcmp(argv[1], "--sweep") == 0 ? 1 : 0;
    if (argc < 3 + sweeping) return 2;
    const char *library = argv[1 + sweeping];
    for (int i = 2 + sweeping; i < argc; i++) {
        for (const feature &one : features) {
            if (std::strcmp(one.name, argv[i]) != 0) continue;
            std::printf("## %s\n", argv[i]);
            try {
                if (sweeping != 0) conf_sweep::sweep(library, one.run, &count_leaks);
                else one.run(library);
            } catch (const std::exception &failure) {
                std::fflush(stdout);
                std::fprintf(stderr, "%s: %s\n", argv[i], failure.what());
                return 1;
            }
            std::printf("leaks %llu\n", static_cast<unsigned long long>(count_leaks(library)));
            std::fflush(stdout);
        }
    }
    return 0;
}
