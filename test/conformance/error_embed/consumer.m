#import <ConfErrorEmbed/ConfErrorEmbed.h>
#import <harness_objc.h>

static NSString *show_net(NSError *error) {
    ConfErrorEmbedNetErrorTimeout *timeout = [ConfErrorEmbedNetErrorTimeout fromError:error];
    return timeout == nil ? conf_error(error) : [NSString stringWithFormat:@"%@ seconds=%u", conf_error(error), timeout.seconds];
}

static NSString *show_store(NSError *error) {
    ConfErrorEmbedStoreErrorMissing *missing = [ConfErrorEmbedStoreErrorMissing fromError:error];
    NSError *net = [ConfErrorEmbedStoreError netIn:error];
    if (missing != nil) return [NSString stringWithFormat:@"%@ key=%@", conf_error(error), conf_text(missing.key)];
    return net == nil ? conf_error(error) : [NSString stringWithFormat:@"%@ inner %@", conf_error(error), show_net(net)];
}

CONSUMER(error_embed) {
    LOAD(ConfErrorEmbed);
    static const char *const hosts[] = {"", "abc"};
    static const char *const keys[] = {"k", "gone", "net:abc", "net:"};
    NSError *error = nil;
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        NSString *host = [NSString stringWithUTF8String:hosts[i]];
        (void)[ConfErrorEmbed connect:host error:&error];
        conf_line([NSString stringWithFormat:@"connect(%@)", conf_text(host)], @"%@", show_net(error));
    }
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        NSString *key = [NSString stringWithUTF8String:keys[i]];
        NSString *loaded = [ConfErrorEmbed load:key error:&error];
        conf_line([NSString stringWithFormat:@"load(%@)", conf_text(key)], @"%@", loaded != nil ? conf_text(loaded) : show_store(error));
    }
}
