/** The stretch of values that is in view, on both axes. */
export interface Window {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** As far as one can go in: a thousandth of the whole. */
const CLOSEST = 1e-3;
/** Room about the outermost packages, as a share of their stretch. */
const MARGIN = 0.04;

/** Everything, with a margin; a party to whom all packages are alike still gets an axis. */
export function wholeWindow(x: readonly [number, number], y: readonly [number, number]): Window {
  const [x0, x1] = widened(x);
  const [y0, y1] = widened(y);
  return { x0, x1, y0, y1 };
}

function widened([low, high]: readonly [number, number]): [number, number] {
  const room = (high - low) * MARGIN || 0.5;
  return [low - room, high + room];
}

/** Zooms by a factor (above 1: in) about a place given as shares of the window, 0 to 1, y upwards; never beyond the whole. */
export function zoomAbout(now: Window, whole: Window, factor: number, shareX: number, shareY: number): Window {
  const [x0, x1] = zoomed([now.x0, now.x1], [whole.x0, whole.x1], factor, shareX);
  const [y0, y1] = zoomed([now.y0, now.y1], [whole.y0, whole.y1], factor, shareY);
  return { x0, x1, y0, y1 };
}

/** Moves by shares of the window. */
export function panBy(now: Window, whole: Window, shareX: number, shareY: number): Window {
  const [x0, x1] = held([now.x0, now.x1], [whole.x0, whole.x1], shareX * (now.x1 - now.x0));
  const [y0, y1] = held([now.y0, now.y1], [whole.y0, whole.y1], shareY * (now.y1 - now.y0));
  return { x0, x1, y0, y1 };
}

type Stretch = readonly [number, number];

function zoomed([from, to]: Stretch, whole: Stretch, factor: number, share: number): Stretch {
  const most = whole[1] - whole[0];
  const wide = Math.min(Math.max((to - from) / factor, most * CLOSEST), most);
  const middle = from + share * (to - from);
  return held([middle - share * wide, middle + (1 - share) * wide], whole, 0);
}

function held([from, to]: Stretch, whole: Stretch, by: number): Stretch {
  const wide = to - from;
  const start = Math.min(Math.max(from + by, whole[0]), whole[1] - wide);
  return [start, start + wide];
}

export function isWhole(now: Window, whole: Window): boolean {
  return now.x1 - now.x0 >= (whole.x1 - whole.x0) * 0.999;
}
