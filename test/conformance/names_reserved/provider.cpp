#include <conf_names_reserved_provider.hpp>

namespace {

namespace api = conf::names_reserved;

class Object {
public:
    explicit Object(std::uint32_t number = 0) : number_(number) {}

    static std::unique_ptr<Object> delete_(std::uint32_t new_) {
        return std::make_unique<Object>(new_);
    }
    static std::uint32_t self(std::uint32_t this_) {
        return this_;
    }
    std::uint32_t await(std::uint32_t async, std::uint32_t yield) const {
        return async + yield;
    }
    std::string to_string() const {
        return "object " + std::to_string(number_);
    }
    std::uint32_t then() const {
        return 7;
    }
    std::uint32_t function() const {
        return function_;
    }
    void set_function(std::uint32_t value) {
        function_ = value;
    }

private:
    std::uint32_t number_;
    std::uint32_t function_ = 0;
};

struct Provider {
    using Object = ::Object;

    static std::uint32_t match(std::uint32_t self, std::uint32_t out, std::uint32_t err, std::uint32_t ctx) {
        return self + out + err + ctx;
    }
    static api::Record return_(api::Record in) {
        ++in.fn;
        return in;
    }
    static api::Union switch_(api::Union case_) {
        return case_;
    }
    static ftk::expected<void, api::Error> try_(std::string_view if_) {
        return ftk::fail(api::Error::Catch{std::string(if_), "m", 9});
    }
    static api::Class enum_(const api::Struct &struct_) {
        return static_cast<api::Class>(struct_.class_);
    }
    static std::uint32_t template_(const api::provider::Operator &operator_) {
        return operator_(41);
    }

    struct module_ {
        static std::uint32_t import_(std::uint32_t export_) {
            return export_ + 1;
        }
    };
};

} // namespace

FTK_PROVIDER(conf_names_reserved, Provider);
