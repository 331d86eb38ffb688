import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Cheap first: each group starts when the one before it has ended. */
const GROUPS = { unit: 0, wide: 1, e2e: 2, pack: 3 };

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    coverage: { provider: "v8", include: ["src/**"], exclude: ["**/*.test.ts"], reporter: ["text-summary", "html"] },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "web/**/*.test.{ts,tsx}", "cases/*.test.ts", "bench/**/*.test.ts"],
          sequence: { groupOrder: GROUPS.unit },
        },
      },
      {
        extends: true,
        test: {
          name: "wide",
          include: ["test/{property,contract,golden,bootstrap}/**/*.test.ts"],
          testTimeout: 60_000,
          sequence: { groupOrder: GROUPS.wide },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/harness/browser-process.ts"],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: GROUPS.e2e },
        },
      },
      {
        extends: true,
        test: {
          name: "pack",
          include: ["test/pack/**/*.test.ts"],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: GROUPS.pack },
        },
      },
    ],
  },
});
