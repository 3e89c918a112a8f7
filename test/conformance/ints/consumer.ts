import * as api from "conf-ints";
import { line, list } from "./harness.js";

const shown = ({ a, b, c, d, e, f, g, h }: api.Numbers): string => [a, b, c, d, e, f, g, h].join(" ");

export function consume(library: string): void {
  api.load(library);
  line("echo_i8(-128)", api.echoI8(-128));
  line("echo_i8(127)", api.echoI8(127));
  line("echo_u8(255)", api.echoU8(255));
  line("echo_i16(-32768)", api.echoI16(-32768));
  line("echo_u16(65535)", api.echoU16(65535));
  line("echo_i32(-2147483648)", api.echoI32(-2147483648));
  line("echo_u32(4294967295)", api.echoU32(4294967295));
  line("echo_i64(-9223372036854775808)", api.echoI64(-9223372036854775808n));
  line("echo_u64(18446744073709551615)", api.echoU64(18446744073709551615n));
  line("next_size(4294967294)", api.nextSize(4294967294));
  line("limits(true)", shown(api.limits(true)));
  line("limits(false)", shown(api.limits(false)));
  line("sum(limits false)", api.sum(api.limits(false)));
  line("reverse([1, -2, 9007199254740993])", list(api.reverse([1n, -2n, 9007199254740993n])));
}
