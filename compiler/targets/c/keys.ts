/** The comparison of map keys: constant C that a package's values file contains when it has maps. */
import { code, name, paragraphs, verbatim, type Text } from "../../print/index.js";
import type { Unit } from "./units.js";
import { keyKind } from "./validate.js";

/** The functions that find a key that stands twice, or nothing when there are no maps. */
export function writeKeyChecks(units: readonly Unit[]): Text {
  const kinds = new Set(
    units.flatMap(({ content }) =>
      content.kind === "shape" && content.type.kind === "map" ? [keyKind(content.type.key)] : [],
    ),
  );
  if (kinds.size === 0) return code``;
  return paragraphs([
    ...[...kinds].sort().map((kind) => (kind === "text" ? COMPARE_TEXT : compareScalars(kind))),
    CHECK_KEYS,
  ]);
}

/** `kind` is `n` and the bytes of a key. */
function compareScalars(kind: string): Text {
  return code`
    static int compare_${name(kind)}(const void *a, const void *b) {
        return memcmp(*(const void *const *)a, *(const void *const *)b, ${Number(kind.slice(1))});
    }
  `;
}

const COMPARE_TEXT = verbatim`
  static int compare_text(const void *a, const void *b) {
      const ftk_str *x = *(const ftk_str *const *)a;
      const ftk_str *y = *(const ftk_str *const *)b;
      if (x->len != y->len) return x->len < y->len ? -1 : 1;
      return x->len == 0 ? 0 : memcmp(x->ptr, y->ptr, x->len);
  }
`;

const CHECK_KEYS = verbatim`
  /* FTK_E_VALUE when two entries have one key. Entries begin with their key. */
  static int32_t check_keys(const void *entries, size_t len, size_t size, int (*compare)(const void *, const void *)) {
      if (len < 2) return FTK_OK;
      const void **keys = (const void **)ftk_alloc(len * sizeof(*keys));
      if (keys == NULL) return FTK_E_NO_MEMORY;
      for (size_t i = 0; i < len; i++) keys[i] = (const char *)entries + i * size;
      qsort(keys, len, sizeof(*keys), compare);
      int32_t status = FTK_OK;
      for (size_t i = 1; i < len && status == FTK_OK; i++) {
          if (compare(&keys[i - 1], &keys[i]) == 0) status = FTK_E_VALUE;
      }
      ftk_free(keys, len * sizeof(*keys));
      return status;
  }
`;
