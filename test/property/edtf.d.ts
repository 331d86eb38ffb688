/** The parts of the package `edtf` that serve as an oracle; it comes without types. */
declare module "edtf" {
  /** Throws on what is no EDTF of this level. Moments are ms since 1970 UTC, inclusive; an open end is ±Infinity. */
  export default function parse(
    text: string,
    constraints?: { readonly level?: 0 | 1 | 2 },
  ): { readonly min: number; readonly max: number };
}
