import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { findEmbeddedBundle, embeddedSource, serverSource } from "./source.ts";
import { answerAsks } from "./views/packages/analyst.ts";
import "./style/tokens.css";
import "./style/base.css";
import "./style/frame.css";
import "./style/marks.css";
import "./style/print.css";

// The same script runs beside the page, where there is no document, and works out what takes long.
if (typeof document === "undefined") answerAsks();
else drawPage();

function drawPage(): void {
  const element = document.getElementById("page");
  if (!element) throw new Error("the document has no place for the page");
  const bundle = findEmbeddedBundle(document);
  createRoot(element).render(
    <StrictMode>
      <App source={bundle ? embeddedSource(bundle) : serverSource()} />
    </StrictMode>,
  );
}
