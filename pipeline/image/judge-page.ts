import type { CleanPage, Quality } from '../page.ts';
import type { Components } from './components.ts';
import type { LightReport } from './even-light.ts';
import type { Box } from './raster.ts';
import { findLetters } from './upright.ts';

/** Fewer letters than this are dirt on an empty page. */
const FEWEST_LETTERS = 12;

/** What the page is and how well it can be read. */
export function judgePage(
  components: Components,
  light: LightReport,
  seals: readonly Box[],
  isBilevel: boolean,
): Pick<CleanPage, 'kind' | 'quality'> {
  const letters = findLetters(components);
  const kind = letters.ids.length < FEWEST_LETTERS ? 'blank' : 'content';
  return { kind, quality: judgeQuality(light, seals, isBilevel) };
}

function judgeQuality(light: LightReport, seals: readonly Box[], isBilevel: boolean): Quality {
  const issues: Quality['issues'] = [];
  let score = 1;
  if (seals.length > 0) issues.push('red_stamp');
  if (light.inkLevel > 0.5) {
    issues.push('low_contrast');
    score -= 0.2;
  }
  if (light.evenness < 0.75) {
    issues.push('uneven_light');
    score -= 0.1;
  }
  if (!isBilevel && light.noise > 0.03) {
    issues.push('noisy');
    score -= 0.1;
  }
  return { score, issues };
}
