/** Every table that is kept, in an order in which each row's references are there before it. Not kept: sessions and why they ended, wrong tries to sign in, signs of life of workers, whose turn it was, whether all is held. */
export const BACKUP_TABLES: readonly { readonly name: string; readonly order: string }[] = [
  { name: 'units', order: 'id' },
  { name: 'users', order: 'id' },
  { name: 'lookups', order: 'id' },
  { name: 'audit', order: 'seq' },
  { name: 'acceptance_targets', order: 'id' },
  { name: 'books', order: 'id' },
  { name: 'batches', order: 'id' },
  { name: 'originals', order: 'sha256' },
  { name: 'dossiers', order: 'id' },
  { name: 'uploads', order: 'id' },
  { name: 'pages', order: 'id' },
  { name: 'book_covers', order: 'page_id' },
  { name: 'named_pages', order: 'page_id' },
  { name: 'dismissals', order: 'id' },
  { name: 'tasks', order: 'key' },
  { name: 'task_effects', order: 'id' },
  { name: 'records', order: 'id' },
  { name: 'field_values', order: 'id' },
  { name: 'field_undos', order: 'value_id' },
  { name: 'fields', order: 'record_id, field_id' },
  { name: 'findings', order: 'id' },
  { name: 'search_people', order: 'id' },
  { name: 'search_keys', order: 'id' },
];

/** Rows that travel together. */
export const CHUNK_ROWS = 2000;
