// What changed in the data: asked for only by a reader who opens it, said in the page's language, a way to each system;
// and the data for others lie where the page says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, catalog, DIST, openPage, test, visit } from './harness/test.mjs';

const changes = JSON.parse(readFileSync(join(DIST, 'data/changes.json'), 'utf8'));
const newest = changes.versions[0];
const isAsked = (atlas) => atlas.requests.some((url) => /\/data\/changed-/.test(url));

/** Opens the list and waits for its first version. */
async function open(atlas) {
  await atlas.get('changes').locator('summary').click();
  await atlas.get('changes').locator('h3').first().waitFor();
}

for (const [locale, added, corrected] of [
  ['en-US', 'Added', 'Corrected'],
  ['zh-CN', '新增', '更正'],
]) {
  test(`the changes come when they are opened, every one of them (${locale})`, async (t) => {
    const atlas = await visit(t, { locale });
    assert.ok(!isAsked(atlas), 'nothing is fetched before');
    await open(atlas);
    assert.ok(isAsked(atlas));
    const list = atlas.get('changes');
    assert.equal(await list.locator('h3').count(), changes.versions.length);
    assert.ok((await list.locator('h3').first().innerText()).includes(newest.version));
    const headings = await list.locator('h4').allInnerTexts();
    assert.deepEqual(headings.slice(0, 2), [added, corrected]);
    assert.equal(await list.locator('ul').first().locator('li').count(), newest.added.length);
    const facts = changes.versions.reduce((sum, v) => sum + (v.corrected ?? []).length + (v.renamed ?? []).length, 0);
    assert.equal(await list.locator('.changes__fact').count(), facts);
  });
}

test('a name in the list selects its system and brings its card into the window', async (t) => {
  const atlas = await visit(t);
  await open(atlas);
  const id = newest.added[0];
  const { name } = catalog.systems.find((system) => system.id === id);
  await atlas.get('changes').getByRole('button', { name, exact: true }).click();
  await atlas.page.waitForURL((url) => url.searchParams.get('at') === id);
  await atlas.still();
  assert.equal(await atlas.selectedName(), name);
  assert.ok(
    await atlas.get('details-name').evaluate((e) => {
      const { top, bottom } = e.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }),
    'the card is in the window',
  );
});

test('changes that do not arrive: said, with the file; tried again', async (t) => {
  const atlas = await openPage(t);
  await atlas.ready();
  await atlas.page.route('**/data/changed-*', (route) => route.abort());
  const list = atlas.get('changes');
  await list.locator('summary').click();
  await list.getByText('could not be loaded').waitFor();
  assert.equal(await list.getByRole('link').getAttribute('href'), './data/changes.json');
  await atlas.page.unroute('**/data/changed-*');
  await list.getByRole('button', { name: 'Try again' }).click();
  await list.locator('h3').first().waitFor();
});

test('the data for others are there, and the head names feed and data set', async (t) => {
  const atlas = await openPage(t, { javaScriptEnabled: false });
  const { page } = atlas;
  const hrefs = await page.locator('.footer a').evaluateAll((links) => links.map((link) => link.href));
  const feed = page.locator('head link[type="application/atom+xml"]');
  hrefs.push(await feed.evaluate((link) => link.href));
  for (const file of ['catalog.json', 'systems.csv', 'lineage.csv', 'datapackage.json', 'changes.xml'])
    assert.ok(
      hrefs.some((href) => href.endsWith(`/data/${file}`)),
      file,
    );
  for (const href of hrefs) assert.equal((await page.request.get(href)).status(), 200, href);
  const described = await (await page.request.get(`${atlas.address}data/datapackage.json`)).json();
  assert.equal(described.version, catalog.version);
  for (const { path } of described.resources)
    assert.equal((await page.request.get(`${atlas.address}data/${path}`)).status(), 200, path);
  const dataset = JSON.parse(await page.locator('head script[type="application/ld+json"]').textContent());
  assert.deepEqual([dataset['@type'], dataset.version], ['Dataset', catalog.version]);
});
