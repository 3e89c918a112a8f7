#import <ConfNewtype/ConfNewtype.h>
#import <harness_objc.h>

CONSUMER(newtype) {
    LOAD(ConfNewtype);
    conf_line(@"next(41)", @"%llu", (unsigned long long)[ConfNewtype next:41]);
    conf_line(@"domain(\"ann@example.org\")", @"%@", conf_text([ConfNewtype domain:@"ann@example.org"]));
    ConfNewtypeUser *user = [ConfNewtype makeUser:7];
    conf_line(@"make_user(7)", @"%llu %@ %@", (unsigned long long)user.id_, conf_text(user.email), conf_list(user.scores, conf_show_float));
    conf_line(@"total(user 7)", @"%@", conf_float([ConfNewtype total:user]));
}
