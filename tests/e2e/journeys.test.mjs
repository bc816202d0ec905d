// The main journeys of a reader, in a real browser against dist/.
import { assert, openPage, overlaps, systems, test, visit, without } from './harness/test.mjs';

test('filtering by openness changes both charts, the counts and the table alike', async (t) => {
  const atlas = await visit(t);
  const all = await atlas.shown();
  assert.equal(all, systems.length);
  const before = [await atlas.chartCount('timeline'), await atlas.chartCount('growth')];
  const promised = await atlas.segmentCount('open', 1);
  await atlas.choose('open', 1);
  assert.equal(await atlas.shown(), promised);
  assert.equal(await atlas.visibleRows(), promised);
  const now = [await atlas.chartCount('timeline'), await atlas.chartCount('growth')];
  assert.ok(now[0] < before[0] && now[1] < before[1], `${before} -> ${now}`);
  assert.ok(now[0] <= promised && now[0] > promised - 10);
  await atlas.get('reset').click();
  await atlas.settled();
  assert.equal(await atlas.shown(), all);
});

test('organisations are found in both languages and add up', async (t) => {
  const atlas = await visit(t, { locale: 'zh-CN' });
  await atlas.openMenu('organisation');
  await atlas.get('option-search').fill('阿里');
  await atlas.settled();
  const alibaba = await atlas.optionCount('organisation', 'alibaba');
  await atlas.toggleOption('organisation', 'alibaba');
  assert.equal(await atlas.shown(), alibaba);
  await atlas.get('option-search').fill('anthropic');
  const anthropic = await atlas.optionCount('organisation', 'anthropic');
  await atlas.toggleOption('organisation', 'anthropic');
  assert.equal(await atlas.shown(), alibaba + anthropic);
  assert.equal(await atlas.visibleRows(), alibaba + anthropic);
  assert.match(await atlas.query(), /org=alibaba~anthropic/);
  await atlas.page.keyboard.press('Escape');
  await atlas.page.locator('.chip').first().click();
  await atlas.settled();
  assert.equal(await atlas.shown(), anthropic);
});

test('family, country, years, sizes and free text each leave what they promise', async (t) => {
  const atlas = await visit(t);
  const gan = Number(await atlas.get('key-gan').locator('.count').innerText());
  await atlas.get('key-gan').click();
  await atlas.settled();
  assert.equal(await atlas.shown(), gan);
  await atlas.get('reset').click();
  const china = await atlas.optionCount('country', 'CN');
  await atlas.toggleOption('country', 'CN');
  assert.equal(await atlas.shown(), china);
  await atlas.get('reset').click();
  await atlas.openMenu('range');
  await atlas.get('size-from').selectOption('1e12');
  await atlas.settled();
  assert.deepEqual(await atlas.page.locator('tbody tr:not([hidden]) [data-unknown]').count(), 0);
  assert.ok((await atlas.shown()) > 3);
  await atlas.get('reset').click();
  for (const [words, id] of [
    ['文心一言', 'ernie-bot'],
    ['gpt3', 'gpt-3'],
    ['openai gpt 4', 'gpt-4'],
  ]) {
    await atlas.search(words);
    assert.ok((await atlas.visibleIds()).includes(id), words);
  }
});

test('an empty result says so and offers a way out that works', async (t) => {
  const atlas = await visit(t, { query: '?q=nothing-has-this-name&open=yes' });
  assert.equal(await atlas.shown(), 0);
  assert.equal(await atlas.visibleRows(), 0);
  await atlas.get('empty').getByRole('button').first().click();
  await atlas.settled();
  assert.ok((await atlas.shown()) > 0);
});

test('selecting in the table selects everywhere, with sources and conflicts', async (t) => {
  const atlas = await visit(t);
  await atlas.search('gpt-3');
  await atlas.page.locator('tr[data-id="gpt-3"] button').click();
  await atlas.settled();
  assert.equal(await atlas.selectedName(), 'GPT-3');
  assert.match(await atlas.query(), /at=gpt-3/);
  assert.equal(await atlas.page.locator('tr[aria-current=true]').getAttribute('data-id'), 'gpt-3');
  assert.equal(await atlas.page.locator('.chart__ring--selected:not([hidden])').count(), 2);
  assert.match(await atlas.text('conflicts'), /175B[\s\S]*174\.6B/);
  assert.ok((await atlas.get('sources').locator('a[href^="https://"]').count()) > 0);
  await atlas.get('grew-from').getByRole('button', { name: 'GPT-2' }).click();
  await atlas.settled();
  assert.equal(await atlas.selectedName(), 'GPT-2');
  assert.match(await atlas.page.title(), /GPT-2/);
  await atlas.get('close-details').click();
  await atlas.settled();
  assert.equal(await atlas.page.locator('[data-testid=details][data-open]').count(), 0);
});

for (const chart of ['timeline', 'growth']) {
  test(`a mark of the ${chart} shows its facts on hover and is selected by a click`, async (t) => {
    const atlas = await visit(t, { query: '?in=figure' });
    const frame = atlas.get(chart);
    await frame.scrollIntoViewIfNeeded();
    const label = (await atlas.drawn(chart)).find((d) => d.text === 'GPT-3');
    const box = await frame.boundingBox();
    for (const x of [label.left - 8, label.right + 8]) {
      await atlas.page.mouse.move(box.x + x, box.y + (label.top + label.bottom) / 2);
      await atlas.settled();
      const tip = frame.getByTestId('tooltip');
      if ((await tip.isVisible()) && (await tip.innerText()).includes('GPT-3')) break;
    }
    assert.match(await frame.getByTestId('tooltip').innerText(), /GPT-3/);
    await atlas.page.mouse.down();
    await atlas.page.mouse.up();
    await atlas.settled();
    assert.equal(await atlas.selectedName(), 'GPT-3');
  });
}

test('zoom by button, key and Ctrl-wheel; the plain wheel scrolls the page', async (t) => {
  const atlas = await visit(t);
  await atlas.get('zoom-in').click();
  assert.ok(await atlas.zoom());
  assert.match(await atlas.query(), /zoom=\d{8}\.\.\d{8}/);
  await atlas.get('zoom-all').click();
  await atlas.get('growth').focus();
  await atlas.page.keyboard.press('+');
  await atlas.page.keyboard.press('Shift+ArrowRight');
  assert.ok(await atlas.zoom());
  await atlas.page.keyboard.press('0');
  assert.equal(await atlas.zoom(), null);
  const box = await atlas.get('timeline').boundingBox();
  await atlas.page.evaluate(() => scrollTo(0, 0));
  await atlas.page.mouse.move(box.x + 500, 500);
  await atlas.page.mouse.wheel(0, 200);
  await atlas.page.waitForFunction(() => scrollY > 50);
  await atlas.still();
  assert.equal(await atlas.zoom(), null);
  await atlas.page.keyboard.down('Control');
  await atlas.page.mouse.wheel(0, -300);
  await atlas.page.keyboard.up('Control');
  assert.ok(await atlas.zoom());
});

test('the language switches everything and the address remembers it', async (t) => {
  const atlas = await visit(t, { locale: 'zh-CN' });
  assert.equal(await atlas.page.locator('html').getAttribute('lang'), 'zh-Hans');
  assert.equal(await atlas.page.title(), '生成式 AI 图谱');
  assert.ok((await atlas.drawn('timeline')).some((d) => d.text === '归一化流'));
  await atlas.get('language').click();
  await atlas.ready();
  assert.equal(await atlas.page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await atlas.page.title(), 'Generative AI Atlas');
  assert.ok((await atlas.drawn('timeline')).some((d) => d.text === 'Normalizing flow'));
  assert.match(await atlas.query(), /lang=en/);
  assert.equal(await atlas.page.evaluate(() => document.activeElement.dataset.testid), 'language');
});

test('sizes are written as the browser itself would, in both languages', async (t) => {
  const sizes = new Map(systems.map((s) => [s.id, s.parameters?.total]));
  for (const locale of ['en-US', 'zh-CN']) {
    const atlas = await visit(t, { locale });
    const intl = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
    const cells = await atlas.page
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((r) => [r.dataset.id, r.querySelector('.number').innerText]));
    assert.equal(cells.length, systems.length);
    for (const [id, cell] of cells.filter(([id]) => sizes.get(id))) {
      const bare = (text) => text.replace(/[\s≈]/g, '');
      assert.equal(bare(cell), bare(intl.format(sizes.get(id))), id);
    }
  }
});

test('the theme follows the system, switches and is remembered', async (t) => {
  const atlas = await visit(t, { colorScheme: 'dark' });
  const theme = () => atlas.page.locator('html').getAttribute('data-theme');
  assert.equal(await theme(), 'dark');
  await atlas.get('theme').click();
  await atlas.settled();
  assert.equal(await theme(), 'light');
  await atlas.go('');
  assert.equal(await theme(), 'light');
});

test('a link opens the same view in a new tab; back and forward work', async (t) => {
  const atlas = await visit(t);
  await atlas.choose('open', 2);
  await atlas.choose('lanes', 1);
  await atlas.get('scale-1').locator('input').check({ force: true });
  await atlas.settled();
  const [query, shown] = [new URL(atlas.page.url()).search, await atlas.shown()];
  assert.match(query, /open=no/);
  const other = await visit(t, { query });
  assert.equal(await other.shown(), shown);
  assert.ok(await other.get('lanes-1').locator('input').isChecked());
  assert.ok(await other.get('scale-1').locator('input').isChecked());
  await atlas.page.goBack();
  await atlas.page.goBack();
  await atlas.settled();
  assert.ok(!(await atlas.get('lanes-1').locator('input').isChecked()));
  assert.equal(await atlas.shown(), shown);
  await atlas.page.goBack();
  await atlas.settled();
  assert.equal(await atlas.shown(), systems.length);
  await atlas.page.goForward();
  await atlas.settled();
  assert.equal(await atlas.shown(), shown);
});

test('hostile links give the plain page and a quiet note', async (t) => {
  for (const query of [
    '?q=%E0%A4%A',
    '?at=%3Cimg%20src=x%20onerror=alert(1)%3E',
    '?open=javascript:alert(1)',
    '?q=%00',
    '?zoom=99999999..1',
    `?q=${'x'.repeat(9000)}`,
    '?org=nobody-here',
    '?__proto__=1&constructor=2',
  ]) {
    const atlas = await visit(t, { query });
    assert.equal(await atlas.page.locator('tbody tr').count(), systems.length, query.slice(0, 40));
    assert.ok(await atlas.get('notice').isVisible(), query.slice(0, 40));
  }
});

test('the canvases are really painted', async (t) => {
  const atlas = await visit(t);
  for (const chart of ['timeline', 'growth']) {
    const inked = await atlas
      .get(chart)
      .locator('canvas')
      .evaluate((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let n = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i] < 200) n += 1;
        return n;
      });
    assert.ok(inked > 5000, `${chart}: ${inked}`);
  }
});

for (const width of [360, 768, 1440]) {
  test(`no two texts of a chart overlap at ${width} px, measured in the browser's fonts`, async (t) => {
    for (const locale of ['en-US', 'zh-CN']) {
      for (const query of ['', '?in=figure', '?zoom=20230101..20240601']) {
        const atlas = await visit(t, { width, locale, query });
        for (const chart of ['timeline', 'growth']) {
          const texts = await atlas.drawn(chart);
          assert.ok(texts.length > 8, `${chart}: ${texts.length} texts`);
          assert.deepEqual(overlaps(texts), [], `${chart} ${locale} ${query}`);
        }
      }
    }
  });
}

test('without storage or a canvas the table is still there, with a sentence', async (t) => {
  const atlas = await visit(t, { init: without.storage });
  await atlas.get('theme').click();
  assert.equal(await atlas.visibleRows(), systems.length);
  const { page } = await openPage(t, { init: without.canvas });
  await page.waitForFunction((total) => document.querySelectorAll('tbody tr').length === total, systems.length);
  assert.equal(await page.locator('.chart__failed:not([hidden])').count(), 2);
});

test('without WebAssembly the page says so in both languages', async (t) => {
  const { page } = await openPage(t, { init: without.wasm });
  await page.waitForFunction(() => document.querySelector('#boot-line[role=alert]'));
  assert.match(await page.locator('#boot-line').innerText(), /WebAssembly[\s\S]*WebAssembly/);
});

test('a first visit makes at most ten requests, all to its own host', async (t) => {
  const atlas = await visit(t);
  assert.ok(atlas.requests.length <= 10, atlas.requests.join('\n'));
  assert.ok(
    atlas.requests.every((url) => url.startsWith(atlas.address)),
    atlas.requests.join('\n'),
  );
});

test('a menu opens, is used and closes by keyboard, and the focus returns', async (t) => {
  const atlas = await visit(t);
  await atlas.page.locator('#menu-button-family').focus();
  await atlas.page.keyboard.press('Enter');
  await atlas.settled();
  await atlas.page.keyboard.press('Tab');
  await atlas.page.keyboard.press('Space');
  await atlas.settled();
  assert.ok((await atlas.shown()) < systems.length);
  await atlas.page.keyboard.press('Escape');
  await atlas.settled();
  assert.equal(await atlas.page.evaluate(() => document.activeElement.id), 'menu-button-family');
  assert.equal(await atlas.page.locator('#menu-button-family').getAttribute('aria-expanded'), 'false');
});
