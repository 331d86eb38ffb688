import { CommanderError } from "commander";
import { EXIT, Exit } from "./exit.ts";
import { makeProgram } from "./program.ts";

async function main(): Promise<number> {
  try {
    await makeProgram().parseAsync();
    return EXIT.fine;
  } catch (error) {
    if (error instanceof Exit) return error.status;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    if (isDiskError(error)) {
      process.stderr.write(`${error.message}\n`);
      return EXIT.faults;
    }
    throw error;
  }
}

/** A folder that is not there or may not be written to is no bug; anything else shows its stack. */
function isDiskError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "path" in error;
}

// A reader that goes away (`| head`) ends the command, quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.fine);
  throw error;
});
process.exitCode = await main();
