#include <conf_enum_open.hpp>
#include <harness.hpp>

void consume_enum_open(const char *library);

void consume_enum_open(const char *library) {
    namespace api = conf::enum_open;
    using namespace conf_show;
    api::library::load(library);
    using api::Cipher;
    line("echo(aes)", text(api::echo(Cipher::aes)));
    line("echo(unknown 500)", text(api::echo(static_cast<Cipher>(500))));
    line("strange()", text(api::strange()));
    line("negate(minus)", text(api::negate(api::Signed::minus)));
    line("negate(zero)", text(api::negate(api::Signed::zero)));
    line("widest()", text(api::widest()));
    const api::Choice choice = api::make_choice();
    line("make_choice()", text(choice.cipher) + " " + text(choice.signed_));
    line("known([1, 77, 9])", list(api::known({Cipher::aes, static_cast<Cipher>(77), static_cast<Cipher>(9)})));
}
