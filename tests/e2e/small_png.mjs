// Screenshots as PNGs with a palette, a third as large. Without any program but the browser.
import { deflateSync } from 'node:zlib';

/** The same picture in at most 256 colours. */
export async function smallPng(page, shot) {
  return png(await page.evaluate(pixels, [...shot]));
}

/** Runs in the browser: a picture's pixels with 256 of its colours, every other replaced by the nearest. */
async function pixels(bytes) {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colours = Uint32Array.from({ length: width * height }, (_, n) => (data[4 * n] << 16) | (data[4 * n + 1] << 8) | data[4 * n + 2]);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const far = (a, b) => [16, 8, 0].reduce((sum, bits) => sum + (((a >> bits) & 255) - ((b >> bits) & 255)) ** 2, 0);
  // The next colour is the one that most is lost without: often there, and unlike those already taken. So the
  // few pixels of a mark keep their colour among thousands of shades of letters.
  const rest = [...counts].map(([colour, count]) => ({ colour, count, away: Infinity, nearest: 0 }));
  const palette = [];
  let next = rest.reduce((a, b) => (b.count > a.count ? b : a));
  while (palette.length < 256 && next.away > 0) {
    palette.push(next.colour);
    let most = -1;
    for (const entry of rest) {
      const away = far(entry.colour, palette.at(-1));
      if (away < entry.away) [entry.away, entry.nearest] = [away, palette.length - 1];
      if (entry.away * entry.count > most) [most, next] = [entry.away * entry.count, entry];
    }
  }
  const places = new Map(rest.map((entry) => [entry.colour, entry.nearest]));
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
