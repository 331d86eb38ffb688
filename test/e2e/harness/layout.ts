import type { Page } from "playwright-core";

/** How far the page reaches beyond the window to the right, and which of its parts reach farthest; none is best. */
export async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - wide;
    if (over <= 0) return [];
    const hidesOwn = (part: Element | null): boolean =>
      part !== null &&
      part !== document.documentElement &&
      (getComputedStyle(part).overflowX !== "visible" || hidesOwn(part.parentElement));
    const reachesOut = (part: Element): boolean =>
      part.getBoundingClientRect().right > wide + 0.5 && !hidesOwn(part.parentElement);
    const outermost = [...document.body.querySelectorAll("*")].filter(reachesOut).slice(0, 8);
    return [`${String(over)} px too wide`, ...outermost.map((part) => `  ${part.tagName.toLowerCase()}.${part.getAttribute("class") ?? ""}`)];
  });
}

/**
 * What can be touched and is too small for it: nothing under 24 by 24 pixels (WCAG 2.2, 2.5.8), and buttons, fields and
 * the rail's links 44 in one direction at least. Excepted, as there, are links in running text, and marks of a chart:
 * where they stand is what they say, and the list or table beside the chart does the same.
 */
export async function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const targets = document.querySelectorAll<HTMLElement>(
      "a[href], button, select, input, textarea, summary, [role=button], [role=checkbox], [role=tab], [role=option], [role=slider]",
    );
    for (const target of targets) {
      if (!target.checkVisibility({ visibilityProperty: true, opacityProperty: false })) continue;
      const label = target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type) ? target.closest("label") : null;
      const box = (label ?? target).getBoundingClientRect();
      if (box.width === 0 || box.right <= 0 || box.bottom + window.scrollY <= 0) continue;
      const inText = target.closest("p, li, dd, td, th") !== null && getComputedStyle(target).display === "inline";
      if (inText || target.closest("svg")) continue;
      const [width, height] = [Math.round(box.width * 10) / 10, Math.round(box.height * 10) / 10];
      const big = target.matches(".button, .field, button.button, select, .rail a");
      if (width >= 24 && height >= 24 && (!big || width >= 44 || height >= 44)) continue;
      const name = (target.getAttribute("aria-label") ?? target.textContent).trim().slice(0, 40);
      found.add(`${target.tagName.toLowerCase()}.${target.getAttribute("class") ?? ""} “${name}” is ${String(width)} × ${String(height)}`);
    }
    return [...found];
  });
}
