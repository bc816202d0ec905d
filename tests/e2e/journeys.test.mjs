// The main journeys of a reader, in a real browser against dist/.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { Atlas, launch, serve } from './support.mjs';

const CATALOG = JSON.parse(readFileSync(new URL('../../public/data/catalog.json', import.meta.url)));
const TOTAL = CATALOG.systems.length;

let site, browser;
before(async () => {
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function visit(options, journey) {
  const atlas = await Atlas.open(browser, site.address, options);
  try {
    await journey(atlas);
    assert.deepEqual(atlas.errors, []);
    assert.deepEqual(await atlas.violations(), []);
  } finally {
    await atlas.close();
  }
}

test('filtering by openness changes both charts, the counts and the table alike', () =>
  visit({}, async (atlas) => {
    const all = await atlas.shown();
    assert.equal(all, TOTAL);
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
  }));

test('organisations are found in both languages and add up', () =>
  visit({ locale: 'zh-CN' }, async (atlas) => {
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
  }));

test('family, country, years, sizes and free text each leave what they promise', () =>
  visit({}, async (atlas) => {
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
    for (const [words, id] of [['文心一言', 'ernie-bot'], ['gpt3', 'gpt-3'], ['openai gpt 4', 'gpt-4']]) {
      await atlas.search(words);
      assert.ok((await atlas.visibleIds()).includes(id), words);
    }
  }));

test('an empty result says so and offers a way out that works', () =>
  visit({ query: '?q=nothing-has-this-name&open=yes' }, async (atlas) => {
    assert.equal(await atlas.shown(), 0);
    assert.equal(await atlas.visibleRows(), 0);
    await atlas.get('empty').getByRole('button').first().click();
    await atlas.settled();
    assert.ok((await atlas.shown()) > 0);
  }));

test('selecting in the table selects everywhere, with sources and conflicts', () =>
  visit({}, async (atlas) => {
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
  }));

for (const chart of ['timeline', 'growth']) {
  test(`a mark of the ${chart} shows its facts on hover and is selected by a click`, () =>
    visit({ query: '?in=figure' }, async (atlas) => {
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
    }));
}

test('zoom by button, key and Ctrl-wheel; the plain wheel scrolls the page', () =>
  visit({}, async (atlas) => {
    await atlas.get('zoom-in').click();
    await atlas.settled();
    await atlas.page.waitForTimeout(400);
    assert.match(await atlas.query(), /zoom=\d{8}\.\.\d{8}/);
    await atlas.get('zoom-all').click();
    await atlas.get('growth').focus();
    await atlas.page.keyboard.press('+');
    await atlas.page.keyboard.press('Shift+ArrowRight');
    await atlas.page.waitForTimeout(400);
    assert.match(await atlas.query(), /zoom=/);
    await atlas.page.keyboard.press('0');
    await atlas.page.waitForTimeout(400);
    assert.doesNotMatch(await atlas.query(), /zoom=/);
    const box = await atlas.get('timeline').boundingBox();
    await atlas.page.evaluate(() => scrollTo(0, 0));
    await atlas.page.mouse.move(box.x + 500, 500);
    await atlas.page.mouse.wheel(0, 200);
    await atlas.page.waitForTimeout(400);
    assert.ok((await atlas.page.evaluate(() => scrollY)) > 50);
    assert.doesNotMatch(await atlas.query(), /zoom=/);
    await atlas.page.keyboard.down('Control');
    await atlas.page.mouse.wheel(0, -300);
    await atlas.page.keyboard.up('Control');
    await atlas.page.waitForTimeout(400);
    assert.match(await atlas.query(), /zoom=/);
  }));

test('the language switches everything and the address remembers it', () =>
  visit({ locale: 'zh-CN' }, async (atlas) => {
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
  }));

test('sizes are written as the browser itself would, in both languages', async () => {
  const { systems } = CATALOG;
  const sizes = new Map(systems.map((s) => [s.id, s.parameters?.total]));
  for (const locale of ['en-US', 'zh-CN']) {
    await visit({ locale }, async (atlas) => {
      const intl = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
      const cells = await atlas.page.locator('tbody tr').evaluateAll((rows) => rows.map((r) => [r.dataset.id, r.querySelector('.number').innerText]));
      assert.equal(cells.length, TOTAL);
      for (const [id, cell] of cells.filter(([id]) => sizes.get(id))) {
        const bare = (text) => text.replace(/[\s≈]/g, '');
        assert.equal(bare(cell), bare(intl.format(sizes.get(id))), id);
      }
    });
  }
});

test('the theme follows the system, switches and is remembered', () =>
  visit({ colorScheme: 'dark' }, async (atlas) => {
    const theme = () => atlas.page.locator('html').getAttribute('data-theme');
    assert.equal(await theme(), 'dark');
    await atlas.get('theme').click();
    await atlas.settled();
    assert.equal(await theme(), 'light');
    await atlas.go('');
    assert.equal(await theme(), 'light');
  }));

test('a link opens the same view in a new tab; back and forward work', () =>
  visit({}, async (atlas) => {
    await atlas.choose('open', 2);
    await atlas.choose('lanes', 1);
    await atlas.get('scale-1').locator('input').check({ force: true });
    await atlas.settled();
    const [query, shown] = [new URL(atlas.page.url()).search, await atlas.shown()];
    assert.match(query, /open=no/);
    await visit({ query }, async (other) => {
      assert.equal(await other.shown(), shown);
      assert.ok(await other.get('lanes-1').locator('input').isChecked());
      assert.ok(await other.get('scale-1').locator('input').isChecked());
    });
    await atlas.page.goBack();
    await atlas.page.goBack();
    await atlas.settled();
    assert.ok(!(await atlas.get('lanes-1').locator('input').isChecked()));
    assert.equal(await atlas.shown(), shown);
    await atlas.page.goBack();
    await atlas.settled();
    assert.equal(await atlas.shown(), TOTAL);
    await atlas.page.goForward();
    await atlas.settled();
    assert.equal(await atlas.shown(), shown);
  }));

test('hostile links give the plain page and a quiet note', async () => {
  for (const query of ['?q=%E0%A4%A', '?at=%3Cimg%20src=x%20onerror=alert(1)%3E', '?open=javascript:alert(1)', '?q=%00', '?zoom=99999999..1', `?q=${'x'.repeat(9000)}`, '?org=nobody-here', '?__proto__=1&constructor=2']) {
    await visit({ query }, async (atlas) => {
      assert.equal(await atlas.page.locator('tbody tr').count(), TOTAL, query.slice(0, 40));
      assert.ok(await atlas.get('notice').isVisible(), query.slice(0, 40));
    });
  }
});

test('the canvases are really painted', () =>
  visit({}, async (atlas) => {
    for (const chart of ['timeline', 'growth']) {
      const inked = await atlas.get(chart).locator('canvas').evaluate((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let n = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i] < 200) n += 1;
        return n;
      });
      assert.ok(inked > 5000, `${chart}: ${inked}`);
    }
  }));

for (const width of [360, 768, 1440]) {
  test(`no two texts of a chart overlap at ${width} px, measured in the browser's fonts`, async () => {
    for (const locale of ['en-US', 'zh-CN']) {
      for (const query of ['', '?in=figure', '?zoom=20230101..20240601']) {
        await visit({ width, locale, query }, async (atlas) => {
          for (const chart of ['timeline', 'growth']) {
            const texts = await atlas.drawn(chart);
            assert.ok(texts.length > 8, `${chart}: ${texts.length} texts`);
            for (const [n, a] of texts.entries()) {
              for (const b of texts.slice(n + 1)) {
                const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                assert.ok(across <= 1 || down <= 1, `${chart} ${locale} ${query}: “${a.text}” on “${b.text}” (${across.toFixed(1)} × ${down.toFixed(1)} px)`);
              }
            }
          }
        });
      }
    }
  });
}

test('without storage or a canvas the table is still there, with a sentence', async () => {
  const noStorage = () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
  await visit({ init: noStorage }, async (atlas) => {
    await atlas.get('theme').click();
    assert.equal(await atlas.visibleRows(), TOTAL);
  });
  const context = await browser.newContext();
  await context.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
  const page = await context.newPage();
  await page.goto(site.address);
  await page.waitForFunction((total) => document.querySelectorAll('tbody tr').length === total, TOTAL);
  assert.equal(await page.locator('.chart__failed:not([hidden])').count(), 2);
  await context.close();
});

test('without WebAssembly the page says so in both languages', async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => { delete window.WebAssembly; });
  const page = await context.newPage();
  await page.goto(site.address);
  await page.waitForFunction(() => document.querySelector('#boot-line[role=alert]'));
  assert.match(await page.locator('#boot-line').innerText(), /WebAssembly[\s\S]*WebAssembly/);
  await context.close();
});

test('a first visit makes at most ten requests, all to its own host', () =>
  visit({}, async (atlas) => {
    assert.ok(atlas.requests.length <= 10, atlas.requests.join('\n'));
    assert.ok(atlas.requests.every((url) => url.startsWith(site.address)), atlas.requests.join('\n'));
  }));

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
for (const locale of ['en-US', 'zh-CN']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing, target sizes included (${locale}, ${colorScheme})`, () =>
      visit({ locale, colorScheme }, async (atlas) => {
        // The page's policy refuses eval, so the script is handed in as a debugger does.
        const debug = await atlas.page.context().newCDPSession(atlas.page);
        await debug.send('Runtime.evaluate', { expression: axe });
        for (const step of ['plain', 'selected', 'menu']) {
          if (step === 'selected') await atlas.page.locator('tr[data-id="gpt-3"] button').click();
          if (step === 'menu') await atlas.openMenu('organisation');
          await atlas.settled();
          // What the sticky bar half covers is no small target: look from the top.
          await atlas.page.evaluate(() => scrollTo(0, 0));
          const found = await atlas.page.evaluate(async () => {
            const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
            const result = await window.axe.run(document, { runOnly, rules: { 'target-size': { enabled: true } } });
            return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(' | ')}`);
          });
          assert.deepEqual(found, [], step);
        }
      }));
  }
}

test('a menu opens, is used and closes by keyboard, and the focus returns', () =>
  visit({}, async (atlas) => {
    await atlas.page.locator('#menu-button-family').focus();
    await atlas.page.keyboard.press('Enter');
    await atlas.settled();
    await atlas.page.keyboard.press('Tab');
    await atlas.page.keyboard.press('Space');
    await atlas.settled();
    assert.ok((await atlas.shown()) < TOTAL);
    await atlas.page.keyboard.press('Escape');
    await atlas.settled();
    assert.equal(await atlas.page.evaluate(() => document.activeElement.id), 'menu-button-family');
    assert.equal(await atlas.page.locator('#menu-button-family').getAttribute('aria-expanded'), 'false');
  }));
