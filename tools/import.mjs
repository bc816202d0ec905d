// Brings a folder of facts into the catalog: node tools/import.mjs FOLDER [CATALOG]
//
// The sections of all files in the folder are applied in the order of SECTIONS, whatever file they stand in. The
// second run changes nothing. Whatever could not be applied is listed with record, field, expected and found, and
// the command then ends with 1; the catalog is written all the same, as everything else was applied.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readFacts } from './import/facts.mjs';
import { replaceSources } from './import/records.mjs';
import { Sources } from './import/sources.mjs';
import { STEPS } from './import/steps.mjs';
import { catalogText } from './import/text.mjs';

const SECTIONS = [
  'source_instead',
  'sources',
  'organisations',
  'systems',
  'refused_sites',
  'note_zh',
  'confirmed',
  'corrections',
  'conflicts',
  'missing',
  'corrected_lineage',
  'confirmed_lineage',
  'openings',
  'landmarks',
  'edits',
  'version',
];

/** Counts what was done and keeps what was not. */
class Log {
  counts = new Map();
  missedEntries = [];
  section = '';

  #count(what) {
    const counts = this.counts.get(this.section) ?? { applied: 0, same: 0, missed: 0 };
    counts[what] += 1;
    this.counts.set(this.section, counts);
  }
  applied() {
    this.#count('applied');
  }
  same() {
    this.#count('same');
  }
  missed(record, field, expected, found) {
    this.#count('missed');
    this.missedEntries.push({ section: this.section, record, field, expected, found });
  }
}

/** What the steps share. */
function contextOf(catalog) {
  const sources = new Sources(catalog.sources);
  const instead = new Map();
  const names = (id) => catalog.organisations.find((one) => one.id === id)?.name ?? id;
  const context = {
    catalog,
    sources,
    instead,
    log: new Log(),
    ids: new Map(),
    notes: new Map(),
    noteZh: (id, field) => context.notes.get(`${id} ${field}`),
    source: ({ source }) => {
      const better = instead.get(source.url);
      return sources.id(better ? { ...source, ...better } : source);
    },
    recalled: () => sources.id({ title: 'Recalled; no page named', checked: false }),
    printed: (value) => (Array.isArray(value) ? value.map(names).join('; ') : value),
  };
  return context;
}

/** A correction in the same batch makes a confirmation of the former value void, and a conflict about it. */
function withoutOutdated(facts) {
  const corrected = new Map(facts.corrections.map((entry) => [`${entry.system} ${entry.field}`, entry.should_be]));
  const isOutdated = ({ system, field, value, used }) => {
    const place = `${system} ${field}`;
    return corrected.has(place) && JSON.stringify(corrected.get(place)) !== JSON.stringify(value ?? used);
  };
  const { confirmed, conflicts } = facts;
  return {
    facts: {
      ...facts,
      confirmed: confirmed.filter((entry) => !isOutdated(entry)),
      conflicts: conflicts.filter((entry) => !isOutdated(entry)),
    },
    outdated: [...confirmed, ...conflicts].filter(isOutdated),
  };
}

/** Applies facts to a catalog, in place; gives the log. */
export function importFacts(catalog, facts) {
  const context = contextOf(catalog);
  const doubles = context.sources.doubles();
  for (const system of catalog.systems) replaceSources(system, doubles);
  context.sources.drop(doubles);
  const { facts: valid, outdated } = withoutOutdated(facts);
  for (const section of SECTIONS) {
    context.log.section = section;
    for (const entry of valid[section] ?? []) STEPS[section](context, entry);
  }
  const uncited = dropUncited(catalog, context.sources);
  catalog.systems.sort((a, b) => compare(a.released ?? '9999', b.released ?? '9999'));
  const days = catalog.systems.map((system) => system.released).filter((day) => day?.length === 10);
  catalog.data_until = [catalog.data_until, ...days].sort().at(-1);
  return { log: context.log, doubles, outdated, uncited };
}

/** Sources that no fact cites any more, taken out of the catalog; gives their titles. */
function dropUncited(catalog, sources) {
  const cited = new Set();
  for (const system of catalog.systems) {
    for (const ids of Object.values(system.evidence ?? {})) for (const id of ids) cited.add(id);
    for (const edge of system.lineage ?? []) cited.add(edge.source);
    for (const conflict of system.conflicts ?? []) for (const side of conflict.values) cited.add(side.source);
  }
  const uncited = catalog.sources.filter((source) => !cited.has(source.id));
  sources.drop(new Map(uncited.map((source) => [source.id, null])));
  return uncited.map((source) => source.title);
}

function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function report({ log, doubles, outdated, uncited }, leftOut) {
  const lines = [`sources joined because their address stood twice: ${doubles.size}`];
  lines.push(`sources that no fact cites any more: ${uncited.length}`);
  for (const [section, { applied, same, missed }] of log.counts) {
    lines.push(`${section}: ${applied} applied, ${same} there already, ${missed} not applied`);
  }
  for (const { file, section, count, why } of leftOut) lines.push(`left out: ${file}, ${section} (${count}): ${why}`);
  for (const { system, field, value, used } of outdated) {
    lines.push(`void: ${system}, ${field}: ${JSON.stringify(value ?? used)} is corrected in the same batch`);
  }
  for (const { section, record, field, expected, found } of log.missedEntries) {
    const words = `expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
    lines.push(`not applied: ${section}: record ${record}, field ${field}: ${words}`);
  }
  return lines.join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, file = new URL('../public/data/catalog.json', import.meta.url)] = process.argv.slice(2);
  if (!folder) {
    console.error('node tools/import.mjs FOLDER [CATALOG]');
    process.exit(2);
  }
  const catalog = JSON.parse(readFileSync(file, 'utf8'));
  const { facts, leftOut } = readFacts(folder);
  const done = importFacts(catalog, facts);
  writeFileSync(file, catalogText(catalog));
  console.log(report(done, leftOut));
  if (done.log.missedEntries.length > 0) process.exitCode = 1;
}
