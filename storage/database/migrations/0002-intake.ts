/**
 * From scans to pages: books (quyển), batches (lô), uploads (tệp nộp), originals by content,
 * dossiers (hồ sơ), pages (trang) and the tasks that carry them through the stages.
 */
export const intake = `
create table books (
  id bigint generated always as identity primary key,
  unit_id bigint references units(id),
  record_type text not null,
  year int not null check (year between 1800 and 2100),
  number text not null,
  expected_count int check (expected_count >= 0),
  opened_on date,
  closed_on date,
  created_at timestamptz not null default now(),
  unique nulls not distinct (unit_id, record_type, year, number)
);

create table batches (
  id bigint generated always as identity primary key,
  name text not null,
  book_id bigint references books(id),
  unit_id bigint references units(id),
  created_by bigint references users(id),
  created_at timestamptz not null default now(),
  -- When the last file was in: dossiers are put together from then on.
  sealed_at timestamptz,
  last_upload_at timestamptz,
  finished_at timestamptz,
  -- Smaller goes first: 1 a citizen waits at the desk, 5 ordinary, 9 back-log.
  priority int not null default 5 check (priority between 1 and 9),
  is_paused boolean not null default false
);
create index batches_recent on batches (created_at desc);

-- Originals are kept by content, never changed, never overwritten.
create table originals (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  object_key text not null,
  created_at timestamptz not null default now(),
  checked_at timestamptz,
  fixity text check (fixity in ('ok', 'missing', 'corrupt', 'repaired'))
);
create index originals_checked on originals (checked_at nulls first);

create table dossiers (
  id bigint generated always as identity primary key,
  batch_id bigint not null references batches(id),
  name text not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'duplicate')),
  duplicate_of bigint references dossiers(id),
  failure_code text,
  failure_details jsonb,
  task_key text,
  result_key text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (batch_id, name)
);
create index dossiers_task on dossiers (task_key);
create index dossiers_state on dossiers (batch_id, state);

create table uploads (
  id bigint generated always as identity primary key,
  batch_id bigint not null references batches(id),
  dossier_id bigint not null references dossiers(id),
  sha256 text not null references originals(sha256),
  original_name text not null,
  size_bytes bigint not null,
  -- Order of the file in its dossier (-p1, -p2 …).
  position int not null default 1,
  state text not null default 'waiting' check (state in ('waiting', 'counted', 'failed')),
  page_count int,
  task_key text not null,
  -- The first upload of the very same bytes, anywhere.
  duplicate_of bigint references uploads(id),
  failure_code text,
  failure_details jsonb,
  uploaded_by bigint references users(id),
  uploaded_at timestamptz not null default now(),
  -- The same bytes under the same name in one batch are one upload, however often they are sent.
  unique (batch_id, original_name, sha256)
);
create index uploads_sha on uploads (sha256, id);
create index uploads_task on uploads (task_key);
create index uploads_dossier on uploads (dossier_id);

create table pages (
  id bigint generated always as identity primary key,
  batch_id bigint not null references batches(id),
  dossier_id bigint not null references dossiers(id),
  upload_id bigint not null references uploads(id),
  sha256 text not null references originals(sha256),
  page_in_file int not null check (page_in_file > 0),
  state text not null default 'waiting' check (state in ('waiting', 'read', 'failed', 'set_aside')),
  task_key text not null,
  kind text,
  rotation int,
  skew_deg real,
  quality jsonb,
  width_px int,
  height_px int,
  word_count int,
  -- Prefix under which the page's derivatives lie: view.jpg, clean.png, reading.json.
  result_key text,
  failure_code text,
  failure_details jsonb,
  finished_at timestamptz,
  unique (upload_id, page_in_file)
);
create index pages_task on pages (task_key);
create index pages_state on pages (batch_id, state);
create index pages_dossier on pages (dossier_id);
create index pages_finished on pages (finished_at desc);

-- The truth of what has been done; the queue is only transport.
create table tasks (
  key text primary key,
  stage text not null,
  -- Whatever makes the same content give another result: stages, their versions, the models.
  stage_version text not null,
  -- sha256 of the file, or of what a dossier is made of.
  content text not null,
  params jsonb not null default '{}',
  batch_id bigint references batches(id),
  priority int not null default 5,
  state text not null default 'pending' check (state in ('pending', 'running', 'done', 'failed', 'set_aside')),
  -- Raised at each new enqueue, so that a parked job id never swallows a new job.
  epoch int not null default 0,
  attempts int not null default 0,
  -- Times that a worker vanished while it held this task.
  crashes int not null default 0,
  worker text,
  lease_until timestamptz,
  run_after timestamptz not null default now(),
  enqueued_at timestamptz,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  duration_ms int,
  failure_code text,
  failure_kind text,
  failure_details jsonb,
  -- Small: measurements and object keys; the bytes lie in the object store.
  result jsonb,
  made_by jsonb
);
create index tasks_pending on tasks (run_after, enqueued_at) where state = 'pending';
create index tasks_running on tasks (lease_until) where state = 'running';
create index tasks_batch on tasks (batch_id, state);
create index tasks_stage_finished on tasks (stage, finished_at desc);

-- One row an effect: proves that a task's result was stored exactly once, whatever ran twice.
create table task_effects (
  id bigint generated always as identity primary key,
  task_key text not null references tasks(key),
  epoch int not null,
  at timestamptz not null default now()
);
create index task_effects_key on task_effects (task_key);
`;
