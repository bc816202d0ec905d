// The overview strip and its time window: by mouse, key, field, button and finger; and that everything follows it.
import { assert, catalog, dayOf, ends, path, PHONE, systems, test, touch, utc, visit } from './harness/test.mjs';

const touching = ([from, to], test = () => true) =>
  systems
    .filter((s) => s.released && test(s) && ends(s.released)[1] >= from && ends(s.released)[0] <= to)
    .map((s) => s.id);

const fields = (atlas) => Promise.all(['window-from', 'window-to'].map((id) => atlas.get(id).inputValue()));

/** Where days stand on the strip, in CSS px of the window. */
async function ruler(atlas) {
  await atlas.get('overview').scrollIntoViewIfNeeded();
  const [window, full] = [await atlas.windowDays(), await atlas.axisDays()];
  const box = await atlas.get('overview').boundingBox();
  const px = (id) => atlas.get(id).evaluate((e) => parseFloat(e.style.left));
  const [a, b] = [await px('window-start'), await px('window-end')];
  const scale = (b - a) / (window[1] - window[0]);
  return {
    x: (date) => box.x + a + ((typeof date === 'string' ? dayOf(date) : date) - window[0]) * scale,
    y: box.y + 25,
    box,
    full,
    daysPerPx: 1 / scale,
  };
}
async function drag(atlas, from, to) {
  const { x, y, daysPerPx } = await ruler(atlas);
  await atlas.page.mouse.move(x(from), y);
  await atlas.page.mouse.down();
  await atlas.page.mouse.move((x(from) + x(to)) / 2, y + 3, { steps: 3 });
  await atlas.page.mouse.move(x(to), y, { steps: 3 });
  await atlas.page.mouse.up();
  return daysPerPx * 1.5 + 1;
}
function near(found, wanted, by, words) {
  const isNear = found.every((n, i) => Math.abs(n - wanted[i]) <= by);
  assert.ok(isNear, `${words}: ${found} is not ${wanted} within ${by.toFixed(1)} days`);
}

/** Count, rows, charts, headline and chips say the same of a window. */
async function agree(atlas, test) {
  const [window, full] = [await atlas.windowDays(), await atlas.axisDays()];
  const ids = (await atlas.visibleIds()).sort();
  const sums = await atlas.chartSums();
  assert.deepEqual(
    { shown: await atlas.shown(), timeline: sums.timeline, growth: sums.growth },
    { shown: ids.length, timeline: ids.length, growth: ids.length },
  );
  if (window.some((n, i) => n !== full[i])) assert.deepEqual(ids, touching(window, test).sort());
  const ideas = catalog.systems.filter((s) => ids.includes(s.id) && s.level === 'concept').length;
  const head = (await atlas.text('headline')).match(/\d+/g).map(Number);
  assert.equal(head[0] + ideas, ids.length, await atlas.text('headline'));
  return ids;
}

test('by mouse: a new window, a handle, the whole window, a click beside it', async (t) => {
  const atlas = await visit(t);
  let by = await drag(atlas, '2019-01-01', '2021-06-01');
  near(await atlas.windowDays(), [dayOf('2019-01-01'), dayOf('2021-06-01')], by, 'a new window');
  await agree(atlas);
  const drawn = await atlas.windowDays();

  by = await drag(atlas, drawn[1], '2022-06-01');
  near(await atlas.windowDays(), [drawn[0], dayOf('2022-06-01')], by, 'its end');
  by = await drag(atlas, drawn[0], '2020-01-01');
  near(await atlas.windowDays(), [dayOf('2020-01-01'), dayOf('2022-06-01')], by, 'its start');
  const [from, to] = await atlas.windowDays();

  // Earlier drags once left a selection: the browser then dragged that, and took the pointer away.
  by = await drag(atlas, '2021-01-01', '2019-01-01');
  const moved = await atlas.windowDays();
  near(moved, [from - 731, to - 731], by, 'the window');
  assert.equal(moved[1] - moved[0], to - from, 'it keeps its length');
  await agree(atlas);

  // Beyond the end it stops, keeps its length, and comes back with the hand.
  const { x, y, full } = await ruler(atlas);
  const grip = (moved[0] + moved[1]) / 2;
  await atlas.page.mouse.move(x(grip), y);
  await atlas.page.mouse.down();
  await atlas.page.mouse.move(x(grip) + 3000, y, { steps: 4 });
  const stopped = await atlas.windowDays();
  assert.deepEqual([stopped[1], stopped[1] - stopped[0]], [full[1], to - from]);
  await atlas.page.mouse.up();

  const at = dayOf('2016-01-01');
  await atlas.page.mouse.click((await ruler(atlas)).x(at), y);
  const brought = await atlas.windowDays();
  near([(brought[0] + brought[1]) / 2], [at], by, 'a click beside it');
  assert.equal(brought[1] - brought[0], to - from);
  await agree(atlas);
});

test('a drag against time makes the same window; a press on the whole axis none', async (t) => {
  const atlas = await visit(t);
  const by = await drag(atlas, '2022-01-01', '2018-01-01');
  near(await atlas.windowDays(), [dayOf('2018-01-01'), dayOf('2022-01-01')], by, 'right to left');
  await atlas.get('zoom-all').click();
  const { x, y, full } = await ruler(atlas);
  await atlas.page.mouse.click(x('2018-01-01'), y);
  assert.deepEqual(await atlas.windowDays(), full);
  // Let go, the mouse holds nothing.
  await atlas.page.mouse.move(x('2020-01-01'), y, { steps: 3 });
  assert.deepEqual(await atlas.windowDays(), full);
});

test('keys on the handles', async (t) => {
  const atlas = await visit(t, { query: '?zoom=20180101..20221231' });
  const press = async (id, key) => {
    await atlas.get(id).focus();
    await atlas.page.keyboard.press(key);
    return atlas.windowDays();
  };
  const [from, to] = await atlas.windowDays();
  assert.deepEqual([from, to], [utc(2018, 1, 1), utc(2022, 12, 31)]);
  const steps = [
    ['window-start', 'ArrowRight', [30, 0]],
    ['window-start', 'ArrowLeft', [0, 0]],
    ['window-start', 'ArrowUp', [30, 0]],
    ['window-start', 'ArrowDown', [0, 0]],
    ['window-start', 'PageUp', [365, 0]],
    ['window-start', 'PageDown', [0, 0]],
    ['window-end', 'ArrowLeft', [0, -30]],
    ['window-end', 'ArrowRight', [0, 0]],
    ['window-end', 'PageDown', [0, -365]],
    ['window-end', 'PageUp', [0, 0]],
  ];
  for (const [id, key, [a, b]] of steps) assert.deepEqual(await press(id, key), [from + a, to + b], `${id} ${key}`);
  await agree(atlas);
  const full = await atlas.axisDays();
  assert.deepEqual(await press('window-start', 'End'), [to - 90, to], 'the ends never meet');
  assert.deepEqual(await press('window-start', 'ArrowRight'), [to - 90, to]);
  assert.deepEqual(await press('window-start', 'Home'), [full[0], to]);
  assert.deepEqual(await press('window-end', 'Home'), [full[0], full[0] + 90]);
  assert.deepEqual(await press('window-end', 'End'), full);
  assert.deepEqual(await atlas.chips(), []);
  const words = await atlas.get('window-start').getAttribute('aria-valuetext');
  assert.match(words, /^\d{4}-\d\d-\d\d$/);
});

test('the two fields take a year, a month or a day, and nothing else', async (t) => {
  const atlas = await visit(t);
  const type = async (id, text) => {
    await atlas.get(id).fill(text);
    await atlas.get(id).press('Enter');
    await atlas.settled();
    return fields(atlas);
  };
  const [first, last] = await fields(atlas);
  assert.deepEqual(await type('window-from', '2019'), ['2019-01-01', last]);
  assert.deepEqual(await type('window-to', '2021'), ['2019-01-01', '2021-12-31']);
  assert.deepEqual(await type('window-from', '2020-02'), ['2020-02-01', '2021-12-31']);
  assert.deepEqual(await type('window-to', '2020-11'), ['2020-02-01', '2020-11-30']);
  assert.deepEqual(await type('window-from', ' 2020-05-28'), ['2020-05-28', '2020-11-30']);
  await agree(atlas);
  for (const nonsense of ['yesterday', '2020-13', '2021-02-29', '20', '', '<b>', '12/2019', '2020-05-28T']) {
    assert.deepEqual(await type('window-from', nonsense), ['2020-05-28', '2020-11-30'], nonsense);
    assert.deepEqual(await type('window-to', nonsense), ['2020-05-28', '2020-11-30'], nonsense);
  }
  // Beyond the axis or the other end: as far as there is one.
  assert.deepEqual(await type('window-to', '2019'), ['2020-05-28', '2020-08-26']);
  assert.deepEqual(await type('window-from', '1950'), [first, '2020-08-26']);
  assert.deepEqual(await type('window-to', '2099'), [first, last]);
});

test('the buttons move, widen and narrow it, and know its ends', async (t) => {
  const atlas = await visit(t);
  const disabled = async () => {
    const found = [];
    for (const id of ['earlier', 'zoom-out', 'zoom-in', 'later', 'zoom-all'])
      if (await atlas.get(id).isDisabled()) found.push(id);
    return found;
  };
  assert.deepEqual(await disabled(), ['earlier', 'zoom-out', 'later', 'zoom-all']);
  await atlas.get('zoom-in').click();
  const [from, to] = await atlas.windowDays();
  assert.deepEqual(await disabled(), []);
  await agree(atlas);
  await atlas.get('earlier').click();
  const earlier = await atlas.windowDays();
  assert.ok(earlier[0] < from && earlier[1] - earlier[0] === to - from);
  while (!(await disabled()).includes('earlier')) await atlas.get('earlier').click();
  assert.equal((await atlas.windowDays())[0], (await atlas.axisDays())[0]);
  while (!(await disabled()).includes('later')) await atlas.get('later').click();
  assert.equal((await atlas.windowDays())[1], (await atlas.axisDays())[1]);
  for (let n = 0; n < 12; n += 1) await atlas.get('zoom-in').click();
  const least = await atlas.windowDays();
  assert.equal(least[1] - least[0], 90);
  await agree(atlas);
  for (let n = 0; n < 14 && !(await disabled()).includes('zoom-out'); n += 1) await atlas.get('zoom-out').click();
  assert.deepEqual(await disabled(), ['earlier', 'zoom-out', 'later', 'zoom-all']);
});

for (const [locale, words] of [
  ['en-US', '2019-01-01 to 2023-12-31'],
  ['zh-CN', '2019-01-01 至 2023-12-31'],
]) {
  test(`the window is a chip, part of the address and of the reset (${locale})`, async (t) => {
    const atlas = await visit(t, { locale, query: '?zoom=20190101..20231231' });
    assert.deepEqual(await fields(atlas), ['2019-01-01', '2023-12-31']);
    assert.deepEqual(await atlas.chips(), [words]);
    const sums = await atlas.chartSums();
    assert.deepEqual([sums.timeline, sums.growth], [await atlas.shown(), await atlas.shown()]);
    assert.deepEqual((await atlas.visibleIds()).sort(), touching([utc(2019, 1, 1), utc(2023, 12, 31)]).sort());
    await atlas.page.locator('.chip').first().click();
    await atlas.settled();
    assert.deepEqual(await atlas.chips(), []);
    await atlas.page.waitForFunction(() => !location.search.includes('zoom='));
    await atlas.get('window-from').fill('2020');
    await atlas.get('window-from').press('Enter');
    await atlas.page.waitForFunction(() => location.search.includes('zoom=20200101..'));
    assert.ok(await atlas.get('reset').isEnabled());
    await atlas.get('reset').click();
    await atlas.settled();
    const [window, full] = [await atlas.windowDays(), await atlas.axisDays()];
    assert.deepEqual(window, full);
    assert.ok(await atlas.get('reset').isDisabled());
  });
}

test('back and forward bring the window of each step', async (t) => {
  const atlas = await visit(t);
  const type = async (from, to) => {
    await atlas.get('window-from').fill(from);
    await atlas.get('window-from').press('Enter');
    await atlas.get('window-to').fill(to);
    await atlas.get('window-to').press('Enter');
    await atlas.zoom(); // the address has followed
  };
  const full = await atlas.axisDays();
  await atlas.choose('open', 1);
  await type('2018', '2020');
  const first = await atlas.windowDays();
  await atlas.choose('lanes', 2);
  await type('2021', '2022');
  const second = await atlas.windowDays();
  await atlas.page.goBack();
  assert.deepEqual(await atlas.windowDays(), first);
  assert.equal(await atlas.shown(), await atlas.visibleRows());
  await atlas.page.goBack();
  assert.deepEqual(await atlas.windowDays(), full);
  assert.deepEqual(await atlas.chips(), []);
  await atlas.page.goForward();
  await atlas.page.goForward();
  assert.deepEqual(await atlas.windowDays(), second);
  await agree(atlas, (s) => ['open', 'restricted'].includes(s.openness));
});

/** Height of each quarter's bar in CSS px, read from the canvas. */
async function bars(atlas) {
  const strip = await ruler(atlas);
  const quarters = [];
  for (let [y, m] = [2013, 1]; utc(y, m + 3, 1) < strip.full[1]; [y, m] = m === 10 ? [y + 1, 1] : [y, m + 3]) {
    quarters.push({ key: `${y} ${m}`, x: (strip.x(utc(y, m, 1)) + strip.x(utc(y, m + 3, 1))) / 2 - strip.box.x });
  }
  const heights = await atlas
    .get('overview')
    .locator('canvas')
    .evaluate(
      (canvas, xs) => {
        const scale = canvas.width / canvas.getBoundingClientRect().width;
        const context = canvas.getContext('2d');
        // The frame is 44 px high and begins at 4; the line below it is not counted.
        return xs.map((x) => {
          const { data } = context.getImageData(
            Math.round(x * scale),
            Math.round(4 * scale),
            1,
            Math.round(43 * scale),
          );
          const [r, g, b] = context.getImageData(1, 1, 1, 1).data;
          let rows = 0;
          for (let i = 0; i < data.length; i += 4)
            if (Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) > 12) rows += 1;
          return rows / scale;
        });
      },
      quarters.map((q) => q.x),
    );
  return new Map(quarters.map((q, n) => [q.key, heights[n]]));
}
/** Systems per quarter, by the middle of what their dates may mean. */
function counted(test) {
  const counts = new Map();
  for (const s of systems.filter((s) => s.released && test(s))) {
    const [a, b] = ends(s.released);
    const date = new Date(Math.trunc((a + b) / 2) * 864e5);
    if (date.getUTCFullYear() < 2013) continue;
    const key = `${date.getUTCFullYear()} ${Math.floor(date.getUTCMonth() / 3) * 3 + 1}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
async function barsHold(atlas, test, words) {
  const [seen, counts] = [await bars(atlas), counted(test)];
  const most = Math.max(...counts.values());
  assert.ok(
    (await atlas.drawn('overview')).some((d) => d.text === `most: ${most}`),
    `${words}: most ${most}`,
  );
  for (const [key, height] of seen) {
    const wanted = Math.min(43, counts.has(key) ? Math.max(2, (counts.get(key) / most) * 44) : 0);
    assert.ok(
      Math.abs(height - wanted) <= 1.5,
      `${words}, ${key}: ${height} px for ${counts.get(key) ?? 0} of ${most}`,
    );
  }
}

test('the bars count under all other filters, whatever the window', async (t) => {
  const atlas = await visit(t);
  await barsHold(atlas, () => true, 'everything');
  await drag(atlas, '2019-01-01', '2021-06-01');
  await barsHold(atlas, () => true, 'with a window');
  await atlas.choose('open', 1);
  await barsHold(atlas, (s) => ['open', 'restricted'].includes(s.openness), 'open ones, with a window');
  await atlas.toggleOption('organisation', 'openai');
  await atlas.page.keyboard.press('Escape');
  await barsHold(
    atlas,
    (s) => ['open', 'restricted'].includes(s.openness) && s.organisations?.includes('openai'),
    'open ones of OpenAI',
  );
});

test('a window in which nothing lies says so, and the way out is the window', async (t) => {
  const atlas = await visit(t, { query: '?family=gan&zoom=20250101..20250601' });
  const gans = catalog.systems.filter((s) => s.family === 'gan').length;
  assert.equal(await atlas.shown(), 0);
  assert.ok((await atlas.drawn('overview')).length > 3, 'the strip still shows when there were some');
  await atlas.get('empty').getByRole('button', { name: '2025' }).click();
  await atlas.settled();
  assert.equal(await atlas.shown(), gans);
});

test('odd windows in the address', async (t) => {
  const atlas = await visit(t, { query: '?zoom=19500101..20991231' });
  const [window, full] = [await atlas.windowDays(), await atlas.axisDays()];
  assert.deepEqual(window, full, 'wider than the axis: all of it');
  assert.deepEqual(await atlas.chips(), []);
  for (const [zoom, wanted] of [
    ['19500101..19600101', [full[0], full[0] + 3652]],
    ['20900101..20910101', [full[1] - 365, full[1]]],
    ['20200101..20200102', [utc(2020, 1, 1) - 45, utc(2020, 1, 1) + 45]],
    ['20211231..20200101', [utc(2020, 1, 1), utc(2021, 12, 31)]],
  ]) {
    await atlas.go(`?zoom=${zoom}`);
    assert.deepEqual(await atlas.windowDays(), wanted, zoom);
    await agree(atlas);
    assert.equal(await atlas.get('notice').count(), 0, zoom);
  }
  for (const zoom of [
    '20200101',
    '20200101..',
    '..20200101',
    '20200101..20200101',
    '20201301..20210101',
    '20200230..20210101',
    '2020-01-01..2021-01-01',
    '-1..1',
    '1e9..2e9',
    'NaN..NaN',
    '99999999..99999999',
  ]) {
    await atlas.go(`?zoom=${zoom}`);
    assert.deepEqual(await atlas.windowDays(), full, zoom);
    assert.ok(await atlas.get('notice').isVisible(), zoom);
  }
});

test('the strip says in words what it shows, in both languages', async (t) => {
  for (const [locale, pattern] of [
    ['en-US', /runs from 2019-01-01 to 2023-12-31: (\d+) systems\.$/],
    ['zh-CN', /时间窗口为 2019-01-01 至 2023-12-31，共 (\d+) 个系统。$/],
  ]) {
    const atlas = await visit(t, { locale, query: '?zoom=20190101..20231231' });
    const said = await atlas.get('overview').locator('canvas').getAttribute('aria-label');
    assert.equal(Number(said.match(pattern)?.[1]), await atlas.shown(), said);
    const handles = await atlas.page
      .getByRole('slider')
      .evaluateAll((all) => all.map((e) => [e.getAttribute('aria-label'), e.getAttribute('aria-valuetext')]));
    assert.equal(handles.length, 2);
    assert.deepEqual(
      handles.map((h) => h[1]),
      ['2019-01-01', '2023-12-31'],
    );
  }
});

test('one finger: sideways moves a handle, downwards scrolls the page and moves nothing', async (t) => {
  const atlas = await visit(t, { ...PHONE, query: '?zoom=20180101..20221231' });
  await atlas.get('overview').evaluate((e) => scrollTo(0, scrollY + e.getBoundingClientRect().top - 350));
  await atlas.settled();
  const [from, to] = await atlas.windowDays();
  const { x, y, daysPerPx } = await ruler(atlas);
  await touch(atlas, path([x(to), y], [x(to) + 30, y]));
  near(await atlas.windowDays(), [from, to + 30 * daysPerPx], daysPerPx * 3, 'the end by a finger');
  const held = await atlas.windowDays();
  const before = await atlas.page.evaluate(() => scrollY);
  for (const start of [x(held[0]), x(dayOf('2014-01-01')), x((held[0] + held[1]) / 2)]) {
    await touch(atlas, path([start, y], [start + 2, y - 120]));
    assert.deepEqual(await atlas.windowDays(), held, 'a finger that scrolls moves no window');
    const now = await atlas.page.evaluate(() => scrollY);
    assert.ok(now > before + 40, `the page scrolled: ${before} -> ${now}`);
    await atlas.page.evaluate((top) => scrollTo(0, top), before);
    await atlas.settled();
  }
  const grip = (held[0] + held[1]) / 2;
  await touch(atlas, path([x(grip), y], [x(grip) - 40, y]));
  const moved = await atlas.windowDays();
  near(
    moved,
    held.map((n) => n - 40 * daysPerPx),
    daysPerPx * 3,
    'the window by a finger',
  );
});
