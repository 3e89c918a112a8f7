#import <ConfPackages/ConfPackages.h>
#import <ConfGeometry/ConfGeometry.h>
#import <harness_objc.h>

static NSString *point(ConfGeometryPoint place) {
    return [NSString stringWithFormat:@"(%d, %d)", place.x, place.y];
}

CONSUMER(packages) {
    LOAD(ConfPackages);
    LOAD(ConfGeometry);
    const ConfGeometryPoint start = {1, 2};
    const ConfGeometryPoint far = {3, 4};
    const ConfGeometryPoint corners[] = {{1, 9}, {5, 2}};
    conf_line(@"move_by((1, 2), 10, 20)", @"%@", point([ConfPackages moveBy:start dx:10 dy:20]));
    conf_line(@"describe(circle 3)", @"%@", conf_text([ConfPackages describe:[ConfGeometryShape circle:3]]));
    conf_line(@"describe(square 4)", @"%@", conf_text([ConfPackages describe:[ConfGeometryShape squareWithSide:4]]));
    conf_line(@"describe(nothing)", @"%@", conf_text([ConfPackages describe:[ConfGeometryShape nothing]]));
    ConfPackagesBounds *bounds = [ConfPackages boundsOf:ARRAY(ConfGeometryPointBox(corners[0]), ConfGeometryPointBox(corners[1]))];
    conf_line(@"bounds_of([(1, 9), (5, 2)])", @"%@..%@ color=%@", point(bounds.low), point(bounds.high), ConfGeometryColorName(bounds.color));
    conf_line(@"geometry.origin()", @"%@", point([ConfGeometry origin]));
    conf_line(@"geometry.length((3, 4))", @"%@", conf_float([ConfGeometry length:far]));
}
