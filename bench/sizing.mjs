// What records cost in the database, and how fast they are found: invented records, as many as asked for.
//   node bench/sizing.mjs [--records 50000]
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { values } = parseArgs({ options: { records: { type: 'string', default: '50000' } } });
const RECORDS = Number(values.records);
const FIELDS = 22;
const PEOPLE = 3;
const { startEmbeddedPostgres } = await built('storage/embedded-postgres/supervisor.js');
const { createPool } = await built('storage/database/pool.js');
const { migrate } = await built('storage/database/migrate.js');
const { searchRecords } = await built('storage/database/search.js');
const { makeSearchKeys } = await built('pipeline/vietnamese/search-keys.js');

const folder = await mkdtemp(join(tmpdir(), 'sogoc-sizing-'));
await chmod(folder, 0o711);
const server = await startEmbeddedPostgres({
  folder: join(folder, 'postgres'),
  settings: { synchronous_commit: 'off' },
});
const pool = createPool({ connectionString: server.connectionString });
await migrate(pool);

const pick = (list, n) => list[n % list.length];
const SURNAMES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
];
const MIDDLES = [
  'Văn',
  'Thị',
  'Hữu',
  'Đức',
  'Ngọc',
  'Thanh',
  'Minh',
  'Quốc',
  'Xuân',
  'Thu',
  'Mỹ',
  'Kim',
  'Hoài',
  'Bảo',
  'Gia',
  'Anh',
  'Tuấn',
];
const GIVEN = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Duyên',
  'Giang',
  'Hà',
  'Hòa',
  'Hùng',
  'Hương',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Thủy',
  'Trang',
  'Tuyết',
  'Uyên',
  'Vân',
  'Yến',
  'Khôi',
];
const nameOf = (n) =>
  `${pick(SURNAMES, n * 7 + (n >> 3))} ${pick(MIDDLES, n * 13 + (n >> 5))} ${pick(MIDDLES, n * 5 + (n >> 7))} ${pick(GIVEN, n * 11 + (n >> 4))}`;

await pool.query(`insert into batches (name) values ('sizing')`);
await pool.query(
  `insert into originals (sha256, size_bytes, object_key) select encode(sha256(n::text::bytea), 'hex'), 1000000, 'originals/x' from generate_series(1, $1) n`,
  [RECORDS],
);
await pool.query(
  `insert into dossiers (batch_id, name, state, task_key) select 1, 'quyen-01/ho-so-' || n, 'done', left(encode(sha256(('d' || n)::bytea), 'hex'), 40) from generate_series(1, $1) n`,
  [RECORDS],
);
await pool.query(
  `insert into uploads (batch_id, dossier_id, sha256, original_name, size_bytes, task_key, state, page_count) select 1, n, encode(sha256(n::text::bytea), 'hex'), 'quyen-01/ho-so-' || n || '-p1.jpg', 1000000, left(encode(sha256(('c' || n)::bytea), 'hex'), 40), 'counted', 1 from generate_series(1, $1) n`,
  [RECORDS],
);
await pool.query(
  `insert into pages (batch_id, dossier_id, upload_id, sha256, page_in_file, state, task_key, kind, rotation, skew_deg, quality, width_px, height_px, word_count, result_key, finished_at)
  select 1, n, n, encode(sha256(n::text::bytea), 'hex'), 1, 'read', left(encode(sha256(('p' || n)::bytea), 'hex'), 40), 'content', 0, 0.4, '{"score":0.9,"issues":["red_stamp"]}', 2480, 3508, 190, 'derivatives/read-page/ab/' || left(encode(sha256(('p' || n)::bytea), 'hex'), 40), now() from generate_series(1, $1) n`,
  [RECORDS],
);
await pool.query(
  `insert into tasks (key, stage, stage_version, content, params, batch_id, state, attempts, worker, started_at, finished_at, duration_ms, result, made_by)
  select left(encode(sha256((s || n)::bytea), 'hex'), 40), case s when 'c' then 'count-pages' when 'p' then 'read-page' else 'assemble-dossier' end, '7', encode(sha256(n::text::bytea), 'hex'), '{"page":1}', 1, 'done', 1, 'machine-01-12345-abcdef/12345678', now(), now(), 2100,
  '{"kind":"content","rotation":0,"skewDeg":0.4,"quality":{"score":0.9,"issues":[]},"widthPx":2480,"heightPx":3508,"wordCount":190,"resultKey":"derivatives/read-page/ab/0123456789012345678901234567890123456789"}', '{"stage":"read-page","version":"7","engines":[{"name":"sogoc","version":"1","model":"line-recognizer"}]}'
  from generate_series(1, $1) n, unnest(array['c','p','d']) s`,
  [RECORDS],
);
await pool.query('insert into task_effects (task_key, epoch) select key, 0 from tasks');
await pool.query(
  `insert into records (dossier_id, batch_id, ordinal, record_type, form, confidence, made_by) select n, 1, 0, 'birth', 'register_entry', 0.98, '{"stage":"assemble-dossier","version":"9","program":"0.1.0"}' from generate_series(1, $1) n`,
  [RECORDS],
);
await pool.query(`insert into field_values (record_id, field_id, source, raw, value, state, confidence, was_accepted, engine)
  select r.id, 'mother_residence_' || f, 'ocr', 'Ấp 3, xã Hưng Hội, huyện Vĩnh Lợi ' || r.id, 'Ấp 3, xã Hưng Hội, huyện Vĩnh Lợi ' || r.id, 'present', 0.97, true, '{"stage":"assemble-dossier","version":"9","program":"0.1.0"}' from records r, generate_series(1, ${FIELDS}) f`);
await pool.query(`insert into fields (record_id, field_id, reading_id, current_id, raw, value, state, source, confidence, is_accepted, page_id, page_no, bbox)
  select record_id, field_id, id, id, raw, value, state, 'ocr', confidence, true, record_id, 1, '{402,640,811,690}' from field_values`);
for (let start = 0; start < RECORDS; start += 5000) {
  const rows = [];
  for (let n = start; n < Math.min(RECORDS, start + 5000); n++)
    for (let role = 0; role < PEOPLE; role++) {
      const name = nameOf(n * PEOPLE + role);
      const keys = makeSearchKeys(name);
      rows.push({
        record_id: n + 1,
        role: ['child', 'mother', 'father'][role],
        field_id: 'child_full_name',
        name,
        ...keys,
        birth_year: 1930 + (n % 90),
        birth_date: `${1930 + (n % 90)}-05-03`,
        places_k2: 'ap 3, xa hung hoi, huyen vinh loi',
        reg_no: `${n % 400}/${1976 + (n % 44)}`,
        reg_number: n % 400,
        reg_year: 1976 + (n % 44),
      });
    }
  await pool.query(
    `insert into search_people (record_id, role, field_id, name, k0, k1, k2, k3, k4, birth_date, birth_year, places_k2, record_type, reg_no, reg_number, reg_year, id_numbers)
     select record_id, role, field_id, name, k0, k1, k2, k3, k4, birth_date, birth_year, places_k2, 'birth', reg_no, reg_number, reg_year, '{}' from jsonb_to_recordset($1::jsonb)
     as p(record_id bigint, role text, field_id text, name text, k0 text, k1 text, k2 text, k3 text, k4 text, birth_date text, birth_year int, places_k2 text, reg_no text, reg_number int, reg_year int)`,
    [JSON.stringify(rows)],
  );
}
await pool.query('vacuum analyze');
const { rows } = await pool.query(
  `select relname as name, pg_total_relation_size(c.oid)::float8 as bytes from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc`,
);
const total = rows.reduce((sum, row) => sum + row.bytes, 0);
process.stdout.write(
  `${RECORDS} records of ${FIELDS} fields, ${PEOPLE} people, 1 page: ${Math.round(total / RECORDS)} bytes a record with indexes\n`,
);
for (const row of rows.slice(0, 8))
  process.stdout.write(
    `  ${row.name.padEnd(14)} ${String(Math.round(row.bytes / RECORDS)).padStart(6)} bytes a record\n`,
  );

const time = async (what, query) => {
  const times = [];
  let hits = 0;
  for (let n = 0; n < 30; n++) {
    const startedAt = performance.now();
    hits += (
      await searchRecords(pool, {
        scope: { workedOn: null, hiddenTypes: [] },
        limit: 20,
        ...query(n * 977),
      })
    ).hits.length;
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  process.stdout.write(
    `  ${what.padEnd(42)} p50 ${times[15].toFixed(0)} ms, p95 ${times[28].toFixed(0)} ms, ${(hits / 30).toFixed(1)} hits\n`,
  );
};
process.stdout.write(`searching ${RECORDS * PEOPLE} people:\n`);
const strip = (name) => makeSearchKeys(name).k2;
await time('full name as written', (n) => ({ text: nameOf(n) }));
await time('full name without accents', (n) => ({ text: strip(nameOf(n)) }));
await time('surname and given name, with year', (n) => ({
  text: `${strip(nameOf(n)).split(' ')[0]} ${strip(nameOf(n)).split(' ')[3]}`,
  year: 1930 + (n % 90),
}));
await time('a slip of the pen', (n) => ({ text: `${strip(nameOf(n)).slice(0, -2)}x` }));
await time('number and year', (n) => ({ text: `${n % 400}/${1976 + (n % 44)}` }));
await pool.end();
await server.stop();
await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
