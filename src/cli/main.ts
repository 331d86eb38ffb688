import { Command, CommanderError, Option } from "commander";
import { EXIT, Exit } from "./exit.ts";

function accountsOption(): Option {
  return new Option("--accounts <dir>", "a folder with the accounts' texts, found by their hashes; may be given several times").argParser(collect).default([], "none");
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

/** The commands. Each loads its own rooms, so that `--version` and `--help` load none. */
function commands(): Command {
  const program = new Command("backchannel")
    .description("A workbench for negotiations that pass through intermediaries.")
    .version("0.1.0", "-V, --version")
    .showSuggestionAfterError()
    .showHelpAfterError("(backchannel --help lists the commands)")
    .exitOverride();

  program
    .command("check <case>")
    .description("Say what a case folder holds, or everything that is wrong with it, with places and hints.")
    .addOption(accountsOption())
    .option("--json", "the same as JSON")
    .addHelpText("after", "\nExample:\n  backchannel check cases/doha-2025 --accounts ~/texts")
    .action(async (folder: string, options: { accounts: string[]; json?: boolean }) => {
      await (await import("./commands/check.ts")).check(folder, options);
    });

  program
    .command("locate <case> <account> <words>")
    .description("Print the span of words in an account's text, to paste into a report.")
    .addOption(accountsOption())
    .addHelpText("after", '\nExample:\n  backchannel locate cases/doha-2025 axios-scoop "late April" --accounts ~/texts')
    .action(async (folder: string, account: string, words: string, options: { accounts: string[] }) => {
      await (await import("./commands/locate.ts")).locate(folder, account, words, options);
    });

  return program;
}

async function main(): Promise<number> {
  try {
    await commands().parseAsync();
    return EXIT.fine;
  } catch (error) {
    if (error instanceof Exit) return error.status;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    throw error;
  }
}

process.exitCode = await main();
