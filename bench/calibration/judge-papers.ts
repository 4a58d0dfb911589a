import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { numberPages } from '../../pipeline/assemble-dossier.ts';
import { groupKind } from '../../pipeline/fields/confidence.ts';
import type { Features, KindGroup } from '../../pipeline/fields/features.ts';
import { judgeRecord, type JudgedRecord } from '../../pipeline/fields/judge-record.ts';
import type { PageReading } from '../../pipeline/page-reading.ts';
import { findRecordType } from '../../pipeline/records/registry.ts';
import { silentContext } from '../../pipeline/stage.ts';
import { extractFields } from '../../pipeline/stages/extract-fields.ts';
import { identifyRecord } from '../../pipeline/stages/identify-record.ts';
import { unifyTonePlacement } from '../../pipeline/vietnamese/search-keys.ts';

/** One value with what its confidence rests on, and whether the truth agrees. */
export interface Sample {
  readonly dossier: string;
  readonly field: string;
  readonly group: KindGroup;
  readonly features: Features;
  readonly isRight: boolean;
  /** What was wanted, found and read; papers are invented, so it may be shown. */
  readonly detail: string;
}

interface Truth {
  readonly records: readonly {
    readonly fields: Readonly<Record<string, { readonly value: string | null }>>;
  }[];
}

const key = (value: string | null | undefined) => unifyTonePlacement(value ?? '').replace(/[.,;:]+$/, '');

function countAgreeing(record: JudgedRecord, truth: Truth['records'][number]): number {
  return Object.entries(truth.fields).filter(
    ([id, { value }]) => value !== null && key(record.fields.get(id)?.entry.reading.value) === key(value),
  ).length;
}

/** Values of one dossier, each held against the record of the truth that agrees best with its own. */
export async function judgePaper(
  folder: string,
  dossier: string,
  readings: readonly PageReading[],
): Promise<Sample[]> {
  const truth = JSON.parse(await readFile(path.join(folder, 'truth', `${dossier}.json`), 'utf8')) as Truth;
  const pages = numberPages(readings.map((reading) => ({ reading })));
  const { segments } = await identifyRecord.run({ pages }, silentContext);
  const samples: Sample[] = [];
  for (const segment of segments) {
    const type = findRecordType(segment.recordType);
    if (!type) continue;
    const draft = await extractFields.run({ segment, pages }, silentContext);
    const record = judgeRecord(draft, type, (page) => readings[page - 1]?.quality.score ?? 1);
    const [best] = [...truth.records].sort((a, b) => countAgreeing(record, b) - countAgreeing(record, a));
    if (!best) continue;
    for (const [field, { entry, features }] of record.fields) {
      const wanted = best.fields[field]?.value;
      if (entry.reading.value === null || wanted === undefined || wanted === null) continue;
      const isRight = key(entry.reading.value) === key(wanted);
      samples.push({
        dossier,
        field: `${type.id}.${field}`,
        group: groupKind(entry.spec.kind),
        features,
        isRight,
        detail: [
          wanted,
          entry.reading.value,
          entry.source?.text,
          entry.reading.evidence.join(' '),
          entry.conflicts.join(' '),
        ].join(' | '),
      });
    }
  }
  return samples;
}
