/** Runs a command as `bin/backchannel` does and, when it ends, writes its peak memory in KiB to file descriptor 3. */
import { writeSync } from "node:fs";

process.on("exit", () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
await import("../../src/cli/main.ts");
