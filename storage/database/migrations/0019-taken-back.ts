/**
 * What people take back: saves of a field that were undone, and failures that need nobody any more. Kept beside the
 * values, files and pages, so that no table in use is touched and nothing that was ever written is changed.
 */
export const takenBack = `
-- A value that puts back what stood before another one was saved.
create table field_undos (
  value_id bigint primary key references field_values(id),
  undone_id bigint not null unique references field_values(id)
);

-- A file, page or dossier that could not be read and that a person has let go, with the reason. A file let go is out of
-- its dossier with all its pages: another scan may have taken its place.
create table dismissals (
  id bigint generated always as identity primary key,
  upload_id bigint unique references uploads(id),
  page_id bigint unique references pages(id),
  dossier_id bigint unique references dossiers(id),
  reason text not null,
  dismissed_by bigint not null references users(id),
  at timestamptz not null default now(),
  check (num_nonnulls(upload_id, page_id, dossier_id) = 1)
);
`;
