// Screenshots of the built page at four widths, both themes, both languages, into shots/ (git-ignored).
// With arguments: only those whose name contains one of them.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Atlas } from '../tests/e2e/harness/atlas.mjs';
import { launch, ROOT, serve } from '../tests/e2e/harness/site.mjs';

const VIEWS = {
  plain: '',
  selected: '?at=gpt-3',
  figure: '?in=figure&at=stable-diffusion',
  empty: '?q=nothing-has-this-name',
  zoomed: '?zoom=20230101..20240101&lanes=organisation',
  linear: '?scale=linear&trend=records',
};
const MOST_HEIGHT = 6000;

function* situations() {
  for (const view of Object.keys(VIEWS)) {
    for (const width of [360, 768, 1440, 2560]) {
      for (const colorScheme of ['light', 'dark']) {
        for (const locale of ['en-US', 'zh-CN']) {
          yield { name: `${view}-${width}-${locale.slice(0, 2)}-${colorScheme}`, view, width, colorScheme, locale };
        }
      }
    }
  }
}
/** Without arguments the rarer views are taken at two widths only, each language in one theme. */
function isWanted({ name, view, width, colorScheme, locale }, words) {
  if (words.length) return words.some((word) => name.includes(word));
  if (['plain', 'selected'].includes(view)) return true;
  return [360, 1440].includes(width) && (colorScheme === 'dark') === (locale === 'zh-CN');
}

const out = join(ROOT, 'shots');
await mkdir(out, { recursive: true });
const { address, close } = await serve();
const browser = await launch();
for (const situation of situations()) {
  if (!isWanted(situation, process.argv.slice(2))) continue;
  const { name, view, width, colorScheme, locale } = situation;
  const height = width < 500 ? 740 : 900;
  const options = { query: VIEWS[view], width, height, locale, colorScheme, hasTouch: width < 800 };
  const atlas = await Atlas.open(browser, address, options);
  await atlas.ready();
  // The first screens, and all of the page down to the table's first rows.
  const top = await atlas.get('table-card').evaluate((e) => e.getBoundingClientRect().top + scrollY);
  const clip = { x: 0, y: 0, width, height: Math.min(top + 500, MOST_HEIGHT) };
  await atlas.page.screenshot({ path: join(out, `${name}.png`), clip, fullPage: true });
  await atlas.close();
  console.log(`shots/${name}.png`);
}
await browser.close();
await close();
