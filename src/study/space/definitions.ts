import { type SolutionDefinition, type SolutionName } from "./analysis.ts";

/** What each named solution is, and who defined it. Gains are values less reservations. */
export const DEFINITIONS: Readonly<Record<SolutionName, SolutionDefinition>> = {
  nash: {
    name: "Nash",
    words: "the largest product of gains over no deal",
    reference: "Nash 1950",
    relativeToReservation: true,
  },
  kalaiSmorodinsky: {
    name: "Kalai–Smorodinsky",
    words:
      "the largest smallest share of what each could gain at most among packages that everybody takes; where equal, the next " +
      "smallest share (the point on the line to the ideal, for packages that cannot be mixed)",
    reference: "Kalai & Smorodinsky 1975",
    relativeToReservation: true,
  },
  egalitarian: {
    name: "Egalitarian",
    words: "the largest smallest gain over no deal",
    reference: "Kalai 1977",
    relativeToReservation: true,
  },
  leximin: {
    name: "Leximin",
    words: "the largest smallest gain over no deal; where equal, the largest second smallest, and so on",
    reference: "Sen 1970; Imai 1983",
    relativeToReservation: true,
  },
  utilitarian: {
    name: "Utilitarian",
    words: "the largest sum of values, whether or not everybody takes it",
    reference: "Harsanyi 1955",
    relativeToReservation: false,
  },
  utilitarianRational: {
    name: "Utilitarian, taken by all",
    words: "the largest sum of values among packages that everybody takes",
    reference: "Harsanyi 1955",
    relativeToReservation: true,
  },
  equalValues: {
    name: "Equal values",
    words: "the point of the frontier whose values lie closest together, whatever no deal is worth (GeniusWeb calls it Kalai)",
    reference: "after Kalai 1977, as in GeniusWeb",
    relativeToReservation: false,
  },
};
