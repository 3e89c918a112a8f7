/** Provider's view of resources: the author's incomplete struct, how its objects become handles and back, and the end of their life. */
import { code, comment, literal, name, paragraphs, type Name, type Text } from "../../print/index.js";
import type { Abi, AbiResource } from "../../lower/index.js";
import { implOf, typeObjectOf } from "./names.js";

/** The author's type and the functions for handles inside values. */
export function writeImplPrototypes(resource: AbiResource): Text {
  const impl = implOf(resource);
  const c = name(resource.c);
  const what = `\`${resource.name}\``;
  return paragraphs([
    code`
      ${comment("/** */", `A ${what} as its author sees it: complete this struct in the provider.`)}
      typedef struct ${impl} ${impl};
    `,
    code`
      ${comment("/** */", `A handle that owns \`object\`, for results that are no object of their own. On failure the object stays the caller's. Any thread.`)}
      FTK_HIDDEN int32_t ${impl}_wrap(${impl} *object, ${c} **out, ftk_error **err);
    `,
    code`
      ${comment("/** */", `The same for a field of a result under construction: the graph owns the handle until a consumer takes it.`)}
      FTK_HIDDEN int32_t ${impl}_put(ftk_arena *arena, ${impl} *object, ${c} **field, ftk_error **err);
    `,
    !resource.shared &&
      code`
      ${comment("/** */", `Takes the object out of a handle that was moved in inside a record, list or variant; what is not taken ends with the call.`)}
      FTK_HIDDEN int32_t ${impl}_take(const ${c} *handle, ${impl} **object, ftk_error **err);
    `,
    code`
      ${comment("/** */", `Gives access to the object behind a handle until ftk_handle_leave(pin). Any thread.`)}
      FTK_HIDDEN int32_t ${impl}_enter(const ${c} *handle, ftk_pin *pin, ${impl} **object, ftk_error **err);
    `,
  ]);
}

/** The runtime's description of the type, and the functions above. */
export function writeImpl(abi: Abi, resource: AbiResource, destroy: Name): Text {
  const impl = implOf(resource);
  const type = typeObjectOf(resource);
  const title = [abi.package.name, ...resource.modules, resource.name].join(".");
  const flags = [resource.shared && "FTK_TYPE_SHARED", resource.affine && "FTK_TYPE_AFFINE"]
    .filter((flag) => flag !== false)
    .map(name);
  const [first, second] = flags;
  return paragraphs([
    code`
      static void ${impl}_ftk_destroy(void *object) {
          if (${name(abi.package.prefix)}_provider_table->${destroy} != NULL) ${name(abi.package.prefix)}_provider_table->${destroy}((${impl} *)object);
      }
    `,
    resource.closer !== null &&
      code`
      static int32_t ${impl}_ftk_close(void *object, ftk_error **err) {
          const ${name(abi.package.prefix)}_provider *provider = ${name(abi.package.prefix)}_provider_table;
          return provider->${name(resource.lifecycle.close.slot)} != NULL ? provider->${name(resource.lifecycle.close.slot)}((${impl} *)object, err) : FTK_OK;
      }
    `,
    code`
      static const ftk_type ${type} = {
          sizeof(ftk_type), ${first ?? 0}${second !== undefined && code` | ${second}`}, {${literal.c.string(title)}, ${title.length}}, ${impl}_ftk_destroy, ${resource.closer === null ? name("NULL") : code`${impl}_ftk_close`},
      };
    `,
    code`
      static void ${impl}_ftk_release(void *handle) {
          (void)ftk_handle_release(handle, &${type});
      }
    `,
    ...writeHandleFunctions(resource, impl, type),
  ]);
}

function writeHandleFunctions(resource: AbiResource, impl: Name, type: Name): readonly (Text | false)[] {
  const c = name(resource.c);
  return [
    code`
      int32_t ${impl}_wrap(${impl} *object, ${c} **out, ftk_error **err) {
          void *handle = NULL;
          int32_t status = ftk_handle_new(&${type}, object, &handle, err);
          if (status == FTK_OK) *out = (${c} *)handle;
          return status;
      }
    `,
    code`
      int32_t ${impl}_put(ftk_arena *arena, ${impl} *object, ${c} **field, ftk_error **err) {
          *field = NULL;
          int32_t status = ftk_arena_handle(arena, (void **)(void *)field, ${impl}_ftk_release);
          if (status != FTK_OK) return ftk_fail(err, status, FTK_LITERAL(""));
          return ${impl}_wrap(object, field, err);
      }
    `,
    !resource.shared &&
      code`
      int32_t ${impl}_take(const ${c} *handle, ${impl} **object, ftk_error **err) {
          void *taken = NULL;
          int32_t status = ftk_handle_take(handle, &${type}, &taken);
          if (status != FTK_OK) return ftk_handle_fail(err, status, &${type});
          *object = (${impl} *)taken;
          return FTK_OK;
      }
    `,
    code`
      int32_t ${impl}_enter(const ${c} *handle, ftk_pin *pin, ${impl} **object, ftk_error **err) {
          int32_t status = ftk_handle_enter(handle, &${type}, pin);
          if (status != FTK_OK) return ftk_handle_fail(err, status, &${type});
          *object = (${impl} *)pin->object;
          return FTK_OK;
      }
    `,
  ];
}

/** The exported entries that every resource has. */
export function writeLifecycle(resource: AbiResource): Text {
  const c = name(resource.c);
  const type = typeObjectOf(resource);
  const { retain, release, close } = resource.lifecycle;
  return paragraphs([
    retain !== null &&
      code`
      FTK_EXPORT int32_t ${name(retain.symbol)}(${c} *self) {
          return ftk_handle_retain(self, &${type});
      }
    `,
    code`
      FTK_EXPORT int32_t ${name(release.symbol)}(${c} *self) {
          return ftk_handle_release(self, &${type});
      }
    `,
    code`
      FTK_EXPORT int32_t ${name(close.symbol)}(${c} *self, ftk_error **err) {
          return ftk_handle_close(self, &${type}, err);
      }
    `,
  ]);
}
