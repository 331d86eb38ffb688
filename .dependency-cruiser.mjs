/** Which other rooms each room may import. Type-only imports count as imports. */
const ROOMS = {
  base: [],
  case: ["base"],
  journal: ["base", "case"],
  table: ["base", "case", "journal"],
  study: ["base", "case", "journal", "table"],
  read: ["base", "case", "journal"],
  seats: ["base", "case", "table", "study"],
  lab: ["base", "case", "journal", "table", "study", "seats"],
  server: ["base", "case", "journal", "table", "study", "read", "seats", "lab"],
  cli: ["base", "case", "journal", "table", "study", "read", "seats", "lab", "server"],
};
const PURE = ["base", "case", "journal", "table", "study"];
const TESTS = "\\.test\\.tsx?$";
const ADAPTERS = "^src/journal/adapters/";

const roomRules = Object.entries(ROOMS).map(([room, others]) => ({
  name: `room-${room}`,
  comment: `src/${room} imports ${others.length === 0 ? "no other room" : others.join(", ")}.`,
  severity: "error",
  from: { path: `^src/${room}/`, pathNot: TESTS },
  to: { path: "^(src|web)/", pathNot: `^src/(${[room, ...others].join("|")})/` },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: "room-web",
      comment: "The page imports base, case and study, and from the server only the contract with it.",
      severity: "error",
      from: { path: "^web/", pathNot: TESTS },
      to: { path: "^src/", pathNot: "^src/((base|case|study|journal)/|server/wire\\.ts$)" },
    },
    {
      name: "web-journal-types-only",
      comment:
        "What study and wire say of events is said in the journal's types, so the page may name those, and use the lists of " +
        "words that go with them. It folds nothing and stores nothing, so it takes no other code from there.",
      severity: "error",
      from: { path: "^web/", pathNot: TESTS },
      to: { path: "^src/journal/", pathNot: "^src/journal/vocabulary\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "tests-stay-out-of-the-page",
      comment: "The tests of a room may reach for other rooms, never for the page.",
      severity: "error",
      from: { path: "^src/.*\\.test\\.ts$" },
      to: { path: "^web/" },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { path: "^(src|web)/", pathNot: TESTS },
      to: { path: `${TESTS}|^(test|bench|cases)/` },
    },
    {
      name: "pure-no-node",
      comment: "The pure rooms do no I/O; in the journal, the adapters are where the disk and the database are.",
      severity: "error",
      from: { path: `^src/(${PURE.join("|")})/`, pathNot: [TESTS, ADAPTERS] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "pure-no-adapters",
      comment: "A pure room knows the store's contract, not an adapter of it.",
      severity: "error",
      from: { path: `^(src/(${PURE.join("|")})|web)/`, pathNot: [TESTS, ADAPTERS] },
      to: { path: ADAPTERS },
    },
    {
      name: "page-no-node",
      comment: "Nothing that the page pulls in may need Node: neither its own files, nor the contract with the server.",
      severity: "error",
      from: { path: "^(web/|src/server/wire\\.ts$)", pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "wire-stands-alone",
      comment: "The contract with the page rests on pure rooms only, so that the page does not pull in the server.",
      severity: "error",
      from: { path: "^src/server/wire\\.ts$" },
      to: { path: "^src/", pathNot: `^src/(${[...PURE, "read"].join("|")})/` },
    },
    {
      name: "wire-read-types-only",
      comment: "What the desk sends is said in the reader's types; its code stays on the server.",
      severity: "error",
      from: { path: "^src/server/wire\\.ts$" },
      to: { path: "^src/read/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-dev-dependency",
      comment: "What is published runs with its dependencies alone.",
      severity: "error",
      from: { path: "^src/", pathNot: TESTS },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm", "type-only"] },
    },
    {
      name: "no-undeclared-dependency",
      severity: "error",
      from: { path: "^(src|web|test|bench|cases)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "undetermined"] },
    },
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-orphan",
      comment: "A file that imports nothing and is imported by nothing; only entries may stand alone.",
      severity: "error",
      from: { orphan: true, pathNot: [TESTS, "^web/main\\.tsx$", "^src/cli/main\\.ts$", "^bench/", "\\.d\\.ts$"] },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|coverage|runtime)/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
