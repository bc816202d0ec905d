// A phone: the timeline stands upright, fingers tap, spread and scroll, targets are large, filters are a sheet.
import { assert, outside, overlaps, path, PHONE, test, touch, visit } from './harness/test.mjs';

const phone = (t, options) => visit(t, { ...PHONE, ...options });

for (const locale of ['en-US', 'zh-CN']) {
  test(`the timeline stands upright, painted, its names apart and inside (${locale})`, async (t) => {
    const atlas = await phone(t, { locale });
    for (const lanes of ['family', 'organisation', 'openness', 'modality']) {
      for (const query of ['', '&at=gpt-3', '&zoom=20230101..20240630', '&in=figure', '&q=gpt']) {
        const words = `${lanes}${query}`;
        await atlas.go(`?lanes=${lanes}${query}`);
        const canvas = atlas.get('timeline').locator('canvas');
        const box = await canvas.boundingBox();
        assert.ok(box.height > box.width, `${words}: ${box.width} x ${box.height}`);
        const inked = await canvas.evaluate((c) => {
          const pixels = new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer);
          return pixels.reduce((n, p) => n + (p !== pixels[0]), 0);
        });
        assert.ok(inked > 3000, `${words}: ${inked} pixels`);
        const texts = await atlas.drawn('timeline');
        assert.ok(texts.length > 12, `${words}: ${texts.length} texts`);
        assert.deepEqual(overlaps(texts), [], words);
        assert.deepEqual(outside(texts, box), [], `${words}: outside`);
        const sums = await atlas.chartSums();
        assert.deepEqual([sums.timeline, sums.growth], [await atlas.shown(), await atlas.shown()], words);
        assert.ok((await atlas.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, words);
      }
    }
  });
}

for (const width of [320, 360, 768]) {
  for (const locale of ['en-US', 'zh-CN']) {
    test(`the page never scrolls sideways: ${width} px, ${locale}`, async (t) => {
      const atlas = await phone(t, { width, locale });
      const fits = async (words) => {
        await atlas.settled();
        const wide = await atlas.page.evaluate(() => {
          const inside = (e) =>
            e.closest('.table-scroll, .stories__row, .visually-hidden') || getComputedStyle(e).position === 'fixed';
          const out = [...document.querySelectorAll('#app *')].filter(
            (e) => !inside(e) && e.getBoundingClientRect().right > innerWidth + 1,
          );
          return [
            document.documentElement.scrollWidth - innerWidth,
            ...out.slice(0, 3).map((e) => e.className || e.tagName),
          ];
        });
        assert.deepEqual(wide, [0], words);
      };
      await fits('plain');
      await atlas.go('?at=gpt-3&zoom=20190101..20231231&org=openai~anthropic&q=a');
      await fits('chips and details');
      await atlas.go('?q=nothing-has-this-name&year=2018..2023&x=1');
      await fits('nothing found, a notice');
      await atlas.go('');
      if (await atlas.get('fold').isVisible()) await atlas.get('fold').click();
      for (const menu of ['openness', 'organisation', 'range']) {
        await atlas.openMenu(menu);
        await fits(`menu ${menu}`);
      }
    });
  }
}

/** A finger's place beside the first name that answers with a tooltip. */
async function markOnTimeline(atlas) {
  const canvas = atlas.get('timeline').locator('canvas');
  await canvas.evaluate((c) => scrollTo(0, scrollY + c.getBoundingClientRect().top - 120));
  await atlas.settled();
  const box = await canvas.boundingBox();
  // Marks stand left of the names, in columns of 11 px.
  for (let y = box.y + 60; y < 640; y += 14) {
    for (let x = box.x + 50; x < box.x + box.width * 0.45; x += 11) {
      await atlas.page.touchscreen.tap(x, y);
      await atlas.settled();
      if (await atlas.get('timeline').getByTestId('tooltip').isVisible()) return { x, y };
    }
  }
  return null;
}

test('a tap tells, a second tap opens the sheet of details, and its button closes it', async (t) => {
  const atlas = await phone(t);
  const at = await markOnTimeline(atlas);
  assert.ok(at, 'a tap on a mark shows the tooltip');
  const tip = atlas.get('timeline').getByTestId('tooltip');
  const name = (await tip.locator('bdi').first().innerText()).trim();
  const box = await tip.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360, `the tooltip is inside: ${box.x} + ${box.width}`);
  assert.equal(await atlas.get('details-name').count(), 0);
  await atlas.page.touchscreen.tap(at.x, at.y);
  await atlas.settled();
  assert.equal(await atlas.selectedName(), name);
  const sheet = await atlas.get('details').boundingBox();
  assert.ok(Math.abs(sheet.y + sheet.height - 740) <= 1 && sheet.height < 500, 'a sheet at the foot');
  await atlas.get('close-details').tap();
  await atlas.settled();
  assert.equal(await atlas.get('details-name').count(), 0);
  // A tap on nothing takes the tooltip away.
  await atlas.page.touchscreen.tap(354, at.y < 400 ? at.y + 8 : at.y - 8);
  await atlas.settled();
  assert.equal(await tip.isVisible(), false);
});

const scrolled = (atlas) => atlas.page.evaluate(() => scrollY);
async function showTimeline(atlas) {
  const canvas = atlas.get('timeline').locator('canvas');
  await canvas.evaluate((c) => scrollTo(0, scrollY + c.getBoundingClientRect().top - 100));
  await atlas.settled();
  return canvas.boundingBox();
}

const SPREADS = {
  'both fingers': [
    [
      [180, 380],
      [180, 250],
    ],
    [
      [200, 440],
      [200, 570],
    ],
  ],
  'one finger, the other still': [
    [
      [180, 300],
      [180, 300],
    ],
    [
      [200, 380],
      [200, 600],
    ],
  ],
};
for (const [name, [first, second]] of Object.entries(SPREADS)) {
  test(`two fingers spread downwards zoom in time, the page stays: ${name}`, async (t) => {
    const atlas = await phone(t);
    await showTimeline(atlas);
    const [before, top] = [await atlas.windowDays(), await scrolled(atlas)];
    await touch(atlas, path(...first), path(...second));
    const closer = await atlas.windowDays();
    const share = (closer[1] - closer[0]) / (before[1] - before[0]);
    const wanted = (second[0][1] - first[0][1]) / (second[1][1] - first[1][1]);
    assert.ok(
      Math.abs(share - wanted) < 0.1,
      `${before} -> ${closer}: ${share.toFixed(2)}, wanted ${wanted.toFixed(2)}`,
    );
    assert.equal(await scrolled(atlas), top);
    assert.equal(await atlas.shown(), await atlas.visibleRows());
    assert.equal(await atlas.get('details-name').count(), 0, 'no tap');
    assert.equal(await atlas.get('timeline').getByTestId('tooltip').isVisible(), false, 'no tooltip');
    await showTimeline(atlas);
    await touch(atlas, path(first[1], first[0]), path(second[1], second[0]));
    const wider = await atlas.windowDays();
    assert.ok(wider[1] - wider[0] > closer[1] - closer[0], 'closing them zooms out');
  });
}

test('two fingers spread sideways zoom the growth chart', async (t) => {
  const atlas = await phone(t);
  const canvas = atlas.get('growth').locator('canvas');
  await canvas.evaluate((c) => scrollTo(0, scrollY + c.getBoundingClientRect().top - 150));
  await atlas.settled();
  const before = await atlas.windowDays();
  await touch(atlas, path([150, 300], [80, 300]), path([220, 320], [290, 320]));
  const closer = await atlas.windowDays();
  assert.ok((closer[1] - closer[0]) / (before[1] - before[0]) < 0.45, `${before} -> ${closer}`);
});

test('one finger on either chart scrolls the page', async (t) => {
  const atlas = await phone(t);
  for (const chart of ['timeline', 'growth']) {
    await atlas.get(chart).evaluate((e) => scrollTo(0, scrollY + e.getBoundingClientRect().top - 200));
    await atlas.settled();
    assert.equal(await atlas.get(chart).evaluate((e) => getComputedStyle(e).touchAction), 'pan-y');
    const [before, top] = [await atlas.windowDays(), await scrolled(atlas)];
    await touch(atlas, path([180, 420], [184, 260]));
    assert.ok((await scrolled(atlas)) > top + 80, chart);
    assert.deepEqual(await atlas.windowDays(), before);
    assert.equal(await atlas.get(chart).getByTestId('tooltip').isVisible(), false, 'a swipe is no tap');
  }
});

/** Pressable things below 44 px either way, but for links inside text. */
const small = (atlas) =>
  atlas.page.evaluate(() => {
    const found = [];
    for (const e of document.querySelectorAll(
      'button, select, input, [role=slider], label.option, label.segmented__part, a',
    )) {
      if (e.matches('.link, .cite, a:not(.button)') || e.closest('[hidden]')) continue;
      // The whole label answers for its box, a visible field for itself.
      const target = e.matches('input[type=radio], input[type=checkbox]') ? e.closest('label') : e;
      const { width, height } = target.getBoundingClientRect();
      if (width === 0) continue;
      if (width < 43.5 || height < 43.5)
        found.push(
          `${e.dataset.testid || e.closest('[data-testid]')?.dataset.testid || e.className}: ${width.toFixed(0)} x ${height.toFixed(0)}`,
        );
    }
    return [...new Set(found)];
  });

for (const locale of ['en-US', 'zh-CN']) {
  test(`targets are 44 px on touch (${locale})`, async (t) => {
    const atlas = await phone(t, { locale, query: '?zoom=20190101..20231231&org=openai&x=1' });
    assert.deepEqual(await small(atlas), [], 'plain');
    await atlas.get('show-keys').click();
    await atlas.get('fold').click();
    for (const menu of ['openness', 'organisation', 'family', 'range']) {
      await atlas.openMenu(menu);
      assert.deepEqual(await small(atlas), [], menu);
    }
    await atlas.go('?at=gpt-3');
    assert.deepEqual(await small(atlas), [], 'details');
    await atlas.go('?q=nothing-has-this-name&open=yes');
    assert.deepEqual(await small(atlas), [], 'nothing found');
  });
}

test('the filters are a sheet: it opens, its button follows a filter, three ways close it', async (t) => {
  const atlas = await phone(t);
  const fold = atlas.get('fold');
  const focused = () =>
    atlas.page.evaluate(() => document.activeElement.dataset.testid ?? document.activeElement.tagName);
  const isOpen = async (wanted, words) => {
    await atlas.settled();
    assert.equal(await fold.getAttribute('aria-expanded'), String(wanted), words);
    assert.equal(await atlas.get('filters-done').isVisible(), wanted, words);
  };
  await isOpen(false, 'at first');
  assert.equal(await fold.locator('.count').innerText(), String(await atlas.shown()));
  await fold.tap();
  await isOpen(true, 'a tap on the button');
  const sheet = await atlas.page.locator('#filter-sheet').boundingBox();
  assert.ok(sheet.x === 0 && sheet.width === 360 && Math.abs(sheet.y + sheet.height - 740) <= 1, JSON.stringify(sheet));
  const all = await atlas.text('filters-done');
  await atlas.choose('open', 1);
  const some = await atlas.text('filters-done');
  assert.notEqual(some, all);
  assert.equal(some, `Show ${await atlas.shown()} systems`);
  assert.equal(await fold.locator('.count').innerText(), String(await atlas.shown()));
  await atlas.get('filters-done').tap();
  await isOpen(false, 'its own button');
  assert.equal(await focused(), 'fold');

  await fold.tap();
  await atlas.get('open-0').locator('input').focus();
  await atlas.page.keyboard.press('Escape');
  await isOpen(false, 'Escape');
  assert.equal(await focused(), 'fold');

  await fold.tap();
  await atlas.openMenu('family');
  await atlas.page.keyboard.press('Escape');
  await isOpen(true, 'Escape first closes an open menu');
  assert.equal(await focused(), 'menu-family');
  const top = (await atlas.page.locator('#filter-sheet').boundingBox()).y;
  await atlas.page.touchscreen.tap(180, top - 20);
  await isOpen(false, 'a tap outside');
  assert.equal(await focused(), 'fold');
});
