/** What a person says begins on a page whose paper was not known, or taken for another. */
export const namedPages = `
create table named_pages (
  page_id bigint primary key references pages(id),
  record_type text not null,
  named_by bigint references users(id),
  named_at timestamptz not null default now()
);
`;
