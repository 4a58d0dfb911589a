import { formatWhole } from '../../i18n/format.ts';
import classes from './watch.module.css';

interface ColumnChartProps {
  readonly columns: readonly { readonly label: string; readonly value: number }[];
  readonly unit: string;
}

const WIDTH = 720;
const HEIGHT = 170;
const BASE = 148;

/** Columns with their numbers on top: few enough to be read without an axis. */
export function ColumnChart({ columns, unit }: ColumnChartProps) {
  const most = Math.max(1, ...columns.map((column) => column.value));
  const step = WIDTH / Math.max(1, columns.length);
  const told = columns.map((column) => `${column.label}: ${formatWhole(column.value)} ${unit}`).join('; ');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.columns} role="img" aria-label={told}>
      <line x1={0} x2={WIDTH} y1={BASE} y2={BASE} className={classes.axis} />
      {columns.map((column, index) => {
        const height = (column.value / most) * (BASE - 22);
        const middle = index * step + step / 2;
        return (
          <g key={column.label + String(index)}>
            <rect x={middle - step * 0.34} width={step * 0.68} y={BASE - height} height={height} rx={2} />
            {column.value > 0 && (
              <text x={middle} y={BASE - height - 6} className={classes.value}>
                {formatWhole(column.value)}
              </text>
            )}
            <text
              x={middle}
              y={HEIGHT - 5}
              className={index % 4 === columns.length % 4 ? undefined : classes.between}
            >
              {column.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
