// Reads a folder of facts: every `.json` in it, by name. A file is an object of sections or, for landmarks, a list.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Sections that are applied, and those that are kept beside the facts but are none.
const APPLIED = [
  'sources',
  'organisations',
  'systems',
  'source_instead',
  'refused_sites',
  'note_zh',
  'confirmed',
  'corrections',
  'conflicts',
  'confirmed_lineage',
  'corrected_lineage',
  'missing',
  'openings',
  'landmarks',
  'edits',
  'version',
];
const NOT_FACTS = {
  about: 'words about the file',
  fact_status: 'said by the evidence already',
  lineage_inferred: 'guessed from names; never a fact',
  not_found: 'looked for, not found',
  not_tried: 'not looked for yet',
};

/** All sections of a folder, joined in the order of the files' names, and what is no fact with its count. */
export function readFacts(folder) {
  const facts = Object.fromEntries(APPLIED.map((section) => [section, []]));
  const leftOut = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const sections = Array.isArray(content) ? { landmarks: content } : content;
    for (const [section, entries] of Object.entries(sections)) {
      if (section in NOT_FACTS) {
        leftOut.push({ file, section, count: count(entries), why: NOT_FACTS[section] });
      } else if (!APPLIED.includes(section)) {
        throw new Error(`${file}: unknown section "${section}"`);
      } else {
        for (const entry of [entries].flat()) facts[sectionOf(section, entry)].push(entry);
      }
    }
  }
  return { facts, leftOut };
}

/** A correction of an edge stands under `corrections` too; it names the relation. */
function sectionOf(section, entry) {
  return section === 'corrections' && entry.relation !== undefined ? 'corrected_lineage' : section;
}

function count(entries) {
  if (Array.isArray(entries)) return entries.length;
  return typeof entries === 'object' ? Object.keys(entries).length : 1;
}
