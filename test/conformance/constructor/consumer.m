#import <ConfConstructor/ConfConstructor.h>
#import <harness_objc.h>

CONSUMER(constructor) {
    LOAD(ConfConstructor);
    NSError *error = nil;
    ConfConstructorStore *store = [[[ConfConstructorStore alloc] init] autorelease];
    conf_line(@"new().describe()", @"%@", conf_text([store describe]));
    store = [[FTK_ALLOC(ConfConstructorStore) initNamed:@"a" error:&error] autorelease];
    if (store == nil) conf_end(@"named", error);
    conf_line(@"named(\"a\").describe()", @"%@", conf_text([store describe]));
    store = [[FTK_ALLOC(ConfConstructorStore) initNamed:@"" error:&error] autorelease];
    conf_line(@"named(\"\")", @"%@ name=%@", conf_error(error), conf_text([ConfConstructorOpenErrorBadName fromError:error].name));
    ConfConstructorOptions *options = [[[ConfConstructorOptions alloc] init] autorelease];
    store = [[FTK_ALLOC(ConfConstructorStore) initWithOptions:options] autorelease];
    conf_line(@"with_options(defaults).describe()", @"%@", conf_text([store describe]));
    options.size = 5;
    options.label = @"five";
    store = [[FTK_ALLOC(ConfConstructorStore) initWithOptions:options] autorelease];
    conf_line(@"with_options(5, \"five\").describe()", @"%@", conf_text([store describe]));
    store = [[[ConfConstructorStore alloc] init] autorelease];
    [store close];
    (void)[store describe];
    conf_line(@"closed store: describe()", @"%@", conf_outcome());
}
