#import <ConfVariantUnknown/ConfVariantUnknown.h>
#import <harness_objc.h>

static NSString *shown(id item) {
    ConfVariantUnknownEvent *event = item;
    switch (event.kind) {
    case ConfVariantUnknownEventKindOpened: return @"opened";
    case ConfVariantUnknownEventKindClosed: return [NSString stringWithFormat:@"closed %@", conf_text(event.closed)];
#ifndef CONF_OLD
    case ConfVariantUnknownEventKindMoved: return [NSString stringWithFormat:@"moved %@ %@", conf_text(event.movedFrom), conf_text(event.movedTo)];
    case ConfVariantUnknownEventKindResized: return [NSString stringWithFormat:@"resized %u", event.resized];
#endif
    }
    return [NSString stringWithFormat:@"unknown %u", (unsigned)event.kind];
}

CONSUMER(variant_unknown) {
    LOAD(ConfVariantUnknown);
    for (uint32_t n = 0; n < 4; n++) conf_line([NSString stringWithFormat:@"event_at(%u)", n], @"%@", shown([ConfVariantUnknown eventAt:n]));
    conf_line(@"events(4)", @"%@", conf_joined([ConfVariantUnknown events:4], shown, @", "));
    // Cases go back to where they came from, also those that this side does not know; an old library made no new ones.
    ConfVariantUnknownEvent *newer = [ConfVariantUnknown eventAt:2];
    if (newer.kind == ConfVariantUnknownEventKindOpened) {
        conf_line(@"show(event_at(1))", @"%@", conf_text([ConfVariantUnknown show:[ConfVariantUnknown eventAt:1]]));
        return;
    }
    conf_line(@"show(event_at(2))", @"%@", conf_text([ConfVariantUnknown show:newer]));
    conf_line(@"show(event_at(3))", @"%@", conf_text([ConfVariantUnknown show:[ConfVariantUnknown eventAt:3]]));
}
