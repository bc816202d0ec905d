// Content before script: what the page says before the program arrives and without it, that nothing jumps
// when the app takes over, and what search engines and link previews read.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Atlas, ROOT, catalog, launch, serve } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser, server, data;
before(async () => {
  [browser, server, data] = [await launch(), await serve(), await catalog()];
});
after(async () => {
  await browser.close();
  await server.close();
});

/** A page that need not become the app. */
async function look(t, { query = '', init, block, width = 1440, height = 900, ...rest } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US', ...rest });
  t.after(() => context.close());
  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  if (block) await page.route(/\.wasm$/, block);
  await page.goto(server.address + query, { waitUntil: block ? 'commit' : 'load' });
  return page;
}
/** The cells of the table as they are seen, row by row. */
const table = (page) => page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim())));
const noWasm = () => { delete window.WebAssembly; };

test('with script off every system is there, in both languages', async (t) => {
  const page = await look(t, { javaScriptEnabled: false });
  const rows = await page.locator('tbody tr').all();
  assert.equal(rows.length, data.systems.length);
  const all = await page.locator('tbody').textContent();
  for (const system of data.systems) for (const name of [system.name, system.name_zh]) if (name) assert.ok(all.includes(name), name);
  const ideas = data.systems.filter((s) => s.level === 'concept').length;
  assert.match(await page.locator('.header__line').innerText(), new RegExp(`^${data.systems.length - ideas} systems and ${ideas} ideas, \\d{4} to \\d{4}; \\d+ open$`));
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
  const rows = await table(await look(t, { javaScriptEnabled: false }));
  for (const row of rows) assert.ok(row.length === 6 && row.every((cell) => cell.length > 0 || row[2] === ''), row.join(' | '));
  assert.ok(rows.every((row) => /^(≈ )?[\d.]+[KMBT]?$|^–$|^not known$/.test(row[4]) && row[4] !== '0'));
});

for (const [locale, lang] of [['en-US', 'en'], ['zh-CN', 'zh-Hans']]) {
  test(`before the app and after it the table says the same (${locale})`, async (t) => {
    const still = await look(t, { locale, init: noWasm });
    await still.locator('#boot-line[role=alert]').waitFor();
    assert.equal(await still.locator('html').getAttribute('lang'), lang);
    const atlas = await Atlas.open(browser, server.address, { locale });
    t.after(() => atlas.close());
    const [rows, own] = [await table(still), await table(atlas.page)];
    assert.equal(rows.length, own.length);
    for (const [n, row] of own.entries()) assert.deepEqual(rows[n], row);
    assert.equal(await still.locator('h1').innerText(), await atlas.page.locator('h1').innerText());
    assert.equal(await still.locator('.header__line').innerText(), await atlas.text('headline'));
  });
}

for (const [what, options] of [['removed', { init: noWasm }], ['not arriving', { block: (route) => route.abort() }]]) {
  test(`with WebAssembly ${what} every system is there, and both languages say what is missing`, async (t) => {
    const page = await look(t, { locale: 'zh-CN', ...options });
    await page.locator('#boot-line[role=alert]').waitFor();
    assert.match(await page.locator('#boot-line').innerText(), /^图表缺失[\s\S]*The charts are missing/);
    assert.equal(await page.locator('tbody tr:visible').count(), data.systems.length);
    assert.equal(await page.locator('.static__wait').first().isVisible(), false);
    assert.ok((await page.locator('#table').boundingBox()).y < 400, 'the table follows at once');
  });
}

test('opened as a file the page is styled, complete, and says what to do', async (t) => {
  const context = await browser.newContext({ locale: 'en-US' });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(ROOT, 'dist/index.html')).href);
  await page.locator('#boot-line[role=alert]').waitFor();
  assert.match(await page.locator('#boot-line').innerText(), /^The charts are missing[\s\S]*http-server[\s\S]*图表缺失/);
  assert.equal(await page.locator('tbody tr:visible').count(), data.systems.length);
  await page.locator('.static__wait').first().waitFor({ state: 'hidden' });
});

test('axe finds nothing before the app and without it', async (t) => {
  for (const options of [{ init: noWasm }, { init: noWasm, locale: 'zh-CN', colorScheme: 'dark', width: 360 }, { block: () => {} }, { block: () => {}, locale: 'zh-CN', width: 360 }]) {
    const page = await look(t, options);
    await page.waitForFunction(() => document.documentElement.dataset.theme && document.querySelector('.footer'));
    if (options.init) await page.locator('#boot-line[role=alert]').waitFor();
    const debug = await page.context().newCDPSession(page);
    await debug.send('Runtime.evaluate', { expression: axe });
    const found = await page.evaluate(async () => {
      const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
      const result = await window.axe.run(document, { runOnly, rules: { 'target-size': { enabled: true } } });
      return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(' | ')}`);
    });
    assert.deepEqual(found, [], JSON.stringify(options));
  }
});

test('the link, the earlier choice and the browser choose the language, in this order', async (t) => {
  const remembered = () => localStorage.setItem('atlas-lang', 'zh');
  const cases = [[{ query: '?lang=zh' }, 'zh-Hans'], [{ query: '?lang=en', init: remembered }, 'en'], [{ init: remembered }, 'zh-Hans'], [{ query: '?lang=xx', init: remembered }, 'zh-Hans'], [{ locale: 'zh-TW' }, 'zh-Hans'], [{ locale: 'fr-FR' }, 'en']];
  for (const [options, lang] of cases) {
    const page = await look(t, { ...options, block: () => {} });
    await page.locator(`html[lang=${lang}]`).waitFor();
    await page.locator('tbody tr').last().waitFor();
    assert.equal(await page.locator('h1').innerText(), lang === 'en' ? 'Generative AI Atlas' : '生成式 AI 图谱');
  }
});

/** Notes what moved by itself, and when content and canvases appeared. */
function watch() {
  window.__moved = [];
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) window.__moved.push({ value: shift.value, what: shift.sources.map((s) => `${s.node?.nodeName}.${s.node?.className} ${JSON.stringify(s.previousRect)} ${JSON.stringify(s.currentRect)}`) });
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('canvas')) return;
    window.__appAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
const moved = (page) => page.evaluate(() => window.__moved);

for (const width of [360, 1440]) {
  for (const locale of ['en-US', 'zh-CN']) {
    test(`nothing moves by itself when the app takes over, at ${width} px (${locale})`, async (t) => {
      const atlas = await Atlas.open(browser, server.address, { width, locale, init: watch });
      t.after(() => atlas.close());
      await atlas.page.waitForTimeout(300);
      assert.deepEqual(await moved(atlas.page), []);
    });

    test(`who reads the table keeps the place when the app takes over, at ${width} px (${locale})`, async (t) => {
      for (const n of [0, 57, 300, 357]) {
        let go;
        const page = await look(t, { width, locale, init: watch, block: (route) => { go = () => route.continue(); } });
        const wanted = page.locator('tbody tr').nth(n);
        await wanted.waitFor({ state: 'attached' });
        await page.waitForFunction(() => document.documentElement.dataset.theme); // boot.js runs
        await wanted.evaluate((r) => scrollBy(0, r.getBoundingClientRect().top - 180));
        await page.waitForTimeout(150);
        // At the end of the page the row before the eyes is an earlier one.
        const eyes = await page.evaluate(() => document.elementFromPoint(innerWidth / 2, 200).closest('tr').rowIndex - 1);
        const seen = () => page.locator('tbody tr').nth(eyes).evaluate((r) => ({ name: r.cells[0].innerText.replace(/\s+/g, ' ').trim(), top: r.getBoundingClientRect().top }));
        const before = await seen();
        go();
        await page.locator('canvas').first().waitFor({ state: 'attached' });
        await page.waitForTimeout(400);
        const after = await seen();
        assert.equal(after.name, before.name);
        assert.ok(Math.abs(after.top - before.top) < 2, `row ${n}: ${before.top} -> ${after.top}`);
        assert.deepEqual(await moved(page), [], `row ${n}`);
        await page.context().close();
      }
    });
  }
}

test('on a slow phone the content is painted within 1.5 s, before the program runs, and nothing moves', async (t) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN' });
  t.after(() => context.close());
  await context.addInitScript(watch);
  const page = await context.newPage();
  const debug = await context.newCDPSession(page);
  await debug.send('Network.enable');
  await debug.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 });
  await debug.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(server.address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.__appAt && document.querySelectorAll('[data-testid=credits] li').length > 3, null, { timeout: 60_000 });
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  const appAt = await page.evaluate(() => window.__appAt);
  t.diagnostic(`first content ${painted.toFixed(0)} ms, app ${appAt.toFixed(0)} ms`);
  assert.ok(painted <= 1500, `first content after ${painted} ms`);
  assert.ok(painted < appAt, `content ${painted} ms, app ${appAt} ms`);
  assert.deepEqual(await moved(page), []);
});

test('search engines and link previews find title, description, picture, address and both languages', async (t) => {
  const page = await look(t, { javaScriptEnabled: false });
  const of = (selector, name = 'content') => page.locator(`head ${selector}`).getAttribute(name);
  assert.equal(await page.title(), 'Generative AI Atlas · 生成式 AI 图谱');
  assert.match(await of('meta[name=description]'), /358|346[\s\S]*谁在何时/);
  for (const name of ['title', 'description', 'type', 'url', 'image', 'locale']) assert.ok((await of(`meta[property="og:${name}"]`)).length > 1, name);
  assert.equal(await of('meta[name="twitter:card"]'), 'summary_large_image');
  const links = {};
  for (const lang of ['en', 'zh-Hans', 'x-default']) links[lang] = await of(`link[rel=alternate][hreflang="${lang}"]`, 'href');
  assert.match(links.en, /\?lang=en$/);
  assert.match(links['zh-Hans'], /\?lang=zh$/);
  assert.equal(links['x-default'], await of('link[rel=canonical]', 'href'));
  const picture = await page.request.get(new URL(await of('meta[property="og:image"]'), server.address).href);
  const bytes = await picture.body();
  assert.deepEqual([picture.headers()['content-type'], bytes.readUInt32BE(16), bytes.readUInt32BE(20)], ['image/png', 1200, 630]);
  assert.ok(bytes.length <= 150_000, `${bytes.length} bytes`);
});
