import { Fault, type Place } from "../../base/fault.ts";
import type { XmlElement } from "./read-xml.ts";

/** A number as files write it; `NaN`, `Infinity`, hexadecimal and words are none. */
const NUMBER = /^\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?\s*$/i;

/** The number a text says, if it says one and it is finite. */
export function numberOf(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Collects the faults of one XML file, each at its element or attribute. */
export class XmlFaults {
  readonly faults: Fault[] = [];

  add(code: string, at: Place, detail: string, hint?: string): void {
    this.faults.push(new Fault({ code, detail, at, hint }));
  }

  /** The attribute's text; a fault where it is missing. */
  text(element: XmlElement, key: string): string | undefined {
    const found = element.attributes.get(key);
    if (found) return found.value;
    this.add("genius/missing-attribute", element.at, `<${element.tag}> lacks ${key}="…"`);
    return undefined;
  }

  /** The attribute's number; a fault where it is missing, no number, or not finite. */
  number(element: XmlElement, key: string): number | undefined {
    const text = this.text(element, key);
    if (text === undefined) return undefined;
    const number = numberOf(text);
    if (number === undefined) {
      const at = element.attributes.get(key)?.at ?? element.at;
      this.add("genius/not-a-number", at, `${key}="${text.slice(0, 40)}" is not a finite number`, "write it in digits, with a point: 0.25");
    }
    return number;
  }
}

/** Children of that tag, case aside. */
export function childrenOf(element: XmlElement, tag: string): readonly XmlElement[] {
  return element.children.filter((child) => child.tag.toLowerCase() === tag.toLowerCase());
}
