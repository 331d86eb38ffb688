import { Document, isMap, isScalar, visit } from "yaml";

/** Long lines fold where readers' eyes do. */
const WIDTH = 118;
/** Mappings that are read as one thing stand on one line. */
const ON_ONE_LINE: readonly string[] = ["span", "attribution", "weight"];

/** A case, accounts or journal file as YAML. Reading it back gives an equal value. */
export function printYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { key, value: member }) {
      if (isScalar(key) && ON_ONE_LINE.includes(String(key.value)) && isMap(member)) member.flow = true;
    },
  });
  return document.toString({ lineWidth: WIDTH, defaultStringType: "PLAIN", defaultKeyType: "PLAIN" });
}
