/** A cell of a grid: column 0 heads its row, and rows count events, not headings. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page up or down passes over. */
  readonly page: number;
}

/** Where a key leads in a grid, never out of it; undefined where the key is no business of the grid's. */
export function moveIn(grid: GridSize, from: Place, key: string, ctrl: boolean): Place | undefined {
  const { row, column } = from;
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: Math.max(0, Math.min(grid.rows - 1, nextRow)),
    column: Math.max(0, Math.min(grid.columns - 1, nextColumn)),
  });
  switch (key) {
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowRight":
      return to(row, column + 1);
    case "ArrowLeft":
      return to(row, column - 1);
    case "PageDown":
      return to(row + grid.page, column);
    case "PageUp":
      return to(row - grid.page, column);
    case "Home":
      return to(ctrl ? 0 : row, 0);
    case "End":
      return to(ctrl ? grid.rows - 1 : row, grid.columns - 1);
    default:
      return undefined;
  }
}
