/** Runs a command as `bin/backchannel` does and, when it ends, writes what it cost to file descriptor 3. */
import { writeSync } from "node:fs";

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ cpuSeconds: (user + system) / 1e6, peakMB: process.resourceUsage().maxRSS / 1024 }));
});
await import("../../src/cli/main.ts");
