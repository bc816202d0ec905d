import assert from 'node:assert/strict';
import test from 'node:test';
import { factsOf, report } from './unchecked.mjs';

const catalog = {
  sources: [
    { id: 'read', checked: true },
    { id: 'recalled', checked: false },
  ],
  systems: [
    { id: 'gpt', landmark: 1, evidence: { released: ['recalled', 'read'], licence: ['recalled'] } },
    {
      id: 'bert',
      evidence: { released: ['recalled'], lineage: ['read', 'recalled'] },
      lineage: [
        { relation: 'uses', to: 'gpt', source: 'read' },
        { relation: 'improves', to: 'gpt' },
      ],
    },
  ],
};

test('one checked source is enough for a field; an edge without its own needs all', () => {
  const open = factsOf(catalog).filter((fact) => !fact.isChecked);
  assert.deepEqual(
    open.map((fact) => [fact.system, fact.edge ?? fact.field]),
    [
      ['gpt', 'licence'],
      ['bert', 'released'],
      ['bert', 'improves gpt'],
    ],
  );
});

test('the report counts by field, names what landmarks lack, and the most connected systems first', () => {
  const lines = report(catalog);
  assert.equal(lines[0], '3 of 5 facts are not checked yet: 60.0 %');
  for (const line of [
    '  lineage: 1 of 2 (50.0 %)',
    '  licence: 1 of 1 (100.0 %)',
    '  gpt: licence',
    '  bert (2 relations): released, improves gpt',
  ])
    assert.ok(lines.includes(line), line);
  assert.equal(report(catalog, 1).filter((line) => line.includes('relations)')).length, 1, 'no more than asked for');
});
