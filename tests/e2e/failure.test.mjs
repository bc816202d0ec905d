// The program cannot have what it needs: the page before it stays whole and says in both languages what is missing.
import { assert, catalog, openPage, test } from './harness/test.mjs';

const FAULTS = {
  'not arriving': (route) => route.abort(),
  'not there': (route) => route.fulfill({ status: 404, body: '' }),
  broken: (route) => route.fulfill({ contentType: 'application/json', body: '{"systems": [' }),
  'of another shape': (route) => route.fulfill({ contentType: 'application/json', body: '{"other": true}' }),
};
const SENTENCES = [/The charts are missing/, /图表缺失/];

for (const [fault, answer] of Object.entries(FAULTS)) {
  for (const locale of ['en-US', 'zh-CN']) {
    test(`the catalog's core ${fault}: said in both languages, the table stays (${locale})`, async (t) => {
      const atlas = await openPage(t, { locale, at: 'about:blank' });
      await atlas.page.route('**/data/core-*', answer);
      await atlas.page.goto(atlas.address);
      await atlas.page.locator('#boot-line[role=alert]').waitFor();
      const words = await atlas.page.locator('#boot-line').innerText();
      const [first, second] = SENTENCES.map((sentence) => words.search(sentence));
      assert.ok(first >= 0 && second >= 0, words);
      assert.equal(first < second, locale === 'en-US', 'the reader’s language first');
      assert.equal(await atlas.page.locator('tbody tr:visible').count(), catalog.systems.length);
      assert.deepEqual(await atlas.violations(), []);
    });
  }
}

test('after a failure a reload brings the charts', async (t) => {
  const atlas = await openPage(t, { at: 'about:blank' });
  await atlas.page.route('**/data/core-*', FAULTS['not arriving']);
  await atlas.page.goto(atlas.address);
  await atlas.page.locator('#boot-line[role=alert]').waitFor();
  await atlas.page.unroute('**/data/core-*');
  await atlas.page.reload();
  await atlas.ready();
});
