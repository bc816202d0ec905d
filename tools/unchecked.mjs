// Facts whose sources were not opened yet: node tools/unchecked.mjs [CATALOG] [--all]
//
// By field, then the 30 systems with most relations that still have some (`--all`: every such system). A fact is a
// field with a value; in `lineage` each edge is one. A field is checked if one of its sources is, an edge if its own
// source is; an edge without one is checked only if all sources of the record's lineage are.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Every fact of a catalog: `{system, field, isChecked}`; an edge also says which. */
export function factsOf(catalog) {
  const checked = new Map(catalog.sources.map((source) => [source.id, source.checked]));
  const facts = [];
  for (const system of catalog.systems) {
    for (const [field, ids] of Object.entries(system.evidence ?? {})) {
      if (field !== 'lineage') {
        facts.push({ system: system.id, field, isChecked: ids.some((id) => checked.get(id)) });
        continue;
      }
      const all = ids.every((id) => checked.get(id));
      for (const { relation, to, source } of system.lineage ?? []) {
        const isChecked = source === undefined ? all : checked.get(source) === true;
        facts.push({ system: system.id, field, edge: `${relation} ${to}`, isChecked });
      }
    }
  }
  return facts;
}

/** How many edges begin or end at each system. */
function relations(catalog) {
  const counts = new Map(catalog.systems.map((system) => [system.id, 0]));
  for (const system of catalog.systems) {
    for (const edge of system.lineage ?? []) {
      for (const id of [system.id, edge.to]) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

const share = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

/** The report's lines. */
export function report(catalog, limit = 30) {
  const facts = factsOf(catalog);
  const open = facts.filter((fact) => !fact.isChecked);
  const lines = [`${open.length} of ${facts.length} facts are not checked yet: ${share(open.length, facts.length)}`];
  for (const field of [...new Set(facts.map((fact) => fact.field))].sort()) {
    const all = facts.filter((fact) => fact.field === field);
    const some = all.filter((fact) => !fact.isChecked);
    lines.push(`  ${field}: ${some.length} of ${all.length} (${share(some.length, all.length)})`);
  }
  const landmarks = new Set(catalog.systems.filter((system) => system.landmark).map((system) => system.id));
  const strict = ['released', 'organisations', 'parameters', 'openness', 'licence', 'opened'];
  const missing = open.filter((fact) => landmarks.has(fact.system) && strict.includes(fact.field));
  lines.push(`landmarks: ${missing.length} dates, makers, sizes, openness and licences are not checked`);
  for (const fact of missing) lines.push(`  ${fact.system}: ${fact.field}`);
  const counts = relations(catalog);
  const systems = [...new Set(open.map((fact) => fact.system))].sort((a, b) => counts.get(b) - counts.get(a));
  lines.push(`systems with facts not checked yet: ${systems.length}, those with most relations first`);
  for (const id of systems.slice(0, limit)) {
    const words = open.filter((fact) => fact.system === id).map((fact) => fact.edge ?? fact.field);
    lines.push(`  ${id} (${counts.get(id)} relations): ${words.join(', ')}`);
  }
  return lines;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const isWhole = process.argv.includes('--all');
  const file = process.argv.slice(2).find((word) => !word.startsWith('--'));
  const catalog = JSON.parse(readFileSync(file ?? new URL('../public/data/catalog.json', import.meta.url), 'utf8'));
  console.log(report(catalog, isWhole ? Infinity : 30).join('\n'));
}
