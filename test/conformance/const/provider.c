#include <conf_const_provider.h>
#include <provide.h>

static int32_t checksum(uint32_t *out, ftk_error **err) {
    (void)err;
    *out = CONF_CONST_MAX_KEY;
    static const char greeting[] = CONF_CONST_GREETING;
    for (size_t i = 0; i < sizeof greeting - 1; i++) *out += (unsigned char)greeting[i];
    return FTK_OK;
}

static const conf_const_provider provider = {.checksum = checksum};
FTK_PROVIDER(conf_const, provider);
