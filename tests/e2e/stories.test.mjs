// "Start here": numbers as links to their views, by mouse, finger and key, in both languages, before the program and in it.
import { assert, openPage, PHONE, systems, test, visit } from './harness/test.mjs';

const VIEWS = {
  thousandfold: { year: '2018..', trend: 'records' },
  silence: { year: '2021..' },
  'gan-to-stable-diffusion': { at: 'gan', to: 'stable-diffusion' },
  china: { country: 'CN', year: '2020..' },
  'largest-is-open': { open: 'yes', size: '1e11..', trend: 'records' },
  'pictures-changed-hands': { family: 'diffusion~gan' },
};
const parameters = (url) => Object.fromEntries(new URL(url).searchParams);
const links = (atlas) => atlas.get('stories').getByRole('link');
const words = (link) => link.evaluate((e) => e.innerText.replace(/\s+/g, ' ').trim());
const focused = (atlas) => atlas.page.evaluate(() => document.activeElement.dataset.testid);

/** The chart's title is in the window, clear of the bar above. */
const isInWindow = (atlas, id) =>
  atlas.page.evaluate((title) => {
    const { top, bottom } = document.getElementById(title).getBoundingClientRect();
    return top >= document.querySelector('.filters').getBoundingClientRect().bottom - 1 && bottom <= innerHeight;
  }, id);

for (const [locale, title, more] of [
  ['en-US', 'Start here', 'More'],
  ['zh-CN', '从这里开始', '更多'],
]) {
  test(`five stories are there, the sixth on request, each with a number and words (${locale})`, async (t) => {
    const atlas = await visit(t, { locale });
    const region = atlas.page.getByRole('region', { name: title, exact: true });
    assert.equal(await region.getByRole('link').count(), 5);
    await region.getByRole('button', { name: more }).click();
    await atlas.settled();
    assert.equal(await region.getByRole('link').count(), 6);
    assert.equal(await atlas.get('stories-more').isVisible(), false);
    assert.equal(await focused(atlas), 'story-pictures-changed-hands', 'the focus goes on to what is new');
    for (const link of await links(atlas).all()) {
      const parts = await link.locator('span').allInnerTexts();
      assert.ok(parts.length === 3 && parts.every((part) => part.trim() && !/[{}]/.test(part)), parts.join(' | '));
    }
  });
}

test('the numbers are those of the catalog', async (t) => {
  const atlas = await visit(t);
  const of = (year) => systems.filter((s) => s.kind === 'model' && s.released?.startsWith(year));
  const tally = (year) => {
    const asked = of(year).filter((s) => s.parameters.status !== 'not-applicable');
    return [asked.filter((s) => s.parameters.status === 'disclosed').length, asked.length];
  };
  const [then, now] = [tally('2021'), tally('2026')];
  const silence = await words(atlas.get('story-silence'));
  assert.ok(silence.includes(`${then[0]} of ${then[1]} in 2021, ${now[0]} of ${now[1]} in 2026`), silence);
});

test('each story is a link to its view, and followed it is one step of the history', async (t) => {
  const atlas = await visit(t);
  await atlas.get('stories-more').click();
  for (const [id, view] of Object.entries(VIEWS)) {
    const link = atlas.get(`story-${id}`);
    assert.deepEqual(parameters(await link.evaluate((a) => a.href)), view, id);
    await atlas.page.evaluate(() => {
      window.__same = true;
    });
    await link.click();
    await atlas.page.waitForURL((url) => JSON.stringify(parameters(url)) === JSON.stringify(view));
    await atlas.settled();
    assert.equal(await atlas.page.evaluate(() => window.__same), true, `${id}: nothing is loaded again`);
    const title = view.trend ? 'growth-title' : 'timeline-title';
    assert.ok(await isInWindow(atlas, title), `${id}: the chart is seen`);
    const ids = await atlas.visibleIds();
    const other = await visit(t, { query: `?${new URLSearchParams(view)}` });
    assert.deepEqual(ids, await other.visibleIds(), `${id}: as the link opened elsewhere`);
    await atlas.page.goBack();
    await atlas.page.waitForURL((url) => url.search === '');
    await atlas.settled();
    assert.equal(await atlas.shown(), systems.length, `${id}: back at the plain view`);
  }
});

test('language and theme stay, what was chosen before goes', async (t) => {
  const atlas = await visit(t, { query: '?lang=zh&theme=dark&q=gpt' });
  const link = atlas.get('story-china');
  const view = { lang: 'zh', theme: 'dark', ...VIEWS.china };
  assert.deepEqual(parameters(await link.evaluate((a) => a.href)), view);
  await link.click();
  await atlas.page.waitForURL((url) => url.searchParams.get('country') === 'CN');
  assert.deepEqual(parameters(atlas.page.url()), view);
  assert.equal(await atlas.get('search').inputValue(), '');
  assert.equal(await atlas.page.locator('html').getAttribute('lang'), 'zh-Hans');
});

test('with a modifier key a story opens as any link does, and the page stays', async (t) => {
  const atlas = await visit(t);
  const before = atlas.page.url();
  const opened = atlas.page.context().waitForEvent('page');
  await atlas.get('story-silence').click({ modifiers: ['ControlOrMeta'] });
  const tab = await opened;
  await tab.waitForURL((url) => url.search !== '');
  assert.deepEqual(parameters(tab.url()), VIEWS.silence);
  assert.equal(atlas.page.url(), before);
  assert.equal(await atlas.shown(), systems.length);
});

test('by keyboard: Enter follows, the count is told, the focus stays or goes to the card', async (t) => {
  const atlas = await visit(t);
  await atlas.get('story-china').focus();
  await atlas.page.keyboard.press('Enter');
  await atlas.page.waitForFunction(() =>
    /^\d+ of \d+ shown$/.test(document.querySelector('#app [role=status].visually-hidden')?.textContent ?? ''),
  );
  assert.equal(await focused(atlas), 'story-china');
  await atlas.get('story-gan-to-stable-diffusion').focus();
  await atlas.page.keyboard.press('Enter');
  await atlas.page.waitForFunction(() => document.activeElement.dataset.testid === 'details');
  assert.equal(await atlas.selectedName(), 'GAN');
  assert.equal(await atlas.get('stories').isVisible(), false, 'the card has the place of the stories');
  await atlas.page.keyboard.press('Escape');
  await atlas.settled();
  assert.equal(await atlas.get('stories').isVisible(), true);
});

test('selecting a system moves nothing but the column beside the charts', async (t) => {
  const atlas = await visit(t);
  const places = () =>
    atlas.page.evaluate(() =>
      ['.page__charts', '.table-card'].map((selector) => {
        const box = document.querySelector(selector).getBoundingClientRect();
        return [box.left, box.top + scrollY, box.width];
      }),
    );
  const before = await places();
  await atlas.page.locator('tr[data-id="gpt-3"] button').click();
  await atlas.settled();
  assert.deepEqual(await places(), before);
  const card = await atlas.get('details').boundingBox();
  const charts = await atlas.page.locator('.page__charts').boundingBox();
  assert.ok(card.x > charts.x + charts.width, 'beside the charts');
});

for (const width of [1120, 1440]) {
  for (const locale of ['en-US', 'zh-CN']) {
    test(`beside the charts the stories are a column of like heights, nothing cut: ${width} px, ${locale}`, async (t) => {
      const atlas = await visit(t, { width, locale });
      const charts = await atlas.page.locator('.page__charts').boundingBox();
      const key = await atlas.page.locator('.page__aside').boundingBox();
      const column = await atlas.get('stories').boundingBox();
      assert.ok(column.x > charts.x + charts.width && Math.abs(column.y - charts.y) < 1);
      assert.ok(key.y >= column.y + column.height, 'the key follows below');
      for (const link of await links(atlas).all()) {
        const { height } = await link.boundingBox();
        assert.ok(height >= 84 && height <= 104, `${height} px: ${await words(link)}`);
        assert.ok(
          await link.evaluate((e) => e.scrollHeight <= e.clientHeight + 1 && e.scrollWidth <= e.clientWidth + 1),
        );
      }
    });
  }
}

for (const locale of ['en-US', 'zh-CN']) {
  test(`on a phone the stories scroll sideways inside themselves (${locale})`, async (t) => {
    const atlas = await visit(t, { ...PHONE, locale });
    const row = atlas.page.locator('.stories__row');
    const box = await row.boundingBox();
    assert.ok(box.height <= 110, `${box.height} px`);
    assert.ok(await row.evaluate((e) => e.scrollWidth > e.clientWidth * 4));
    const wide = () => atlas.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(await wide(), 0);
    const last = atlas.get('story-largest-is-open');
    await last.focus();
    await atlas.still();
    const card = await last.boundingBox();
    assert.ok(card.x >= 0 && card.x + card.width <= 360 + 1, 'the focus brings a card into sight');
    assert.equal(await wide(), 0);
    await last.tap();
    await atlas.page.waitForURL((url) => url.searchParams.get('trend') === 'records');
    await atlas.settled();
    assert.ok(await isInWindow(atlas, 'growth-title'), 'the chart is seen');
  });
}

test('before the program the stories are there as plain links, and stand where they will stand', async (t) => {
  for (const width of [360, 1440]) {
    let go;
    const atlas = await openPage(t, {
      width,
      holdWasm: (route) => {
        go = () => route.continue();
      },
    });
    const { page } = atlas;
    await page.locator('.footer').waitFor();
    await page.waitForFunction(() => document.documentElement.dataset.theme);
    const cards = () =>
      page.locator('.stories__item:not([hidden]) a').evaluateAll((all) =>
        all.map((a) => {
          const { x, y, width: w, height } = a.getBoundingClientRect();
          return [a.getAttribute('href'), a.innerText.replace(/\s+/g, ' ').trim(), x, y, w, height];
        }),
      );
    const before = await cards();
    assert.equal(before.length, 5);
    assert.equal(before[1][0], '?year=2021..');
    go();
    await atlas.ready();
    assert.deepEqual(await cards(), before);
    assert.deepEqual(await page.evaluate(() => window.__moved), []);
    await page.context().close();
  }
});
