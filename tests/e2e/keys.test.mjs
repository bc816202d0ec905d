// By keyboard alone: the way through the page, the walk over the marks of both charts, and what is said of it.
import { assert, catalog, middle, systems, test, utc, visit } from './harness/test.mjs';

/** Names of the marks of a chart in the order of time or of size; equals in the catalog's order. */
function inOrder(chart, by) {
  const isGrowth = chart === 'growth';
  const day = (s) => (isGrowth ? s.parameters?.date : undefined) ?? s.released;
  const drawn = systems.filter(
    (s) => day(s) && middle(day(s)) >= utc(2013, 1, 1) && !(isGrowth && s.parameters?.status === 'not-applicable'),
  );
  const key = { time: (s) => middle(day(s)), size: (s) => s.parameters?.total }[by];
  return drawn
    .filter((s) => key(s) !== undefined)
    .map((s, n) => [key(s), n, s.name])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map((s) => s[2]);
}

/** What has the focus: its name, whether it is seen to have it, and whether it is really there to be seen. */
const stop = (atlas) =>
  atlas.page.evaluate(() => {
    const e = document.activeElement;
    const name = e.dataset.testid || e.id || e.closest('[data-testid]')?.dataset.testid || e.className || e.tagName;
    const hasOutline = (x) =>
      x && getComputedStyle(x).outlineStyle !== 'none' && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
    // A part of a switch shows the ring around its words.
    const shown = e.matches('.segmented__part input') ? e.nextElementSibling : e;
    const box = shown.getBoundingClientRect();
    const x = Math.min(box.left + Math.min(box.width / 2, 40), innerWidth - 2);
    const bottom = Math.min(box.bottom - 3, innerHeight - 3);
    const seenAt = (y) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (shown === hit || shown.contains(hit) || hit.contains(e));
    };
    // Of what is taller than the window the sides are seen.
    const top = box.height > innerHeight - 100 ? innerHeight / 2 : Math.max(box.top + 3, 3);
    return {
      name,
      hasRing: hasOutline(shown),
      isSeen: box.bottom > 0 && box.top < innerHeight && seenAt(top) && seenAt(bottom),
      box: `${box.top.toFixed(0)}..${box.bottom.toFixed(0)}`,
    };
  });

for (const [width, locale] of [
  [1440, 'en-US'],
  [1440, 'zh-CN'],
  [900, 'en-US'],
  [769, 'en-US'],
  [360, 'zh-CN'],
]) {
  test(`Tab goes through the page in reading order, always seen: ${width} px, ${locale}`, async (t) => {
    const atlas = await visit(t, { width, locale, query: '?zoom=20140101..20251231' });
    const walk = async (key, until) => {
      const stops = [];
      for (let n = 0; n < 110; n += 1) {
        await atlas.page.keyboard.press(key);
        await atlas.settled();
        const at = await stop(atlas);
        stops.push(at.name);
        assert.ok(at.hasRing, `${key} ${n}: the focus on ${at.name} is seen`);
        assert.ok(at.isSeen, `${key} ${n}: ${at.name} at ${at.box} is not covered`);
        if (at.name === until) break;
      }
      return stops;
    };
    const stops = await walk('Tab', 'sort-date');
    const folded = width <= 768;
    const order = [
      'skip',
      'language',
      'theme',
      'search',
      ...(folded
        ? ['fold']
        : [
            'collection-0',
            'open-0',
            'menu-openness',
            'menu-organisation',
            'menu-family',
            'menu-modality',
            'menu-country',
            'menu-range',
            'reset',
          ]),
      'story-thousandfold',
      'story-largest-is-open',
      'stories-more',
      'lanes-0',
      'timeline',
      'window-from',
      'window-to',
      'earlier',
      'zoom-out',
      'zoom-in',
      'later',
      'zoom-all',
      'show-keys',
      'window-start',
      'window-end',
      'trend-0',
      'growth',
      'sort-name',
      'sort-date',
    ];
    assert.deepEqual(
      stops.filter((s) => order.includes(s)),
      order,
      stops.join(' '),
    );
    // The way back meets the same stops, once each.
    const back = await walk('Shift+Tab', 'skip');
    assert.deepEqual(
      back.filter((s) => order.includes(s)),
      order.slice(0, -1).reverse(),
    );
  });
}

const nameAt = async (atlas, chart) => {
  const tip = atlas.get(chart).getByTestId('tooltip');
  return (await tip.isVisible()) ? (await tip.locator('bdi').first().innerText()).trim() : null;
};
const said = (atlas) => atlas.page.locator('[role=status].visually-hidden').innerText();
/** The ring is where the reader can see it. */
const ringIsSeen = (atlas, chart) =>
  atlas
    .get(chart)
    .locator('.chart__ring:not(.chart__ring--selected)')
    .evaluate((ring) => {
      if (ring.hidden) return false;
      const box = ring.getBoundingClientRect();
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return hit !== null && ring.closest('.chart').contains(hit);
    });

async function walk(atlas, chart, key, steps) {
  const names = [];
  for (let n = 0; n < steps; n += 1) {
    await atlas.page.keyboard.press(key);
    await atlas.settled();
    const name = await nameAt(atlas, chart);
    assert.ok((await said(atlas)).startsWith(name), `${key} ${n} says ${name}`);
    assert.ok(await ringIsSeen(atlas, chart), `${key} ${n}: the ring around ${name} is seen`);
    names.push(name);
  }
  return names;
}

for (const chart of ['timeline', 'growth']) {
  for (const options of [{}, { width: 360, height: 740 }]) {
    test(`arrows walk the ${chart} in the order of time and of size, missing nothing (${options.width ?? 1440} px)`, async (t) => {
      const atlas = await visit(t, options);
      await atlas.get(chart).focus();
      const [byTime, bySize] = [inOrder(chart, 'time'), inOrder(chart, 'size')];
      assert.deepEqual(await walk(atlas, chart, 'ArrowRight', 30), byTime.slice(0, 30));
      assert.deepEqual(await walk(atlas, chart, 'ArrowLeft', 5), byTime.slice(24, 29).reverse());
      assert.deepEqual(await walk(atlas, chart, 'End', 1), byTime.slice(-1));
      assert.deepEqual(await walk(atlas, chart, 'ArrowLeft', 30), byTime.slice(-31, -1).reverse());
      assert.deepEqual(await walk(atlas, chart, 'Home', 1), byTime.slice(0, 1));
      await atlas.page.keyboard.press('ArrowLeft');
      await atlas.settled();
      assert.equal(await said(atlas), 'No further mark that way.');
      assert.equal(await nameAt(atlas, chart), byTime[0], 'it stays');

      await atlas.page.keyboard.press('Escape');
      await atlas.settled();
      assert.equal(await nameAt(atlas, chart), null, 'Escape leaves the mark');
      assert.equal(await atlas.page.evaluate(() => document.activeElement.dataset.testid), chart, 'and not the chart');
      assert.deepEqual(await walk(atlas, chart, 'ArrowUp', 30), bySize.slice(0, 30));
      assert.deepEqual(await walk(atlas, chart, 'ArrowDown', 5), bySize.slice(24, 29).reverse());
      await atlas.page.keyboard.press('Escape');
      assert.deepEqual(await walk(atlas, chart, 'ArrowDown', 5), bySize.slice(-5).reverse());

      const name = await nameAt(atlas, chart);
      await atlas.page.keyboard.press('Enter');
      await atlas.settled();
      assert.equal(await atlas.selectedName(), name);
      assert.match(await atlas.query(), /at=/);
    });
  }
}

for (const options of [
  { width: 900, height: 700 },
  { width: 360, height: 740 },
]) {
  test(`with the sheet of details open the mark in hand stays in sight, and so do the keys (${options.width} px)`, async (t) => {
    const atlas = await visit(t, { ...options, query: '?at=gpt-3' });
    for (const chart of ['timeline', 'growth']) {
      await atlas.get(chart).focus();
      await walk(atlas, chart, 'ArrowRight', 12);
      await walk(atlas, chart, 'End', 1);
      await walk(atlas, chart, 'ArrowLeft', 6);
    }
    await atlas.page.keyboard.press('?');
    await atlas.settled();
    const top = await atlas.get('keys').evaluate((e) => {
      const box = e.getBoundingClientRect();
      return (
        e.contains(document.elementFromPoint(box.left + 20, box.bottom - 20)) &&
        e.contains(document.elementFromPoint(box.left + 20, box.top + 20))
      );
    });
    assert.ok(top, 'the list lies over the sheet');
  });
}

test('a system in two lanes is met once', async (t) => {
  const atlas = await visit(t, { query: '?lanes=organisation&zoom=20200101..20211231' });
  await atlas.get('timeline').focus();
  const shown = await atlas.chartCount('timeline');
  const names = await walk(atlas, 'timeline', 'ArrowRight', shown);
  assert.equal(new Set(names).size, shown);
  await atlas.page.keyboard.press('ArrowRight');
  await atlas.settled();
  assert.equal(await said(atlas), 'No further mark that way.');
});

test('a chart of nothing says so to the arrow', async (t) => {
  const atlas = await visit(t, { query: '?q=nothing-has-this-name' });
  await atlas.get('timeline').focus();
  await atlas.page.keyboard.press('ArrowRight');
  await atlas.settled();
  assert.equal(await said(atlas), 'No system passes all filters.');
  await atlas.page.keyboard.press('Enter');
  assert.equal(await atlas.get('details-name').count(), 0);
});

test('where no size is known no arrow leads up, and no words say that nothing is shown', async (t) => {
  const atlas = await visit(t, { query: '?q=claude' });
  await atlas.get('growth').focus();
  await atlas.page.keyboard.press('ArrowUp');
  await atlas.settled();
  assert.equal(await said(atlas), 'No further mark that way.');
  assert.ok(await walk(atlas, 'growth', 'ArrowRight', 3));
});

for (const chart of ['timeline', 'growth']) {
  test(`+ − 0 and Shift with arrows move in time on the ${chart}, and the mark stays in hand`, async (t) => {
    const atlas = await visit(t);
    const keys = atlas.page.keyboard;
    await atlas.get(chart).focus();
    const all = await atlas.windowDays();
    await keys.press('End');
    for (let n = 0; n < 40; n += 1) await keys.press('ArrowLeft');
    await atlas.settled();
    const name = await nameAt(atlas, chart);
    /** The box stands beside the ring of the same mark. */
    const together = () =>
      atlas.get(chart).evaluate((e) => {
        const [ring, tip] = ['.chart__ring:not(.chart__ring--selected)', '.tooltip'].map((s) => e.querySelector(s));
        if (ring.hidden || tip.hidden) return `ring ${ring.hidden}, box ${tip.hidden}`;
        const [x, left, y, top] = [ring.style.left, tip.style.left, ring.style.top, tip.style.top].map(parseFloat);
        return (
          (Math.abs(top - y - 14) < 0.2 &&
            (Math.abs(left - x - 14) < 0.2 || Math.abs(x - left - 254) < 0.2 || left === 0)) ||
          `${x} ${left} ${y} ${top}`
        );
      });
    assert.equal(await together(), true);
    await keys.press('+');
    const closer = await atlas.windowDays();
    assert.ok(closer[1] - closer[0] < all[1] - all[0]);
    await keys.press('=');
    const closest = await atlas.windowDays();
    assert.ok(closest[1] - closest[0] < closer[1] - closer[0]);
    assert.equal(await nameAt(atlas, chart), name, 'zooming keeps the mark');
    assert.equal(await together(), true, 'the box goes with the mark');
    await keys.press('-');
    assert.equal(await together(), true);
    const wider = await atlas.windowDays();
    assert.ok(Math.abs(wider[1] - wider[0] - (closer[1] - closer[0])) <= 3);
    await keys.press('Shift+ArrowLeft');
    const earlier = await atlas.windowDays();
    assert.ok(earlier[0] < wider[0] && Math.abs(earlier[1] - earlier[0] - (wider[1] - wider[0])) <= 1);
    await keys.press('Shift+ArrowRight');
    near(await atlas.windowDays(), wider);
    await keys.press('0');
    assert.deepEqual(await atlas.windowDays(), all);
    assert.equal(await atlas.get('details-name').count(), 0);
    // Ctrl with a key is the browser's.
    await keys.press('Control+ArrowLeft');
    await keys.press('Alt+0');
    assert.deepEqual(await atlas.windowDays(), all);
  });
}
const near = (a, b) =>
  assert.ok(
    a.every((n, i) => Math.abs(n - b[i]) <= 1),
    `${a} is not ${b}`,
  );

for (const [locale, first, last] of [
  ['en-US', 'earlier or later system', 'zoom about the pointer'],
  ['zh-CN', '', ''],
]) {
  test(`? and the button list the keys where they are seen, Escape puts them away (${locale})`, async (t) => {
    const atlas = await visit(t, { locale });
    const list = atlas.get('keys');
    for (const chart of ['timeline', 'growth']) {
      await atlas.get(chart).focus();
      assert.equal(await list.isVisible(), false);
      const top = await atlas.page.evaluate(() => scrollY);
      await atlas.page.keyboard.press('?');
      await atlas.settled();
      const box = await list.boundingBox();
      assert.ok(
        box && box.y >= 0 && box.y + box.height <= 900 && box.x >= 0 && box.x + box.width <= 1440,
        `${chart}: in sight`,
      );
      assert.equal(await atlas.page.evaluate(() => scrollY), top, 'the page stays');
      assert.ok((await list.locator('dt').count()) >= 8);
      const spoken = await said(atlas);
      for (const words of await list.locator('dd').allInnerTexts())
        assert.ok(spoken.includes(words), `“${words}” is read`);
      assert.ok(spoken.includes(first) && spoken.includes(last));
      await atlas.page.keyboard.press('ArrowRight');
      await atlas.page.keyboard.press('Escape');
      await atlas.settled();
      assert.equal(await list.isVisible(), false, 'Escape closes the list first');
      assert.notEqual(await nameAt(atlas, chart), null, 'and leaves the mark to a second one');
      await atlas.page.keyboard.press('Escape');
      await atlas.settled();
      assert.equal(await nameAt(atlas, chart), null);
      await atlas.page.keyboard.press('?');
      await atlas.page.keyboard.press('?');
      await atlas.settled();
      assert.equal(await list.isVisible(), false, '? twice');
    }
    const button = atlas.get('show-keys');
    await button.focus();
    await atlas.page.keyboard.press('Enter');
    await atlas.settled();
    assert.ok(await list.isVisible());
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    await list.getByRole('button').click();
    await atlas.settled();
    assert.equal(await list.isVisible(), false);
    assert.equal(await button.getAttribute('aria-expanded'), 'false');
  });
}

test('letters typed in a field are letters', async (t) => {
  const atlas = await visit(t);
  const before = await atlas.windowDays();
  await atlas.get('search').focus();
  await atlas.page.keyboard.type('gpt+-0?=_ 3');
  for (const key of ['Home', 'ArrowRight', 'ArrowUp', 'Shift+ArrowLeft', 'End', 'Enter'])
    await atlas.page.keyboard.press(key);
  await atlas.settled();
  assert.equal(await atlas.get('search').inputValue(), 'gpt+-0?=_ 3');
  assert.equal(await atlas.get('keys').isVisible(), false);
  assert.deepEqual(await atlas.windowDays(), before);
  assert.equal(await atlas.get('details-name').count(), 0);
  await atlas.search('');
  await atlas.get('window-from').focus();
  await atlas.page.keyboard.type('+0?-');
  assert.deepEqual(await atlas.windowDays(), before);
  assert.equal(await atlas.get('keys').isVisible(), false);
});

test('the quiet line says the mark at once and the count after a filter, politely', async (t) => {
  for (const [locale, count] of [
    ['en-US', (a, b) => `${a} of ${b} shown`],
    ['zh-CN', (a, b) => `显示 ${a} / ${b} 个`],
  ]) {
    const atlas = await visit(t, { locale });
    const line = atlas.page.locator('[role=status].visually-hidden');
    assert.equal(await line.count(), 1);
    assert.notEqual(await line.getAttribute('aria-live'), 'assertive');
    assert.equal(await line.innerText(), '', 'nothing at first');
    await atlas.get('timeline').focus();
    await atlas.page.keyboard.press('End');
    await atlas.settled();
    const facts = (await atlas.get('timeline').getByTestId('tooltip').locator(':scope > *').allInnerTexts()).map((s) =>
      s.trim(),
    );
    assert.equal(await line.innerText(), facts.join(' · '));
    await atlas.choose('open', 1);
    const words = count(await atlas.shown(), systems.length);
    await atlas.page.waitForFunction(
      (w) => document.querySelector('[role=status].visually-hidden').textContent === w,
      words,
    );
    await atlas.get('window-from').fill('2024');
    await atlas.get('window-from').press('Enter');
    await atlas.settled();
    const narrowed = count(await atlas.shown(), systems.length);
    assert.notEqual(narrowed, words);
    await atlas.page.waitForFunction(
      (w) => document.querySelector('[role=status].visually-hidden').textContent === w,
      narrowed,
    );
  }
});

test('from the address to a fact, keys only', async (t) => {
  const atlas = await visit(t);
  const keys = atlas.page.keyboard;
  const tabTo = async (id) => {
    for (let n = 0; n < 60 && (await stop(atlas)).name !== id; n += 1) await keys.press('Tab');
    assert.equal((await stop(atlas)).name, id);
  };
  await tabTo('search');
  await keys.type('gpt');
  await tabTo('window-start');
  await keys.press('PageUp');
  await tabTo('growth');
  await keys.press('ArrowUp');
  const name = await nameAt(atlas, 'growth');
  await keys.press(' ');
  await atlas.settled();
  assert.equal(await atlas.selectedName(), name);
  await tabTo('close-details');
  await keys.press('Enter');
  await atlas.settled();
  assert.equal(await atlas.get('details-name').count(), 0);
});

/** The view in words. */
for (const [locale, about] of [
  ['en-US', /(\d+) have a known or estimated size/],
  ['zh-CN', /个中有 (\d+) 个的规模已知或有估计值/],
]) {
  test(`the view in words follows each filter, and its numbers hold (${locale})`, async (t) => {
    const atlas = await visit(t, { locale });
    const steps = [
      () => {},
      () => atlas.choose('open', 1),
      () => atlas.toggleOption('organisation', 'meta'),
      () => atlas.get('reset').click(),
      async () => {
        await atlas.get('window-from').fill('2019');
        await atlas.get('window-from').press('Enter');
        await atlas.get('window-to').fill('2022');
        await atlas.get('window-to').press('Enter');
      },
      () => atlas.get('key-gan').click(),
      () => atlas.get('reset').click(),
      () => atlas.choose('counting', 1),
      () => atlas.choose('trend', 2),
      () => atlas.search('gpt'),
    ];
    const seen = [];
    for (const [n, step] of steps.entries()) {
      await step();
      await atlas.settled();
      const words = await atlas.text('in-words');
      assert.ok(words.startsWith(await atlas.text('headline')), words);
      assert.ok(words.endsWith(await atlas.text('trend')), words);
      const ids = new Set(await atlas.visibleIds());
      const shown = catalog.systems.filter((s) => ids.has(s.id));
      assert.equal(ids.size, await atlas.shown());
      const isActive = n >= 7;
      const size = (s) =>
        isActive ? (s.parameters?.sparse === false ? s.parameters.total : s.parameters?.active) : s.parameters?.total;
      assert.equal(Number(words.match(about)?.[1]), shown.filter((s) => size(s)).length, words);
      assert.ok(words.includes(String(shown.length)), words);
      const name = (x) => (locale === 'zh-CN' && x.name_zh) || x.name;
      // The three makers with the most of them, each with its count.
      const counts = catalog.organisations
        .map((o) => [shown.filter((s) => s.organisations?.includes(o.id)).length, o])
        .filter(([c]) => c > 1)
        .sort((a, b) => b[0] - a[0]);
      for (const [c] of counts.slice(0, 3))
        assert.ok(
          counts.some(([k, o]) => k === c && words.includes(name(o)) && new RegExp(`[(（]${c}[)）]|${c}`).test(words)),
          `${c} in ${words}`,
        );
      const largest = shown
        .filter((s) => size(s) && s.parameters.status !== 'estimated')
        .sort((a, b) => size(b) - size(a))[0];
      if (largest) assert.ok(words.includes(name(largest)), `${name(largest)} in ${words}`);
      assert.doesNotMatch(
        words,
        locale === 'zh-CN' ? /undefined|NaN|。。|，。| 。/ : /undefined|NaN|\.\.| {2}| \./,
        words,
      );
      if (![7, 3, 6].includes(n)) assert.ok(!seen.includes(words), `said before: ${words}`);
      seen.push(words);
    }
    assert.equal(seen[3], seen[0], 'reset brings back the first words');
    assert.equal(seen[6], seen[0]);
    await atlas.search('nothing-has-this-name');
    assert.match(await atlas.text('in-words'), /0/);
    for (const chart of ['timeline', 'growth']) {
      const ids = (await atlas.get(chart).getAttribute('aria-describedby')).split(' ');
      assert.ok(ids.includes('in-words'), chart);
      for (const id of ids) assert.ok((await atlas.page.locator(`#${id}`).innerText()).length > 20, id);
    }
  });
}
