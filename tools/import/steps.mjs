// What each section of a batch does to the catalog. Every entry is logged: applied, there already, or not applied
// with what was expected and what was found. docs/catalog-format.md says what the sections hold.
import { addConflict, addEvidence, replaceSources, sameValue, setValue, settleConflict, value } from './records.mjs';

const byId = (list, id) => list.find((record) => record.id === id);

/** Looks a record up; if there is none, that is logged. */
function record(context, list, id, field) {
  const found = byId(context.catalog[list], id);
  if (!found) context.log.missed(id, field, `a record of ${list}`, 'none');
  return found;
}

const edgeOf = (system, { relation, to }) =>
  (system.lineage ?? []).find((edge) => edge.relation === relation && edge.to === to);

export const STEPS = {
  /** A mirror or a copy named in the batch: the maker's own page or the paper is named in its place. */
  source_instead(context, { url, instead }) {
    context.instead.set(url, instead);
    context.log.applied(url, 'source', instead.url);
  },

  sources(context, source) {
    const before = context.sources.list.length;
    const id = context.sources.id(source);
    context.ids.set(source.id, id);
    if (context.sources.list.length > before) context.log.applied(source.id, 'source', id);
    else context.log.same(source.id, 'source');
  },

  organisations(context, organisation) {
    const { organisations } = context.catalog;
    if (byId(organisations, organisation.id)) {
      context.log.same(organisation.id, 'organisation');
      return;
    }
    organisations.push(organisation);
    organisations.sort((a, b) => (a.id < b.id ? -1 : 1));
    context.log.applied(organisation.id, 'organisation', organisation.name);
  },

  systems(context, system) {
    if (byId(context.catalog.systems, system.id)) {
      context.log.same(system.id, 'system');
      return;
    }
    const added = structuredClone(system);
    replaceSources(added, context.ids);
    context.catalog.systems.push(added);
    context.log.applied(system.id, 'system', system.name);
  },

  /** A site that is no source (a parody): its pages leave; a field that had nothing else is recalled from then on. */
  refused_sites(context, { host }) {
    const ids = context.sources.list.filter((source) => source.url?.includes(`//${host}/`)).map((source) => source.id);
    if (ids.length === 0) context.log.same(host, 'refused site');
    const gone = new Map(ids.map((id) => [id, null]));
    for (const system of context.catalog.systems) {
      for (const field of replaceSources(system, gone)) {
        system.evidence[field] = [context.recalled()];
        context.log.applied(system.id, field, `no source any more: ${host} is refused`);
      }
    }
    context.sources.drop(gone);
  },

  confirmed(context, entry) {
    const { system: id, field, value: confirmed } = entry;
    const system = record(context, 'systems', id, field);
    if (!system) return;
    const found = value(system, field);
    if (sameValue(found, confirmed)) {
      addEvidence(system, field, context.source(entry), context.sources);
      context.log.applied(id, field, 'source added');
    } else if (sameValue(system.opened?.[field], confirmed)) {
      addEvidence(system, 'opened', context.source(entry), context.sources);
      context.log.applied(id, 'opened', 'source added');
    } else {
      context.log.missed(id, field, confirmed, found);
    }
  },

  /**
   * The value is replaced, its evidence is the new source (`keep_evidence`: stays as it was, the words alone change).
   * With `conflict` (a note) the former value stays as one, unless the new one only `refines` it.
   */
  corrections(context, entry) {
    const { system: id, field, present, should_be: wanted, released_means: means } = entry;
    const system = record(context, 'systems', id, field);
    if (!system) return;
    const found = value(system, field);
    if (means) system.released_means = means;
    if (sameValue(found, wanted)) {
      if (entry.source && wanted !== null) addEvidence(system, field, context.source(entry), context.sources);
      context.log.same(id, field);
      return;
    }
    if (present !== undefined && !sameValue(found, present)) {
      context.log.missed(id, field, present, found);
      return;
    }
    const former = system.evidence?.[field] ?? [];
    setValue(system, field, wanted);
    if (wanted === null) {
      if (system.evidence) delete system.evidence[field];
    } else if (entry.source && !entry.keep_evidence) {
      system.evidence = { ...system.evidence, [field]: [context.source(entry)] };
    }
    const source = system.evidence?.[field]?.[0];
    settleConflict(system, {
      field,
      used: { value: wanted, source },
      former: { value: found, source: former.find((one) => one !== source) ?? former[0] },
      note: entry.conflict,
      isFormerKept: entry.conflict !== undefined && !entry.refines,
    });
    context.log.applied(id, field, wanted);
  },

  conflicts(context, entry) {
    const { system: id, field, used, other, note } = entry;
    const system = record(context, 'systems', id, field);
    if (!system) return;
    const found = value(system, field);
    if (!sameValue(found, used)) {
      context.log.missed(id, field, used, found);
      return;
    }
    const words = typeof note === 'string' ? { en: note, zh: context.noteZh(id, field) } : note;
    if (!words?.zh) {
      context.log.missed(id, field, 'a note in both languages', note);
      return;
    }
    const values = [
      { value: context.printed(used), source: system.evidence[field][0] },
      { value: context.printed(other), source: context.source(entry) },
    ];
    addConflict(system, { field, values, note: words });
    context.log.applied(id, `conflicts.${field}`, other);
  },

  /** The source joins that one edge. */
  confirmed_lineage(context, entry) {
    const system = record(context, 'systems', entry.system, 'lineage');
    if (!system) return;
    const edge = edgeOf(system, entry);
    if (!edge) {
      context.log.missed(entry.system, 'lineage', `${entry.relation} ${entry.to}`, 'no such edge');
      return;
    }
    const id = context.source(entry);
    if (!context.sources.isChecked(edge.source)) edge.source = id;
    settleLineage(system, context.sources);
    context.log.applied(entry.system, 'lineage', `${entry.relation} ${entry.to}`);
  },

  /** `should_be`: null removes the edge; an object replaces what it names (`relation`, `to`, `note`). */
  corrected_lineage(context, entry) {
    const { system: id, relation, to, should_be: wanted } = entry;
    const system = record(context, 'systems', id, 'lineage');
    if (!system) return;
    const edge = edgeOf(system, entry);
    const done = wanted === null ? !edge : edgeOf(system, { relation, to, ...wanted });
    if (!edge && done) {
      context.log.same(id, 'lineage');
      return;
    }
    if (!edge) {
      context.log.missed(id, 'lineage', `${relation} ${to}`, 'no such edge');
      return;
    }
    if (wanted === null) {
      system.lineage = system.lineage.filter((one) => one !== edge);
    } else {
      const moved = wanted.to !== undefined || wanted.relation !== undefined;
      Object.assign(edge, wanted);
      if (moved) delete edge.source;
      if (entry.source) edge.source = context.source(entry);
    }
    settleLineage(system, context.sources);
    context.log.applied(id, 'lineage', `${relation} ${to}`);
  },

  /** An edge that was missing; with its source, or recalled. */
  missing(context, entry) {
    const { system: id, relation, to, note } = entry;
    const system = record(context, 'systems', id, 'lineage');
    if (!system || !record(context, 'systems', to, 'lineage')) return;
    if (edgeOf(system, entry)) {
      context.log.same(id, 'lineage');
      return;
    }
    const source = entry.source ? context.source(entry) : context.recalled();
    system.lineage = [...(system.lineage ?? []), { relation, to, ...(note && { note }), source }];
    settleLineage(system, context.sources);
    context.log.applied(id, 'lineage', `${relation} ${to}`);
  },

  /** Weights that came after the first appearance: the state at release, and the opening as a fact of its own. */
  openings(context, entry) {
    const { system: id, openness_at_release: openness, licence_at_release: licence, checked } = entry;
    const system = record(context, 'systems', id, 'opened');
    if (!system) return;
    const source = context.source({ source: { ...entry.source, checked: checked !== false } });
    const formerLicence = system.evidence.licence ?? [];
    if (system.openness !== openness) {
      const former = { value: system.openness, source: system.evidence.openness[0] };
      system.evidence.openness = [source];
      settleConflict(system, { field: 'openness', used: { value: openness, source }, former });
    }
    system.openness = openness;
    if (licence === null) {
      delete system.licence;
      delete system.evidence.licence;
    } else {
      setValue(system, 'licence', licence);
    }
    system.opened = { ...entry.opened, date: checked === false ? entry.opened.date.slice(0, 7) : entry.opened.date };
    const moved = licence === null ? formerLicence : [];
    const before = system.evidence.opened ?? [];
    const all = [...new Set([source, ...moved, ...before])];
    system.evidence.opened = all.some((one) => context.sources.isChecked(one))
      ? all.filter((one) => !context.sources.isRecall(one))
      : all;
    context.log.applied(id, 'opened', system.opened.date);
  },

  landmarks(context, { system: id, landmark }) {
    const system = record(context, 'systems', id, 'landmark');
    if (!system) return;
    system.landmark = landmark;
    context.log.applied(id, 'landmark', landmark);
  },

  /** The Chinese words of a conflict's note, where the batch has the English ones alone. */
  note_zh(context, { system, field, zh }) {
    context.notes.set(`${system} ${field}`, zh);
    context.log.applied(system, field, zh);
  },

  /** One field of one record of any list, by hand: wording, notes, classes, makers' countries. */
  edits(context, entry) {
    const { list = 'systems', id, field, present, should_be: wanted } = entry;
    const found = record(context, list, id, field);
    if (!found) return;
    const now = value(found, field);
    if (sameValue(now, wanted)) {
      if (entry.source && wanted !== null) addEvidence(found, field, context.source(entry), context.sources);
      context.log.same(id, field);
      return;
    }
    if (present !== undefined && !sameValue(now, present)) {
      context.log.missed(id, field, present, now);
      return;
    }
    setValue(found, field, wanted);
    if (wanted === null && found.evidence?.[field]) delete found.evidence[field];
    else if (entry.source) found.evidence = { ...found.evidence, [field.split('.')[0]]: [context.source(entry)] };
    context.log.applied(id, field, wanted);
  },

  version(context, version) {
    context.catalog.version = version;
    context.log.applied('catalog', 'version', version);
  },
};

/** A record's evidence of lineage: the sources of its edges first; what was recalled leaves when every edge has one. */
function settleLineage(system, sources) {
  if (system.lineage?.length === 0) {
    delete system.lineage;
    delete system.evidence.lineage;
    return;
  }
  const own = [...new Set(system.lineage.map((edge) => edge.source).filter((id) => id !== undefined))];
  const all = [...new Set([...own, ...(system.evidence.lineage ?? [])])];
  const isSettled = system.lineage.every((edge) => sources.isChecked(edge.source));
  system.evidence.lineage = isSettled ? own : all;
}
