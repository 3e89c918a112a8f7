/* The texts of the status codes. */
#include "ftk/abi.h"

ftk_str ftk_status_text(int32_t status) FTK_NOEXCEPT {
    static const struct {
        int32_t value;
        ftk_str text;
    } table[] = {
#define FTK_STATUS_ROW(name, value, text) {value, {text, sizeof(text) - 1}},
        FTK_STATUS_LIST(FTK_STATUS_ROW)
#undef FTK_STATUS_ROW
    };
    ftk_str declared = {"declared error", 14};
    ftk_str unknown = {"unknown status", 14};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].value == status) return table[i].text;
    }
    return status < FTK_STATUS_DECLARED ? declared : unknown;
}
