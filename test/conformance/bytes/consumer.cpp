#include <conf_bytes.hpp>
#include <harness.hpp>

void consume_bytes(const char *library);

void consume_bytes(const char *library) {
    namespace api = conf::bytes;
    using namespace conf_show;
    api::library::load(library);
    line("invert(00ff10)", hex(api::invert({0x00, 0xff, 0x10})));
    line("invert()", hex(api::invert({})));
    line("ramp(5)", hex(api::ramp(5)));
    const std::vector<std::uint8_t> ramp = api::ramp(70000);
    line("ramp(70000)", text(ramp.size()) + " bytes, sum " + text(api::sum(ramp)));
    line("sum(0102ff)", text(api::sum({0x01, 0x02, 0xff})));
    const api::Blob blob = api::reverse({"n", {1, 2, 3}});
    line("reverse(\"n\", 010203)", text(blob.name) + " " + hex(blob.data));
    line("concat(01, , 0203)", hex(api::concat({{1}, {}, {2, 3}})));
}
