/** One run at a time in a folder of builds: a file there names the process that uses it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The folder is in use. */
export class FolderInUse extends Error {}

/** Claims the folder until this process ends; what a process that is gone left behind does not count. Throws {@link FolderInUse}. */
export function claimFolder(folder: string): void {
  const file = join(folder, "in-use");
  mkdirSync(folder, { recursive: true });
  if (!create(file)) {
    const owner = Number(readFileSync(file, "utf8"));
    if (isRunning(owner)) {
      throw new FolderInUse(
        `process ${owner} builds in ${folder} at this moment: wait for it, or give this run a folder of its own with CONFORMANCE_BUILD=DIR`,
      );
    }
    rmSync(file, { force: true });
    if (!create(file)) throw new FolderInUse(`another process has just begun to build in ${folder}`);
  }
  process.on("exit", () => rmSync(file, { force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
}

function create(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
