// Script time of what a reader does most, by the browser's own count (ScriptDuration), median of 20.
import { launch, serve } from './support.mjs';

const RUNS = 20;
const { address, close } = await serve();
const browser = await launch();
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
await page.goto(address);
await page.waitForFunction(() => document.querySelectorAll('tbody tr').length > 0 && document.querySelectorAll('[data-testid=credits] li').length > 3);
const debug = await page.context().newCDPSession(page);
await debug.send('Performance.enable');
const script = async () => (await debug.send('Performance.getMetrics')).metrics.find((m) => m.name === 'ScriptDuration').value * 1000;

async function median(name, act) {
  const times = [];
  for (let n = -2; n < RUNS; n += 1) {
    const before = await script();
    await act(n + 2);
    await page.waitForTimeout(150);
    if (n >= 0) times.push((await script()) - before);
  }
  times.sort((a, b) => a - b);
  console.log(`${name.padEnd(44)} ${times[RUNS / 2].toFixed(1)} ms (${times[0].toFixed(1)} to ${times.at(-1).toFixed(1)})`);
}

await median('filter click, charts and table', (n) => page.getByTestId(`open-${n % 2 ? 0 : 1}`).locator('input').evaluate((input) => input.click()));
const box = await page.getByTestId('timeline').boundingBox();
await median('hover to tooltip', (n) => page.mouse.move(box.x + 560 + n * 14, box.y + 255 + (n % 6) * 16));
await median('zoom', (n) => page.getByTestId(n % 2 ? 'zoom-all' : 'zoom-in').evaluate((button) => button.click()));
await median('select', (n) => page.locator(`tr[data-id="${n % 2 ? 'gpt-3' : 'gpt-2'}"] button`).evaluate((button) => button.click()));
await browser.close();
await close();
