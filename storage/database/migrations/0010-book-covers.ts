/** What the covers of books (bìa sổ) say of them: kept beside the pages, so that a table in use is not touched. */
export const bookCovers = `
create table book_covers (
  page_id bigint primary key references pages(id),
  dossier_id bigint not null references dossiers(id),
  batch_id bigint not null references batches(id),
  -- As in dossier.json: pages[].book.
  said jsonb not null
);
create index book_covers_dossier on book_covers (dossier_id);
create index book_covers_batch on book_covers (batch_id);
`;
