import { formatPercent, formatTarget, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './acceptance.module.css';

const WIDTH = 560;
const HEIGHT = 220;
const LEFT = 58;
const RIGHT = 34;
const BASE = 186;
const TOP = 14;

interface CurveProps {
  readonly points: readonly { readonly target: number; readonly share: number }[];
  /** The target now chosen, and the one in force. */
  readonly chosen: number;
  readonly current: number;
  readonly onChoose: (target: number) => void;
}

/** Human work over the target: each step of the scale can be clicked, the chosen one stands out. */
export function PriceCurve({ points, chosen, current, onChoose }: CurveProps) {
  const { words } = useWords();
  const most = Math.min(1, Math.ceil(Math.max(0.1, ...points.map((point) => point.share)) * 10) / 10);
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, points.length - 1);
  const x = (index: number) => LEFT + index * step;
  const y = (share: number) => BASE - (share / most) * (BASE - TOP);
  const chosenPoint = points.find((point) => point.target === chosen);
  const line = points.map((point, index) => `${x(index)},${y(point.share)}`).join(' ');
  return (
    <figure className={classes.figure}>
      <figcaption>
        {words.acceptance.chart(formatPercent(chosenPoint?.share ?? 0), formatTarget(chosen))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.acceptance.chartUp}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line x1={LEFT} x2={WIDTH - 8} y1={y(most * part)} y2={y(most * part)} className={classes.grid} />
            <text x={LEFT - 7} y={y(most * part) + 4} className={classes.up}>
              {formatPercent(most * part)}
            </text>
          </g>
        ))}
        <polyline points={line} className={classes.curve} />
        {points.map((point, index) => (
          <g
            key={point.target}
            className={classes.step}
            data-chosen={point.target === chosen}
            onClick={() => onChoose(point.target)}
          >
            <title>{`${formatTarget(point.target)}: ${formatPercent(point.share)}`}</title>
            <rect x={x(index) - step / 2} width={step} y={0} height={HEIGHT} />
            <circle cx={x(index)} cy={y(point.share)} r={point.target === chosen ? 6 : 3.5} />
            {(index % 4 === 0 || point.target === current) && (
              <text x={x(index)} y={BASE + 17}>
                {formatTarget(point.target)}
              </text>
            )}
            {point.target === current && (
              <text x={x(index)} y={BASE + 31} className={classes.now}>
                {words.acceptance.now}
              </text>
            )}
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** How sure the machine was: bins of unlike width stand side by side, each with its count. */
export function ConfidenceHistogram(props: {
  readonly bins: readonly { readonly from: number; readonly values: number }[];
  readonly chosen: number;
}) {
  const { words } = useWords();
  const total = props.bins.reduce((sum, bin) => sum + bin.values, 0);
  const most = Math.max(1, ...props.bins.map((bin) => bin.values));
  const step = (WIDTH - 16) / props.bins.length;
  const sure = props.bins.filter((bin) => bin.from >= 0.99).reduce((sum, bin) => sum + bin.values, 0);
  return (
    <figure className={classes.figure}>
      <figcaption>{words.acceptance.histogram(formatPercent(total === 0 ? 0 : sure / total))}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.acceptance.histogramAxis}>
        <line x1={4} x2={WIDTH - 4} y1={BASE} y2={BASE} className={classes.grid} />
        {props.bins.map((bin, index) => {
          const height = (bin.values / most) * (BASE - TOP - 16);
          const middle = 8 + index * step + step / 2;
          return (
            <g key={bin.from} className={classes.bin} data-accepted={bin.from >= props.chosen}>
              <title>{`≥ ${formatTarget(bin.from)}: ${formatWhole(bin.values)}`}</title>
              <rect x={middle - step * 0.4} width={step * 0.8} y={BASE - height} height={height} rx={2} />
              {bin.values > 0 && (
                <text x={middle} y={BASE - height - 5}>
                  {formatWhole(bin.values)}
                </text>
              )}
              {index % 5 === 0 && (
                <text x={middle} y={BASE + 17} className={classes.edge}>
                  {bin.from === 0 ? '0' : formatTarget(bin.from)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
