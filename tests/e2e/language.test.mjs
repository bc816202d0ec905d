// Two languages and two themes: all of the page follows, numbers as the browser itself would write them.
import { assert, catalog, test, visit } from './harness/test.mjs';

const ENGLISH = [
  'Open?',
  'Timeline',
  'Parameter growth',
  'Reset filters',
  'Not stated',
  'How to read the marks',
  'All shown systems',
  'Everything to 2026',
  'Zoom in',
  'Data and credits',
  'Press a heading',
  'shown',
  'doubled every',
  'outside the shown',
  'unknown size',
  'not known',
  'Skip to',
  'Language models',
  'Details',
  'Openness',
  'Organisation',
];
const CHINESE = [
  '是否开放',
  '筛选',
  '清除',
  '未说明',
  '显示',
  '翻一番',
  '规模未知',
  '未知',
  '跳到',
  '机构',
  '详情',
  '开放程度',
  '时间线',
  '参数量',
];

/** All words of the page, also those only heard. Names, sources and the language button are as they are. */
const words = (atlas) =>
  atlas.page.evaluate(() => {
    const out = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.currentNode; node; node = walk.nextNode()) {
      if (node.nodeType === 3) {
        if (
          !node.parentElement.closest(
            'bdi, [data-testid=credits], [data-testid=sources], [data-testid=language], .details__reference, .details__other, script',
          )
        )
          out.push(node.data);
      } else
        for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
          if (node.getAttribute(name)) out.push(node.getAttribute(name));
    }
    return out;
  });

async function speaks(atlas, lang) {
  assert.equal(await atlas.page.locator('html').getAttribute('lang'), lang === 'zh' ? 'zh-Hans' : 'en');
  const all = await words(atlas);
  const foreign = lang === 'zh' ? ENGLISH : CHINESE;
  const found = all.filter((text) => foreign.some((f) => text.includes(f)));
  assert.deepEqual(found, [], `words of the other language on the ${lang} page`);
  for (const chart of ['timeline', 'growth']) {
    const drawn = (await atlas.drawn(chart)).map((d) => d.text);
    assert.deepEqual(
      drawn.filter((text) => foreign.some((f) => text.includes(f))),
      [],
      `on the ${chart}`,
    );
  }
  assert.match(all[0], lang === 'zh' ? /生成式 AI 图谱$/ : /Generative AI Atlas$/);
}

test('a Chinese browser gets Chinese, an English one English, any other English', async (t) => {
  for (const [locale, lang] of [
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
  ]) {
    await speaks(await visit(t, { locale }), lang);
  }
});

test('switching makes everything follow, keeps the view and the focus, and is remembered', async (t) => {
  const atlas = await visit(t, { query: '?at=gpt-3&open=no' });
  const ids = (await atlas.visibleIds()).sort();
  await speaks(atlas, 'en');
  await atlas.get('language').click();
  await atlas.ready();
  await speaks(atlas, 'zh');
  assert.deepEqual((await atlas.visibleIds()).sort(), ids);
  assert.equal(await atlas.selectedName(), 'GPT-3');
  assert.equal(await atlas.page.evaluate(() => document.activeElement.dataset.testid), 'language');
  await atlas.go('');
  await speaks(atlas, 'zh');
  await atlas.get('language').click();
  await atlas.ready();
  await speaks(atlas, 'en');
});

for (const [locale, lang] of [
  ['en-US', 'en'],
  ['zh-CN', 'zh'],
]) {
  test(`sizes as Intl writes them (${lang})`, async (t) => {
    const atlas = await visit(t, { locale });
    const sizes = await atlas.page
      .locator('tbody tr')
      .evaluateAll((rows) => Object.fromEntries(rows.map((r) => [r.dataset.id, r.cells[4].textContent])));
    const intl = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en', {
      notation: 'compact',
      maximumSignificantDigits: 3,
    });
    const plain = (text) => text.replace(/[\s\u00a0\u202f]/g, '');
    const wrong = [];
    let compared = 0;
    for (const { id, parameters } of catalog.systems) {
      if (!(id in sizes)) wrong.push(`${id} missing`);
      else if (parameters.total) {
        compared += 1;
        const expected = (parameters.status === 'estimated' ? '≈' : '') + plain(intl.format(parameters.total));
        if (plain(sizes[id]) !== expected) wrong.push(`${id}: ${sizes[id]} is not ${expected}`);
      } else if (/\d/.test(sizes[id])) wrong.push(`${id}: ${sizes[id]} out of nothing`);
    }
    assert.deepEqual(wrong, []);
    assert.equal(compared, catalog.systems.filter((s) => s.parameters.total).length);
  });
}

test('the theme follows the system, switches, repaints and is remembered', async (t) => {
  const brightness = (atlas, chart) =>
    atlas
      .get(chart)
      .locator('canvas')
      .evaluate((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        // Where nothing is painted the card shows through.
        const at = [data[0], data[1], data[2], data[3]];
        const card = getComputedStyle(canvas.closest('.card'))
          .backgroundColor.match(/[\d.]+/g)
          .map(Number);
        const colour = at[3] > 0 ? at : card;
        return (colour[0] + colour[1] + colour[2]) / 3;
      });
  const ink = (atlas) => atlas.drawn('timeline').then((texts) => [...new Set(texts.map((d) => d.fill))]);
  const dark = await visit(t, { colorScheme: 'dark' });
  assert.equal(await dark.page.locator('html').getAttribute('data-theme'), 'dark');
  const atlas = await visit(t);
  assert.equal(await atlas.page.locator('html').getAttribute('data-theme'), 'light');
  for (const chart of ['timeline', 'growth']) assert.ok((await brightness(atlas, chart)) > 200, chart);
  const before = await ink(atlas);
  await atlas.get('theme').click();
  await atlas.settled();
  assert.equal(await atlas.page.locator('html').getAttribute('data-theme'), 'dark');
  for (const chart of ['timeline', 'growth']) assert.ok((await brightness(atlas, chart)) < 60, chart);
  assert.notDeepEqual(await ink(atlas), before);
  assert.deepEqual(await ink(atlas), await ink(dark));
  await atlas.go('');
  assert.equal(await atlas.page.locator('html').getAttribute('data-theme'), 'dark');
});
