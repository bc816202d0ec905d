// Names, clusters and records as the browser's own fonts draw them.
import { assert, catalog, overlaps, test, visit } from './harness/test.mjs';

const COUNT = /^\+\d+$/;

/** The clusters of a chart by their counts, first drawn first. */
const clusters = async (atlas, chart) => (await atlas.drawn(chart)).filter((d) => COUNT.test(d.text));
const total = (found) => found.reduce((sum, d) => sum + Number(d.text.slice(1)), 0);
const tip = (atlas, chart) => atlas.get(chart).getByTestId('tooltip');

/** The middle of a cluster on the screen. */
async function placeOf(atlas, chart, cluster) {
  const canvas = atlas.get(chart).locator('canvas');
  await canvas.evaluate(
    (c, y) => scrollTo(0, scrollY + c.getBoundingClientRect().top + y - innerHeight / 2),
    cluster.top,
  );
  await atlas.settled();
  const box = await canvas.boundingBox();
  return [box.x + (cluster.left + cluster.right) / 2, box.y + (cluster.top + cluster.bottom) / 2];
}

for (const locale of ['en-US', 'zh-CN']) {
  test(`nearly all names of the figure stand at 1440 px, ${locale}`, async (t) => {
    const atlas = await visit(t, { locale, query: '?in=figure&names=all' });
    const names = new Set(catalog.systems.filter((s) => s.figure?.timeline).flatMap((s) => [s.name, s.name_zh]));
    const drawn = (await atlas.drawn('timeline')).filter((d) => !d.bold && names.has(d.text));
    const named = new Set(drawn.map((d) => d.text)).size;
    const all = catalog.systems.filter((s) => s.collections.includes('figure')).length;
    assert.equal(await atlas.chartCount('timeline'), all);
    assert.ok(named >= all * 0.9, `${named} of ${all}`);
    t.diagnostic(`${named} of ${all} names`);
  });

  for (const width of [360, 768, 1440, 2560]) {
    test(`no name of the figure lies on another: ${width} px, ${locale}`, async (t) => {
      const atlas = await visit(t, { width, locale, query: '?in=figure' });
      for (const chart of ['timeline', 'growth']) {
        const texts = await atlas.drawn(chart);
        assert.ok(texts.length > 20, `${chart}: ${texts.length} texts`);
        assert.deepEqual(overlaps(texts), [], chart);
      }
    });
  }
}

test('a cluster says who stands there, and opens', async (t) => {
  const atlas = await visit(t, { query: '?names=all' });
  const before = await clusters(atlas, 'timeline');
  assert.ok(before.length > 0, 'the plain page has clusters');
  const largest = before.reduce((a, b) => (Number(b.text.slice(1)) > Number(a.text.slice(1)) ? b : a));
  const [x, y] = await placeOf(atlas, 'timeline', largest);
  await atlas.page.mouse.move(x, y);
  await atlas.settled();
  const lines = (await tip(atlas, 'timeline').innerText()).split('\n');
  assert.match(lines[0], new RegExp(`^${largest.text.slice(1)} systems$`));
  assert.equal(lines[7], `and ${largest.text.slice(1) - 6} more`);
  const names = lines.slice(1, 7);
  assert.ok(
    names.every((n) => catalog.systems.some((s) => s.name === n)),
    names.join(),
  );

  await atlas.page.mouse.down();
  await atlas.page.mouse.up();
  await atlas.settled();
  assert.ok(await atlas.zoom(), 'a click zooms');
  assert.equal(await atlas.get('details-name').count(), 0, 'and selects nothing');
  assert.equal(await tip(atlas, 'timeline').isVisible(), false);
  assert.ok(total(await clusters(atlas, 'timeline')) < total(before));
  const opened = (await atlas.drawn('timeline')).map((d) => d.text);
  assert.ok(names.filter((n) => opened.includes(n)).length >= 4, `${names} in ${opened}`);
});

test('who is selected in the table is ringed in its cluster; Enter opens it', async (t) => {
  const atlas = await visit(t, { query: '?names=all' });
  const [cluster] = await clusters(atlas, 'timeline');
  const [x, y] = await placeOf(atlas, 'timeline', cluster);
  await atlas.page.mouse.move(x, y);
  await atlas.settled();
  const name = (await tip(atlas, 'timeline').innerText()).split('\n')[2];
  await atlas.page.mouse.move(0, 0);
  const { id } = catalog.systems.find((s) => s.name === name);
  await atlas.page.locator(`tr[data-id="${id}"] button.link`).click();
  await atlas.settled();
  const ring = atlas.get('timeline').locator('.chart__ring--selected');
  const place = await ring.evaluate((e) => [parseFloat(e.style.left), parseFloat(e.style.top)]);
  assert.ok(Math.abs(place[0] - (cluster.left + cluster.right) / 2) < 2, 'the ring is around the cluster');
  assert.ok(Math.abs(place[1] - (cluster.top + cluster.bottom) / 2) < 3);
  assert.equal(await atlas.zoom(), null);
  await atlas.get('timeline').focus();
  await atlas.page.keyboard.press('Enter');
  await atlas.settled();
  assert.ok(await atlas.zoom(), 'Enter zooms');
  assert.equal(await atlas.selectedName(), name, 'and keeps what is selected');
});

test('the strip of unknown sizes has clusters that open', async (t) => {
  const atlas = await visit(t, { locale: 'zh-CN' });
  const before = await clusters(atlas, 'growth');
  assert.ok(before.length > 0);
  const [x, y] = await placeOf(atlas, 'growth', before[0]);
  await atlas.page.mouse.move(x, y);
  await atlas.settled();
  assert.match(await tip(atlas, 'growth').innerText(), /个系统[\s\S]*点按可放大展开/);
  await atlas.page.mouse.click(x, y);
  await atlas.settled();
  assert.ok(await atlas.zoom());
  assert.ok(total(await clusters(atlas, 'growth')) < total(before));
});

test('on a touch screen a first tap tells, a second opens', async (t) => {
  const atlas = await visit(t, { query: '?names=all', width: 768, height: 900, hasTouch: true, isMobile: true });
  const [cluster] = await clusters(atlas, 'timeline');
  const [x, y] = await placeOf(atlas, 'timeline', cluster);
  await atlas.page.touchscreen.tap(x, y);
  await atlas.settled();
  assert.ok(await tip(atlas, 'timeline').isVisible());
  assert.equal(await atlas.zoom(), null);
  await atlas.page.touchscreen.tap(x, y);
  await atlas.settled();
  assert.ok(await atlas.zoom());
});

test('the timeline stands in one screen, its button shows all names and fits it again', async (t) => {
  const atlas = await visit(t);
  const canvas = atlas.get('timeline').locator('canvas');
  const height = async () => (await canvas.boundingBox()).height;
  const low = await height();
  assert.ok(low < 650, `${low} px of 900`);
  const names = atlas.get('names');
  const words = await names.innerText();
  await names.click();
  await atlas.settled();
  assert.ok((await height()) > 2 * low, 'tall');
  assert.notEqual(await names.innerText(), words);
  assert.match(atlas.page.url(), /names=all/);
  await names.click();
  await atlas.settled();
  assert.equal(await height(), low);
  assert.equal(await names.innerText(), words);
  assert.doesNotMatch(atlas.page.url(), /names/);
});
