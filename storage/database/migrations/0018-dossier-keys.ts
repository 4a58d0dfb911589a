/**
 * Which dossier a file belongs to is decided by a key (`dossierKey`), no more by the name that people see: `so-8.jpg` and
 * `so-8.tif` are two, and long names that agree in their beginning stay apart. Those of before keep what they were.
 */
export const dossierKeys = `
alter table dossiers add column key text;
update dossiers d set key = case
  when first.position = 0 then 'file:' || first.original_name
  else 'dossier:' || d.name end
from (select distinct on (dossier_id) dossier_id, position, original_name from uploads order by dossier_id, id) first
where first.dossier_id = d.id;
create unique index dossiers_key on dossiers (batch_id, key);
`;
