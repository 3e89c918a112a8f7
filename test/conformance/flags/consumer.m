#import <ConfFlags/ConfFlags.h>
#import <harness_objc.h>

CONSUMER(flags) {
    LOAD(ConfFlags);
    conf_line(@"with_read(write)", @"%u", (unsigned)[ConfFlags withRead:ConfFlagsAccessWrite]);
    conf_line(@"echo(all)", @"%u", (unsigned)[ConfFlags echo:ConfFlagsAccessAll]);
    conf_line(@"echo(unknown bit 4096)", @"%u", (unsigned)[ConfFlags echo:(ConfFlagsAccess)4096]);
    conf_line(@"toggle(fast)", @"%u", (unsigned)[ConfFlags toggle:ConfFlagsModeFast]);
    conf_line(@"toggle(fast | safe)", @"%u", (unsigned)[ConfFlags toggle:ConfFlagsModeFast | ConfFlagsModeSafe]);
    ConfFlagsRule *rule = [ConfFlags makeRule];
    conf_line(@"make_rule()", @"%u %u", (unsigned)rule.access, (unsigned)rule.mode);
}
