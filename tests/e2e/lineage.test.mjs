// Lineage on the timeline: depth, what is drawn and what cannot be, the path to another system.
import { assert, test, visit } from './harness/test.mjs';

/** The colours that names on the timeline are written in, by name. */
async function tones(atlas) {
  return Object.fromEntries((await atlas.drawn('timeline')).map((d) => [d.text, d.fill]));
}
const numbers = (text) => text.match(/\d+/g).map(Number);

test('lineage: kin stand out, the depth is chosen, a path is found in words and picture', async (t) => {
  const atlas = await visit(t);
  const plain = await tones(atlas);
  assert.equal(plain['GPT-2'], plain.BERT, 'without a selection nothing stands back');

  // One step is drawn at once; who is no kin stands back.
  await atlas.page.locator('tr[data-id="gpt-3"] button.link').click();
  await atlas.settled();
  const one = await tones(atlas);
  assert.equal(one['GPT-2'], plain['GPT-2']);
  assert.equal(one['GPT-3'], plain['GPT-3']);
  assert.notEqual(one.BERT, plain.BERT);
  const [, descendants] = numbers(await atlas.text('kin'));
  assert.doesNotMatch(await atlas.query(), /depth=/);

  // All steps, by the keyboard; the address says it, and going back undoes it.
  await atlas.get('depth-1').locator('input').focus();
  for (let n = 1; n < 4; n += 1) await atlas.page.keyboard.press('ArrowRight');
  await atlas.settled();
  assert.match(await atlas.query(), /depth=all/);
  const all = numbers(await atlas.text('kin'));
  assert.ok(all[1] > descendants, `${all} and ${descendants}`);
  assert.notEqual((await tones(atlas))['GPT-4'], one['GPT-4']);
  await atlas.choose('depth', 0);
  assert.deepEqual(await tones(atlas), plain, 'none: nothing stands back');
  assert.ok(!(await atlas.get('kin').isVisible()));

  // A path, by a name in another spelling.
  await atlas.go('?at=gan');
  await atlas.get('path-to').fill('stable diffusion');
  await atlas.page.keyboard.press('Enter');
  await atlas.settled();
  assert.match(await atlas.query(), /at=gan&to=stable-diffusion/);
  const names = await atlas.get('path-words').getByRole('button').allInnerTexts();
  assert.deepEqual([names.at(0), names.at(-1)], ['GAN', 'Stable Diffusion']);
  assert.ok(names.length > 2);
  assert.equal(await atlas.get('path-words').locator('.aside').count(), names.length - 1, 'every step is named');
  const path = await tones(atlas);
  for (const name of names) assert.equal(path[name], plain[name], name);
  // Each is a button that selects it; the path now begins there.
  await atlas.get('path-words').getByRole('button', { name: names[1], exact: true }).click();
  await atlas.settled();
  assert.equal(await atlas.selectedName(), names[1]);
  assert.deepEqual(await atlas.get('path-words').getByRole('button').allInnerTexts(), names.slice(1));

  // No line of descent, and no such name.
  await atlas.get('path-to').fill('GPT-3');
  await atlas.get('path-to').press('Enter');
  await atlas.settled();
  assert.match(await atlas.text('path-answer'), /No line of descent/);
  await atlas.get('path-to').fill('No such thing');
  await atlas.get('path-to').press('Enter');
  await atlas.settled();
  assert.match(await atlas.text('path-answer'), /No system has this name/);
  await atlas.get('path-clear').click();
  await atlas.settled();
  assert.doesNotMatch(await atlas.query(), /to=/);
});

test('lineage: what cannot be drawn is listed with its reason, in both languages', async (t) => {
  const atlas = await visit(t, { query: '?at=gan&class=open' });
  await atlas.get('undrawn').locator('summary').click();
  assert.match(await atlas.text('undrawn'), /is hidden by the filters/);
  await atlas.go('?at=gru&lang=zh');
  await atlas.get('undrawn').locator('summary').click();
  assert.match(await atlas.text('undrawn'), /LSTM.*早于时间轴的起点/s);
  await atlas.go('?at=gpt-3&to=no-such-system');
  assert.match(await atlas.text('notice'), /no-such-system/);
});
