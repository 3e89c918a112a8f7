#import <ConfNamesReserved/ConfNamesReserved.h>
#import <harness_objc.h>

@interface Next : NSObject <ConfNamesReservedOperator>
@end

@implementation Next
- (uint32_t)callWithGoto:(uint32_t)number {
    return number + 1;
}
@end

static NSString *show(ConfNamesReservedUnion *value) {
    switch (value.kind) {
    case ConfNamesReservedUnionKindVoid: return @"void";
    case ConfNamesReservedUnionKindInt: return [NSString stringWithFormat:@"int %d", value.int_];
    case ConfNamesReservedUnionKindString: return [NSString stringWithFormat:@"string %@", conf_text(value.string)];
    case ConfNamesReservedUnionKindLoop: return [NSString stringWithFormat:@"loop %u", value.loopWhile];
    case ConfNamesReservedUnionKindThen: return [NSString stringWithFormat:@"then %u", value.then];
    }
    return [NSString stringWithFormat:@"unknown %u", (unsigned)value.kind];
}

CONSUMER(names_reserved) {
    LOAD(ConfNamesReserved);
    NSError *error = nil;
    conf_line(@"match(1, 2, 3, 4)", @"%u", [ConfNamesReserved match:1 out:2 err:3 ctx:4]);
    ConfNamesReservedRecord *record = [[FTK_ALLOC(ConfNamesReservedRecord) initWithType:@"t"] autorelease];
    ConfNamesReservedRecord *r = [ConfNamesReserved return_:record];
    conf_line(@"return", @"%@ %u %@ %@ %u %u %u %u %u %u %u", conf_text(r.type), r.fn, conf_text(r.let), conf_bool(r.namespace_), r.constructor, r.__proto__, r.size, r.reserved1,
              r.len, r.out_, r.err);
    conf_line(@"switch(void)", @"%@", show([ConfNamesReserved switch_:[ConfNamesReservedUnion void_]]));
    conf_line(@"switch(int 5)", @"%@", show([ConfNamesReserved switch_:[ConfNamesReservedUnion int_:5]]));
    conf_line(@"switch(string \"s\")", @"%@", show([ConfNamesReserved switch_:[ConfNamesReservedUnion string:@"s"]]));
    conf_line(@"switch(loop 3)", @"%@", show([ConfNamesReserved switch_:[ConfNamesReservedUnion loopWithWhile:3]]));
    conf_line(@"switch(then 4)", @"%@", show([ConfNamesReserved switch_:[ConfNamesReservedUnion then:4]]));
    (void)[ConfNamesReserved try_:@"x" error:&error];
    ConfNamesReservedErrorCatch *caught = [ConfNamesReservedErrorCatch fromError:error];
    conf_line(@"try(\"x\")", @"%@ throw=%@ message=%@ code=%u", conf_error(error), conf_text(caught.throw_), conf_text(caught.message), caught.code);
    const ConfNamesReservedStruct plain = {.class_ = 2, .double_ = 0.5, .this_ = 1};
    conf_line(@"enum", @"%u", (unsigned)[ConfNamesReserved enum_:plain]);
    conf_line(@"template(n + 1)", @"%u", [ConfNamesReserved template_:[[[Next alloc] init] autorelease]]);
    conf_line(@"module.import(5)", @"%u", [ConfNamesReservedModule import:5]);
    ConfNamesReservedObject *object = [[[ConfNamesReservedObject alloc] init] autorelease];
    conf_line(@"object.await(1, 2)", @"%u", [object await:1 yield:2]);
    conf_line(@"object.toString()", @"%@", conf_text([object toString]));
    conf_line(@"object.then()", @"%u", [object then]);
    object.function = 9;
    conf_line(@"object.function", @"%u", object.function);
    conf_line(@"object.self(4)", @"%u", [ConfNamesReservedObject self_:4]);
    ConfNamesReservedObject *made = [[FTK_ALLOC(ConfNamesReservedObject) initDelete:5] autorelease];
    conf_line(@"delete(5).toString()", @"%@", conf_text([made toString]));
}
