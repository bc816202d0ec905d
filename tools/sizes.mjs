// Every file of dist/ (or ATLAS_DIST) by its sizes, and the sizes that are limited, against tools/limits.json.
//   node tools/sizes.mjs            all files, then the three sums; ends with 1 when one is over
//   node tools/sizes.mjs --quiet    the sums only
//   node tools/sizes.mjs --record   writes the sizes found into tools/limits.json
// Code is compared with its recorded size, data are bounded per record: the catalog may grow.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Code may be so much larger than recorded before it must be recorded again, with a reason. */
const TOLERANCE = 1.02;
/** Whatever is recorded, code is never larger, in bytes gzip. The aim was 350,000: docs/decisions.md says what came on top. */
const MOST_CODE = 430_000;
/** What the charts need before they are painted: at most so many bytes gzip for each record of the catalog. */
const MOST_FIRST_DATA = 40;

/** What a file of the built page counts as; null for what no limit concerns (the page itself, icons, the whole catalog). */
export function groupOf(path) {
  if (/^data\/core-[^/]*\.json$/.test(path)) return 'first_data';
  if (/^data\/texts-[^/]*\.json$/.test(path)) return 'later_data';
  if (path.endsWith('.wasm') || path.endsWith('.css') || path.endsWith('.js')) return 'code';
  return null;
}

/**
 * The limited sizes of a build: `code` in bytes gzip, both kinds of data in bytes gzip per record.
 * @param {Map<string, {gzip: number}>} files by their paths
 * @param {number} records of the catalog
 */
export function found(files, records) {
  const sums = { code: 0, first_data: 0, later_data: 0 };
  for (const [path, { gzip }] of files) {
    const group = groupOf(path);
    if (group) sums[group] += gzip;
  }
  const perRecord = (bytes) => Math.round((bytes / records) * 10) / 10;
  return { code: sums.code, first_data: perRecord(sums.first_data), later_data: perRecord(sums.later_data) };
}

/** What is wrong with these sizes, in sentences; empty when all is well. */
export function faults(sizes, recorded) {
  const list = [];
  const { code, first_data } = sizes;
  if (code === 0) list.push('dist/ holds no code: build first.');
  if (first_data === 0) list.push('dist/ holds no data/core-*.json.');
  const raise = 'If it is worth it: `./dev build --record`, and a line with the reason in docs/decisions.md.';
  if (code > MOST_CODE) {
    list.push(`code: ${bytes(code)} gzip, and no more than ${bytes(MOST_CODE)} are allowed, whatever is recorded.`);
  } else if (code > recorded.code * TOLERANCE) {
    list.push(
      `code: recorded ${bytes(recorded.code)} gzip, found ${bytes(code)}, ${percent(code / recorded.code)} more (2 % are allowed). ${raise}`,
    );
  }
  if (first_data > MOST_FIRST_DATA) {
    list.push(
      `first data: ${first_data} bytes gzip a record, ${MOST_FIRST_DATA} are allowed (recorded ${recorded.first_data}). What the charts do not need belongs to data/texts-*.json.`,
    );
  }
  return list;
}

const bytes = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
const percent = (ratio) => `${((ratio - 1) * 100).toFixed(1)} %`;

/** Sizes of every file below a folder, by its path there; hidden files are Trunk's own. */
function measure(root) {
  const files = new Map();
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.'),
  );
  const paths = entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
  for (const path of paths) {
    const body = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    const sizes = {
      raw: body.length,
      gzip: gzipSync(body, { level: 9 }).length,
      brotli: brotliCompressSync(body, { params }).length,
    };
    files.set(path.slice(root.length + 1).replaceAll('\\', '/'), sizes);
  }
  return files;
}

function print(files) {
  const row = (name, cells, group) => console.log(name.padEnd(48) + cells.map((c) => c.padStart(12)).join('') + group);
  row('dist/ (bytes)', ['raw', 'gzip -9', 'brotli 11'], '');
  for (const [path, sizes] of files) row(path, Object.values(sizes).map(bytes), `  ${groupOf(path) ?? ''}`);
}

function main(args) {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const dist = process.env.ATLAS_DIST || join(here, '../dist');
  const limits = join(here, 'limits.json');
  const files = measure(dist);
  const { systems } = JSON.parse(readFileSync(join(dist, 'data/catalog.json'), 'utf8'));
  const sizes = found(files, systems.length);
  const recorded = JSON.parse(readFileSync(limits, 'utf8'));
  if (!args.includes('--quiet')) print(files);
  const line = (name, size, unit, limit) => console.log(`${name.padEnd(12)} ${bytes(size)} ${unit} (${limit})`);
  line('code', sizes.code, 'bytes gzip', `recorded ${bytes(recorded.code)}`);
  line(
    'first data',
    sizes.first_data,
    'bytes gzip a record',
    `recorded ${recorded.first_data}, at most ${MOST_FIRST_DATA}`,
  );
  line('later data', sizes.later_data, 'bytes gzip a record', `recorded ${recorded.later_data}, not limited`);
  if (args.includes('--record')) {
    writeFileSync(limits, `${JSON.stringify(sizes, null, 2)}\n`);
    console.log('recorded in tools/limits.json');
  }
  const list = faults(sizes, args.includes('--record') ? sizes : recorded);
  for (const fault of list) console.error(`dev: ${fault}`);
  return list.length ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2));
