/** Errors on the native side: payloads into the scratch for Java to read, and errors that a callback threw. */
import { code, literal, name, type Name, type Text } from "../../print/index.js";
import type { AbiErrorSet } from "../../lower/index.js";
import { readPayload, writePayload, type NativeFunctions } from "../../scratch/index.js";

/** The function that makes a native error of a set from what a callback threw. */
export function raiserOf(set: AbiErrorSet): Name {
  return name(`raise_${set.c}`);
}

/** `payload_<set>`: chooses by the code of the current error. */
export function writePayloadFunction(set: AbiErrorSet, functions: NativeFunctions): Text {
  const cases = set.cases.filter((one) => one.payload !== null).map((one) => code`
    case ${one.code}: {
        ${writePayload(one, functions)}
        break;
    }
  `);
  return code`
    bool write_payload_${name(set.c)}(Writer &out, int32_t code, const void *payload) {
        switch (code) {
            ${cases}
            default:
                break;
        }
        return true;
    }

    jint JNICALL payload_${name(set.c)}(JNIEnv *, jclass, jlong scratch) { return put_payload(to_thread(scratch), write_payload_${name(set.c)}); }
  `;
}

/** `raise_<set>`: the payload comes out of the stream into memory of the error. */
export function writeRaiser(set: AbiErrorSet, functions: NativeFunctions): Text {
  const cases = set.cases.filter((one) => one.payload !== null).map((one) => code`
    case ${one.code}: {
        ${readPayload(set, one, functions)}
        break;
    }
  `);
  return code`
    bool read_payload_${name(set.c)}(Reader &in, int32_t code, const void **payload) {
        switch (code) {
            ${cases}
            default:
                (void)in;
                (void)payload;
                break;
        }
        return true;
    }

    int32_t ${raiserOf(set)}(Thread *t, int32_t status, ftk_error **err) {
        return raise_declared(t, status, FTK_LITERAL(${literal.cpp.string(set.domain)}), read_payload_${name(set.c)}, err);
    }

    void JNICALL keep_${name(set.c)}(JNIEnv *, jclass, jlong scratch) { keep_cause(to_thread(scratch), ${raiserOf(set)}); }
  `;
}
