import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * The page is one script, one style sheet and one document that names them: served as they are, and put into a single
 * file by `study --html`. So nothing is split off or emitted beside them, paths are relative, and the document holds
 * no inline script, which lets it be served under a policy that forbids those.
 */
export default defineConfig({
  root: "web",
  base: "./",
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: "../dist/page",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: () => true,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      output: { codeSplitting: false, entryFileNames: "page.js", assetFileNames: "page[extname]" },
    },
  },
});
