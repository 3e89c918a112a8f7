// The scratch without an addon: growth, calls inside calls, text in chunks, texts that come again. A fake native side plays the addon.
import { describe, expect, it } from "vitest";
import { $Resource, $ResourceClass, $scratch, FtkError, Status, UnknownCase, type $NativePackage, type $Scratch } from "../../runtime-ts/index.js";

const BASE = 1;
const TEXT = 2;
const RECENT = 6;

interface Fake extends $NativePackage {
  streams: ArrayBuffer[];
  lent: readonly Uint8Array[];
  latin: string[];
  wide: string[];
  dropped: number[];
}

function makeFake(): Fake {
  const fake: Fake = {
    streams: [],
    lent: [],
    latin: [],
    wide: [],
    dropped: [],
    $attach: (_flat, stream, lent) => {
      fake.streams.push(stream);
      fake.lent = lent;
    },
    $stream: (stream) => void fake.streams.push(stream),
    $latin: () => fake.latin.shift(),
    $wide: () => fake.wide.shift(),
    $failure: () => ({ status: -7, domain: "", message: "a.Counter: null handle", origin: 0, payload: false, notes: [] }),
    $cause: () => false,
    $forget: () => undefined,
    $deadOrigin: () => 0,
    $dropUnknown: (low) => void fake.dropped.push(low),
    $settle: () => 0,
    $load: (path) => (path === "good" ? undefined : { status: Status.Load, domain: "", message: `no ${path}`, origin: 0, payload: false, notes: [] }),
  };
  return fake;
}

function make(): { fake: Fake; s: $Scratch } {
  const fake = makeFake();
  return { fake, s: $scratch(fake, 8) };
}

describe("the scratch", () => {
  it("is shared by all instances of a module in a thread", () => {
    const { fake, s } = make();
    expect($scratch(fake, 8)).toBe(s);
    expect(fake.streams).toHaveLength(1);
  });

  it("grows and keeps what was written", () => {
    const { fake, s } = make();
    const base = s.begin("");
    s.putF64s([1.5, 2.5], "a");
    s.putF64s(new Float64Array(20_000).fill(7), "b");
    expect(fake.streams.length).toBeGreaterThan(1);
    expect(fake.streams.at(-1)).toBe(s.f64.buffer);
    s.r = base;
    expect(s.takeF64s()).toEqual([1.5, 2.5]);
    expect(s.takeF64s()).toHaveLength(20_000);
    s.end(base);
    expect(s.w).toBe(0);
  });

  it("grows for bytes and typed arrays of any length", () => {
    for (const size of [1, 65_527, 65_528, 65_529, 1 << 20]) {
      const { s } = make();
      const base = s.beginCallback();
      const value = Uint8Array.from({ length: size }, (_, i) => i);
      s.putBytes(value, "a");
      s.putUint16Array(new Uint16Array(value.buffer, 0, size >>> 1), "b");
      s.r = base;
      expect(Buffer.compare(s.takeBytes(), value)).toBe(0);
      expect(Buffer.compare(Buffer.from(s.takeUint16Array().buffer), value.subarray(0, size & ~1))).toBe(0);
      s.endCallback(base);
    }
  });

  it("lends many bytes in the outermost call, and copies shared memory and what callbacks return", () => {
    const { fake, s } = make();
    const many = new Uint8Array(1 << 13).fill(7);
    const count = (): number => s.u32[s.w * 2 - 2]!;
    const base = s.begin();
    s.putBytes(many.subarray(1), "a");
    s.putBytes(many, "b");
    expect([count() >>> 0, s.u32[s.w * 2 - 1], fake.lent]).toEqual([0x80000000 + many.length, 0, [many]]);
    s.putBytes(new Uint8Array(new SharedArrayBuffer(1 << 13)), "c");
    const inner = s.begin();
    s.putBytes(many, "d");
    s.end(inner);
    const callback = s.beginCallback();
    s.putBytes(many, "e");
    s.endCallback(callback);
    expect(fake.lent).toEqual([many]);
    s.putBytes(many, "f");
    expect([count() >>> 0, s.u32[s.w * 2 - 1], fake.lent]).toEqual([0x80000000 + many.length, 1, [many, many]]);
    s.end(base);
    expect(fake.lent).toEqual([]);
    const alone = s.beginCallback();
    s.putBytes(many, "g");
    s.endCallback(alone);
    expect(fake.lent).toEqual([]);
  });

  it("keeps a list whose getter makes the stream grow", () => {
    const { s } = make();
    const withGetter = <T>(values: readonly T[]): T[] => {
      const list = [...values];
      const value = list[3]!;
      Object.defineProperty(list, 3, {
        get: () => {
          const inner = s.begin("inner");
          s.putF64s(new Float64Array(s.f64.length), "inner");
          s.end(inner);
          return value;
        },
      });
      return list;
    };
    const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const base = s.begin("");
    s.putF64s(withGetter(numbers), "a");
    s.putU8s(withGetter(numbers), "b");
    s.putI32s(withGetter(numbers), "c");
    s.putI64s(withGetter(numbers.map(BigInt)), "d");
    s.putChars(withGetter(["a", "b", "c", "d", "e"]), "e");
    s.putTexts(withGetter(["a", "bc", "def", "", "g"]), "f");
    s.putBools(withGetter([true, false, true, true, false]), "g");
    expect(s.text).toBe("abcdefg");
    s.r = base;
    expect(s.takeF64s()).toEqual(numbers);
    expect(s.takeU8s()).toEqual(numbers);
    expect(s.takeI32s()).toEqual(numbers);
    expect(s.takeI64s()).toEqual(numbers.map(BigInt));
    expect(s.takeChars()).toEqual(["a", "b", "c", "d", "e"]);
    s.flat.u32[BASE] = s.r;
    s.open("abcdefg");
    expect(s.takeTexts()).toEqual(["a", "bc", "def", "", "g"]);
    expect(s.takeBools()).toEqual([true, false, true, true, false]);
    s.end(base);
  });

  it("refuses lists whose length is no count, and believes no typed array about its length", () => {
    const { s } = make();
    for (const length of [-1, 0.5, Number.NaN, 2 ** 31, 2 ** 32 + 1, "3", undefined]) {
      const base = s.begin("");
      expect(() => s.putF64s({ length } as unknown as number[], "a")).toThrow(/^length: /);
      expect(() => s.putTexts({ length } as unknown as string[], "a")).toThrow(/^length: /);
      s.end(base);
    }
    const base = s.begin("");
    const long = new Float64Array(8);
    Object.defineProperties(long, { length: { value: 100_000 }, byteLength: { value: 8 } });
    s.putFloat64Array(long, "a");
    expect(s.w).toBe(100_001);
    expect(s.f64.length).toBeGreaterThan(100_000);
    s.end(base);
  });

  it("names the number that is none, wherever it stands", () => {
    const { s } = make();
    for (let at = 0; at < 11; at++) {
      const base = s.begin("");
      const list: unknown[] = new Array<number>(11).fill(1);
      list[at] = "x";
      expect(() => s.putF64s(list as number[], "a")).toThrow('a: expected f64, got "x"');
      s.end(base);
    }
  });

  it("gives the memory of a very large value back at the next call", () => {
    const { s } = make();
    const base = s.begin("");
    s.put(1 << 18);
    s.end(base);
    s.end(s.begin(""));
    expect(s.u8.byteLength).toBe(1 << 16);
  });

  it("keeps a call apart from one that it is interrupted by", () => {
    const { s } = make();
    const outer = s.begin("outer");
    s.putU32s([1, 2, 3], "a");
    const inner = s.begin("inner");
    expect(inner).toBe(s.w);
    s.putU32s([9, 9, 9], "b");
    s.text += "!";
    s.end(inner);
    expect(s.text).toBe("outer");
    s.r = outer;
    expect(s.takeU32s()).toEqual([1, 2, 3]);
    s.end(outer);
  });

  it("reads each kind of list as it was written", () => {
    const { s } = make();
    const base = s.begin("");
    s.putBools([true, false], "a");
    s.putChars(["a", "😀"], "a");
    s.putI8s([-128, 127], "a");
    s.putU16s([0, 65535], "a");
    s.putI64s([-(2n ** 63n)], "a");
    s.putI64Numbers([-1, Number.MIN_SAFE_INTEGER], "a");
    s.putF32s([0.5], "a");
    s.putBytes(Uint8Array.of(1, 2, 3), "a");
    s.putFloat32Array(Float32Array.of(1, 2, 3), "a");
    s.r = base;
    expect([s.takeBools(), s.takeChars(), s.takeI8s(), s.takeU16s(), s.takeI64s(), s.takeI64Numbers(), s.takeF32s(), s.takeBytes(), s.takeFloat32Array()]).toEqual([
      [true, false], ["a", "😀"], [-128, 127], [0, 65535], [-(2n ** 63n)], [-1, Number.MIN_SAFE_INTEGER], [0.5], Uint8Array.of(1, 2, 3), Float32Array.of(1, 2, 3),
    ]);
    expect(s.r).toBe(s.w);
    expect(() => s.putU8s([256], "a")).toThrow(RangeError);
    expect(() => s.putU64s([1 as unknown as bigint], "a")).toThrow(TypeError);
    expect(() => s.putFloat32Array(new Float64Array(1) as never, "a")).toThrow(TypeError);
    s.end(base);
  });
});

describe("text", () => {
  it("comes in chunks, and two-byte text apart when it is long", () => {
    const { fake, s } = make();
    fake.latin = ["cd"];
    fake.wide = ["üü"];
    s.flat.u32[TEXT] = 0xffffffff;
    s.open("ab");
    expect([s.slice(1), s.slice(1), s.slice(0x80000000 + 2), s.slice(2), s.slice(0)]).toEqual(["a", "b", "üü", "cd", ""]);
  });

  it("comes as one string when it is short: first what is ASCII, then the rest", () => {
    const { s } = make();
    s.flat.u32[TEXT] = 2;
    s.open("abüé");
    expect([s.slice(0x80000000 + 1), s.slice(2), s.slice(0x80000000 + 1)]).toEqual(["ü", "ab", "é"]);
  });

  it("that came before comes as a number, and the addon hears that it was taken up", () => {
    const { s } = make();
    s.flat.u32[TEXT] = 0;
    s.open("hello");
    expect(s.slice(0x40000000 + (7 << 8) + 5)).toBe("hello");
    expect(s.flat.u32[RECENT]).toBe(1);
    s.open(undefined);
    expect(s.slice(0x60000000 + 7)).toBe("hello");
    expect(s.flat.u32[RECENT]).toBe(1);
  });
});

class Thing extends $Resource {
  get $class(): $ResourceClass<Thing> {
    return things;
  }
}

const { s: shared } = make();
const calls: string[] = [];
const things: $ResourceClass<Thing> = new $ResourceClass({
  name: "Thing",
  prototype: Thing.prototype,
  scratch: shared,
  release: () => void calls.push(`release ${shared.flat.i32[8]}`),
  close: () => {
    calls.push(`close ${shared.flat.i32[8]}`);
    shared.flat.i32[0] = 0;
  },
});

describe("objects", () => {
  it("are closed and released once", () => {
    calls.length = 0;
    const one = things.lift(5, 1);
    expect(one).toBeInstanceOf(Thing);
    one.close();
    one.close();
    one[Symbol.dispose]();
    expect(calls).toEqual(["close 5", "release 5"]);
  });

  it("that were given away are released only when the call failed", () => {
    calls.length = 0;
    const kept = things.lift(6, 1);
    things.gave(kept, 0);
    const lost = things.lift(7, 1);
    things.gave(lost, -12);
    expect([kept.$lo, lost.$lo, calls]).toEqual([0, 0, ["release 7"]]);
  });

  it("leave the frame as it was", () => {
    shared.flat.i32[8] = 41;
    shared.flat.i32[9] = 42;
    things.lift(8, 1)[Symbol.dispose]();
    expect([shared.flat.i32[8], shared.flat.i32[9]]).toEqual([41, 42]);
  });
});

describe("failures", () => {
  it("are errors with a status; an empty handle is a closed object", () => {
    const { s } = make();
    const error = s.failure() as FtkError;
    expect(error).toBeInstanceOf(FtkError);
    expect([error.status, error.message, error.domain]).toEqual([Status.Closed, "a.Counter: closed", ""]);
  });

  it("of a callback keep the exception, and say what it is", () => {
    const { s } = make();
    const thrown = new Error("mine \ud800");
    expect(s.raise(thrown, s.begin(""))).toBe("mine \ufffd");
    expect(s.flat.i32[0]).toBe(Status.Callback);
    expect([...s.origins.byNumber.values()]).toEqual([thrown]);
    expect(s.flat.u32[BASE]).toBe(0);
    expect(s.raise(new FtkError(Status.Closed, "gone"), 0)).toBe("gone");
    expect(s.flat.i32[0]).toBe(Status.Closed);
    expect(s.raise(Object.create(null), 0)).toBe("");
  });

  it("to load are errors", () => {
    const { s } = make();
    expect(() => s.load("good")).not.toThrow();
    expect(() => s.load("bad")).toThrow("no bad");
    expect(() => s.load(5 as never)).toThrow(TypeError);
  });
});

describe("unknown cases", () => {
  it("go back to the library they came from, and nowhere else", () => {
    const one = make();
    const other = make();
    one.s.putF64s([], "a");
    one.s.w = 0;
    one.s.u32.set([99, 0, 1234, 5]);
    one.s.r = 0;
    const unknown = one.s.takeUnknown();
    expect([unknown.kind, unknown.tag]).toEqual(["unknown", 99]);
    one.s.w = 10;
    one.s.putUnknown(unknown, "Value");
    expect([...one.s.u32.subarray(20, 24)]).toEqual([99, 0, 1234, 5]);
    expect(() => other.s.putUnknown(unknown, "Value")).toThrow(/can only be sent to the library it came from/);
    expect(() => one.s.putUnknown({ kind: "unknown", tag: 99 }, "Value")).toThrow(TypeError);
    unknown[Symbol.dispose]();
    unknown[Symbol.dispose]();
    expect(one.fake.dropped).toEqual([1234]);
    expect(() => one.s.putUnknown(unknown, "Value")).toThrow(FtkError);
    expect(unknown).toBeInstanceOf(UnknownCase);
  });
});
