/** Of a parsed page, what is needed here: nodes are walked for their text, and never made into markup again. */
export interface PageNode {
  readonly nodeType: number;
  readonly localName?: string | undefined;
  readonly nodeValue?: string | null;
  readonly parentNode: PageNode | null;
  readonly childNodes: Iterable<PageNode>;
}

/** A paragraph, heading or list item. */
export interface Block {
  readonly text: string;
  /** Characters of it that are links. */
  readonly linked: number;
}

const ELEMENT = 1;
const TEXT = 3;

const BLOCKS = new Set(
  ("address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul").split(" "),
);
const UNREAD = new Set("script style noscript template svg math head iframe object select button textarea audio video canvas".split(" "));
const CELLS = new Set(["td", "th"]);

/** How many elements stand one in another at the deepest place, counted up to `limit`. Cost: linear. */
export function depthOf(root: PageNode, limit: number): number {
  let deepest = 0;
  const stack = [root.childNodes[Symbol.iterator]()];
  for (let top = stack.at(-1); top && deepest < limit; top = stack.at(-1)) {
    const next = top.next();
    if (next.done === true) stack.pop();
    else if (next.value.nodeType === ELEMENT) {
      stack.push(next.value.childNodes[Symbol.iterator]());
      deepest = Math.max(deepest, stack.length);
    }
  }
  return deepest;
}

/**
 * The text of a page's part, block by block, white space put together as a browser does; a line break within a block
 * stays one. Walks without recursion, since a page may nest as deep as it likes. Cost: linear.
 */
export function blocksOf(root: PageNode): Block[] {
  const blocks: Block[] = [];
  let parts: string[] = [];
  let linked = 0;
  const close = (): void => {
    const text = parts.join("").replace(/ *\n */g, "\n").replace(/\n{2,}/g, "\n").replace(/^[ \n]+|[ \n]+$/g, "").replace(/ {2,}/g, " ");
    if (/\S/.test(text)) blocks.push({ text, linked: Math.min(linked, text.length) });
    parts = [];
    linked = 0;
  };
  /** What encloses the node at hand; the last of each is the innermost. */
  const stack: { readonly name: string; readonly children: Iterator<PageNode> }[] = [];
  let links = 0;
  let verbatim = 0;
  const enter = (node: PageNode): void => {
    const name = node.localName ?? "";
    if (BLOCKS.has(name)) close();
    if (CELLS.has(name) && parts.length > 0) parts.push(" ");
    if (name === "a") links++;
    if (name === "pre") verbatim++;
    stack.push({ name, children: node.childNodes[Symbol.iterator]() });
  };
  const leave = (name: string): void => {
    if (BLOCKS.has(name)) close();
    if (name === "a") links--;
    if (name === "pre") verbatim--;
    stack.pop();
  };
  enter(root);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.children.next();
    if (next.done === true) {
      leave(top.name);
      continue;
    }
    const node = next.value;
    if (node.nodeType === TEXT) {
      const text = (node.nodeValue ?? "").toWellFormed().replace(verbatim > 0 ? /[\t\f\r]+/g : /[ \t\n\f\r]+/g, " ");
      parts.push(text);
      if (links > 0) linked += text.trim().length;
    } else if (node.nodeType === ELEMENT) {
      if (node.localName === "br") parts.push("\n");
      else if (!UNREAD.has(node.localName ?? "")) enter(node);
    }
  }
  return blocks;
}
