import path from 'node:path';
import {
  comparePages,
  compareText,
  dossierKey,
  nameFile,
  type NamedFile,
} from '../../pipeline/dossier-names.ts';
import { folderName } from './folder-name.ts';

/** One dossier (hồ sơ) among the inputs: its name and its files in page order. */
export interface InputDossier {
  /** Also the folder that its results go into: no two dossiers share one on any file system. */
  readonly name: string;
  readonly files: readonly string[];
}

interface Group {
  readonly key: string;
  readonly lead: NamedFile;
  readonly files: readonly string[];
}

/** File paths to dossiers, sorted by name. The order of the inputs changes nothing. */
export function groupIntoDossiers(files: readonly string[]): InputDossier[] {
  const grouped = new Map<string, { named: NamedFile; file: string }[]>();
  for (const file of files) {
    const named = nameFile(path.basename(file), path.dirname(file));
    // Two single files whose names differ only in how their letters are composed are still two.
    const key = named.page === null ? `file:${file}` : dossierKey(named);
    grouped.set(key, [...(grouped.get(key) ?? []), { named, file }]);
  }
  const groups = [...grouped].flatMap(([key, members]): Group[] => {
    const sorted = members.sort((a, b) => comparePages(a.named, b.named) || compareText(a.file, b.file));
    const [first] = sorted;
    return first ? [{ key, lead: first.named, files: sorted.map(({ file }) => file) }] : [];
  });
  groups.sort((a, b) => compareText(a.lead.stem, b.lead.stem) || compareText(a.key, b.key));
  return nameGroups(groups);
}

/** Every stem goes to the first that bears it before any other is thought of for a second. */
function nameGroups(groups: readonly Group[]): InputDossier[] {
  const taken = new Set<string>();
  const names = new Map<Group, string>();
  const claim = (group: Group, name: string) => {
    // File systems of Windows and macOS tell neither case nor composition apart.
    const folded = name.normalize('NFC').toLowerCase();
    if (taken.has(folded)) return false;
    taken.add(folded);
    names.set(group, name);
    return true;
  };
  const others = groups.filter((group) => !claim(group, folderName(group.lead.stem)));
  for (const group of others) {
    const { stem, file, folder, page } = group.lead;
    const isBesideItsLike = groups.some(
      (one) => one !== group && one.lead.folder === folder && one.lead.stem === stem && one.key < group.key,
    );
    const inFolder = path.basename(folder);
    const wishes = [
      ...(isBesideItsLike && page === null ? [file] : []),
      `${inFolder}-${stem}`,
      ...(page === null ? [`${inFolder}-${file}`] : []),
    ];
    if (wishes.some((wish) => claim(group, folderName(wish)))) continue;
    for (let n = 2; !claim(group, `${folderName(stem)}-${n}`); n++);
  }
  return groups.map((group) => ({ name: names.get(group) ?? folderName(group.key), files: group.files }));
}
