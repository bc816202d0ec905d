// Choosing a system: by table, search and both charts; its card; the link to it.
import { assert, test, visit } from './harness/test.mjs';

const nameButton = (atlas, id) => atlas.page.locator(`tr[data-id="${id}"] button.link`);

async function isSelected(atlas, id, name) {
  await atlas.page.waitForFunction((x) => new URLSearchParams(location.search).get('at') === x, id);
  assert.equal(await atlas.selectedName(), name);
  assert.deepEqual(
    await atlas.page.locator('tr[aria-current=true]').evaluateAll((rows) => rows.map((r) => r.dataset.id)),
    [id],
  );
  assert.equal(await atlas.page.title(), `${name} · Generative AI Atlas`);
}
async function hasBothRings(atlas) {
  for (const chart of ['timeline', 'growth']) {
    assert.ok(await atlas.get(chart).locator('.chart__ring--selected').isVisible(), `ring on ${chart}`);
  }
}

test('by the table', async (t) => {
  const atlas = await visit(t);
  await nameButton(atlas, 'gpt-3').click();
  await isSelected(atlas, 'gpt-3', 'GPT-3');
  await hasBothRings(atlas);
});

test('by the search and the table', async (t) => {
  const atlas = await visit(t);
  await atlas.search('stable diffusion');
  await nameButton(atlas, 'stable-diffusion').click();
  await isSelected(atlas, 'stable-diffusion', 'Stable Diffusion');
  await hasBothRings(atlas);
});

for (const chart of ['timeline', 'growth']) {
  test(`by a mark on the ${chart}`, async (t) => {
    const atlas = await visit(t);
    const at = await atlas.markOf(chart, 'GPT-3');
    assert.ok(at, 'a mark whose tooltip says GPT-3 beside that label');
    await atlas.page.mouse.click(at.x, at.y);
    await atlas.settled();
    await isSelected(atlas, 'gpt-3', 'GPT-3');
    await hasBothRings(atlas);
    // The ring is around the mark.
    const ring = await atlas.get(chart).locator('.chart__ring--selected').boundingBox();
    const far = Math.hypot(ring.x + ring.width / 2 - at.x, ring.y + ring.height / 2 - at.y);
    assert.ok(far < 14, `ring ${far} px away`);
    // The other chart answers hovering with a ring of its own.
    await atlas.page.mouse.move(2, 2);
    await atlas.settled();
    assert.ok(!(await atlas.get(chart).getByTestId('tooltip').isVisible()), 'leaving takes the tooltip away');
  });
}

test('the chosen system is named in both charts', async (t) => {
  const atlas = await visit(t, { query: '?at=gpt-3' });
  for (const chart of ['timeline', 'growth']) {
    assert.ok(
      (await atlas.drawn(chart)).some((d) => d.text === 'GPT-3'),
      chart,
    );
  }
});

test('the card: sources, disagreement, descent', async (t) => {
  const atlas = await visit(t, { query: '?at=gpt-3' });
  const details = atlas.get('details');
  const links = details.getByTestId('sources').locator('li a');
  assert.ok((await links.count()) >= 3);
  for (const link of await links.all()) {
    assert.match(await link.getAttribute('href'), /^https?:\/\//);
    assert.match((await link.getAttribute('rel')) ?? '', /noopener|noreferrer/);
  }
  // Every mark of a source leads to one.
  for (const cite of await details.locator('a.cite').all()) {
    assert.equal(await atlas.page.locator(await cite.getAttribute('href')).count(), 1);
  }
  const conflicts = await atlas.text('conflicts');
  assert.match(conflicts, /Sources differ/);
  assert.match(conflicts, /175B/);
  assert.match(conflicts, /174\.6B/);
  assert.match(await details.innerText(), /174\.6B/);
  await atlas.get('grew-from').getByRole('button', { name: 'GPT-2', exact: true }).click();
  await atlas.settled();
  await isSelected(atlas, 'gpt-2', 'GPT-2');
  await atlas.get('led-to').getByRole('button', { name: 'GPT-3', exact: true }).click();
  await atlas.settled();
  await isSelected(atlas, 'gpt-3', 'GPT-3');
  await atlas.page.goBack();
  await atlas.settled();
  await isSelected(atlas, 'gpt-2', 'GPT-2');
});

test('Escape and Close put the card away', async (t) => {
  const atlas = await visit(t, { query: '?at=gpt-3' });
  await atlas.get('close-details').focus();
  await atlas.page.keyboard.press('Escape');
  await atlas.settled();
  const gone = async () => {
    assert.equal(await atlas.get('details-name').count(), 0);
    assert.equal(await atlas.page.locator('tr[aria-current]').count(), 0);
    assert.doesNotMatch(await atlas.query(), /at=/);
  };
  await gone();
  await nameButton(atlas, 'bert').click();
  await isSelected(atlas, 'bert', 'BERT');
  await atlas.get('close-details').click();
  await atlas.settled();
  await gone();
});

test('Copy link', async (t) => {
  const atlas = await visit(t, { query: '?at=gpt-3' });
  await atlas.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await atlas.search('gpt');
  await atlas.get('copy-link').click();
  await atlas.page.getByRole('button', { name: 'Link copied.' }).waitFor();
  const link = new URL(await atlas.page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(link.origin + link.pathname, atlas.address);
  assert.equal(link.searchParams.get('at'), 'gpt-3');
  assert.equal(link.searchParams.get('q'), 'gpt');
});

test('copying refused: the link stands ready', async (t) => {
  const atlas = await visit(t, {
    query: '?at=gpt-3',
    init: () => Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  });
  await atlas.get('copy-link').click();
  const field = atlas.get('details').locator('input[readonly]');
  await field.waitFor();
  assert.match(await field.inputValue(), /\?at=gpt-3$/);
});

test('a chosen system the filters hide says so', async (t) => {
  const atlas = await visit(t, { query: '?at=gpt-3&open=yes' });
  assert.equal(await atlas.selectedName(), 'GPT-3');
  assert.match(await atlas.get('details').innerText(), /The filters hide this system at the moment/);
});

test('on a touch screen the first tap tells, the second chooses', async (t) => {
  const atlas = await visit(t, { width: 390, height: 800, hasTouch: true, isMobile: true, query: '?q=gpt-3' });
  const canvas = atlas.get('growth').locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const label = (await atlas.drawn('growth')).find((d) => d.text === 'GPT-3');
  assert.ok(label, 'GPT-3 is named');
  const box = await canvas.boundingBox();
  const [x, y] = [box.x + label.left - 9, box.y + (label.top + label.bottom) / 2];
  await atlas.page.touchscreen.tap(x, y);
  await atlas.settled();
  assert.ok(await atlas.get('growth').getByTestId('tooltip').isVisible());
  assert.equal(await atlas.get('details-name').count(), 0);
  await atlas.page.touchscreen.tap(x, y);
  await atlas.settled();
  assert.equal(await atlas.get('details-name').count(), 1);
});
