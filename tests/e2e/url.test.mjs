// The address holds the view; whatever stands in it, the page works.
import { assert, systems, test, visit } from './harness/test.mjs';

/** What a reader sees that a link must bring back. */
async function seen(atlas) {
  const checked = await atlas.page
    .locator('input[type=radio]:checked')
    .evaluateAll((inputs) => inputs.map((i) => i.closest('[data-testid]')?.dataset.testid));
  return {
    ids: await atlas.visibleIds(),
    checked,
    lang: await atlas.page.locator('html').getAttribute('lang'),
    theme: await atlas.page.locator('html').getAttribute('data-theme'),
    title: await atlas.page.title(),
    timeline: await atlas.get('timeline').getAttribute('aria-label'),
    growth: await atlas.get('growth').getAttribute('aria-label'),
    trend: await atlas.text('trend'),
    search: await atlas.get('search').inputValue(),
    sort: await atlas.page.locator('th[aria-sort]').evaluateAll((ths) => ths.map((th) => th.getAttribute('aria-sort'))),
    selected: await atlas.page.locator('tr[aria-current=true]').evaluateAll((rows) => rows.map((r) => r.dataset.id)),
  };
}

test('a link opened in a new tab shows the same', async (t) => {
  const atlas = await visit(t);
  await atlas.choose('open', 2);
  await atlas.toggleOption('organisation', 'openai');
  await atlas.search('gpt');
  await atlas.choose('scale', 1);
  await atlas.choose('trend', 1);
  await atlas.choose('lanes', 1);
  await atlas.get('zoom-in').click();
  await atlas.get('sort-size').click();
  await atlas.page.locator('tr[data-id="gpt-3"] button.link').click();
  await atlas.get('language').click();
  await atlas.get('theme').click();
  await atlas.ready();
  const here = await seen(atlas);
  assert.deepEqual(here.selected, ['gpt-3']);
  const keys = ['lang', 'theme', 'open', 'org', 'q', 'scale', 'trend', 'lanes', 'zoom', 'sort', 'at'];
  await atlas.page.waitForFunction((all) => all.every((key) => new URLSearchParams(location.search).has(key)), keys);
  const query = new URL(atlas.page.url()).search;
  const other = await visit(t, { query });
  assert.deepEqual(await seen(other), here);
  assert.equal(new URL(other.page.url()).search, query, 'reading a link does not rewrite it');
});

test('back and forward', async (t) => {
  const atlas = await visit(t);
  const states = [await seen(atlas)];
  for (const step of [
    () => atlas.choose('open', 1),
    () => atlas.toggleOption('country', 'CN'),
    () => atlas.page.locator('tbody tr:not([hidden]) button.link').first().click(),
  ]) {
    const before = atlas.page.url();
    await step();
    await atlas.page.waitForURL((now) => now.href !== before);
    await atlas.settled();
    states.push(await seen(atlas));
  }
  for (const n of [2, 1, 0]) {
    await atlas.page.goBack();
    await atlas.settled();
    assert.deepEqual(await seen(atlas), states[n], `back to ${n}`);
  }
  for (const n of [1, 2, 3]) {
    await atlas.page.goForward();
    await atlas.settled();
    assert.deepEqual(await seen(atlas), states[n], `forward to ${n}`);
  }
});

test('typing makes no history entry per key', async (t) => {
  const atlas = await visit(t);
  const before = await atlas.page.evaluate(() => history.length);
  await atlas.get('search').pressSequentially('stable diffusion', { delay: 30 });
  await atlas.page.waitForURL((now) => now.searchParams.get('q') === 'stable diffusion');
  const now = await atlas.page.evaluate(() => history.length);
  assert.ok(now - before <= 1, `${now - before} entries`);
  assert.match((await atlas.query()).replaceAll('+', ' '), /q=stable diffusion/);
});

const HOSTILE = {
  'broken percent': '?q=%E4%B8&open=%zz',
  '9 kB': `?q=${'x'.repeat(9000)}`,
  'markup as value': `?open=${encodeURIComponent('<img src=x onerror="window.__hit=1">')}`,
  'markup as key': `?${encodeURIComponent('<img src=x onerror="window.__hit=1">')}=1`,
  'javascript:': '?at=javascript:window.__hit=1&theme=javascript:alert(1)',
  'ids not there': '?at=no-such-system',
  'zero byte': '?at=gpt%00-3&size=%00',
  'repeated keys': '?lang=en&lang=xx&scale=log&scale=%3Cb%3E',
  'numbers off the end': '?size=1e999..-5&year=99999..1&zoom=00000000..99999999',
  prototype: '?__proto__=1&constructor=2',
};
for (const [name, query] of Object.entries(HOSTILE)) {
  test(`hostile address: ${name}`, async (t) => {
    const atlas = await visit(t, { query });
    assert.equal(await atlas.visibleRows(), systems.length);
    const notice = atlas.get('notice');
    assert.ok(await notice.isVisible());
    assert.equal(await notice.locator('img, b, script, a').count(), 0, 'shown as text');
    assert.equal(await atlas.page.evaluate(() => window.__hit), undefined);
    await notice.getByRole('button').click();
    await atlas.settled();
    assert.equal(await atlas.get('notice').count(), 0);
  });
}

test('an organisation that is not there: said, and a way out', async (t) => {
  const atlas = await visit(t, { query: '?org=no-such-lab&country=ZZ' });
  assert.match(await atlas.text('notice'), /no-such-lab/);
  assert.match(await atlas.text('notice'), /ZZ/);
  assert.equal(await atlas.visibleRows(), 0);
  await atlas.get('empty').getByRole('button').last().click();
  await atlas.settled();
  assert.equal(await atlas.visibleRows(), systems.length);
});

test('markup in the search stays text', async (t) => {
  const atlas = await visit(t, { query: `?q=${encodeURIComponent('<img src=x onerror="window.__hit=1">')}` });
  assert.deepEqual(await atlas.chips(), ['“<img src=x onerror="window.__hit=1">”']);
  assert.equal(await atlas.page.locator('img').count(), 0);
  assert.equal(await atlas.page.evaluate(() => window.__hit), undefined);
});
