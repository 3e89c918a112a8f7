// The provider: what acme.greeter does, in C++. Any class with these members will do; a missing one is a compile error that names it.
#include "acme_greeter_provider.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace {

class Greeter {
public:
    explicit Greeter(std::string greeting) : greeting_(std::move(greeting)) {}

    std::string greet(std::string_view name) {
        using acme::greeter::GreetError;
        if (name.empty()) throw GreetError(GreetError::EmptyName{});
        ++count_;
        return greeting_ + ", " + std::string(name);
    }

    std::uint32_t count() const { return count_; }

private:
    std::string greeting_;
    std::uint32_t count_ = 0;
};

struct Provider {
    using Greeter = ::Greeter;
};

} // namespace

FTK_PROVIDER(acme_greeter, Provider);
