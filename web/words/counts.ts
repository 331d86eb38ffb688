/** `1 event`, `3 events`, `1,200 events`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${printCount(number)} ${number === 1 ? one : many}`;
}

export function printCount(number: number): string {
  return number.toLocaleString("en-GB");
}
