// The pictures of README.md, of the built page itself: docs/pictures/*.png, each at most 200 kB. Run by `./dev pictures`.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Atlas } from '../tests/e2e/harness/atlas.mjs';
import { launch, ROOT, serve } from '../tests/e2e/harness/site.mjs';
import { quantise } from './quantise.mjs';

const MOST_BYTES = 200_000;
const PICTURES = {
  // `until`: cut below this part. `under`: scrolled until this part stands under the bar of filters.
  'en-light': { query: '?in=article&at=stable-diffusion&depth=2', width: 1440, height: 1300, until: 'timeline-card' },
  'zh-dark': {
    query: '?lang=zh&theme=dark&at=gpt-3',
    width: 1440,
    height: 900,
    locale: 'zh-CN',
    colorScheme: 'dark',
    under: 'growth-card',
  },
  phone: {
    query: '?in=article&zoom=20190101..20230401',
    width: 390,
    height: 844,
    hasTouch: true,
    under: 'timeline-card',
  },
};

const folder = join(ROOT, 'docs/pictures');
await mkdir(folder, { recursive: true });
const { address, close } = await serve();
const browser = await launch();
for (const [name, { until, under, ...options }] of Object.entries(PICTURES)) {
  const atlas = await Atlas.open(browser, address, options);
  await atlas.ready();
  if (under) {
    await atlas.get(under).evaluate((card) => {
      const bar = document.getElementById('filters').offsetHeight; // it is sticky
      scrollBy({ top: card.getBoundingClientRect().top - bar - 12, behavior: 'instant' });
    });
  }
  await atlas.still();
  const bottom = until
    ? await atlas.get(until).evaluate((card) => card.getBoundingClientRect().bottom + 16)
    : options.height;
  const shot = await atlas.page.screenshot({
    clip: { x: 0, y: 0, width: options.width, height: Math.min(bottom, options.height) },
  });
  const small = quantise(shot);
  await writeFile(join(folder, `${name}.png`), small);
  console.log(`docs/pictures/${name}.png, ${small.length} bytes`);
  if (small.length > MOST_BYTES) process.exitCode = 1;
  await atlas.close();
}
await browser.close();
await close();
