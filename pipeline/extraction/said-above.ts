import type { FieldKind } from '../records/record-type.ts';
import type { Fields } from './cut-values.ts';
import type { FieldDraft } from './record-draft.ts';
import { foldChars } from './tokens.ts';

/** What is said of several persons of one record, and by a clerk once: where they live, what they are. */
const REPEATED: ReadonlySet<FieldKind> = new Set(['place', 'ethnicity', 'nationality']);

/** `như trên`, `cùng địa chỉ`, `như vợ`, `cùng nơi ở với mẹ`, and nothing else; marks (nt, ″) are read by dittos.ts. */
const SAID =
  /^[-–"'.,( ]*(?:(?:nhu|cung)(?: (?:nhu|voi|dia chi|noi o|noi cu tru|noi thuong tru|ho khau))*(?: (?:tren|(?:nguoi )?(?<who>vo|chong|cha|bo|me|con)))?)[-–"'.,) ]*$/;

/** The roles that a word may stand for; a record holds but one of each. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  vo: ['wife'],
  chong: ['husband'],
  cha: ['father', 'adoptive_father', 'giving_father'],
  bo: ['father', 'adoptive_father', 'giving_father'],
  me: ['mother', 'adoptive_mother', 'giving_mother'],
  con: ['child', 'adoptee'],
};

const splitId = (id: string) => {
  const at = /_(?:residence|hometown|birth_place|ethnicity|nationality)$/.exec(id)?.index ?? -1;
  return at < 0 ? null : { role: id.slice(0, at), part: id.slice(at) };
};

const topOf = ({ page, box }: FieldDraft) => (page ?? 0) * 1e6 + (box?.[1] ?? 0);

/** The field of the same sort that is meant: of the person named, else the nearest written above. */
function findMeant(fields: Fields, id: string, who: string | undefined): string | undefined {
  const own = splitId(id);
  const draft = fields[id];
  if (!own || !draft) return undefined;
  const others = Object.entries(fields).filter(([other, { raw }]) => {
    const parts = splitId(other);
    return (
      other !== id &&
      parts?.part === own.part &&
      raw !== null &&
      !SAID.test(foldChars(raw)) &&
      (who === undefined || ROLES[who]?.includes(parts.role) === true)
    );
  });
  const above = others.filter(([, other]) => who !== undefined || topOf(other) < topOf(draft));
  const [nearest] = above.sort(([, a], [, b]) => topOf(b) - topOf(a));
  return nearest?.[1].raw ?? undefined;
}

/** Puts beside `như trên` and `như vợ` what is meant by them; `raw` stays as it was written. */
export function findSaidAbove(fields: Fields, kinds: ReadonlyMap<string, FieldKind>): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([id, draft]) => {
      const kind = kinds.get(id);
      const said = draft.raw !== null && kind && REPEATED.has(kind) ? SAID.exec(foldChars(draft.raw)) : null;
      if (!said || draft.meant !== undefined) return [id, draft];
      const meant = findMeant(fields, id, said.groups?.['who']);
      return [id, meant === undefined ? draft : { ...draft, meant }];
    }),
  );
}
