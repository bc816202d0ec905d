// Both charts in a real browser: painted, zoomed, labelled without overlap; and the page without what it needs.
import { assert, openPage, outside, overlaps, systems, test, visit, without } from './harness/test.mjs';

const CHARTS = ['timeline', 'growth'];

/** Pixels unlike the most frequent one. */
const painted = (atlas, chart) =>
  atlas
    .get(chart)
    .locator('canvas')
    .evaluate((canvas) => {
      const pixels = new Uint32Array(
        canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer,
      );
      const counts = new Map();
      for (const p of pixels) counts.set(p, (counts.get(p) ?? 0) + 1);
      return pixels.length - Math.max(...counts.values());
    });
const middle = async (atlas, chart) => {
  const canvas = atlas.get(chart).locator('canvas');
  // Below the bar that stays, whatever the chart's height.
  await canvas.evaluate((c) => scrollTo(0, scrollY + c.getBoundingClientRect().top - 300));
  await atlas.settled();
  const box = await canvas.boundingBox();
  return [box.x + box.width / 2, box.y + 150];
};

test('both are painted, and differently when filtered', async (t) => {
  for (const colorScheme of ['light', 'dark']) {
    const atlas = await visit(t, { colorScheme });
    for (const chart of CHARTS) {
      const full = await painted(atlas, chart);
      assert.ok(full > 5000, `${chart}: ${full}`);
    }
    const marks = await painted(atlas, 'growth');
    await atlas.search('gpt-3');
    assert.ok((await painted(atlas, 'growth')) < marks);
  }
});

test('zoom by button, key, Ctrl and wheel, and brush', async (t) => {
  const atlas = await visit(t);
  assert.ok(await atlas.get('zoom-all').isDisabled());
  await atlas.get('zoom-in').click();
  const first = await atlas.zoom();
  assert.ok(first);
  await atlas.get('zoom-in').click();
  const second = await atlas.zoom();
  assert.ok(second[1] - second[0] < first[1] - first[0]);
  await atlas.get('later').click();
  assert.ok((await atlas.zoom())[0] > second[0]);
  await atlas.get('earlier').click();
  await atlas.get('zoom-out').click();
  await atlas.get('zoom-all').click();
  assert.equal(await atlas.zoom(), null);

  await atlas.get('growth').focus();
  await atlas.page.keyboard.press('+');
  const keyed = await atlas.zoom();
  assert.ok(keyed);
  await atlas.page.keyboard.press('Shift+ArrowLeft');
  assert.ok((await atlas.zoom())[0] < keyed[0]);
  await atlas.page.keyboard.press('0');
  assert.equal(await atlas.zoom(), null);

  let [x, y] = await middle(atlas, 'timeline');
  await atlas.page.mouse.move(x, y);
  const top = await atlas.page.evaluate(() => scrollY);
  await atlas.page.mouse.wheel(0, 300);
  await atlas.page.waitForFunction((before) => scrollY > before, top); // the wheel alone scrolls the page
  await atlas.still();
  assert.equal(await atlas.zoom(), null);
  [x, y] = await middle(atlas, 'timeline');
  await atlas.page.mouse.move(x, y);
  const held = await atlas.page.evaluate(() => scrollY);
  await atlas.page.keyboard.down('Control');
  await atlas.page.mouse.wheel(0, -300);
  await atlas.page.keyboard.up('Control');
  assert.ok(await atlas.zoom(), 'with Ctrl it zooms');
  assert.equal(await atlas.page.evaluate(() => scrollY), held);
  await atlas.get('zoom-all').click();

  [x, y] = await middle(atlas, 'timeline');
  await atlas.page.mouse.move(x, y);
  await atlas.page.mouse.down();
  await atlas.page.mouse.move(x + 60, y, { steps: 4 });
  assert.ok(await atlas.get('timeline').locator('.chart__brush').isVisible());
  await atlas.page.mouse.move(x + 120, y, { steps: 4 });
  await atlas.page.mouse.up();
  const brushed = await atlas.zoom();
  assert.ok(brushed && brushed[1] - brushed[0] < 365 * 4, String(brushed));
  assert.equal(await atlas.get('details-name').count(), 0, 'a brush selects nothing');
  assert.equal(await atlas.get('timeline').locator('.chart__brush').isVisible(), false);
});

test('linear scale, active parameters and trend subset', async (t) => {
  const atlas = await visit(t);
  const axis = async () => (await atlas.drawn('growth')).map((d) => d.text).join('|');
  const log = await axis();
  await atlas.choose('scale', 1);
  assert.notEqual(await axis(), log);
  await atlas.choose('scale', 0);
  assert.equal(await axis(), log);
  const said = new Set([await atlas.text('trend')]);
  for (const n of [1, 2, 3]) {
    await atlas.choose('trend', n);
    said.add(await atlas.text('trend'));
  }
  assert.equal(said.size, 4);
  await atlas.choose('counting', 1);
  assert.equal(
    await atlas.page.locator('tbody tr').count(),
    new Set(await atlas.page.locator('tbody tr').evaluateAll((rows) => rows.map((r) => r.dataset.id))).size,
  );
});

test('lanes by family, organisation, openness and modality', async (t) => {
  const atlas = await visit(t);
  const seen = new Set();
  for (const n of [0, 1, 2, 3]) {
    await atlas.choose('lanes', n);
    seen.add(
      (await atlas.drawn('timeline'))
        .filter((d) => d.bold)
        .map((d) => d.text)
        .join('|'),
    );
    const sums = await atlas.chartSums();
    assert.equal(sums.timeline, await atlas.shown(), `lanes ${n} hold everything`);
  }
  assert.equal(seen.size, 4);
});

for (const width of [360, 768, 1440, 2560]) {
  for (const locale of ['en-US', 'zh-CN']) {
    test(`no text lies on another or outside: ${width} px, ${locale}`, async (t) => {
      for (const query of ['', '?at=gpt-3', '?lanes=organisation&scale=linear', '?zoom=20220101..20240101']) {
        const atlas = await visit(t, { width, locale, query });
        for (const chart of CHARTS) {
          const texts = await atlas.drawn(chart);
          assert.ok(texts.length > 10, `${chart} ${query}: ${texts.length} texts`);
          assert.deepEqual(overlaps(texts), [], `${chart} ${query}`);
          const box = await atlas.get(chart).locator('canvas').boundingBox();
          assert.deepEqual(outside(texts, box), [], `${chart} ${query}: outside`);
        }
        assert.ok(
          await atlas.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `${query}: the page does not scroll sideways`,
        );
      }
    });
  }
}

test('storage refused: everything works', async (t) => {
  const atlas = await visit(t, { init: without.storage });
  await atlas.get('theme').click();
  await atlas.settled();
  assert.equal(await atlas.page.locator('html').getAttribute('data-theme'), 'dark');
  await atlas.get('language').click();
  await atlas.ready();
  assert.equal(await atlas.page.locator('html').getAttribute('lang'), 'zh-Hans');
});

test('no drawing surface: said, and the table is there', async (t) => {
  const atlas = await openPage(t, { init: without.canvas });
  await atlas.page.locator('tbody tr').first().waitFor();
  for (const chart of CHARTS) {
    assert.ok(await atlas.get(chart).getByText('This browser gives no drawing surface').isVisible(), chart);
  }
  assert.equal(await atlas.shown(), await atlas.visibleRows());
  await atlas.search('gpt-3');
  await atlas.page.locator('tr[data-id="gpt-3"] button.link').click();
  assert.equal(await atlas.selectedName(), 'GPT-3');
  assert.deepEqual(atlas.errors, []);
});

test('no WebAssembly: said in both languages', async (t) => {
  const atlas = await openPage(t, { init: without.wasm });
  await atlas.page.getByRole('alert').waitFor();
  const line = await atlas.page.locator('#boot-line').innerText();
  assert.match(line, /does not allow WebAssembly/);
  assert.match(line, /不允许使用绘图所需的 WebAssembly/);
});

test('texts and sources missing: said, tried again', async (t) => {
  const atlas = await openPage(t);
  await atlas.page.route('**/data/texts-*', (route) => route.abort());
  await atlas.page.goto(`${atlas.address}?at=gpt-3`);
  await atlas.get('details').getByText('Texts and sources could not be loaded').waitFor();
  assert.equal(await atlas.visibleRows(), systems.length);
  await atlas.page.unroute('**/data/texts-*');
  await atlas.get('details').getByRole('button', { name: 'Try again' }).click();
  await atlas.get('sources').waitFor();
});

test('a first visit asks its own host only, and little', async (t) => {
  const atlas = await visit(t);
  await atlas.page.waitForLoadState('networkidle');
  const asked = atlas.requests.filter((url) => !url.startsWith('data:'));
  assert.ok(asked.length <= 10, asked.join('\n'));
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(atlas.address)),
    [],
  );
  assert.deepEqual(await atlas.page.context().cookies(), []);
});
