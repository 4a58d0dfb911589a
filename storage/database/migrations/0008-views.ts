/** Where a page's view lies: with its reading, or, where the file as it came is its own view, with the originals. */
export const views = `
-- Null for pages read before: their view lies under result_key.
alter table pages add column view_key text;
`;
