// What machines can tell of accessibility, and the way through the page by keyboard.
import { assert, axeFindings, test, visit } from './harness/test.mjs';

for (const colorScheme of ['light', 'dark']) {
  for (const locale of ['en-US', 'zh-CN']) {
    test(`axe finds nothing: ${colorScheme}, ${locale}`, async (t) => {
      const atlas = await visit(t, { colorScheme, locale });
      assert.deepEqual(await axeFindings(atlas.page), [], 'plain');
      await atlas.page.locator('tr[data-id="gpt-3"] button').click();
      await atlas.settled();
      // What the sticky bar half covers is no small target: look from the top.
      await atlas.page.evaluate(() => scrollTo(0, 0));
      assert.deepEqual(await axeFindings(atlas.page), [], 'selected');
      await atlas.go('?at=gpt-3&open=no');
      await atlas.openMenu('organisation');
      assert.deepEqual(await axeFindings(atlas.page), [], 'selected, menu open');
      await atlas.openMenu('range');
      assert.deepEqual(await axeFindings(atlas.page), [], 'ranges');
    });
  }
}

test('axe finds nothing on a phone, filters unfolded, a system chosen', async (t) => {
  const atlas = await visit(t, { width: 360, height: 740, hasTouch: true });
  await atlas.get('fold').click();
  await atlas.settled();
  assert.deepEqual(await axeFindings(atlas.page), [], 'unfolded');
  await atlas.go('?at=gpt-3');
  assert.deepEqual(await axeFindings(atlas.page), [], 'sheet');
});

test('axe finds nothing when nothing passes and a link was not understood', async (t) => {
  const atlas = await visit(t, { query: '?q=nothing-has-this-name&x=1' });
  assert.deepEqual(await axeFindings(atlas.page), []);
});

const focus = (atlas) =>
  atlas.page.evaluate(() => {
    const e = document.activeElement;
    return e.dataset.testid || e.id || e.closest('[data-testid]')?.dataset.testid || e.className || e.tagName;
  });

test('Tab reaches the skip link first, then search, menus, charts and table', async (t) => {
  const atlas = await visit(t);
  const seen = [];
  for (let n = 0; n < 90; n += 1) {
    await atlas.page.keyboard.press('Tab');
    const at = await focus(atlas);
    seen.push(at);
    if (at === 'sort-name') break;
  }
  assert.equal(seen[0], 'skip');
  const order = [
    'skip',
    'language',
    'search',
    'menu-openness',
    'menu-organisation',
    'menu-range',
    'timeline',
    'growth',
    'sort-name',
  ].map((id) => seen.indexOf(id));
  assert.ok(
    order.every((at) => at >= 0),
    `${order} in ${seen}`,
  );
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
    seen.join(' '),
  );
});

test('the skip link leads to the table', async (t) => {
  const atlas = await visit(t);
  await atlas.page.keyboard.press('Tab');
  const skip = atlas.page.locator('.skip');
  const box = await skip.boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0, 'visible while focused');
  await atlas.page.keyboard.press('Enter');
  await atlas.settled();
  assert.equal(await atlas.page.evaluate(() => document.activeElement.id), 'table');
  assert.ok(
    await atlas.page
      .locator('#table')
      .evaluate((e) => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().top < innerHeight),
  );
});

test('a menu by keyboard: opens, chooses, Escape closes it and gives the focus back', async (t) => {
  const atlas = await visit(t);
  await atlas.page.locator('#menu-button-organisation').focus();
  await atlas.page.keyboard.press('Enter');
  await atlas.settled();
  assert.equal(await atlas.get('menu-organisation').getAttribute('aria-expanded'), 'true');
  await atlas.page.keyboard.press('Tab');
  assert.equal(await focus(atlas), 'option-search');
  await atlas.page.keyboard.type('openai');
  await atlas.page.keyboard.press('Tab');
  await atlas.page.keyboard.press('Space');
  await atlas.settled();
  assert.match(await atlas.query(), /org=openai/);
  assert.equal(await focus(atlas), 'option-openai', 'the focus stays in the list');
  await atlas.page.keyboard.press('Escape');
  await atlas.settled();
  assert.equal(await atlas.get('menu-organisation').getAttribute('aria-expanded'), 'false');
  assert.equal(await focus(atlas), 'menu-organisation');
});

test('focus is visible', async (t) => {
  const atlas = await visit(t);
  for (const id of ['search', 'growth', 'sort-name', 'theme']) {
    await atlas.page.keyboard.press('Tab');
    await atlas.get(id).focus();
    const outline = await atlas.get(id).evaluate((e) => {
      const s = getComputedStyle(e);
      return `${s.outlineStyle} ${s.outlineWidth} ${s.boxShadow}`;
    });
    assert.doesNotMatch(outline, /^none .* none$/, id);
  }
});

test('the count is told to screen readers once the typing stops', async (t) => {
  const atlas = await visit(t);
  await atlas.search('gpt-3');
  await atlas.page.waitForFunction(() =>
    /^\d+ of \d+ shown$/.test(document.querySelector('#app [role=status].visually-hidden')?.textContent ?? ''),
  );
});

test('the table says how it is sorted', async (t) => {
  const atlas = await visit(t);
  for (const key of ['name', 'date', 'org', 'family', 'size', 'open']) {
    await atlas.get(`sort-${key}`).click();
    await atlas.settled();
    const first = await atlas.page.locator(`th[data-key=${key}]`).getAttribute('aria-sort');
    await atlas.get(`sort-${key}`).click();
    await atlas.settled();
    const second = await atlas.page.locator(`th[data-key=${key}]`).getAttribute('aria-sort');
    assert.deepEqual([first, second].sort(), ['ascending', 'descending'], key);
    assert.equal(await atlas.page.locator('th[aria-sort=ascending], th[aria-sort=descending]').count(), 1);
  }
});
