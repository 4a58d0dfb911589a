import { NativeSelect, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { AcceptanceTargets, AcceptanceView, FieldTally } from '../../../../server/schemas/acceptance.ts';
import { formatExpected, formatPercent, formatTarget, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './acceptance.module.css';
import { addPrices, fieldKey, findTarget, listSteps, priceField } from './price.ts';
import type { Price } from './price.ts';

interface TargetTableProps {
  readonly view: AcceptanceView;
  readonly targets: AcceptanceTargets;
  readonly onChange: (targets: AcceptanceTargets) => void;
}

/** The same record with one entry set, or taken out. */
function withEntry(entries: Readonly<Record<string, number>>, key: string, value: number | null) {
  const others = Object.entries(entries).filter(([other]) => other !== key);
  return Object.fromEntries(value === null ? others : [...others, [key, value] as const]);
}

/** Kinds of field, most human work first; each opens to its fields. */
export function TargetTable({ view, targets, onChange }: TargetTableProps) {
  const { words } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const price = (field: FieldTally) => priceField(field, view.edges, findTarget(targets, field));
  const kinds = [...new Set(view.fields.map((field) => field.kind))]
    .map((kind) => {
      const fields = view.fields.filter((field) => field.kind === kind);
      return { kind, fields, price: addPrices(fields.map(price)) };
    })
    .sort((a, b) => b.price.looked - a.price.looked);
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{words.acceptance.kind}</th>
            <th>{words.acceptance.target}</th>
            <th className={classes.number}>{words.acceptance.values}</th>
            <th className={classes.number}>{words.acceptance.looked}</th>
            <th className={`${classes.number} ${classes.expected}`}>{words.acceptance.expected}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, fields, price: ofKind }) => (
            <Fragment key={kind}>
              <tr>
                <td>
                  <UnstyledButton
                    className={classes.open}
                    aria-expanded={open === kind}
                    onClick={() => setOpen(open === kind ? null : kind)}
                  >
                    {open === kind ? <ChevronDown size={16} /> : <ChevronRight size={16} />}
                    {words.acceptance.fieldKinds[kind] ?? kind}
                  </UnstyledButton>
                </td>
                <td>
                  <TargetChoice
                    label={words.acceptance.fieldKinds[kind] ?? kind}
                    steps={listSteps(view.edges)}
                    value={targets.kinds[kind] ?? null}
                    inherited={words.acceptance.asUsual(formatTarget(targets.usual))}
                    onChange={(value) =>
                      onChange({ ...targets, kinds: withEntry(targets.kinds, kind, value) })
                    }
                  />
                </td>
                <Numbers price={ofKind} />
              </tr>
              {open === kind &&
                fields.map((field) => (
                  <FieldRow
                    key={fieldKey(field)}
                    field={field}
                    price={price(field)}
                    {...{ view, targets, onChange }}
                  />
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FieldRow(props: TargetTableProps & { readonly field: FieldTally; readonly price: Price }) {
  const { words, say } = useWords();
  const { field, targets, view, onChange } = props;
  const ofKind = targets.kinds[field.kind];
  const inherited =
    ofKind === undefined
      ? words.acceptance.asUsual(formatTarget(targets.usual))
      : words.acceptance.asKind(formatTarget(ofKind));
  return (
    <tr className={classes.fieldRow}>
      <td>
        {say(field.title)}
        <div className={classes.soft}>{say(field.recordTitle)}</div>
      </td>
      <td>
        <TargetChoice
          label={`${say(field.title)}, ${say(field.recordTitle)}`}
          steps={listSteps(view.edges)}
          value={targets.fields[fieldKey(field)] ?? null}
          inherited={inherited}
          onChange={(value) =>
            onChange({ ...targets, fields: withEntry(targets.fields, fieldKey(field), value) })
          }
        />
      </td>
      <Numbers price={props.price} />
    </tr>
  );
}

function TargetChoice(props: {
  readonly label: string;
  readonly steps: readonly number[];
  readonly value: number | null;
  readonly inherited: string;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <NativeSelect
      size="xs"
      aria-label={props.label}
      data-own={props.value !== null}
      className={classes.choice}
      value={props.value === null ? '' : String(props.value)}
      onChange={(event) =>
        props.onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
      }
      data={[
        { value: '', label: props.inherited },
        ...props.steps.map((step) => ({ value: String(step), label: formatTarget(step) })),
      ]}
    />
  );
}

function Numbers({ price }: { readonly price: Price }) {
  return (
    <>
      <td className={classes.number}>{formatWhole(price.values)}</td>
      <td className={classes.number}>
        {formatWhole(price.looked)}
        <div className={classes.soft}>
          {formatPercent(price.values === 0 ? 0 : price.looked / price.values)}
        </div>
      </td>
      <td className={`${classes.number} ${classes.expected}`}>{formatExpected(price.expectedWrong)}</td>
    </>
  );
}
