import { Command, Option } from "commander";
import { ATTRIBUTION_KINDS, STANDINGS } from "../journal/vocabulary.ts";
import { VERSION } from "./version.ts";

interface WithAccounts {
  readonly accounts: string[];
}

function accountsOption(): Option {
  return new Option("--accounts <dir>", "a folder with the accounts' texts, found by their hashes; may be given several times").argParser(collect).default([], "none");
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function example(...lines: string[]): string {
  return `\nExample:\n${lines.map((line) => `  ${line}`).join("\n")}`;
}

/** The commands and their help. Each action loads its own rooms, so that `--help` loads none of them. */
export function makeProgram(): Command {
  const program = new Command("backchannel")
    .description("A workbench for negotiations that pass through intermediaries: from conflicting accounts\nto a sourced record of who offered what and who knew what when.")
    .version(VERSION, "-V, --version")
    .showSuggestionAfterError()
    .showHelpAfterError("(backchannel --help lists the commands)")
    .addHelpText("after", example("backchannel read articles/ --out border-talks", "backchannel check cases/last-ferry", "backchannel serve cases/last-ferry --open"))
    .exitOverride();
  addReadCommand(program);
  addReadingCommands(program);
  addSpaceCommands(program);
  addWindowCommand(program);
  addServingCommands(program);
  return program;
}

function addReadCommand(program: Command): void {
  program
    .command("read [files...]")
    .description(
      "Read documents about the same talks (.txt, .md, .html, .pdf, .docx, .eml; folders too) into a draft case:\n" +
        "who descends from whom, what retellings changed, who is named, and candidate events with the words behind each.",
    )
    .addOption(new Option("--out <case>", "write a new case folder").conflicts("add"))
    .option("--add <case>", "add the documents to a case; what was accepted, rejected or written by hand stays")
    .addOption(new Option("--published <file=date>", "when a document was published, in EDTF; may be given several times").argParser(collect).default([], "what it says itself"))
    .addOption(new Option("--lexicons <dir>", "a folder of word lists that add to those that come along; may be given several times").argParser(collect).default([], "none"))
    .option("--accept <confidence>", "take candidates at least so sure (0 to 1) into the journal; left out, none")
    .option("--encoding <name>", "encoding of text files that are not UTF-8: windows-1256, koi8-r")
    .option("--model <name>", "let a language model propose further candidates, at --endpoint; what goes where is said before")
    .option("--endpoint <url>", "where the model answers, OpenAI-compatible: http://127.0.0.1:11434/v1")
    .addOption(accountsOption())
    .option("--json", "print all that was found as JSON, on standard output")
    .addHelpText("after", "\nWithout a model nothing leaves this machine. BACKCHANNEL_MODEL, BACKCHANNEL_MODEL_ENDPOINT and\nBACKCHANNEL_MODEL_API_KEY in the environment configure one too.")
    .addHelpText("after", example(
      "backchannel read articles/ --out border-talks",
      "backchannel read scoop.html copy.txt --out talks --published copy.txt=2025-03-06 --accept 0.8",
      "backchannel read --add border-talks later.pdf",
      "backchannel read articles/ --json | jq '.accounts[] | {id, lineage}'",
    ))
    .action(async (files: string[], options) => {
      await (await import("./commands/read.ts")).read(files, options as Parameters<typeof import("./commands/read.ts").read>[1]);
    });
}

function addReadingCommands(program: Command): void {
  program
    .command("check <case>")
    .description("Say what a case folder holds, or everything that is wrong with it, with places and hints.")
    .addOption(accountsOption())
    .option("--json", "the same as JSON")
    .addHelpText("after", example("backchannel check cases/doha-2025 --accounts ~/texts"))
    .action(async (folder: string, options: WithAccounts & { json?: boolean }) => {
      await (await import("./commands/check.ts")).check(folder, options);
    });

  program
    .command("study <case>")
    .description("Study a case: a summary, or the whole dossier as JSON or as one HTML file.")
    .addOption(accountsOption())
    .addOption(new Option("--json", "the dossier as JSON, on standard output").conflicts("html"))
    .option("--html <file>", "the dossier as one HTML file that opens from disk")
    .option("--with-texts", "put into the HTML file also the texts that do not ship with the case: for your own use")
    .addHelpText("after", example("backchannel study cases/last-ferry --json | jq '.disagreements[].field'", "backchannel study cases/last-ferry --html last-ferry.html"))
    .action(async (folder: string, options: WithAccounts & { json?: boolean; html?: string; withTexts?: boolean }) => {
      await (await import("./commands/study.ts")).study(folder, options);
    });

  program
    .command("knows <case>")
    .description("Say what one party knew at one moment, since when and how.")
    .requiredOption("--who <party>", "the party's id, or a person's: then that person's party")
    .requiredOption("--at <time>", "a time in EDTF; the end of what it names")
    .addOption(accountsOption())
    .option("--json", "the same as JSON")
    .addHelpText("after", example("backchannel knows cases/doha-2025 --who israel --at 2025-03-06"))
    .action(async (folder: string, options: WithAccounts & { who: string; at: string; json?: boolean }) => {
      await (await import("./commands/knows.ts")).knows(folder, options);
    });

  program
    .command("locate <case> <account> <words>")
    .description("Print the span of words in an account's text, or add it to an event as a report.")
    .addOption(accountsOption())
    .option("--add <event>", "append a report with this span to the event in journal.yaml; comments stay")
    .addOption(new Option("--standing <standing>", "how the words put it").choices(STANDINGS).default("fact"))
    .addOption(new Option("--attribution <kind>", "on whose word").choices(ATTRIBUTION_KINDS).default("outlet"))
    .addHelpText("after", example('backchannel locate cases/last-ferry lantern "the net loft"'))
    .action(async (folder: string, account: string, words: string, options) => {
      await (await import("./commands/locate.ts")).locate(folder, account, words, options as Parameters<typeof import("./commands/locate.ts").locate>[3]);
    });

  program
    .command("export <case>")
    .description(
      "Print the events as CSV, or the journal as JSON Lines, on standard output; or write issues, options\n" +
        "and what they are worth to each party as files of GENIUS or NegMAS.",
    )
    .addOption(new Option("--csv", "the events, one a line").conflicts(["jsonl", "genius", "negmas"]))
    .addOption(new Option("--jsonl", "the journal, one event a line").conflicts(["genius", "negmas"]))
    .addOption(new Option("--genius <dir>", "a domain and one utility space per party, GENIUS XML").conflicts("negmas"))
    .option("--negmas <dir>", "an outcome space and one utility function per party, NegMAS YAML")
    .addOption(accountsOption())
    .addHelpText("after", "\nA file of values is secret to the party it speaks of: give each party its own only.")
    .addHelpText("after", example("backchannel export cases/doha-2025 --csv > doha.csv", "backchannel export cases/last-ferry --genius last-ferry-xml"))
    .action(async (folder: string, options) => {
      await (await import("./commands/export.ts")).exportCase(folder, options as import("./commands/export.ts").ExportOptions);
    });

  program
    .command("schema [name]")
    .description("Print a JSON Schema: case, values, accounts, journal, event, dossier, knows, reading or window.")
    .option("--out <dir>", "write them all into a folder")
    .addHelpText("after", example("backchannel schema journal > journal.schema.json"))
    .action(async (name: string | undefined, options: { out?: string }) => {
      await (await import("./commands/schema.ts")).schema(name, options);
    });
}

function addSpaceCommands(program: Command): void {
  program
    .command("space <case|file|dir>")
    .description(
      "Every package that could be agreed: how many there are, what they are worth to each party, the exact frontier\n" +
        "of the best ones, and the named solutions. Reads a case, GENIUS XML, GeniusWeb JSON, NegMAS YAML, or a\n" +
        "scorable game's folder, by looking.",
    )
    .option("--parties <ids>", "only these parties, with commas between them")
    .option("--rule <rule>", "who must accept: unanimity, majority, or all-but-1 (any number) and every veto")
    .option("--strict", "a deal worth just as much as no deal is refused")
    .option("--bonus <party=worth>", "what a deal that everybody takes is worth on top; several with commas between them")
    .option("--threads <count>", "threads to look at packages with, 1 to 8; left out, as many as there are processors")
    .option("--memory <size>", "what candidates and tables may take: 256MB, 1GB; left out, 256MB")
    .option("--all", "the whole frontier, with every package of the same values (at most 1,000 a point)")
    .option("--json", "the analysis as JSON")
    .addHelpText("after", "\nValues are secret to their owner: what this prints is for who may know them all. Whether they are\nstated, inferred or assumed stands in the first line.")
    .addHelpText("after", example(
      "backchannel space cases/last-ferry",
      "backchannel space cases/last-ferry --parties company,dockers --json | jq .solutions.nash",
      "backchannel space laptop/Laptop-C-domain.xml --all",
      "backchannel space scorable/base --rule all-but-1 --strict --bonus sportco=10",
    ))
    .action(async (path: string, options) => {
      await (await import("./commands/space.ts")).space(path, options as import("./commands/space.ts").SpaceOptions);
    });

  program
    .command("import <file|dir>")
    .description("Make a case of another tool's scenario: GENIUS XML, GeniusWeb JSON, NegMAS YAML, or a scorable game's folder.")
    .requiredOption("--out <case>", "the case folder to write, new or empty")
    .option("--bonus <party=worth>", "what a deal that everybody takes is worth on top; several with commas between them")
    .addHelpText("after", "\nThe exact values go into values.yaml beside case.yaml. They are secret to their owners: take out what a\nreader of the case may not know.")
    .addHelpText("after", example("backchannel import laptop/ --out cases/laptop", "backchannel import scorable/base --out harbour"))
    .action(async (path: string, options: { out: string; bonus?: string }) => {
      await (await import("./commands/import.ts")).importScenario(path, options);
    });
}

function addWindowCommand(program: Command): void {
  program
    .command("window <case>")
    .description(
      "When a deal was possible, on the evidence of what each side offered and refused: the chance over time, each offer's\n" +
        "chance with each party, the likeliest package, who stood in its way, what closed the window, and what all of it\n" +
        "rests on.",
    )
    .option("--at <time>", "the moment to look at closely, in EDTF; left out, the one at which a deal was likeliest")
    .option("--package <file|offer>", "a package to judge then: an offer's id, or a file of terms in YAML or JSON")
    .option("--parties <ids>", "only these must accept, with commas between them; left out, whom the case names")
    .addOption(new Option("--assume <name=value>", "turn an assumption: bluff=0.1, mandatesBind=no, noDeal=unknown; may be given several times").argParser(collect).default([], "those in docs/window.md"))
    .option("--thorough", "sample anew for every assumption that is only told roughly otherwise; takes several times as long")
    .option("--seed <number>", "the seed of the sampling; the same seed gives the same bytes", "1")
    .option("--threads <count>", "threads to sample with; left out, as many as there are processors; the answer is the same")
    .addOption(accountsOption())
    .option("--json", "the whole answer as JSON")
    .addHelpText("after", "\nIt is an estimate from a model of offers and answers, not a finding: read what it rests on. docs/window.md has the\nmodel, its assumptions and its limits. Exact values (values.yaml) are not used.")
    .addHelpText("after", example(
      "backchannel window cases/doha-2025",
      "backchannel window cases/last-ferry --at 2024-10-17 --package last-offer",
      "echo '{\"crew\": 6, \"pay\": 9, \"winchmen\": \"slipway\"}' > p.json; backchannel window cases/last-ferry --package p.json",
      "backchannel window cases/doha-2025 --parties us,hamas --assume bluff=0.2 --json | jq '.moments[] | {at, probability, interval}'",
    ))
    .action(async (folder: string, options) => {
      await (await import("./commands/window.ts")).window(folder, options as import("./commands/window.ts").WindowOptions);
    });
}

function addServingCommands(program: Command): void {
  program
    .command("serve [cases...]")
    .description("Serve the page on this machine: the cases that came along, those on the shelf, and the folders named.")
    .option("--port <number>", "the port; left out, the first free one from 4750")
    .option("--host <address>", "the address to bind", "127.0.0.1")
    .option("--open", "open the page in a browser")
    .option("--store <file>", "where opened folders are remembered; :memory: forgets them")
    .addOption(accountsOption())
    .addHelpText("after", example("backchannel serve ~/cases/border-talks --accounts ~/texts --open"))
    .action(async (cases: string[], options: WithAccounts & { port?: string; host: string; open?: boolean; store?: string }) => {
      await (await import("./commands/serve.ts")).serve(cases, options);
    });

  program
    .command("completion <shell>")
    .description("Print completions for bash, zsh or fish.")
    .addHelpText("after", example("source <(backchannel completion bash)"))
    .action(async (shell: string) => {
      (await import("./commands/completion.ts")).completion(shell, program);
    });
}
