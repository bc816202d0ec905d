// The import on a small catalog: what each section does, that a second run changes nothing, and what is told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readFacts } from './import/facts.mjs';
import { catalogText } from './import/text.mjs';
import { importFacts } from './import.mjs';
import { report } from './unchecked.mjs';

const words = (en, zh) => ({ en, zh });

function catalog() {
  return {
    format: 'genai-atlas/1',
    version: '2026.01.01',
    data_until: '2024-12-31',
    organisations: [{ id: 'b-lab', name: 'B Lab' }],
    sources: [
      { id: 's1', title: 'Paper', url: 'https://a.org/paper', checked: false },
      { id: 's2', title: 'Paper', url: 'https://a.org/paper', as_of: '2024-05-01', checked: true },
      { id: 's3', title: 'Recalled; no page named', checked: false },
      { id: 's4', title: 'Parody', url: 'https://parody.org/x', checked: true },
    ],
    systems: [
      {
        id: 'one',
        name: 'One',
        released: '2024-03-04',
        openness: 'open',
        licence: 'MIT',
        lineage: [],
        evidence: { released: ['s1'], openness: ['s3'], licence: ['s4'] },
      },
      { id: 'two', name: 'Two', released: '2024-06-01', evidence: { released: ['s4'] } },
    ],
  };
}

function facts() {
  const source = { title: 'Card', url: 'https://a.org/card' };
  const added = { id: 'x', title: 'New page', url: 'https://a.org/paper', checked: true };
  return {
    sources: [added],
    organisations: [{ id: 'a-lab', name: 'A Lab' }],
    systems: [
      { id: 'zero', name: 'Zero', released: '2024-01-02', organisations: ['a-lab'], evidence: { released: ['x'] } },
    ],
    refused_sites: [{ host: 'parody.org' }],
    confirmed: [
      { system: 'one', field: 'openness', value: 'open', source },
      { system: 'one', field: 'licence', value: 'BSD', source },
      { system: 'two', field: 'released', value: '2024-06-01', source },
    ],
    corrections: [
      {
        system: 'two',
        field: 'released',
        present: '2024-06-01',
        should_be: '2024-05-31',
        source,
        conflict: words('a', '甲'),
      },
    ],
    conflicts: [],
    missing: [{ system: 'two', relation: 'succeeds', to: 'one', source }],
    openings: [
      {
        system: 'one',
        openness_at_release: 'closed',
        licence_at_release: null,
        opened: { date: '2024-09-08', openness: 'open', licence: 'MIT' },
        source,
        checked: false,
      },
    ],
    landmarks: [{ system: 'one', landmark: 1 }],
    version: ['2026.02.03'],
  };
}

function imported(start = catalog()) {
  const done = importFacts(start, facts());
  return { ...done, catalog: start, byId: (id) => start.systems.find((system) => system.id === id) };
}

test('a second run changes nothing', () => {
  const first = imported().catalog;
  const text = catalogText(first);
  assert.equal(catalogText(imported(JSON.parse(text)).catalog), text);
});

test('new systems stand by their date, with sources that are there already', () => {
  const { catalog: after, byId } = imported();
  assert.deepEqual(
    after.systems.map((system) => system.id),
    ['zero', 'one', 'two'],
  );
  assert.deepEqual(byId('zero').evidence.released, ['s1']);
  assert.deepEqual(
    after.organisations.map((one) => one.id),
    ['a-lab', 'b-lab'],
  );
});

test('an address stands once, and checked wins', () => {
  const { catalog: after, doubles } = imported();
  assert.equal(doubles.get('s2'), 's1');
  assert.deepEqual(after.sources[0], {
    id: 's1',
    title: 'Paper',
    url: 'https://a.org/paper',
    checked: true,
    as_of: '2024-05-01',
  });
});

test('a correction replaces value and evidence; the former value stays as a conflict', () => {
  const two = imported().byId('two');
  assert.equal(two.released, '2024-05-31');
  assert.deepEqual(
    two.conflicts[0].values.map((side) => side.value),
    ['2024-05-31', '2024-06-01'],
  );
});

test('an opening that was not looked up keeps its month only, and its licence leaves the release', () => {
  const one = imported().byId('one');
  assert.deepEqual([one.openness, one.licence, one.opened.date], ['closed', undefined, '2024-09']);
  assert.equal(one.evidence.licence, undefined);
});

test('what could not be applied is told with record, field, expected and found', () => {
  const { log, outdated } = imported();
  assert.deepEqual(log.missedEntries, [
    { section: 'confirmed', record: 'one', field: 'licence', expected: 'BSD', found: 'MIT' },
  ]);
  assert.deepEqual(
    outdated.map((entry) => entry.system),
    ['two'],
  );
});

// The newest batch: what a later one overtakes is tested no more.
test('the batch of November 2026 is in the catalog', () => {
  const text = readFileSync(new URL('../public/data/catalog.json', import.meta.url), 'utf8');
  const after = JSON.parse(text);
  const { facts: batch } = readFacts(new URL('./import/2026-11', import.meta.url).pathname);
  const { log } = importFacts(after, batch);
  assert.deepEqual(log.missedEntries, []);
  assert.equal(catalogText(after), text);
});

test('fewer than 18 of 100 facts are not checked', () => {
  const after = JSON.parse(readFileSync(new URL('../public/data/catalog.json', import.meta.url), 'utf8'));
  assert.ok(Number(/: ([\d.]+) %$/.exec(report(after)[0])[1]) < 18);
});
