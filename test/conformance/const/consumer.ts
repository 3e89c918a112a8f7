import * as api from "conf-const";
import { char, float, hex, line } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("MAX_KEY", api.MAX_KEY);
  line("SMALL", api.SMALL);
  line("BIG", api.BIG);
  line("MIN", api.MIN);
  line("RATIO", float(api.RATIO));
  line("FLAG", api.FLAG);
  line("LETTER", char(api.LETTER));
  line("GREETING", `${new TextEncoder().encode(api.GREETING).length} bytes`);
  line("MAGIC", hex(api.MAGIC));
  line("LEVEL", api.LEVEL);
  line("ALL", api.ALL);
  line("MIXED", api.MIXED);
  line("checksum()", api.checksum());
}
