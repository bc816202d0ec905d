// Screenshots of the built page at four widths, both themes, both languages, into shots/ (git-ignored).
// With arguments: only those whose name contains one of them.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Atlas } from '../tests/e2e/harness/atlas.mjs';
import { launch, ROOT, serve } from '../tests/e2e/harness/site.mjs';

const wanted = process.argv.slice(2);
const out = join(ROOT, 'shots');
await mkdir(out, { recursive: true });
const { address, close } = await serve();
const browser = await launch();
const VIEWS = {
  plain: '',
  selected: '?at=gpt-3',
  figure: '?in=figure&at=stable-diffusion',
  empty: '?q=nothing-has-this-name',
  zoomed: '?zoom=20230101..20240101&lanes=organisation',
  linear: '?scale=linear&trend=records',
};
for (const [view, query] of Object.entries(VIEWS)) {
  for (const width of [360, 768, 1440, 2560]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const locale of ['en-US', 'zh-CN']) {
        const name = `${view}-${width}-${locale.slice(0, 2)}-${colorScheme}`;
        if (wanted.length && !wanted.some((w) => name.includes(w))) continue;
        if (
          !wanted.length &&
          !['plain', 'selected'].includes(view) &&
          (width === 768 || width === 2560 || (colorScheme === 'dark') !== (locale === 'zh-CN'))
        )
          continue;
        const atlas = await Atlas.open(browser, address, {
          query,
          width,
          height: width < 500 ? 740 : 900,
          locale,
          colorScheme,
          hasTouch: width < 800,
        });
        await atlas.ready();
        // The first screens, and all of the page down to the table's first rows.
        const top = await atlas.page.getByTestId('table-card').evaluate((e) => e.getBoundingClientRect().top + scrollY);
        await atlas.page.screenshot({
          path: join(out, `${name}.png`),
          clip: { x: 0, y: 0, width, height: Math.min(top + 500, 6000) },
          fullPage: true,
        });
        await atlas.close();
        console.log(`shots/${name}.png`);
      }
    }
  }
}
await browser.close();
await close();
