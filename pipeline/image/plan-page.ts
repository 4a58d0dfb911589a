import { multiplyMaps, type PageMap } from './page-map.ts';

export type Turn = 0 | 90 | 180 | 270;

/** Where every pixel of the clean page is to come from. */
export interface PagePlan {
  readonly width: number;
  readonly height: number;
  /** Clean pixel → pixel of the decoded image. */
  readonly map: PageMap;
}

/** The flat sheet before turning: its size in pixels at working scale, and the map from there to the decoded image. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly toImage: PageMap;
}

/** Map from a sheet turned clockwise by `turn` back to the sheet of `width` × `height`. */
function unturn(turn: Turn, width: number, height: number): PageMap {
  switch (turn) {
    case 0:
      return [1, 0, 0, 0, 1, 0, 0, 0, 1];
    case 90:
      return [0, 1, 0, -1, 0, height, 0, 0, 1];
    case 180:
      return [-1, 0, width, 0, -1, height, 0, 0, 1];
    case 270:
      return [0, -1, width, 1, 0, 0, 0, 0, 1];
  }
}

/**
 * Turns the sheet clockwise by `turn`, then straightens lines that fall to the right by `skewDeg`.
 * The canvas grows so that no corner of the sheet is lost.
 */
export function planPage(sheet: Sheet, turn: Turn, skewDeg: number): PagePlan {
  const isAcross = turn === 90 || turn === 270;
  const width = isAcross ? sheet.height : sheet.width;
  const height = isAcross ? sheet.width : sheet.height;
  const radians = (skewDeg * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const cleanWidth = Math.ceil(width * cos + height * Math.abs(sin) - 1e-6);
  const cleanHeight = Math.ceil(height * cos + width * Math.abs(sin) - 1e-6);
  const centerX = width / 2 - (cos * cleanWidth) / 2 + (sin * cleanHeight) / 2;
  const centerY = height / 2 - (sin * cleanWidth) / 2 - (cos * cleanHeight) / 2;
  const straighten: PageMap = [cos, -sin, centerX, sin, cos, centerY, 0, 0, 1];
  const map = multiplyMaps(sheet.toImage, multiplyMaps(unturn(turn, sheet.width, sheet.height), straighten));
  return { width: cleanWidth, height: cleanHeight, map };
}
