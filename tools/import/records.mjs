// Reads and changes one fact of a record: value and evidence together, so that they cannot come apart.

// These fields are one number in the batches, a part of an object in the catalog.
const PARTS = { parameters: ['parameters', 'total'], training_compute: ['training_compute', 'flop'] };

// The article's own word stands first in a conflict, whatever the used value is.
const ARTICLE = 's1';

export function sameValue(a, b) {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The value of a field; `parameters.note` and the like go one deeper. Absent is `undefined`. */
export function value(record, field) {
  return path(field).reduce((inner, name) => inner?.[name], record);
}

/** Sets a field; `null` takes it away. */
export function setValue(record, field, wanted) {
  const names = path(field);
  const last = names.pop();
  let inner = record;
  for (const name of names) inner = inner[name] ??= {};
  if (wanted === null || wanted === undefined) delete inner[last];
  else inner[last] = wanted;
}

/** Puts a source in front of a field's evidence; what was only recalled leaves when a page was opened. */
export function addEvidence(record, field, id, sources) {
  const name = field.split('.')[0];
  const before = record.evidence?.[name] ?? [];
  let after = before.includes(id) ? before : [id, ...before];
  if (after.some((one) => sources.isChecked(one))) after = after.filter((one) => !sources.isRecall(one));
  record.evidence = { ...record.evidence, [name]: after };
}

/** Notes a value that another source has; the used one stands first. Adds to an entry of the field that is there. */
export function addConflict(record, conflict) {
  record.conflicts ??= [];
  const known = record.conflicts.find((entry) => entry.field === conflict.field);
  if (!known) {
    record.conflicts.push(conflict);
    return;
  }
  for (const side of conflict.values) {
    if (!known.values.some((one) => sameValue(one.value, side.value))) known.values.push(side);
  }
}

/**
 * After a field's value was replaced: a conflict of that field puts the used value first (the article's word stays
 * before it). The former value joins if it is kept; without an entry and without a note there is nothing to do.
 */
export function settleConflict(record, { field, used, former, note, isFormerKept = false }) {
  const known = record.conflicts?.find((entry) => entry.field === field);
  if (!known && !(note && isFormerKept)) return;
  const sides = known ? known.values : [];
  const others = sides.filter((side) => !sameValue(side.value, used.value));
  const isArticle = (side) => side.source === ARTICLE;
  const isKnown = others.some((side) => sameValue(side.value, former.value));
  const kept = isFormerKept && !isKnown ? [...others, former] : others;
  const left = note && !isFormerKept ? kept.filter((side) => !sameValue(side.value, former.value)) : kept;
  const values = [...left.filter(isArticle), used, ...left.filter((side) => !isArticle(side))];
  record.conflicts = (record.conflicts ?? []).filter((entry) => entry !== known);
  if (values.length > 1) record.conflicts.push({ field, values, note: note ?? known.note });
  if (record.conflicts.length === 0) delete record.conflicts;
}

/** Replaces ids of sources everywhere in a record; `null` takes them away. Fields left without a source are given. */
export function replaceSources(record, ids) {
  const bare = [];
  const replaced = (list) =>
    [...new Set(list.map((id) => (ids.has(id) ? ids.get(id) : id)))].filter((id) => id !== null);
  for (const [field, list] of Object.entries(record.evidence ?? {})) {
    record.evidence[field] = replaced(list);
    if (record.evidence[field].length === 0) bare.push(field);
  }
  for (const edge of record.lineage ?? []) {
    if (ids.has(edge.source)) edge.source = ids.get(edge.source) ?? undefined;
  }
  for (const conflict of record.conflicts ?? []) {
    for (const side of conflict.values) if (ids.get(side.source)) side.source = ids.get(side.source);
    conflict.values = conflict.values.filter((side) => ids.get(side.source) !== null);
  }
  if (record.conflicts) {
    record.conflicts = record.conflicts.filter((conflict) => conflict.values.length > 1);
    if (record.conflicts.length === 0) delete record.conflicts;
  }
  return bare;
}

function path(field) {
  return [...(PARTS[field] ?? field.split('.'))];
}
