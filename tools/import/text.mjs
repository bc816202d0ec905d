// Writes a catalog the way `public/data/catalog.json` is written: a record a line in the short lists, a field a
// line in `systems`, keys in the format's order. The same catalog always gives the same text.

// The order in which a record's keys are written; docs/catalog-format.md lists the fields in the same order.
const KEYS = {
  sources: ['id', 'title', 'publisher', 'url', 'as_of', 'licence', 'checked'],
  organisations: ['id', 'name', 'name_zh', 'country', 'kind', 'aliases'],
  systems: [
    'id',
    'name',
    'name_zh',
    'aliases',
    'level',
    'kind',
    'family',
    'other_families',
    'family_assumed',
    'modalities',
    'organisations',
    'released',
    'released_means',
    'parameters',
    'training_compute',
    'openness',
    'licence',
    'openness_note',
    'opened',
    'summary',
    'lineage',
    'article',
    'figure',
    'landmark',
    'collections',
    'reference',
    'evidence',
    'conflicts',
  ],
  evidence: [
    'name_zh',
    'organisations',
    'released',
    'parameters',
    'training_compute',
    'openness',
    'licence',
    'opened',
    'lineage',
  ],
};
const LISTS = ['credits', 'organisations', 'sources', 'families', 'eras'];

/** One value on one line, with a space after each colon and comma; training compute as `3.14e23`. */
function lineText(value, key = '') {
  if (Array.isArray(value)) return `[${value.map((item) => lineText(item)).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${lineText(inner, name)}`);
    return `{${fields.join(', ')}}`;
  }
  return key === 'flop' ? value.toExponential().replace('e+', 'e') : JSON.stringify(value);
}

/** The same record with its keys in the format's order; a key the format does not know is an error. */
function inOrder(record, keys, place) {
  const unknown = Object.keys(record).filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw new Error(`${place} ${record.id ?? ''}: unknown field ${unknown.join(', ')}`);
  return Object.fromEntries(keys.filter((key) => record[key] !== undefined).map((key) => [key, record[key]]));
}

function systemText(system) {
  const evidence = system.evidence && inOrder(system.evidence, KEYS.evidence, `evidence of ${system.id}`);
  const fields = Object.entries(inOrder({ ...system, evidence }, KEYS.systems, 'system'));
  return `    {\n${fields.map(([key, value]) => `      ${JSON.stringify(key)}: ${lineText(value)}`).join(',\n')}\n    }`;
}

/** The whole file. */
export function catalogText(catalog) {
  const parts = [];
  for (const [key, value] of Object.entries(catalog)) {
    if (key === 'systems') {
      parts.push(`  "systems": [\n${value.map(systemText).join(',\n')}\n  ]`);
    } else if (LISTS.includes(key)) {
      const records = value.map((record) => (KEYS[key] ? inOrder(record, KEYS[key], key) : record));
      parts.push(`  "${key}": [\n${records.map((record) => `    ${lineText(record)}`).join(',\n')}\n  ]`);
    } else {
      parts.push(`  ${JSON.stringify(key)}: ${lineText(value)}`);
    }
  }
  return `{\n${parts.join(',\n')}\n}\n`;
}
