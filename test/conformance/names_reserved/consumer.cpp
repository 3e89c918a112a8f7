#include <conf_names_reserved.hpp>
#include <harness.hpp>

void consume_names_reserved(const char *library);

void consume_names_reserved(const char *library) {
    namespace api = conf::names_reserved;
    using namespace conf_show;
    api::library::load(library);
    using api::Union;
    const auto show = [](const Union &value) {
        return value.visit(ftk::overloaded{
            [](const Union::Void &) -> std::string { return "void"; },
            [](const Union::Int &one) { return "int " + text(one.value); },
            [](const Union::String &one) { return "string " + text(one.value); },
            [](const Union::Loop &one) { return "loop " + text(one.while_); },
            [](const Union::Then &one) { return "then " + text(one.value); },
            [](const Union::Unknown &one) { return "unknown " + text(one.tag); },
        });
    };
    line("match(1, 2, 3, 4)", text(api::match(1, 2, 3, 4)));
    api::Record record;
    record.type = "t";
    const api::Record r = api::return_(record);
    line("return", text(r.type) + " " + text(r.fn) + " " + text(r.let) + " " + text(r.namespace_) + " " + text(r.constructor) + " " + text(r.proto___) + " " +
                       text(r.size) + " " + text(r.reserved1) + " " + text(r.len) + " " + text(r.out) + " " + text(r.err));
    line("switch(void)", show(api::switch_(Union::Void{})));
    line("switch(int 5)", show(api::switch_(Union::Int{5})));
    line("switch(string \"s\")", show(api::switch_(Union::String{"s"})));
    line("switch(loop 3)", show(api::switch_(Union::Loop{3})));
    line("switch(then 4)", show(api::switch_(Union::Then{4})));
    const auto tried = api::try_try("x");
    const auto caught = payload<api::Error::Catch>(tried.error());
    line("try(\"x\")", failure(tried.error()) + " throw=" + text(caught.throw_) + " message=" + text(caught.message) + " code=" + text(caught.code));
    line("enum", text(api::enum_({2, 0.5, 1})));
    line("template(n + 1)", text(api::template_([](std::uint32_t goto_) { return goto_ + 1; })));
    line("module.import(5)", text(api::module_::import_(5)));
    api::Object object;
    line("object.await(1, 2)", text(object.await(1, 2)));
    line("object.toString()", text(object.to_string()));
    line("object.then()", text(object.then()));
    object.set_function(9);
    line("object.function", text(object.function()));
    line("object.self(4)", text(api::Object::self(4)));
    line("delete(5).toString()", text(api::Object::delete_(5).to_string()));
}
