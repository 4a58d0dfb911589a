// How long a look-up takes in a house of many records: invented people, with names as frequent as they are in life.
//   node bench/look-ups.mjs [--records 1300000] [--people 3] [--queries 60] [--folder FOLDER, kept and used again]
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1300000' },
    people: { type: 'string', default: '3' },
    queries: { type: 'string', default: '60' },
    folder: { type: 'string' },
  },
});
const [RECORDS, PEOPLE, QUERIES] = [values.records, values.people, values.queries].map(Number);
const { startEmbeddedPostgres } = await built('storage/embedded-postgres/supervisor.js');
const { createPool } = await built('storage/database/pool.js');
const { migrate } = await built('storage/database/migrate.js');
const { searchRecords } = await built('storage/database/search.js');
const { findBlocks, readBlockCoverage } = await built('storage/database/blocks.js');
const { understandQuestion } = await built('pipeline/search/understand-question.js');
const { makeSearchKeys } = await built('pipeline/vietnamese/search-keys.js');

const SURNAMES =
  'Nguyễn 38 Trần 11 Lê 9 Phạm 7 Hoàng 3 Huỳnh 3 Phan 4 Vũ 2 Võ 2 Đặng 2 Bùi 2 Đỗ 1 Hồ 1 Ngô 1 Dương 1 Lý 1';
const MIDDLES =
  'Thị 30 Văn 24 Hữu 3 Đức 3 Ngọc 5 Thanh 5 Minh 5 Quốc 3 Xuân 3 Thu 3 Mỹ 2 Kim 3 Hoài 2 Bảo 2 Gia 2 Anh 2 Tuấn 2 Quang 2 Hồng 3';
const SECOND = ' 70 Ngọc 4 Thanh 4 Minh 3 Kim 3 Thúy 3 Hoàng 3 Phương 3 Diễm 2 Bích 2 Cẩm 2 Tường 1';
const GIVEN =
  'An 3 Bình 3 Cường 2 Dũng 3 Duyên 2 Giang 2 Hà 4 Hòa 4 Hùng 4 Hương 4 Khánh 2 Lan 4 Linh 4 Long 2 Mai 3 Nam 3 Oanh 2 Phúc 3 ' +
  'Quân 2 Sơn 3 Tâm 3 Thảo 3 Thủy 3 Trang 3 Tuyết 2 Uyên 1 Vân 2 Yến 2 Khôi 1 Lý 1 Mỹ 1 Nga 2 Nhung 2 Hạnh 3 Hằng 3 Hải 3 Tú 2 Tùng 2 Đạt 2 Vy 1 Thắm 1 Diệp 1 Kiệt 1 Lộc 1';
const bag = (text) =>
  [...text.matchAll(/([^\d]*?) (\d+)(?: |$)/g)].flatMap(([, word, weight]) =>
    Array(Number(weight)).fill(word.trim()),
  );
const bags = [SURNAMES, MIDDLES, SECOND, GIVEN].map(bag);
/** The same people at every run. */
let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const drawName = () =>
  bags
    .map((words) => words[Math.floor(random() * words.length)])
    .filter((word) => word !== '')
    .join(' ');

const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'sogoc-look-ups-')));
await mkdir(folder, { recursive: true });
await chmod(folder, 0o711);
const server = await startEmbeddedPostgres({
  folder: join(folder, 'postgres'),
  settings: { synchronous_commit: 'off', fsync: 'off', maintenance_work_mem: '512MB', max_wal_size: '8GB' },
});
// One connection, so that its backend's CPU time can be told from that of everything else on the machine.
const pool = createPool({ connectionString: server.connectionString, maxConnections: 1 });
try {
  await migrate(pool);
  const { rows } = await pool.query('select 1 from batches');
  if (rows.length === 0) await fill();
  await measure();
} finally {
  await pool.end();
  await server.stop();
  if (values.folder === undefined)
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

/** Names are drawn and folded here, dealt out to people in the database; indexes are made afterwards, as in a restore. */
async function fill() {
  await pool.query(`insert into batches (name) values ('look-ups')`);
  await pool.query(`insert into dossiers (batch_id, name) values (1, 'd')`);
  await pool.query('alter table records disable trigger all');
  await pool.query(
    `insert into records (dossier_id, batch_id, ordinal, record_type, form, confidence, state)
     select 1, 1, n, case when n % 500 = 0 then 'prevent_notice' else (array['birth', 'death', 'marriage'])[1 + n % 3] end, 'register_entry', 0.98, case when n % 5 = 0 then 'extracted' else 'approved' end
     from generate_series(1, $1) n`,
    [RECORDS],
  );
  const { rows: indexes } = await pool.query(
    `select indexname as name, indexdef as sql from pg_indexes where tablename in ('search_people', 'search_keys') and indexname not like '%_pkey'`,
  );
  for (const index of indexes) await pool.query(`drop index ${index.name}`);
  const distinct = Math.min(400_000, RECORDS * PEOPLE);
  await pool.query(
    'create unlogged table names (n int primary key, name text, k0 text, k1 text, k2 text, k3 text, k4 text)',
  );
  for (let start = 0; start < distinct; start += 20_000) {
    const rows = Array.from({ length: Math.min(20_000, distinct - start) }, (_, at) => {
      const name = drawName();
      return { n: start + at, name, ...makeSearchKeys(name) };
    });
    await pool.query(
      `insert into names select * from jsonb_to_recordset($1::jsonb) as p(n int, name text, k0 text, k1 text, k2 text, k3 text, k4 text)`,
      [JSON.stringify(rows)],
    );
  }
  await pool.query(
    `insert into search_people (record_id, role, field_id, name, k0, k1, k2, k3, k4, birth_date, birth_year, places_k2, record_type, reg_no, reg_year, initials, index_version)
     select 1 + i / $2::int, (array['child', 'mother', 'father'])[1 + i % 3], 'child_full_name', m.name, m.k0, m.k1, m.k2, m.k3, m.k4,
       (1930 + i % 90) || '-05-03', 1930 + i % 90, 'ap ' || i % 9 || ', xa hung hoi, huyen vinh loi, tinh bac lieu',
       case when (1 + i / $2::int) % 500 = 0 then 'prevent_notice' else (array['birth', 'death', 'marriage'])[1 + (1 + i / $2::int) % 3] end, i % 400 || '/' || 1976 + i % 44, 1976 + i % 44,
       (select string_agg(left(w, 1), '' order by o) from unnest(string_to_array(m.k2, ' ')) with ordinality u(w, o)), 1
     from generate_series(0, $1::int * $2::int - 1) i join names m on m.n = (i::bigint * 7919) % $3::int`,
    [RECORDS, PEOPLE, distinct],
  );
  // A number and a book each, an identity number a person; notices bear a parcel on a sheet and a certificate.
  const kindOf = `case when r % 500 = 0 then 'prevent_notice' else (array['birth', 'death', 'marriage'])[1 + r % 3] end`;
  await pool.query(
    `insert into search_keys (record_id, record_type, field_id, kind, key, head, year, symbol)
     select r, ${kindOf}, 'reg_no', 'number', (r % 400)::text || (1976 + r % 44)::text, (r % 400)::text, 1976 + r % 44, '' from generate_series(1, $1::int) r
     union all select r, ${kindOf}, 'book_no', 'book', (r % 20)::text, (r % 20)::text, 1976 + r % 44, '' from generate_series(1, $1::int) r
     union all select 1 + i / $2::int, 'birth', 'child_id_doc_no', 'identity', '095' || lpad((i * 7919::bigint % 1000000000)::text, 9, '0'), null, null, null
       from generate_series(0, $1::int * $2::int - 1) i where (1 + i / $2::int) % 500 <> 0`,
    [RECORDS, PEOPLE],
  );
  await pool.query(
    `insert into search_keys (record_id, record_type, field_id, kind, key, digits, beside)
     select r, 'prevent_notice', 'land_number', 'parcel', (r / 500 % 900)::text, null, array[(r / 500 % 90)::text] from generate_series(500, $1::int, 500) r
     union all select r, 'prevent_notice', 'land_certificate', 'serial', 'bk' || (100000 + r / 500)::text, (100000 + r / 500)::text, '{}' from generate_series(500, $1::int, 500) r`,
    [RECORDS],
  );
  for (const index of indexes) await pool.query(index.sql);
  await pool.query('vacuum analyze search_people');
  await pool.query('vacuum analyze search_keys');
  await pool.query('vacuum analyze records');
}

async function measure() {
  const { rows } = await pool.query(`select name, k2 from names where n % 997 = 3 order by n limit $1`, [
    QUERIES,
  ]);
  const { rows: size } = await pool.query(
    `select count(*)::int as people, pg_total_relation_size('search_people') / 1e9 as gigabytes from search_people`,
  );
  process.stdout.write(
    `${size[0].people} people of ${RECORDS} records, ${Number(size[0].gigabytes).toFixed(1)} GB with indexes\n`,
  );
  const first = (name) => name.split(' ')[0];
  const last = (name) => name.split(' ').at(-1);
  await time('full name as written', rows, ({ name }) => ({ text: name }));
  await time('full name without accents', rows, ({ k2 }) => ({ text: k2 }));
  await time('full name as written, approved only', rows, ({ name }) => ({
    text: name,
    scope: { workedOn: [], hiddenTypes: [] },
  }));
  await time('full name without accents and a year', rows, ({ k2 }, n) => ({
    text: k2,
    year: 1930 + (n % 90),
  }));
  await time('surname and given name, accents', rows, ({ name }) => ({
    text: `${first(name)} ${last(name)}`,
  }));
  await time('surname and given name, no accents', rows, ({ k2 }) => ({ text: `${first(k2)} ${last(k2)}` }));
  await time('a slip of the pen', rows, ({ k2 }) => ({ text: `${k2.slice(0, -1)}x` }));
  await time('a name nobody has', rows, ({ k2 }) => ({ text: `${first(k2)} thi ${last(k2)} quynh nhu` }));
  await time('name and place', rows, ({ k2 }) => ({ text: k2, place: 'Hưng Hội' }));
  await time('surname alone', rows, ({ k2 }) => ({ text: first(k2) }));
  await time('initials', rows, ({ k2 }) => ({
    text: k2
      .split(' ')
      .map((word) => `${word[0]}.`)
      .join(''),
  }));
  await time('parcel and sheet', rows, (_, n) => ({ text: `thửa ${n} tờ ${n % 90}` }));
  await time('figures of a certificate', rows, (_, n) => ({ text: `${100_001 + n}` }));
  await time('part of an identity number', rows, (_, n) => ({ text: `${190_000 + n * 7}` }));
  await time('number, book and year', rows, (_, n) => ({
    text: `số ${(n * 7) % 400} quyển ${n % 20}/${1976 + (n % 44)}`,
  }));
  await time('number and year', rows, (_, n) => ({ text: `${(n * 7) % 400}/${1976 + (n % 44)}` }));
}

/** A look-up as the dashboard does it: the search, then what is blocked. */
async function time(what, rows, query) {
  const times = [];
  const cpuTimes = [];
  const blockTimes = [];
  let hits = 0;
  for (const [n, row] of rows.entries()) {
    const asked = { scope: { workedOn: null, hiddenTypes: [] }, limit: 50, ...query(row, n) };
    const cpuBefore = await readBackendCpuMs();
    const startedAt = performance.now();
    const found = await searchRecords(pool, asked);
    const foundAt = performance.now();
    await findBlocks(
      pool,
      understandQuestion(asked.text),
      found.hits.map((hit) => hit.recordId),
    );
    await readBlockCoverage(pool);
    times.push(performance.now() - startedAt);
    blockTimes.push(performance.now() - foundAt);
    cpuTimes.push((await readBackendCpuMs()) - cpuBefore);
    hits += found.total;
  }
  process.stdout.write(
    `  ${what.padEnd(40)} ${tell('time', times)}   ${tell('database CPU', cpuTimes)}   ${tell('blocks', blockTimes)}   ${(hits / rows.length).toFixed(1)} hits\n`,
  );
}

function tell(what, times) {
  times.sort((a, b) => a - b);
  const at = (share) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0).padStart(5);
  return `${what} p50${at(0.5)} p95${at(0.95)} ms`;
}

/** Linux tells it in ticks of 10 ms; elsewhere nothing is told. */
async function readBackendCpuMs() {
  const { rows } = await pool.query('select pg_backend_pid() as pid');
  const stat = await readFile(`/proc/${rows[0].pid}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}
