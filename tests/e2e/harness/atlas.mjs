// A page object with verbs: what a reader does with the atlas, and what a reader sees of it. Asks for roles, text
// and data-testid, never for whole HTML.
import assert from 'node:assert/strict';
import { watchPage } from './watch.mjs';

/** One tab on the atlas. */
export class Atlas {
  constructor(page, address) {
    this.page = page;
    this.address = address;
    this.errors = [];
    this.requests = [];
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      // Chromium says this of every preload that carries a checksum.
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('request', (request) => this.requests.push(request.url()));
  }

  /**
   * Opens a tab and waits for nothing but the page's load. `init` runs in it before the page's own script. `holdWasm`
   * is given the request for the program and decides what becomes of it; then not even the load is waited for. `at`:
   * another address than the atlas's.
   */
  static async open(browser, address, options = {}) {
    const {
      query = '',
      at = address + query,
      width = 1440,
      height = 900,
      locale = 'en-US',
      init,
      holdWasm,
      ...rest
    } = options;
    const viewport = { width, height };
    const context = await browser.newContext({
      viewport,
      locale,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      ...rest,
    });
    await context.addInitScript(watchPage);
    if (init) await context.addInitScript(init);
    const atlas = new Atlas(await context.newPage(), address);
    if (holdWasm) await atlas.page.route(/\.wasm$/, holdWasm);
    await atlas.page.goto(at, { waitUntil: holdWasm ? 'commit' : 'load' });
    return atlas;
  }

  async go(query = '') {
    await this.page.goto(this.address + query);
    await this.ready();
  }

  /** Both charts drawn, the table filled, the texts there. */
  async ready() {
    await this.page.waitForFunction(() => {
      const canvases = [...document.querySelectorAll('canvas')];
      const isDrawn = canvases.length === 3 && canvases.every((c) => window.__drawn(c).length > 0);
      const count = (selector) => document.querySelectorAll(selector).length;
      return isDrawn && count('tbody tr') > 0 && count('[data-testid=credits] li') > 3;
    });
    await this.settled();
  }

  /** Effects have run and the frame is painted. */
  async settled() {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))),
    );
  }

  /** The page has stopped scrolling. */
  async still() {
    await this.page.evaluate(() => {
      const FRAMES = 8;
      return new Promise((done) => {
        let [last, same] = [scrollY, 0];
        const look = () => {
          same = scrollY === last ? same + 1 : 0;
          last = scrollY;
          if (same === FRAMES) done();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    });
    await this.settled();
  }

  get(testId) {
    return this.page.getByTestId(testId);
  }

  async text(testId) {
    return (await this.get(testId).innerText()).trim();
  }

  /** "37 of 358 shown" -> 37. */
  async shown() {
    return Number((await this.text('shown')).match(/\d+/)[0]);
  }

  async visibleRows() {
    return this.page.locator('tbody tr:not([hidden])').count();
  }

  async visibleIds() {
    return this.page.locator('tbody tr:not([hidden])').evaluateAll((rows) => rows.map((r) => r.dataset.id));
  }

  /** Ids of the systems the timeline and the growth chart say they draw, by their descriptions. */
  async chartCount(chart) {
    return Number((await this.get(chart).getAttribute('aria-label')).match(/\d+/)[0]);
  }

  async drawn(chart) {
    return this.get(chart)
      .locator('canvas')
      .evaluate((c) => window.__drawn(c));
  }

  async openMenu(name) {
    if ((await this.get(`menu-${name}`).last().getAttribute('aria-expanded')) !== 'true')
      await this.page.locator(`#menu-button-${name}`).click();
    await this.settled();
  }

  async toggleOption(menu, id) {
    await this.openMenu(menu);
    await this.get(`option-${id}`).click();
    await this.settled();
  }

  async optionCount(menu, id) {
    await this.openMenu(menu);
    return Number(await this.get(`option-${id}`).locator('.count').innerText());
  }

  async choose(name, n) {
    await this.get(`${name}-${n}`).locator('input').check({ force: true });
    await this.settled();
  }

  async segmentCount(name, n) {
    return Number(await this.get(`${name}-${n}`).locator('.count').innerText());
  }

  async search(text) {
    await this.get('search').fill(text);
    await this.settled();
  }

  /** The time window by its handles, as days. */
  async windowDays() {
    await this.settled();
    const value = (id) => this.get(id).getAttribute('aria-valuenow').then(Number);
    return [await value('window-start'), await value('window-end')];
  }

  /** First and last day of the whole axis. */
  async axisDays() {
    const value = (name) => this.get('window-start').getAttribute(name).then(Number);
    return [await value('aria-valuemin'), await value('aria-valuemax')];
  }

  /** Days of the zoom in the address, null for the whole axis, once the address has followed the window. */
  async zoom() {
    await this.settled();
    const handle = await this.page.waitForFunction(() => {
      const attribute = (id, name) => Number(document.querySelector(`[data-testid=${id}]`).getAttribute(name));
      const now = [attribute('window-start', 'aria-valuenow'), attribute('window-end', 'aria-valuenow')];
      const axis = [attribute('window-start', 'aria-valuemin'), attribute('window-start', 'aria-valuemax')];
      const text = new URLSearchParams(location.search).get('zoom');
      const day = (d) => Date.UTC(d.slice(0, 4), d.slice(4, 6) - 1, d.slice(6)) / 864e5;
      const days = text?.split('..').map(day) ?? axis;
      return now.every((n, i) => n === days[i]) && { zoom: text === null ? null : days };
    });
    return (await handle.jsonValue()).zoom;
  }

  async query() {
    return decodeURIComponent(new URL(this.page.url()).search);
  }

  async selectedName() {
    return (await this.page.getByTestId('details-name').locator('bdi').first().innerText()).trim();
  }

  /** Both charts by their descriptions and notes: how many systems each accounts for. */
  async chartSums() {
    return this.page.evaluate(() => {
      const of = (id) => document.querySelector(`[data-testid=${id}]`);
      const numbers = (text) => (text.match(/\d+/g) ?? []).map(Number);
      const seen = (e) => !e.hidden && e.getClientRects().length > 0;
      const stubs = ['before-axis', 'undated']
        .map(of)
        .filter(seen)
        .map((e) => Number(e.querySelector('.stub__title .count').textContent));
      const timeline = numbers(of('timeline').getAttribute('aria-label'))[0] + stubs.reduce((a, b) => a + b, 0);
      const [known, unknown] = numbers(of('growth').getAttribute('aria-label'));
      // "42 of unknown size in the strip below; 7 that have no size ... left out; 2 outside the shown time."
      const rest = of('growth-note')
        .textContent.split(/[;；]/)
        .filter((part) => !/unknown size|规模未知/.test(part));
      return {
        timeline,
        growth: known + unknown + rest.reduce((sum, part) => sum + (numbers(part)[0] ?? 0), 0),
        known,
        unknown,
      };
    });
  }

  /** The chips' words, without the sign that removes them. */
  async chips() {
    return this.page
      .locator('.chips .chip')
      .evaluateAll((chips) => chips.map((c) => c.querySelector('bdi').textContent));
  }

  /** Where on a chart the mouse meets the mark named so: beside its label; CSS px in the canvas. Null if nowhere. */
  async markOf(chart, name) {
    const canvas = this.get(chart).locator('canvas');
    const label = (await this.drawn(chart)).find((d) => d.text === name);
    if (!label) return null;
    await canvas.evaluate(
      (c, y) => scrollTo(0, scrollY + c.getBoundingClientRect().top + y - innerHeight / 2),
      label.top,
    );
    await this.settled();
    const box = await canvas.boundingBox();
    const middle = (label.top + label.bottom) / 2;
    const places = [];
    for (const dy of [0, -12, 12, -6, 6]) {
      for (const x of [
        label.left - 9,
        label.left - 6,
        label.left - 14,
        label.right + 9,
        label.right + 6,
        label.right + 14,
        (label.left + label.right) / 2,
      ])
        places.push([x, middle + dy]);
    }
    for (const [x, y] of places) {
      await this.page.mouse.move(box.x + x, box.y + y);
      await this.settled();
      const tip = this.get(chart).getByTestId('tooltip');
      if ((await tip.isVisible()) && (await tip.locator('bdi').first().innerText()).trim() === name)
        return { x: box.x + x, y: box.y + y };
    }
    return null;
  }

  /** No script error, nothing the page's own policy refused. */
  async assertQuiet() {
    assert.deepEqual(this.errors, [], 'no errors in the console');
    assert.deepEqual(await this.violations(), [], 'nothing against the policy');
  }

  async violations() {
    return this.page.evaluate(() => window.__violations ?? []);
  }

  async close() {
    await this.page.context().close();
  }
}
