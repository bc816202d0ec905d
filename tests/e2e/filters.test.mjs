// Filters: what an option promises, the count, the table and both charts must all say the same.
import { assert, catalog, systems, test, visit } from './harness/test.mjs';

/** The ids shown, sorted, after asking that every part of the page counts the same. */
async function agree(atlas, expected) {
  const ids = (await atlas.visibleIds()).sort();
  const sums = await atlas.chartSums();
  assert.deepEqual(
    { shown: await atlas.shown(), timeline: sums.timeline, growth: sums.growth },
    { shown: ids.length, timeline: ids.length, growth: ids.length },
  );
  if (expected) assert.deepEqual(ids, expected.map((s) => s.id).sort());
  return ids;
}
const where = (test) => systems.filter(test);
const year = (s) => s.released && Number(s.released.slice(0, 4));

test('a plain visit shows everything', async (t) => {
  const atlas = await visit(t);
  await agree(
    atlas,
    where(() => true),
  );
  assert.ok(await atlas.get('reset').isDisabled());
});

test('openness: the promised counts come true', async (t) => {
  const atlas = await visit(t);
  const promised = [];
  for (const n of [1, 2, 3]) promised[n] = await atlas.segmentCount('open', n);
  assert.equal(promised[1] + promised[2] + promised[3], await atlas.segmentCount('open', 0));
  for (const n of [1, 2, 3]) {
    await atlas.choose('open', n);
    assert.equal((await agree(atlas)).length, promised[n]);
  }
  await atlas.choose('open', 1);
  await agree(
    atlas,
    where((s) => ['open', 'restricted'].includes(s.openness)),
  );
  // The meaning of "open" is the reader's.
  await atlas.openMenu('openness');
  await atlas.get('meaning-licence').check({ force: true });
  await atlas.settled();
  await agree(
    atlas,
    where((s) => s.openness === 'open'),
  );
  await atlas.get('meaning-article').check({ force: true });
  await atlas.settled();
  await agree(
    atlas,
    where((s) => s.article?.open === true),
  );
  assert.match(await atlas.text('meaning'), /article’s table/);
  // At release or today is the reader's choice, too.
  await atlas.get('meaning-weights').check({ force: true });
  await atlas.get('asof-today').check({ force: true });
  await atlas.settled();
  await agree(
    atlas,
    where((s) => ['open', 'restricted'].includes(s.opened?.openness ?? s.openness)),
  );
  assert.match(await atlas.query(), /asof=today/);
  assert.match(await atlas.text('meaning'), /today \(as of /);
});

test('six classes: the menu', async (t) => {
  const atlas = await visit(t);
  const promised = await atlas.optionCount('openness', 'restricted');
  await atlas.toggleOption('openness', 'restricted');
  assert.equal(
    (
      await agree(
        atlas,
        where((s) => s.openness === 'restricted'),
      )
    ).length,
    promised,
  );
});

for (const [locale, word] of [
  ['en-US', 'baidu'],
  ['zh-CN', '百度'],
]) {
  test(`organisation: found in the menu, two at once (${locale})`, async (t) => {
    const atlas = await visit(t, { locale });
    await atlas.openMenu('organisation');
    await atlas.get('option-search').fill(word);
    await atlas.settled();
    const seen = await atlas.page.locator('#menu-organisation li:not([hidden])').count();
    assert.ok(seen >= 1 && seen < 5, `${seen} options for ${word}`);
    const promised = await atlas.optionCount('organisation', 'baidu');
    await atlas.toggleOption('organisation', 'baidu');
    assert.equal(
      (
        await agree(
          atlas,
          where((s) => s.organisations?.includes('baidu')),
        )
      ).length,
      promised,
    );
    await atlas.get('option-search').fill('openai');
    await atlas.toggleOption('organisation', 'openai');
    await agree(
      atlas,
      where((s) => s.organisations?.some((o) => o === 'baidu' || o === 'openai')),
    );
    assert.equal((await atlas.query()).match(/org=([^&]*)/)?.[1], 'baidu~openai');
    await atlas.get('option-search').fill('zzzz');
    await atlas.settled();
    assert.equal(await atlas.page.locator('#menu-organisation li:not([hidden])').count(), 0);
    assert.ok(await atlas.page.locator('#menu-organisation .hint').isVisible());
  });
}

test('family: the key is the filter', async (t) => {
  const atlas = await visit(t);
  const key = atlas.get('key-gan');
  const promised = Number(await key.locator('.count').innerText());
  const families = catalog.families.filter((f) => f.lane === 'gan').map((f) => f.id);
  await key.click();
  await atlas.settled();
  assert.equal(
    (
      await agree(
        atlas,
        where((s) => families.includes(s.family)),
      )
    ).length,
    promised,
  );
  assert.equal(await key.getAttribute('aria-pressed'), 'true');
  await key.click();
  await atlas.settled();
  await agree(
    atlas,
    where(() => true),
  );
});

test('country', async (t) => {
  const atlas = await visit(t);
  const home = new Map(catalog.organisations.map((o) => [o.id, o.country]));
  const promised = await atlas.optionCount('country', 'CN');
  await atlas.toggleOption('country', 'CN');
  assert.equal(
    (
      await agree(
        atlas,
        where((s) => s.organisations?.some((o) => home.get(o) === 'CN')),
      )
    ).length,
    promised,
  );
});

test('modality', async (t) => {
  const atlas = await visit(t);
  const promised = await atlas.optionCount('modality', 'video');
  await atlas.toggleOption('modality', 'video');
  assert.equal(
    (
      await agree(
        atlas,
        where((s) => s.modalities.includes('video')),
      )
    ).length,
    promised,
  );
});

test('years: both ends count, ends the wrong way round are put in order', async (t) => {
  const atlas = await visit(t);
  await atlas.openMenu('range');
  await atlas.get('year-from').selectOption('2019');
  await atlas.get('year-to').selectOption('2020');
  await atlas.settled();
  await agree(
    atlas,
    where((s) => year(s) >= 2019 && year(s) <= 2020),
  );
  await atlas.get('year-to').selectOption('2018');
  await atlas.settled();
  await agree(
    atlas,
    where((s) => year(s) >= 2018 && year(s) <= 2019),
  );
});

test('parameter range: sizes not known do not pass', async (t) => {
  const atlas = await visit(t);
  await atlas.openMenu('range');
  await atlas.get('size-from').selectOption('1e9');
  await atlas.settled();
  await agree(
    atlas,
    where((s) => s.parameters.total >= 1e9),
  );
  await atlas.get('size-to').selectOption('1e10');
  await atlas.settled();
  const ids = await agree(
    atlas,
    where((s) => s.parameters.total >= 1e9 && s.parameters.total <= 1e10),
  );
  assert.ok(ids.length > 5);
  assert.equal((await atlas.chartSums()).unknown, 0);
});

test('free text: Chinese names, aliases, all words', async (t) => {
  const atlas = await visit(t);
  for (const text of ['文心一言', 'Wenxin Yiyan', 'wenxin  YIYAN', 'ernie bot']) {
    await atlas.search(text);
    assert.ok((await agree(atlas)).includes('ernie-bot'), text);
    assert.ok((await atlas.shown()) < 10, text);
  }
});

test('chips undo one choice each; reset undoes all', async (t) => {
  const atlas = await visit(t);
  await atlas.choose('open', 1);
  await atlas.toggleOption('organisation', 'meta');
  await atlas.toggleOption('country', 'US');
  await atlas.search('llama');
  const ids = await agree(atlas);
  assert.ok(ids.length > 0 && ids.length < 20);
  assert.equal((await atlas.chips()).length, 4);
  let shown = ids.length;
  for (let left = 3; left >= 0; left -= 1) {
    await atlas.page.locator('.chips .chip').first().click();
    await atlas.settled();
    assert.equal((await atlas.chips()).length, left);
    const now = (await agree(atlas)).length;
    assert.ok(now >= shown, 'undoing brings back');
    shown = now;
  }
  await agree(
    atlas,
    where(() => true),
  );
  await atlas.choose('open', 2);
  await atlas.search('gpt');
  await atlas.get('reset').click();
  await atlas.settled();
  await agree(
    atlas,
    where(() => true),
  );
  assert.equal(await atlas.get('search').inputValue(), '');
});

test('nothing passes: said, with a way out that works', async (t) => {
  const atlas = await visit(t);
  await atlas.choose('open', 1);
  await atlas.search('chatgpt zzzz');
  await agree(atlas, []);
  const empty = atlas.get('empty');
  assert.ok(await empty.isVisible());
  const way = empty.getByRole('button').first();
  const promised = Number((await way.innerText()).match(/(\d+) systems?$/)[1]);
  await way.click();
  await atlas.settled();
  assert.equal((await agree(atlas)).length, promised);
  assert.equal(await atlas.get('empty').count(), 0);
  await atlas.search('zzzz');
  await atlas.get('empty').getByRole('button').last().click();
  await atlas.settled();
  await agree(
    atlas,
    where(() => true),
  );
});

test('collections: the article and its figure', async (t) => {
  const atlas = await visit(t);
  for (const [n, name] of [
    [1, 'article'],
    [2, 'figure'],
  ]) {
    await atlas.choose('collection', n);
    assert.deepEqual(
      (await atlas.visibleIds()).sort(),
      catalog.systems
        .filter((s) => s.collections.includes(name))
        .map((s) => s.id)
        .sort(),
    );
    assert.equal(await atlas.shown(), await atlas.visibleRows());
  }
});
