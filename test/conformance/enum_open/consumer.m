#import <ConfEnumOpen/ConfEnumOpen.h>
#import <harness_objc.h>

CONSUMER(enum_open) {
    LOAD(ConfEnumOpen);
    conf_line(@"echo(aes)", @"%u", (unsigned)[ConfEnumOpen echo:ConfEnumOpenCipherAes]);
    conf_line(@"echo(unknown 500)", @"%u", (unsigned)[ConfEnumOpen echo:(ConfEnumOpenCipher)500]);
    conf_line(@"strange()", @"%u", (unsigned)[ConfEnumOpen strange]);
    conf_line(@"negate(minus)", @"%d", (int)[ConfEnumOpen negate:ConfEnumOpenSignedMinus]);
    conf_line(@"negate(zero)", @"%d", (int)[ConfEnumOpen negate:ConfEnumOpenSignedZero]);
    conf_line(@"widest()", @"%llu", (unsigned long long)[ConfEnumOpen widest]);
    ConfEnumOpenChoice *choice = [ConfEnumOpen makeChoice];
    conf_line(@"make_choice()", @"%u %d", (unsigned)choice.cipher, (int)choice.signed_);
    conf_line(@"known([1, 77, 9])", @"%@", conf_list([ConfEnumOpen known:ARRAY(NUMBER(ConfEnumOpenCipherAes), NUMBER(77), NUMBER(9))], conf_show_number));
}
