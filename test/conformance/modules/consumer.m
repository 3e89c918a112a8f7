#import <ConfModules/ConfModules.h>
#import <harness_objc.h>

CONSUMER(modules) {
    LOAD(ConfModules);
    const ConfModulesMathPair pair = ConfModulesMathPairMake(2, 10);
    const int64_t numbers[] = {-7, 0, 7};
    conf_line(@"add(2, 3)", @"%d", [ConfModules add:2 b:3]);
    conf_line(@"math.power(2, 10)", @"%lld", (long long)[ConfModulesMath power:pair]);
    for (int i = 0; i < 3; i++) {
        NSString *what = [NSString stringWithFormat:@"math.deep.sign_of(%lld)", (long long)numbers[i]];
        conf_line(what, @"%@", ConfModulesMathDeepSignName([ConfModulesMathDeep signOf:numbers[i]]));
    }
    conf_line(@"text.twice(\"ab\")", @"%@", conf_text([ConfModulesText twice:@"ab"]));
    conf_line(@"math.add(2, 3)", @"%d", [ConfModulesMath add:2 b:3]);
}
