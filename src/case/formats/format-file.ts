/** A file of another tool, by the name under which faults speak of it. */
export interface FormatFile {
  readonly name: string;
  readonly text: string;
}

/** `laptop/Laptop-C-prof1.xml` is `Laptop-C-prof1`. */
export function stemOf(file: string): string {
  const base = file.replace(/^.*[/\\]/, "");
  return base.replace(/\.[^.]+$/, "");
}
