// Timings of the built page: when a visit sees content and charts, and the script time of what a reader does most.
// They depend on the machine, so no test holds them; compare two builds on one machine, in turn.
import { Atlas } from '../tests/e2e/harness/atlas.mjs';
import { launch, serve } from '../tests/e2e/harness/site.mjs';

const VISITS = 5;
const RUNS = 20;
const PHONE = { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

function report(name, times) {
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  console.log(`${name.padEnd(52)} ${median.toFixed(1)} ms (${times[0].toFixed(1)} to ${times.at(-1).toFixed(1)})`);
}

/** First content, first canvas and both charts drawn, ms from the start of the navigation. */
async function start(name, browser, address, options, slow) {
  const times = { 'first content': [], 'program starts': [], 'charts and texts are there': [] };
  for (let n = 0; n < VISITS; n += 1) {
    const atlas = await Atlas.open(browser, address, { ...options, at: 'about:blank' });
    if (slow) {
      const debug = await atlas.page.context().newCDPSession(atlas.page);
      const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
      await debug.send('Network.enable');
      await debug.send('Network.emulateNetworkConditions', line);
      await debug.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    }
    await atlas.page.goto(address, { waitUntil: 'commit' });
    await atlas.ready();
    const at = await atlas.page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0].startTime,
      window.__appAt,
      performance.now(),
    ]);
    for (const [i, list] of Object.values(times).entries()) list.push(at[i]);
    await atlas.close();
  }
  for (const [what, list] of Object.entries(times)) report(`${name}: ${what}`, list);
}

/** Script time by the browser's own count (ScriptDuration). */
async function script(name, atlas, debug, act) {
  const duration = async () => {
    const { metrics } = await debug.send('Performance.getMetrics');
    return metrics.find((m) => m.name === 'ScriptDuration').value * 1000;
  };
  const times = [];
  for (let n = -2; n < RUNS; n += 1) {
    const before = await duration();
    await act(n + 2);
    await atlas.page.waitForTimeout(150); // what the act has put off, the address among it
    if (n >= 0) times.push((await duration()) - before);
  }
  report(name, times);
}

const { address, close } = await serve();
const browser = await launch();
await start('desktop', browser, address, {}, false);
await start('slow phone', browser, address, PHONE, true);

const atlas = await Atlas.open(browser, address);
await atlas.ready();
const debug = await atlas.page.context().newCDPSession(atlas.page);
await debug.send('Performance.enable');
const act = (name, what) => script(name, atlas, debug, what);
const press = (locator) => locator.evaluate((e) => e.click());
await act('filter click, charts and table', (n) => press(atlas.get(`open-${n % 2 ? 0 : 1}`).locator('input')));
const box = await atlas.get('timeline').boundingBox();
await act('hover to tooltip', (n) => atlas.page.mouse.move(box.x + 560 + n * 14, box.y + 255 + (n % 6) * 16));
await act('zoom', (n) => press(atlas.get(n % 2 ? 'zoom-all' : 'zoom-in')));
await act('select', (n) => press(atlas.page.locator(`tr[data-id="${n % 2 ? 'gpt-3' : 'gpt-2'}"] button`)));
await browser.close();
await close();
