// Content before script: what the page says before the program arrives and without it, that nothing jumps
// when the app takes over, and what search engines and link previews read.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assert, axeFindings, catalog, DIST, openPage, PHONE, test, visit, without } from './harness/test.mjs';

/** The cells of the table as they are seen, row by row. */
const table = (page) =>
  page
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim())));

test('with script off every system is there, in both languages', async (t) => {
  const { page } = await openPage(t, { javaScriptEnabled: false });
  const rows = await page.locator('tbody tr').all();
  assert.equal(rows.length, catalog.systems.length);
  const all = await page.locator('tbody').textContent();
  for (const system of catalog.systems)
    for (const name of [system.name, system.name_zh]) if (name) assert.ok(all.includes(name), name);
  const ideas = catalog.systems.filter((s) => s.level === 'concept').length;
  assert.match(
    await page.locator('.header__counts').innerText(),
    new RegExp(
      `^${catalog.systems.length - ideas} systems and ${ideas} ideas, \\d{4} to \\d{4}; \\d+ downloadable at release$`,
    ),
  );
  assert.match(await page.locator('noscript').innerText(), /Without JavaScript[\s\S]*未启用 JavaScript/);
  assert.equal(await page.locator('.static__wait').first().isVisible(), false, 'nothing is waited for');
  assert.equal(await page.locator('#boot-line').isVisible(), false);
  await page.getByRole('link', { name: '中文' }).click();
  assert.match(await page.locator('h1').innerText(), /^生成式 AI 图谱$/);
  assert.ok((await page.locator('tbody').innerText()).includes('开放权重'));
  await page.getByRole('link', { name: 'English' }).click();
  assert.match(await page.locator('h1').innerText(), /^Generative AI Atlas$/);
});

test('no words are missing, and what is not known is never a number', async (t) => {
  const rows = await table((await openPage(t, { javaScriptEnabled: false })).page);
  for (const row of rows)
    assert.ok(row.length === 6 && row.every((cell) => cell.length > 0 || row[2] === ''), row.join(' | '));
  assert.ok(rows.every((row) => /^(≈ )?[\d.]+[KMBT]?$|^–$|^not known$/.test(row[4]) && row[4] !== '0'));
});

for (const [locale, lang] of [
  ['en-US', 'en'],
  ['zh-CN', 'zh-Hans'],
]) {
  test(`before the app and after it the table says the same (${locale})`, async (t) => {
    const { page: still } = await openPage(t, { locale, init: without.wasm });
    await still.locator('#boot-line[role=alert]').waitFor();
    assert.equal(await still.locator('html').getAttribute('lang'), lang);
    const atlas = await visit(t, { locale });
    // Out of sight the table is not rendered, and only what is rendered has its text by lines and cells.
    await atlas.page.locator('#table').evaluate((heading) => heading.scrollIntoView());
    await atlas.settled();
    const [rows, own] = [await table(still), await table(atlas.page)];
    assert.equal(rows.length, own.length);
    for (const [n, row] of own.entries()) assert.deepEqual(rows[n], row);
    assert.equal(await still.locator('h1').innerText(), await atlas.page.locator('h1').innerText());
    assert.equal(await still.locator('.header__counts').innerText(), await atlas.text('headline'));
  });
}

for (const [what, options] of [
  ['removed', { init: without.wasm }],
  ['not arriving', { holdWasm: (route) => route.abort() }],
]) {
  test(`with WebAssembly ${what} every system is there, and both languages say what is missing`, async (t) => {
    const { page } = await openPage(t, { locale: 'zh-CN', ...options });
    await page.locator('#boot-line[role=alert]').waitFor();
    assert.match(await page.locator('#boot-line').innerText(), /^图表缺失[\s\S]*The charts are missing/);
    assert.equal(await page.locator('tbody tr:visible').count(), catalog.systems.length);
    assert.equal(await page.locator('.static__wait').first().isVisible(), false);
    assert.ok((await page.locator('#table').boundingBox()).y < 400, 'the table follows at once');
  });
}

test('opened as a file the page is styled, complete, and says what to do', async (t) => {
  const { page } = await openPage(t);
  await page.goto(pathToFileURL(join(DIST, 'index.html')).href);
  await page.locator('#boot-line[role=alert]').waitFor();
  assert.match(
    await page.locator('#boot-line').innerText(),
    /^The charts are missing[\s\S]*http-server[\s\S]*图表缺失/,
  );
  assert.equal(await page.locator('tbody tr:visible').count(), catalog.systems.length);
  await page.locator('.static__wait').first().waitFor({ state: 'hidden' });
});

test('axe finds nothing before the app and without it', async (t) => {
  for (const options of [
    { init: without.wasm },
    { init: without.wasm, locale: 'zh-CN', colorScheme: 'dark', width: 360 },
    { holdWasm: () => {} },
    { holdWasm: () => {}, locale: 'zh-CN', width: 360 },
  ]) {
    const { page } = await openPage(t, options);
    await page.waitForFunction(() => document.documentElement.dataset.theme && document.querySelector('.footer'));
    if (options.init) await page.locator('#boot-line[role=alert]').waitFor();
    assert.deepEqual(await axeFindings(page), [], JSON.stringify(options));
  }
});

test('the link, the earlier choice and the browser choose the language, in this order', async (t) => {
  const remembered = () => localStorage.setItem('atlas-lang', 'zh');
  const cases = [
    [{ query: '?lang=zh' }, 'zh-Hans'],
    [{ query: '?lang=en', init: remembered }, 'en'],
    [{ init: remembered }, 'zh-Hans'],
    [{ query: '?lang=xx', init: remembered }, 'zh-Hans'],
    [{ locale: 'zh-TW' }, 'zh-Hans'],
    [{ locale: 'fr-FR' }, 'en'],
  ];
  for (const [options, lang] of cases) {
    const { page } = await openPage(t, { ...options, holdWasm: () => {} });
    await page.locator(`html[lang=${lang}]`).waitFor();
    await page.locator('tbody tr').last().waitFor();
    assert.equal(await page.locator('h1').innerText(), lang === 'en' ? 'Generative AI Atlas' : '生成式 AI 图谱');
  }
});

const moved = (page) => page.evaluate(() => window.__moved);

for (const width of [360, 1440]) {
  for (const locale of ['en-US', 'zh-CN']) {
    test(`nothing moves by itself when the app takes over, at ${width} px (${locale})`, async (t) => {
      const atlas = await visit(t, { width, locale });
      assert.deepEqual(await moved(atlas.page), []);
    });

    test(`who reads the table keeps the place when the app takes over, at ${width} px (${locale})`, async (t) => {
      const last = catalog.systems.length - 1;
      for (const n of [0, Math.round(last / 6), Math.round((last * 5) / 6), last]) {
        let go;
        const atlas = await openPage(t, {
          width,
          locale,
          holdWasm: (route) => {
            go = () => route.continue();
          },
        });
        const { page } = atlas;
        const wanted = page.locator('tbody tr').nth(n);
        await wanted.waitFor({ state: 'attached' });
        await page.waitForFunction(() => document.documentElement.dataset.theme); // boot.js runs
        await wanted.evaluate((r) => scrollBy(0, r.getBoundingClientRect().top - 180));
        await atlas.still();
        // At the end of the page the row before the eyes is an earlier one.
        const eyes = await page.evaluate(
          () => document.elementFromPoint(innerWidth / 2, 200).closest('tr').rowIndex - 1,
        );
        const seen = () =>
          page
            .locator('tbody tr')
            .nth(eyes)
            .evaluate((r) => ({
              name: r.cells[0].innerText.replace(/\s+/g, ' ').trim(),
              top: r.getBoundingClientRect().top,
            }));
        const before = await seen();
        go();
        await atlas.ready();
        await atlas.still();
        const after = await seen();
        assert.equal(after.name, before.name);
        assert.ok(Math.abs(after.top - before.top) < 2, `row ${n}: ${before.top} -> ${after.top}`);
        assert.deepEqual(await moved(page), [], `row ${n}`);
        await page.context().close();
      }
    });
  }
}

test('on a slow phone the content is painted before the program runs, and nothing moves', async (t) => {
  const atlas = await openPage(t, { ...PHONE, deviceScaleFactor: 2, locale: 'zh-CN', at: 'about:blank' });
  const { page } = atlas;
  const debug = await page.context().newCDPSession(page);
  await debug.send('Network.enable');
  await debug.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 200_000,
  });
  await debug.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(atlas.address, { waitUntil: 'commit' });
  await atlas.ready();
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  const appAt = await page.evaluate(() => window.__appAt);
  assert.ok(painted < appAt, `content ${painted} ms, app ${appAt} ms`);
  assert.deepEqual(await moved(page), []);
});

test('search engines and link previews find title, description, picture, address and both languages', async (t) => {
  const atlas = await openPage(t, { javaScriptEnabled: false });
  const { page } = atlas;
  const of = (selector, name = 'content') => page.locator(`head ${selector}`).getAttribute(name);
  assert.equal(await page.title(), 'Generative AI Atlas · 生成式 AI 图谱');
  const ideas = catalog.systems.filter((s) => s.level === 'concept').length;
  assert.match(await of('meta[name=description]'), new RegExp(`${catalog.systems.length - ideas}[\\s\\S]*谁在何时`));
  for (const name of ['title', 'description', 'type', 'url', 'image', 'locale'])
    assert.ok((await of(`meta[property="og:${name}"]`)).length > 1, name);
  assert.equal(await of('meta[name="twitter:card"]'), 'summary_large_image');
  const links = {};
  for (const lang of ['en', 'zh-Hans', 'x-default'])
    links[lang] = await of(`link[rel=alternate][hreflang="${lang}"]`, 'href');
  assert.match(links.en, /\?lang=en$/);
  assert.match(links['zh-Hans'], /\?lang=zh$/);
  assert.equal(links['x-default'], await of('link[rel=canonical]', 'href'));
  const picture = await page.request.get(new URL(await of('meta[property="og:image"]'), atlas.address).href);
  const bytes = await picture.body();
  assert.deepEqual(
    [picture.headers()['content-type'], bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
    ['image/png', 1200, 630],
  );
  assert.ok(bytes.length <= 150_000, `${bytes.length} bytes`);
});
