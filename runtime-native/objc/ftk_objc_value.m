/* Values that need no generated code: numbers, text, bytes, runs, lists, maps. */
#import "ftk_objc_glue.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int32_t FTKCheckClass(id value, Class wanted) {
    return [value isKindOfClass:wanted] ? FTK_OK : FTK_E_INVALID;
}

/* ---- numbers ---- */

/* A whole number out of an NSNumber, with its sign. FTK_E_VALUE for one with a fraction. */
static int32_t read_whole(id value, BOOL *negative, uint64_t *bits) {
    if (FTKCheckClass(value, [NSNumber class]) != FTK_OK) return FTK_E_INVALID;
    const char type = *[value objCType];
    *negative = NO;
    if (type == 'f' || type == 'd') {
        double number = [value doubleValue];
        if (floor(number) != number) return FTK_E_VALUE;
        if (!(number >= -9223372036854775808.0 && number < 18446744073709551616.0)) return FTK_E_RANGE;
        *negative = number < 0;
        *bits = *negative ? (uint64_t)(int64_t)number : (uint64_t)number;
    } else if (type == 'Q' || type == 'L' || type == 'I' || type == 'S' || type == 'C' || type == 'B') {
        *bits = [value unsignedLongLongValue];
    } else {
        int64_t number = [value longLongValue];
        *negative = number < 0;
        *bits = (uint64_t)number;
    }
    return FTK_OK;
}

static int32_t read_unsigned(id value, uint64_t most, uint64_t *out) {
    BOOL negative;
    int32_t status = read_whole(value, &negative, out);
    if (status != FTK_OK) return status;
    return negative || *out > most ? FTK_E_RANGE : FTK_OK;
}

static int32_t read_signed(id value, int64_t least, int64_t most, int64_t *out) {
    BOOL negative;
    uint64_t bits = 0;
    int32_t status = read_whole(value, &negative, &bits);
    if (status != FTK_OK) return status;
    *out = (int64_t)bits;
    if (negative) return *out < least ? FTK_E_RANGE : FTK_OK;
    return bits > (uint64_t)most ? FTK_E_RANGE : FTK_OK;
}

#define FTK_UNSIGNED(name, type, most, make)                  \
    id FTKLift##name(FTKSource *from, const void *at) {       \
        (void)from;                                           \
        return [NSNumber make:*(const type *)at];             \
    }                                                         \
    int32_t FTKLower##name(FTKSink *sink, id value, void *at) { \
        (void)sink;                                           \
        uint64_t number = 0;                                  \
        int32_t status = read_unsigned(value, most, &number); \
        *(type *)at = (type)number;                           \
        return status;                                        \
    }
#define FTK_SIGNED(name, type, least, most, make)                  \
    id FTKLift##name(FTKSource *from, const void *at) {            \
        (void)from;                                                \
        return [NSNumber make:*(const type *)at];                  \
    }                                                              \
    int32_t FTKLower##name(FTKSink *sink, id value, void *at) {      \
        (void)sink;                                                \
        int64_t number = 0;                                        \
        int32_t status = read_signed(value, least, most, &number); \
        *(type *)at = (type)number;                                \
        return status;                                             \
    }

FTK_UNSIGNED(U8, uint8_t, UINT8_MAX, numberWithUnsignedChar)
FTK_UNSIGNED(U16, uint16_t, UINT16_MAX, numberWithUnsignedShort)
FTK_UNSIGNED(U32, uint32_t, UINT32_MAX, numberWithUnsignedInt)
FTK_UNSIGNED(U64, uint64_t, UINT64_MAX, numberWithUnsignedLongLong)
FTK_SIGNED(I8, int8_t, INT8_MIN, INT8_MAX, numberWithChar)
FTK_SIGNED(I16, int16_t, INT16_MIN, INT16_MAX, numberWithShort)
FTK_SIGNED(I32, int32_t, INT32_MIN, INT32_MAX, numberWithInt)
FTK_SIGNED(I64, int64_t, INT64_MIN, INT64_MAX, numberWithLongLong)

id FTKLiftBool(FTKSource *from, const void *at) {
    return [NSNumber numberWithBool:FTKGetBool(from, *(const uint8_t *)at)];
}

int32_t FTKLowerBool(FTKSink *sink, id value, void *at) {
    (void)sink;
    int32_t status = FTKCheckClass(value, [NSNumber class]);
    *(uint8_t *)at = status == FTK_OK && [value boolValue] ? 1 : 0;
    return status;
}

id FTKLiftChar(FTKSource *from, const void *at) {
    return [NSNumber numberWithUnsignedInt:FTKGetChar(from, *(const uint32_t *)at)];
}

int32_t FTKLowerChar(FTKSink *sink, id value, void *at) {
    int32_t status = FTKLowerU32(sink, value, at);
    return status != FTK_OK ? status : ftk_char_check(*(const uint32_t *)at);
}

id FTKLiftFloat(FTKSource *from, const void *at) {
    (void)from;
    return [NSNumber numberWithFloat:*(const float *)at];
}

int32_t FTKLowerFloat(FTKSink *sink, id value, void *at) {
    (void)sink;
    int32_t status = FTKCheckClass(value, [NSNumber class]);
    *(float *)at = status == FTK_OK ? [value floatValue] : 0;
    return status;
}

id FTKLiftDouble(FTKSource *from, const void *at) {
    (void)from;
    return [NSNumber numberWithDouble:*(const double *)at];
}

int32_t FTKLowerDouble(FTKSink *sink, id value, void *at) {
    (void)sink;
    int32_t status = FTKCheckClass(value, [NSNumber class]);
    *(double *)at = status == FTK_OK ? [value doubleValue] : 0;
    return status;
}

/* ---- text and bytes ---- */

NSString *FTKTextOf(const char *ptr, size_t len) {
    if (len == 0) return @"";
    if (ftk_ascii(ptr, len)) {
        return FTK_AUTORELEASE([[NSString alloc] initWithBytes:ptr length:len encoding:NSASCIIStringEncoding]);
    }
    unichar *units = malloc((len + 1) * sizeof(unichar));
    if (units == NULL) return nil;
    size_t count = ftk_utf8_to_utf16(ptr, len, units + 1);
    /* A byte order mark at the beginning is a character like others, but not for GNUstep. */
    const BOOL marked = units[1] == 0xfeff || units[1] == 0xfffe;
    units[0] = ' ';
    NSString *text = [[NSString alloc] initWithCharacters:marked ? units : units + 1 length:marked ? count + 1 : count];
    free(units);
    (void)FTK_AUTORELEASE(text);
    return marked ? [text substringFromIndex:1] : text;
}

id FTKLiftText(FTKSource *from, const void *at) {
    const ftk_str *cell = at;
    int32_t status = ftk_text_check(cell->ptr, cell->len);
    if (status != FTK_OK) {
        FTKSourceFail(from, status);
        return nil;
    }
    NSString *text = FTKTextOf(cell->ptr, cell->len);
    if (text == nil) FTKSourceFail(from, FTK_E_NO_MEMORY);
    return text;
}

int32_t FTKLowerText(FTKSink *sink, id value, void *at) {
    ftk_str *cell = at;
    if (FTKCheckClass(value, [NSString class]) != FTK_OK) return FTK_E_INVALID;
    const NSUInteger count = [value length];
    unichar few[128];
    unichar *units = few;
    if (count > 128) units = ftk_alloc(count * sizeof(unichar));
    char *bytes = count > SIZE_MAX / 8 ? NULL : FTKSinkArray(sink, count * 3 + 1, 1);
    int32_t status = units == NULL || bytes == NULL ? FTK_E_NO_MEMORY : FTK_OK;
    if (status == FTK_OK) {
        [value getCharacters:units range:NSMakeRange(0, count)];
        cell->ptr = bytes;
        cell->len = ftk_utf16_to_utf8(units, count, bytes);
        if (cell->len == SIZE_MAX) {
            cell->len = 0;
            status = FTK_E_UTF8;
        }
    }
    if (units != few) ftk_free(units, count * sizeof(unichar));
    return status;
}

/* Bytes of an owned buffer, which is released with the object. */
@interface FTKData : NSData {
    ftk_buf _buf;
}
- (instancetype)initWithBuffer:(const ftk_buf *)buf;
@end

@implementation FTKData
- (instancetype)initWithBuffer:(const ftk_buf *)buf {
    self = [super init];
    if (self != nil) _buf = *buf;
    return self;
}
/* The class cluster of GNUstep ends its -init here; nothing is adopted. */
- (instancetype)initWithBytesNoCopy:(void *)bytes length:(NSUInteger)length freeWhenDone:(BOOL)free {
    (void)bytes;
    (void)length;
    (void)free;
    return self;
}
- (NSUInteger)length {
    return _buf.len;
}
- (const void *)bytes {
    return _buf.ptr;
}
- (id)copyWithZone:(NSZone *)zone {
    (void)zone;
    return FTK_RETAIN(self);
}
- (void)dealloc {
    ftk_buf_release(&_buf);
    FTK_SUPER_DEALLOC;
}
@end

NSData *FTKTakeBytes(FTKSource *from, ftk_buf *buf) {
    int32_t status = ftk_run_check(buf->ptr, buf->len, 1);
    if (status != FTK_OK) {
        FTKSourceFail(from, status);
        ftk_buf_release(buf);
        return nil;
    }
    NSData *data = FTK_AUTORELEASE([[FTKData alloc] initWithBuffer:buf]);
    buf->owner = NULL;
    return data;
}

id FTKLiftRun(FTKSource *from, const void *ptr, size_t len, size_t size) {
    int32_t status = ftk_run_check(ptr, len, size);
    if (status != FTK_OK) FTKSourceFail(from, status);
    return [NSData dataWithBytes:status == FTK_OK ? ptr : NULL length:status == FTK_OK ? len * size : 0];
}

static void release_object(void *object) {
    FTK_DROP(object);
}

int32_t FTKLowerRun(FTKSink *sink, id value, size_t size, const void **ptr, size_t *len) {
    if (FTKCheckClass(value, [NSData class]) != FTK_OK) return FTK_E_INVALID;
    NSUInteger bytes = [value length];
    if (bytes % size != 0) return FTK_E_INVALID;
    *len = bytes / size;
    *ptr = [value bytes];
    if (bytes == 0) *ptr = NULL;
    if (sink->arena == NULL || bytes == 0) return FTK_OK;
    /* A copy of data that cannot change is the data itself: the graph keeps it, and nothing is copied. */
    NSData *kept = [value copy];
    void *object = FTK_GIVE(kept);
    FTK_RELEASE(kept);
    *ptr = [kept bytes];
    int32_t status = ftk_arena_adopt(sink->arena, object, release_object);
    if (status != FTK_OK) release_object(object);
    return status;
}

id FTKLiftBytes(FTKSource *from, const void *at) {
    const ftk_bytes *cell = at;
    return FTKLiftRun(from, cell->ptr, cell->len, 1);
}

int32_t FTKLowerBytes(FTKSink *sink, id value, void *at) {
    ftk_bytes *cell = at;
    const void *ptr = NULL;
    int32_t status = FTKLowerRun(sink, value, 1, &ptr, &cell->len);
    cell->ptr = ptr;
    return status;
}

/* ---- lists, maps, pointers ---- */

id FTKLiftRows(FTKSource *from, const void *ptr, size_t len, size_t stride, size_t first, FTKLift read) {
    int32_t status = ftk_rows_check(ptr, len, stride, first);
    if (status != FTK_OK) {
        FTKSourceFail(from, status);
        return [NSArray array];
    }
    NSMutableArray *list = [NSMutableArray arrayWithCapacity:len];
    for (size_t i = 0; i < len; i++) [list addObject:FTKNullForNone(read(from, (const char *)ptr + i * stride))];
    return list;
}

id FTKLiftList(FTKSource *from, const void *ptr, size_t len, size_t size, FTKLift lift) {
    int32_t status = ftk_run_check(ptr, len, size);
    if (status != FTK_OK) {
        FTKSourceFail(from, status);
        return [NSArray array];
    }
    NSMutableArray *list = [NSMutableArray arrayWithCapacity:len];
    for (size_t i = 0; i < len; i++) [list addObject:FTKNullForNone(lift(from, (const char *)ptr + i * size))];
    return list;
}

int32_t FTKLowerArray(FTKSink *sink, id value, size_t count, size_t size, FTKLower lower, void *at) {
    if (FTKCheckClass(value, [NSArray class]) != FTK_OK || [value count] != count) return FTK_E_INVALID;
    int32_t status = FTK_OK;
    size_t i = 0;
    for (id item in (NSArray *)value) {
        if (status == FTK_OK && i < count) status = lower(sink, item, (char *)at + i * size);
        i++;
    }
    return status;
}

int32_t FTKLowerList(FTKSink *sink, id value, size_t size, FTKLower lower, const void **ptr, size_t *len) {
    if (FTKCheckClass(value, [NSArray class]) != FTK_OK) return FTK_E_INVALID;
    size_t count = [value count];
    void *place = FTKSinkArray(sink, count, size);
    if (place == NULL) return FTK_E_NO_MEMORY;
    *ptr = place;
    *len = count;
    return FTKLowerArray(sink, value, count, size, lower, place);
}

id FTKLiftMap(FTKSource *from, const void *ptr, size_t len, size_t size, size_t offset, FTKLift key, FTKLift value) {
    int32_t status = ftk_run_check(ptr, len, size);
    if (status != FTK_OK) {
        FTKSourceFail(from, status);
        return [NSDictionary dictionary];
    }
    NSMutableDictionary *map = [NSMutableDictionary dictionaryWithCapacity:len];
    for (size_t i = 0; i < len; i++) {
        const char *entry = (const char *)ptr + i * size;
        id name = key(from, entry);
        id item = FTKNullForNone(value(from, entry + offset));
        if (name == nil) continue;
        if ([map objectForKey:name] != nil) FTKSourceFail(from, FTK_E_VALUE);
        [map setObject:item forKey:name];
    }
    return map;
}

int32_t FTKLowerMap(FTKSink *sink, id map, size_t size, size_t offset, FTKLower key, FTKLower value, const void **ptr, size_t *len) {
    if (FTKCheckClass(map, [NSDictionary class]) != FTK_OK) return FTK_E_INVALID;
    size_t count = [map count];
    char *place = FTKSinkArray(sink, count, size);
    if (place == NULL) return FTK_E_NO_MEMORY;
    *ptr = place;
    *len = count;
    int32_t status = FTK_OK;
    size_t i = 0;
    for (id name in (NSDictionary *)map) {
        if (i == count) break;
        char *entry = place + size * i++;
        if (status == FTK_OK) status = key(sink, name, entry);
        if (status == FTK_OK) status = value(sink, [map objectForKey:name], entry + offset);
    }
    return status;
}

id FTKLiftPointer(FTKSource *from, const void *at, FTKLift read) {
    const void *place = *(const void *const *)at;
    if (place == NULL) {
        FTKSourceFail(from, FTK_E_INVALID);
        return nil;
    }
    return read(from, place);
}

int32_t FTKLowerPointer(FTKSink *sink, id value, size_t size, FTKLower fill, void *at) {
    void *place = FTKSinkArray(sink, 1, size);
    if (place == NULL) return FTK_E_NO_MEMORY;
    *(const void **)at = place;
    return fill(sink, value, place);
}

id FTKLiftStruct(const void *at, const char *encoding) {
    return [NSValue valueWithBytes:at objCType:encoding];
}

/* Whether an NSValue holds the struct. That of GNUstep takes every struct of two doubles for its own point and gives back half of it,
 * which is why values are encoded as a struct in a struct; elsewhere the plain encoding of the struct will do as well. */
static BOOL holds_struct(id value, const char *encoding) {
    const char *own = [value objCType];
    if (strcmp(own, encoding) == 0) return YES;
#if defined(GNUSTEP)
    return NO;
#else
    const size_t head = strlen("{?=");
    const size_t length = strlen(own);
    return strlen(encoding) == head + length + 1 && strncmp(encoding + head, own, length) == 0;
#endif
}

int32_t FTKLowerStruct(id value, const char *encoding, void *at) {
    if (FTKCheckClass(value, [NSValue class]) != FTK_OK || !holds_struct(value, encoding)) return FTK_E_INVALID;
    [value getValue:at];
    return FTK_OK;
}

/* ---- results of callbacks ---- */

int32_t FTKGiveText(id value, ftk_buf *out) {
    FTKSink sink;
    ftk_str text = {NULL, 0};
    FTKSinkBegin(&sink, NULL);
    int32_t status = FTKLowerText(&sink, value, &text);
    if (status == FTK_OK) status = ftk_buf_copy(out, text.ptr, text.len, 1);
    FTKSinkEnd(&sink);
    return status;
}

int32_t FTKGiveBytes(id value, ftk_buf *out) {
    if (FTKCheckClass(value, [NSData class]) != FTK_OK) return FTK_E_INVALID;
    return ftk_buf_copy(out, [value bytes], [value length], 1);
}

int32_t FTKGiveList(id value, size_t size, FTKLower lower, ftk_buf *out) {
    FTKSink sink;
    const void *ptr = NULL;
    size_t len = 0;
    FTKSinkBegin(&sink, NULL);
    int32_t status = FTKLowerList(&sink, value, size, lower, &ptr, &len);
    if (status == FTK_OK) status = ftk_buf_copy(out, ptr, len, size);
    FTKSinkEnd(&sink);
    return status;
}

/* ---- objects ---- */

@implementation FTKUnknownCase
- (instancetype)initWithCell:(const ftk_variant *)cell owner:(ftk_owner *)owner {
    self = [super init];
    if (self != nil) {
        ftk_owner_retain(owner);
        _cell = *cell;
        _owner = owner;
    }
    return self;
}
- (BOOL)isEqual:(id)other {
    if (![other isKindOfClass:[FTKUnknownCase class]]) return NO;
    const ftk_variant *cell = &((FTKUnknownCase *)other)->_cell;
    return cell->tag == _cell.tag && memcmp(cell->payload, _cell.payload, sizeof _cell.payload) == 0;
}
- (NSUInteger)hash {
    return _cell.tag;
}
- (void)dealloc {
    ftk_owner_release(_owner);
    FTK_SUPER_DEALLOC;
}
@end

@implementation FTKResource
- (instancetype)initWithFTKHandle:(void *)handle {
    self = [super init];
    if (self != nil) _ftkHandle = handle;
    return self;
}
@end
