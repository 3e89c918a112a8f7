/** Resources: one class each, over the base class of the runtime. */
import { code, literal, name, paragraphs, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiFunction, AbiProperty, AbiResource } from "../../lower/index.js";
import { declareFunction, defineFunction } from "./call.js";
import type { Codecs } from "./codecs.js";
import { writeDeprecated, writeDocs, writeSwiftName } from "./docs.js";
import { connectName, glueName, plainName, topName } from "./names.js";
import { methodHead, methodOf } from "./selector.js";
import { declare, storageOf } from "./types.js";

/** Everything that can be called, properties last. */
export function functionsOf(resource: AbiResource): readonly AbiFunction[] {
  const accessors = resource.properties.flatMap((one) => [one.getter, ...(one.setter === null ? [] : [one.setter])]);
  return [...resource.constructors, ...resource.statics, ...resource.methods, ...accessors];
}

/** Whether `init` makes an object. */
function hasInit(resource: AbiResource): boolean {
  return resource.constructors.some((one) => one.name === "" && methodOf(one).selector[0] === "init");
}

/** `@interface`. */
export function writeResource(resource: AbiResource): Text {
  const calls = [...resource.constructors, ...resource.statics, ...resource.methods];
  const thread = resource.affine ? "Only the thread that made an object may use and release it." : "";
  const shared = resource.shared ? "Objects may be used from several threads at once." : "";
  return code`
    ${writeDocs(resource, [shared, thread].filter((one) => one !== "").join(" "))}
    @interface ${name(topName(resource))} : FTKResource
    ${calls.flatMap((f) => [declareFunction(f)])}
    ${resource.properties.map(declareProperty)}
    ${declareClose(resource)}
    ${!hasInit(resource) && code`FTK_NO_INIT`}
    @end
  `;
}

function closeThrows(resource: AbiResource): boolean {
  return resource.closer?.throws !== undefined && resource.closer?.throws !== null;
}

function declareClose(resource: AbiResource): Text {
  const docs = resource.closer?.docs ?? "";
  return code`
    /** Ends the object now, or with the last call in flight; later calls fail. May be called again. */
    ${docs !== "" && writeDocs(resource.closer!)}
    ${closeThrows(resource) ? code`- (BOOL)closeAndReturnError:(NSError **)error;` : code`- (void)close;`}
  `;
}

/** A property of an object that cannot fail is one of the language; others are methods. */
function declareProperty(one: AbiProperty): Hole {
  const { getter, setter } = one;
  const method = methodOf(getter);
  const deprecated = writeDeprecated(one);
  const mark = deprecated !== undefined && code` ${deprecated}`;
  const family = method.owning && code` FTK_NO_FAMILY`;
  if (one.static || getter.throws !== null) {
    return [writeDocs(one), code`${methodHead(method)}${family}${mark};`, setter !== null && code`${methodHead(methodOf(setter))}${mark};`];
  }
  return [
    writeDocs(one),
    code`@property (nonatomic, ${setter === null ? code`readonly` : name(storageOf(one.type))}) ${spelling(declare(method.returns, method.selector[0] ?? ""))}${writeSwiftName(plainName(one, method.selector[0] ?? ""))}${mark};`,
    method.owning && code`${methodHead(method)}${family};`,
  ];
}

/** `@implementation` and glue. */
export function writeResourceSource(resource: AbiResource, codecs: Codecs): Text {
  const own = name(topName(resource));
  const api = name(`${resource.package.prefix}_api`);
  const c = name(resource.c);
  const { release, retain } = resource.lifecycle;
  return code`
    static void ${glueName(resource, "drop")}(void *handle) {
        const ${api} *api = NULL;
        if (handle != NULL && ${connectName(resource.package)}(&api, NULL) == FTK_OK) (void)api->${name(release.slot)}(handle);
    }

    ${retain !== null && code`
      static int32_t ${glueName(resource, "keep")}(void *handle) {
          const ${api} *api = NULL;
          int32_t status = ${connectName(resource.package)}(&api, NULL);
          return status != FTK_OK ? status : api->${name(retain.slot)}(handle);
      }
    `}

    @implementation ${own}
    ${paragraphs([...functionsOf(resource).flatMap((f) => defineFunction(f, codecs)), writeClose(resource)])}

    - (void)dealloc {
        ${glueName(resource, "drop")}(_ftkHandle);
        FTK_SUPER_DEALLOC;
    }
    @end

    id ${glueName(resource, "lift")}(FTKSource *from, const void *at) {
        ${c} **place = (${c} **)(uintptr_t)at;
        ${c} *handle = *place;
        if (handle == NULL) {
            FTKSourceFail(from, FTK_E_INVALID);
            return nil;
        }
        ${retain === null ? code`if (from->owner != NULL) *place = NULL;` : code`
          if (from->owner != NULL) {
              *place = NULL;
          } else if (${glueName(resource, "keep")}(handle) != FTK_OK) {
              FTKSourceFail(from, FTK_E_INVALID);
              return nil;
          }
        `}
        return FTK_AUTORELEASE([[${own} alloc] initWithFTKHandle:handle]);
    }

    id ${glueName(resource, "own")}(FTKSource *from, const void *at) {
        ${c} *handle = *(${c} *const *)at;
        if (handle == NULL) FTKSourceFail(from, FTK_E_INVALID);
        return handle != NULL ? FTK_AUTORELEASE([[${own} alloc] initWithFTKHandle:handle]) : nil;
    }

    int32_t ${glueName(resource, "lower")}(FTKSink *sink, id value, void *at) {
        if (FTKCheckClass(value, [${own} class]) != FTK_OK) return FTK_E_INVALID;
        return ${retain === null ? code`FTKSinkMove(sink, value, at, ${glueName(resource, "drop")})` : code`FTKSinkShare(sink, value, at, ${glueName(resource, "keep")}, ${glueName(resource, "drop")})`};
    }

    int32_t ${glueName(resource, "give")}(id value, ${c} **out) {
        if (FTKCheckClass(value, [${own} class]) != FTK_OK) return FTK_E_INVALID;
        ${own} *object = value;
        if (object->_ftkHandle == NULL) return FTK_E_NULL_HANDLE;
        *out = object->_ftkHandle;
        ${retain === null ? [code`object->_ftkHandle = NULL;`, code`return FTK_OK;`] : code`return ${glueName(resource, "keep")}(*out);`}
    }
  `;
}

function writeClose(resource: AbiResource): Text {
  const throwing = closeThrows(resource);
  const path = literal.c.string(`${resource.name}.close`);
  const set = resource.closer?.throws;
  return code`
    ${throwing ? code`- (BOOL)closeAndReturnError:(NSError **)error` : code`- (void)close`} {
        if (_ftkHandle == NULL) return${throwing && code` YES`};
        const ${name(`${resource.package.prefix}_api`)} *ftk_api = NULL;
        ftk_error *ftk_err = NULL;
        int32_t ftk_status = ${connectName(resource.package)}(&ftk_api, &ftk_err);
        if (ftk_status == FTK_OK) ftk_status = ftk_api->${name(resource.lifecycle.close.slot)}(_ftkHandle, &ftk_err);
        ${throwing && set ? [code`if (ftk_status >= FTK_OK) return YES;`, code`FTKFail(ftk_status, ftk_err, &${glueName(set, "set")}, error);`, code`return NO;`] : code`if (ftk_status < FTK_OK) FTKReport(ftk_status, ftk_err, ${path});`}
    }
  `;
}

/** Declarations for other sources. */
export function writeResourceGlue(resource: AbiResource): Hole {
  const c = name(resource.c);
  return [
    code`id ${glueName(resource, "lift")}(FTKSource *from, const void *at);`,
    code`id ${glueName(resource, "own")}(FTKSource *from, const void *at);`,
    code`int32_t ${glueName(resource, "lower")}(FTKSink *sink, id value, void *at);`,
    code`int32_t ${glueName(resource, "give")}(id value, ${c} **out);`,
  ];
}
