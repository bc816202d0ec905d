// The picture of link previews, of the built page itself: public/icons/share.png, 1200 × 630.
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Atlas } from '../tests/e2e/harness/atlas.mjs';
import { launch, ROOT, serve } from '../tests/e2e/harness/site.mjs';
import { quantise } from './quantise.mjs';

const file = join(ROOT, 'public/icons/share.png');
const { address, close } = await serve();
const browser = await launch();
const atlas = await Atlas.open(browser, address, { width: 1500, height: 788, deviceScaleFactor: 0.8 });
await atlas.ready();
// Title and sentence, then the growth chart: what tells the story at the size of a thumbnail.
await atlas.page.evaluate(() => {
  for (const part of document.querySelectorAll(
    '.filters, .active, .page__aside, .table-card, .footer, .header__actions, .card__tools, [data-testid=timeline-card]',
  ))
    part.hidden = true;
  document.querySelector('h1').textContent = 'Generative AI Atlas · 生成式 AI 图谱';
  document.querySelector('.page').style.gridTemplateColumns = '1fr';
});
await atlas.still();
const shot = await atlas.page.screenshot({ clip: { x: 0, y: 0, width: 1500, height: 787.5 } });
await writeFile(file, quantise(shot));
await browser.close();
await close();
console.log(`public/icons/share.png, ${(await stat(file)).size} bytes`);
