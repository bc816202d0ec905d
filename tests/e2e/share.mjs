// The picture of link previews, of the built page itself: public/icons/share.png, 1200 × 630.
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { Atlas, ROOT, launch, serve } from './support.mjs';

const file = join(ROOT, 'public/icons/share.png');
const { address, close } = await serve();
const browser = await launch();
const atlas = await Atlas.open(browser, address, { width: 1500, height: 788, deviceScaleFactor: 0.8 });
// Title and sentence, then the growth chart: what tells the story at the size of a thumbnail.
await atlas.page.evaluate(() => {
  for (const part of document.querySelectorAll('.filters, .active, .page__aside, .table-card, .footer, .header__actions, .card__tools, [data-testid=timeline-card]')) part.hidden = true;
  document.querySelector('h1').textContent = 'Generative AI Atlas · 生成式 AI 图谱';
  document.querySelector('.page').style.gridTemplateColumns = '1fr';
});
await atlas.settled();
await atlas.page.waitForTimeout(300);
const shot = await atlas.page.screenshot({ clip: { x: 0, y: 0, width: 1500, height: 787.5 } });
await writeFile(file, png(await atlas.page.evaluate(pixels, [...shot])));
await browser.close();
await close();
console.log(`public/icons/share.png, ${(await stat(file)).size} bytes`);

/** Runs in the browser: a picture's pixels with the 256 commonest colours, every other replaced by the nearest. */
async function pixels(bytes) {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colours = Uint32Array.from({ length: width * height }, (_, n) => (data[4 * n] << 16) | (data[4 * n + 1] << 8) | data[4 * n + 2]);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const far = (a, b) => [16, 8, 0].reduce((sum, bits) => sum + (((a >> bits) & 255) - ((b >> bits) & 255)) ** 2, 0);
  const places = new Map(palette.map((colour, n) => [colour, n]));
  for (const colour of counts.keys()) if (!places.has(colour)) places.set(colour, places.get(palette.reduce((best, c) => (far(c, colour) < far(best, colour) ? c : best))));
  return { width, height, palette, indices: [...colours].map((colour) => places.get(colour)) };
}

/** A PNG with a palette, for which a screenshot's size is a third. */
function png({ width, height, palette, indices }) {
  const crc = (bytes) => {
    let c = ~0;
    for (const byte of bytes) {
      c ^= byte;
      for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    }
    return ~c >>> 0;
  };
  const u32 = (n) => Buffer.from([n >>> 24, n >>> 16, n >>> 8, n]);
  const chunk = (name, body) => {
    const named = Buffer.concat([Buffer.from(name), body]);
    return Buffer.concat([u32(body.length), named, u32(crc(named))]);
  };
  const rows = Buffer.alloc(height * (width + 1)); // each row begins with 0: no filter
  for (let y = 0; y < height; y++) rows.set(indices.slice(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([8, 3, 0, 0, 0])])),
    chunk('PLTE', Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
