import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { unitsQuery } from '../api/queries.ts';

/** An office among those that the house knows; nothing at all where it knows none. */
export function UnitSelect(props: {
  readonly label: string;
  /** What none chosen means. */
  readonly placeholder: string;
  readonly value: number | null;
  readonly onChange: (unitId: number | null) => void;
  /** One that may not be chosen. */
  readonly except?: number;
}) {
  const units = useQuery(unitsQuery);
  const choices = (units.data?.units ?? []).filter((unit) => unit.id !== props.except);
  if (choices.length === 0) return null;
  return (
    <Select
      label={props.label}
      placeholder={props.placeholder}
      data={choices.map((unit) => ({ value: String(unit.id), label: unit.name }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(value) => props.onChange(value === null ? null : Number(value))}
      clearable
      searchable
    />
  );
}
