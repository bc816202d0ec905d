// The page's own policy (no inline script, no markup made of strings) and every state of the page under it.
// What the policy refuses, `visit` asks at the end of each test; here each state is named as it is asked.
import { assert, openPage, PHONE, test, visit } from './harness/test.mjs';

test('the policy is there and refuses markup made of strings', async (t) => {
  const atlas = await openPage(t);
  const policy = await atlas.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  for (const rule of ["default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'"]) {
    assert.ok(policy.includes(rule), rule);
  }
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
  const refused = await atlas.page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>x</b>';
      return null;
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(refused, 'TypeError');
  await atlas.page.waitForFunction(() => window.__violations.length > 0); // the harness hears of it
});

/** Where the mouse meets the largest cluster of the timeline. */
async function hoverCluster(atlas) {
  const clusters = (await atlas.drawn('timeline')).filter((d) => /^\+\d+$/.test(d.text));
  assert.ok(clusters.length > 0, 'the page has clusters');
  const { top, bottom, left, right } = clusters[0];
  const canvas = atlas.get('timeline').locator('canvas');
  await canvas.evaluate((c, y) => scrollTo(0, scrollY + c.getBoundingClientRect().top + y - innerHeight / 2), top);
  await atlas.settled();
  const box = await canvas.boundingBox();
  await atlas.page.mouse.move(box.x + (left + right) / 2, box.y + (top + bottom) / 2);
  await atlas.settled();
  assert.ok(await atlas.get('timeline').getByTestId('tooltip').isVisible(), 'the cluster answers');
}

const MENUS = ['openness', 'organisation', 'family', 'modality', 'country', 'range'];

/** What a reader can bring the page into, one after the other. */
const STATES = {
  plain: () => {},
  'each menu': async (atlas) => {
    for (const menu of MENUS) await atlas.openMenu(menu);
    await atlas.page.keyboard.press('Escape');
  },
  'a choice in a menu, its chip': async (atlas) => {
    await atlas.toggleOption('organisation', 'openai');
    await atlas.page.keyboard.press('Escape');
    await atlas.page.locator('.chip').first().click();
  },
  'a cluster under the mouse': hoverCluster,
  'a cluster opened': async (atlas) => {
    await atlas.page.mouse.down();
    await atlas.page.mouse.up();
    await atlas.zoom();
    await atlas.get('zoom-all').click();
  },
  'a card': (atlas) => atlas.page.locator('tr[data-id="gpt-3"] button.link').click(),
  'its descent, all steps': (atlas) => atlas.choose('depth', 3),
  'a path': async (atlas) => {
    await atlas.get('path-to').fill('GPT-2');
    await atlas.get('path-to').press('Enter');
  },
  'a path that is not there': async (atlas) => {
    await atlas.get('path-to').fill('No such thing');
    await atlas.get('path-to').press('Enter');
  },
  'no card': (atlas) => atlas.get('close-details').click(),
  'the list of keys': async (atlas) => {
    await atlas.get('show-keys').click();
    await atlas.page.keyboard.press('Escape');
  },
  'a mark by keyboard': async (atlas) => {
    await atlas.get('growth').focus();
    await atlas.page.keyboard.press('End');
  },
  'other lanes, scale and trend': async (atlas) => {
    for (const [name, n] of [
      ['lanes', 1],
      ['scale', 1],
      ['trend', 2],
      ['counting', 1],
      ['collection', 1],
    ])
      await atlas.choose(name, n);
  },
  'another order of the table': (atlas) => atlas.get('sort-size').click(),
  'nothing found': (atlas) => atlas.search('nothing-has-this-name'),
  'a way out': (atlas) => atlas.get('empty').getByRole('button').first().click(),
  'the other theme': (atlas) => atlas.get('theme').click(),
  'the other language': async (atlas) => {
    await atlas.get('language').click();
    await atlas.ready();
  },
  'back and forward': async (atlas) => {
    await atlas.page.goBack();
    await atlas.page.goForward();
  },
  'a link not understood': (atlas) => atlas.go('?open=nonsense&x=1&org=no-such-lab&at=nobody'),
  'a link to a path': (atlas) => atlas.go('?at=gan&to=stable-diffusion&depth=all'),
};

async function isQuiet(atlas, state) {
  await atlas.settled();
  assert.deepEqual(await atlas.violations(), [], state);
  assert.deepEqual(atlas.errors, [], state);
}

for (const locale of ['en-US', 'zh-CN']) {
  test(`no state of the page is against the policy (${locale})`, async (t) => {
    const atlas = await visit(t, { locale, query: '?names=all' });
    for (const [state, reach] of Object.entries(STATES)) {
      await t.test(state, async () => {
        await reach(atlas);
        await isQuiet(atlas, state);
      });
    }
  });

  test(`nor is one on a phone (${locale})`, async (t) => {
    const atlas = await visit(t, { ...PHONE, locale });
    await isQuiet(atlas, 'plain');
    await atlas.get('fold').tap();
    for (const menu of MENUS) await atlas.openMenu(menu);
    await isQuiet(atlas, 'the sheet of filters');
    await atlas.go('?at=gpt-3');
    await isQuiet(atlas, 'the sheet of details');
  });
}

test('copying refused leaves the policy alone, too', async (t) => {
  const init = () => Object.defineProperty(navigator, 'clipboard', { value: undefined });
  const atlas = await visit(t, { query: '?at=gpt-3', init });
  await atlas.get('copy-link').click();
  await isQuiet(atlas, 'the link stands ready');
});
