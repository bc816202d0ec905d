// Fingers on a touch screen, as the browser's own debugger sends them.

/** Places on the way from one to another, both included. */
export const path = ([x0, y0], [x1, y1], steps = 10) =>
  Array.from({ length: steps + 1 }, (_, n) => [x0 + ((x1 - x0) * n) / steps, y0 + ((y1 - y0) * n) / steps]);

/** One finger for each path: they come down one after the other, move together, one step a frame, and lift. */
export async function touch(atlas, ...paths) {
  const debug = await atlas.page.context().newCDPSession(atlas.page);
  const send = (type, touchPoints) => debug.send('Input.dispatchTouchEvent', { type, touchPoints });
  const points = (n) => paths.map((places, id) => ({ x: places[n][0], y: places[n][1], id }));
  for (const down of paths.keys()) await send('touchStart', points(0).slice(0, down + 1));
  for (let n = 1; n < paths[0].length; n += 1) {
    await send('touchMove', points(n));
    await atlas.page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await send('touchEnd', []);
  await debug.detach();
  await atlas.still();
}
