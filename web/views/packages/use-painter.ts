import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { binPointsInto, type Bins, paintInto, type Scale, spreadGridInto } from "./bin.kernel.ts";
import type { Cloud } from "./cloud.ts";
import { type Frame, placeOf, scaleOf } from "./frame.ts";
import type { Window } from "./window.ts";

/** Counting anew may take this long in every frame; where it takes longer, the last picture is moved until the hand rests. */
const FRAME_MS = 14;
const REST_MS = 90;
/** With no more points than these in view, each is a disc that can be seen and hit. */
const DISCS_AT_MOST = 4_000;
const DOTS_AT_MOST = 40_000;

/** What the picture shows, for the key beside it. */
export interface Painted {
  /** Packages in view; undefined of a grid, where only cells are known. */
  readonly inView: number | undefined;
  /** The most that fall on one pixel, or in one cell of a grid. */
  readonly most: number;
}

/** What is drawn into, kept from one frame to the next. */
interface Sheet {
  readonly buffer: HTMLCanvasElement;
  readonly bins: Bins;
  readonly image: ImageData;
}

interface Picture {
  readonly sheet: Sheet;
  readonly window: Window;
  readonly tookMs: number;
}

/** Draws the cloud once for a window into a buffer and puts that on the canvas; says what it drew. */
export function usePainter(
  canvas: RefObject<HTMLCanvasElement | null>,
  cloud: Cloud | undefined,
  window: Window | undefined,
  frame: Frame,
  scheme: string,
): Painted | undefined {
  const picture = useRef<Picture>(undefined);
  const drawnFor = useRef<unknown[]>([]);
  const [painted, setPainted] = useState<Painted>();
  const { width, height } = frame;
  useLayoutEffect(() => {
    const { current } = canvas;
    if (!current || width <= 0 || !window) return undefined;
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
    const context = current.getContext("2d");
    if (!context) return undefined;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (current.width !== wide || current.height !== high) [current.width, current.height] = [wide, high];
    context.clearRect(0, 0, wide, high);
    if (!cloud) return undefined;
    const paint = (): void => {
      const started = performance.now();
      const sheet = sheetOf(wide, high, picture.current?.sheet);
      const made = paintCloud(cloud, sheet, scaleOf(window, { width, height }, ratio), ratio, getComputedStyle(current).color);
      picture.current = { sheet, window, tookMs: performance.now() - started };
      drawnFor.current = [cloud, scheme, wide, high];
      context.clearRect(0, 0, wide, high);
      context.drawImage(sheet.buffer, 0, 0);
      setPainted((before) => (before?.inView === made.inView && before?.most === made.most ? before : made));
    };
    const last = picture.current;
    const [lastCloud, lastScheme, lastWide, lastHigh] = drawnFor.current;
    const isMove = last && lastCloud === cloud && lastScheme === scheme && lastWide === wide && lastHigh === high;
    if (!isMove || last.tookMs <= FRAME_MS) {
      paint();
      return undefined;
    }
    const scale = scaleOf(window, { width: wide, height: high });
    const from = placeOf(scale, last.window.x0, last.window.y1);
    const to = placeOf(scale, last.window.x1, last.window.y0);
    context.drawImage(last.sheet.buffer, from.x, from.y, to.x - from.x, to.y - from.y);
    const timer = setTimeout(paint, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [canvas, cloud, window, width, height, scheme]);
  return cloud ? painted : undefined;
}

function sheetOf(wide: number, high: number, last: Sheet | undefined): Sheet {
  if (last?.bins.width === wide && last.bins.height === high) return last;
  const buffer = document.createElement("canvas");
  [buffer.width, buffer.height] = [wide, high];
  return { buffer, bins: { width: wide, height: high, counts: new Float64Array(wide * high) }, image: new ImageData(wide, high) };
}

function paintCloud(cloud: Cloud, { buffer, bins, image }: Sheet, scale: Scale, ratio: number, colour: string): Painted {
  const inView = cloud.kind === "points" ? binPointsInto(bins, cloud.x, cloud.y, scale) : undefined;
  if (cloud.kind === "grid") spreadGridInto(bins, cloud, scale);
  const radius = inView === undefined || inView > DOTS_AT_MOST ? 0 : inView > DISCS_AT_MOST ? 1 : 2;
  const most = paintInto(image.data, bins, rgbOf(colour), Math.round(radius * ratio));
  buffer.getContext("2d")?.putImageData(image, 0, 0);
  return { inView, most };
}

function rgbOf(colour: string): [number, number, number] {
  const [r = 90, g = 90, b = 90] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
}

/** Changes whenever colours do: the system's scheme or the reader's own choice of theme. */
export function useScheme(): string {
  const [scheme, setScheme] = useState(nowScheme);
  useEffect(() => {
    const changed = (): void => {
      setScheme(nowScheme());
    };
    const media = globalThis.matchMedia("(prefers-color-scheme: dark)");
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    media.addEventListener("change", changed);
    return () => {
      observer.disconnect();
      media.removeEventListener("change", changed);
    };
  }, []);
  return scheme;
}

function nowScheme(): string {
  const theme = document.documentElement.dataset["theme"];
  return theme ?? (globalThis.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}
