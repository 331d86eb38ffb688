import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** What holds everywhere. Text from accounts is never markup, so nothing may turn a string into elements. */
const GENERAL = [
  { selector: "ExportDefaultDeclaration", message: "Export by name: a default has as many names as importers." },
  { selector: "TSEnumDeclaration", message: "Write a const tuple and the union of its members." },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is never markup: render it as a child." },
  { selector: "Property[key.name='dangerouslySetInnerHTML']", message: "Text is never markup: render it as a child." },
  {
    selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]",
    message: "Text is never markup: use textContent.",
  },
  {
    selector: "MemberExpression[property.value=/^(innerHTML|outerHTML|srcdoc)$/]",
    message: "Text is never markup: use textContent.",
  },
  {
    selector: "CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|(set|parse)HTMLUnsafe)$/]",
    message: "Text is never markup.",
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^writeln?$/]",
    message: "Text is never markup.",
  },
];

/** Time, seed and ids arrive with the act; the pure rooms have no clock, no randomness and no I/O of their own. */
const PURE_ROOMS = ["base", "case", "journal", "table", "study"];
const PURE = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "A pure room has no clock: take the time." },
  { selector: "CallExpression[callee.name='Date']", message: "A pure room has no clock: take the time." },
  { selector: "ImportExpression[source.value=/^node:/]", message: "A pure room does no I/O." },
];
const PURE_PROPERTIES = [
  { object: "Math", property: "random", message: "A pure room takes its randomness: see base/random.ts." },
  { object: "Date", property: "now", message: "A pure room has no clock: take the time." },
];
const PURE_GLOBALS = [
  "process", "fetch", "performance", "crypto", "console", "globalThis", "navigator", "WebSocket", "EventSource",
  "XMLHttpRequest", "setTimeout", "setInterval", "setImmediate", "queueMicrotask",
].map((name) => ({ name, message: "A pure room has no clock, no randomness and no I/O." }));

/** A view is built field by field from nothing: what is copied whole takes along what a seat may not know. */
const VIEW = [
  { selector: "SpreadElement", message: "Build a view field by field: no spread." },
  { selector: "RestElement", message: "Build a view field by field: no rest." },
  { selector: "UnaryExpression[operator='delete']", message: "Build a view field by field: nothing to delete." },
  { selector: "CallExpression[callee.name='structuredClone']", message: "Build a view field by field: no clone." },
  {
    selector: "CallExpression[callee.object.name='Object'][callee.property.name='assign']",
    message: "Build a view field by field: no copy.",
  },
];

const TESTS = ["**/*.test.{ts,tsx}"];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "runtime/", "**/node_modules/"]),
  {
    // Nothing in a file may switch a rule off for itself.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-restricted-syntax": ["error", ...GENERAL],
      "no-eval": "error",
      eqeqeq: "error",
      "max-len": ["error", { code: 130, ignoreUrls: true, ignoreTemplateLiterals: true, ignoreStrings: true }],
      "max-lines": ["error", { max: 600 }],
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true, "ts-check": true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // Spans count code points, and to spread a string is how to get at them.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // There are no enums to compare or assign.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      // A brand is a type parameter used once; and what non-nullable-type-assertion-style proposes is banned as well.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // The compiler's noPropertyAccessFromIndexSignature asks for the brackets this would take away.
      "@typescript-eslint/dot-notation": "off",
    },
  },
  {
    files: PURE_ROOMS.map((room) => `src/${room}/**/*.ts`),
    ignores: ["src/journal/adapters/**", ...TESTS],
    rules: {
      "no-restricted-syntax": ["error", ...GENERAL, ...PURE],
      "no-restricted-properties": ["error", ...PURE_PROPERTIES],
      "no-restricted-globals": ["error", ...PURE_GLOBALS],
      "no-restricted-imports": ["error", { patterns: [{ group: ["node:*"], message: "A pure room does no I/O." }] }],
    },
  },
  {
    files: ["src/**/view*.ts"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", ...GENERAL, ...PURE, ...VIEW] },
  },
  {
    // These tools ask for a default export; and what somebody else's module exports is not ours to choose.
    files: ["*.config.ts", "**/*.d.ts"],
    rules: { "no-restricted-syntax": ["error", ...GENERAL.filter((ban) => ban.selector !== "ExportDefaultDeclaration")] },
  },
  {
    // The bootstrap is plain JavaScript, since it runs before there is a compiler.
    files: ["bin/**/*.mjs", "bin/backchannel"],
    languageOptions: {
      globals: Object.fromEntries(["process", "Buffer", "URL", "setInterval", "clearInterval"].map((name) => [name, "readonly"])),
    },
    rules: {
      "no-restricted-syntax": ["error", ...GENERAL],
      "no-undef": "error",
      "no-unused-vars": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "max-len": ["error", { code: 130 }],
    },
  },
);
