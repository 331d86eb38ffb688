import type { Command } from "commander";
import { EXIT, Exit } from "../exit.ts";

/** Prints a completion script made from the commands themselves, so that it cannot fall behind them. */
export function completion(shell: string, program: Command): void {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    flags: command.options.flatMap((option) => (option.long === undefined ? [] : [option.long])),
  }));
  const print = { bash: printBash, zsh: printZsh, fish: printFish }[shell];
  if (print === undefined) {
    process.stderr.write(`there are completions for bash, zsh and fish, not for “${shell}”\n`);
    throw new Exit(EXIT.usage);
  }
  process.stdout.write(print(commands));
}

interface Completed {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly string[];
}

function printBash(commands: readonly Completed[]): string {
  const cases = commands.map(({ name, flags }) => `    ${name}) words="${flags.join(" ")}" ;;`).join("\n");
  return `_backchannel() {
  local words here="\${COMP_WORDS[COMP_CWORD]}"
  case "\${COMP_WORDS[1]}" in
${cases}
    *) words="${commands.map(({ name }) => name).join(" ")}" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ] || [ "\${here#-}" != "$here" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$here"))
  else
    COMPREPLY=($(compgen -f -- "$here"))
  fi
}
complete -o filenames -F _backchannel backchannel
`;
}

function printZsh(commands: readonly Completed[]): string {
  const names = commands.map(({ name, description }) => `    '${name}:${quoted(description)}'`).join("\n");
  const cases = commands.map(({ name, flags }) => `    ${name}) compadd -- ${flags.join(" ")}; _files ;;`).join("\n");
  return `#compdef backchannel
_backchannel() {
  local -a commands=(
${names}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  case "$words[2]" in
${cases}
  esac
}
compdef _backchannel backchannel
`;
}

function printFish(commands: readonly Completed[]): string {
  return commands
    .flatMap(({ name, description, flags }) => [
      `complete -c backchannel -n __fish_use_subcommand -a ${name} -d '${quoted(description)}'`,
      ...flags.map((flag) => `complete -c backchannel -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}`),
    ])
    .join("\n")
    .concat("\n");
}

function quoted(text: string): string {
  return text.replaceAll("'", "’").replaceAll(":", "\\:");
}
