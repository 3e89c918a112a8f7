#include <conf_const.hpp>
#include <harness.hpp>

void consume_const(const char *library);

void consume_const(const char *library) {
    namespace api = conf::const_;
    using namespace conf_show;
    api::library::load(library);
    line("MAX_KEY", text(api::MAX_KEY));
    line("SMALL", text(api::SMALL));
    line("BIG", text(api::BIG));
    line("MIN", text(api::MIN));
    line("RATIO", text(api::RATIO));
    line("FLAG", text(api::FLAG));
    line("LETTER", text(api::LETTER));
    line("GREETING", text(api::GREETING.size()) + " bytes");
    line("MAGIC", hex(api::MAGIC));
    line("LEVEL", text(api::LEVEL));
    line("ALL", text(api::ALL));
    line("MIXED", text(api::MIXED));
    line("checksum()", text(api::checksum()));
}
