// A static server for dist/, a browser, and a page object with verbs. Tests ask for roles, text and
// data-testid, never for whole HTML.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = process.env.ATLAS_DIST || join(ROOT, 'dist');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json', '.txt': 'text/plain', '.svg': 'image/svg+xml', '.png': 'image/png' };

/** Serves dist/ under a sub-path, as a static host does, compressed; a missing file is a 404 without HTML. */
export async function serve(base = '/atlas/') {
  const zipped = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const inside = path.startsWith(base) ? normalize(path.slice(base.length) || 'index.html') : null;
    try {
      if (inside === null || inside.startsWith('..')) throw new Error('outside');
      const body = await readFile(join(DIST, inside));
      const headers = { 'content-type': TYPES[extname(inside)] ?? 'application/octet-stream' };
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '') || extname(inside) === '.png') {
        response.writeHead(200, headers).end(body);
        return;
      }
      const known = zipped.get(inside);
      const small = known?.body.equals(body) ? known.small : gzipSync(body, { level: 9 });
      zipped.set(inside, { body, small });
      response.writeHead(200, { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' }).end(small);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${server.address().port}${base}`;
  return { address, close: () => new Promise((done) => server.close(done)) };
}

/** The catalog as it is served. */
export async function catalog() {
  return JSON.parse(await readFile(join(DIST, 'data/catalog.json'), 'utf8'));
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Runs before the page's own script: notes every text drawn on a canvas with its place in CSS px. */
function recordCanvasText() {
  const records = new WeakMap();
  const proto = CanvasRenderingContext2D.prototype;
  const { setTransform, fillText } = proto;
  proto.setTransform = function (...args) {
    if (this.canvas.isConnected) records.set(this.canvas, []); // each painting begins with it
    return setTransform.apply(this, args);
  };
  proto.fillText = function (text, x, y, ...rest) {
    const list = records.get(this.canvas);
    if (list) {
      const { width } = this.measureText(text);
      const box = this.measureText(text);
      const scale = this.getTransform().a / devicePixelRatio;
      const left = this.textAlign === 'center' ? x - width / 2 : this.textAlign === 'right' ? x - width : x;
      const bold = /^600/.test(this.font);
      list.push({ text, bold, fill: this.fillStyle, align: this.textAlign, left: left * scale, right: (left + width) * scale, top: (y - box.actualBoundingBoxAscent) * scale, bottom: (y + box.actualBoundingBoxDescent) * scale });
    }
    return fillText.call(this, text, x, y, ...rest);
  };
  window.addEventListener('securitypolicyviolation', (e) => (window.__violations ??= []).push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
  Object.defineProperty(window, '__drawn', { value: (canvas) => records.get(canvas) ?? [] });
}

/** Texts that lie on each other, in words. */
export function overlaps(texts) {
  const found = [];
  texts.forEach((a, i) => {
    for (const b of texts.slice(i + 1)) {
      const [dx, dy] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
      if (dx > 1 && dy > 1) found.push(`${a.text} / ${b.text} by ${dx.toFixed(1)} x ${dy.toFixed(1)}`);
    }
  });
  return found;
}

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

  static async open(browser, address, { query = '', width = 1440, height = 900, locale = 'en-US', colorScheme = 'light', init, ...rest } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme, reducedMotion: 'reduce', ...rest });
    await context.addInitScript(recordCanvasText);
    if (init) await context.addInitScript(init);
    const atlas = new Atlas(await context.newPage(), address);
    await atlas.go(query);
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
      return canvases.length === 3 && canvases.every((c) => window.__drawn(c).length > 0) && document.querySelectorAll('tbody tr').length > 0 && document.querySelectorAll('[data-testid=credits] li').length > 3;
    }, null, { timeout: 20_000 });
    await this.settled();
  }

  /** Effects have run and the frame is painted. */
  async settled() {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))));
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
    return this.get(chart).locator('canvas').evaluate((c) => window.__drawn(c));
  }

  async openMenu(name) {
    if ((await this.get(`menu-${name}`).last().getAttribute('aria-expanded')) !== 'true') await this.page.locator(`#menu-button-${name}`).click();
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
      const stubs = ['before-axis', 'undated'].map(of).filter(seen).map((e) => Number(e.querySelector('.stub__title .count').textContent));
      const timeline = numbers(of('timeline').getAttribute('aria-label'))[0] + stubs.reduce((a, b) => a + b, 0);
      const [known, unknown] = numbers(of('growth').getAttribute('aria-label'));
      // "42 of unknown size in the strip below; 7 that have no size ... left out; 2 outside the shown time."
      const rest = of('growth-note').textContent.split(/[;；]/).filter((part) => !/unknown size|规模未知/.test(part));
      return { timeline, growth: known + unknown + rest.reduce((sum, part) => sum + (numbers(part)[0] ?? 0), 0), known, unknown };
    });
  }

  /** The chips' words, without the sign that removes them. */
  async chips() {
    return this.page.locator('.chips .chip').evaluateAll((chips) => chips.map((c) => c.querySelector('bdi').textContent));
  }

  /** Where on a chart the mouse meets the mark named so: beside its label; CSS px in the canvas. Null if nowhere. */
  async markOf(chart, name) {
    const canvas = this.get(chart).locator('canvas');
    const label = (await this.drawn(chart)).find((d) => d.text === name);
    if (!label) return null;
    await canvas.evaluate((c, y) => scrollTo(0, scrollY + c.getBoundingClientRect().top + y - innerHeight / 2), label.top);
    await this.settled();
    const box = await canvas.boundingBox();
    const middle = (label.top + label.bottom) / 2;
    const places = [];
    for (const dy of [0, -12, 12, -6, 6]) {
      for (const x of [label.left - 9, label.left - 6, label.left - 14, label.right + 9, label.right + 6, label.right + 14, (label.left + label.right) / 2]) places.push([x, middle + dy]);
    }
    for (const [x, y] of places) {
      await this.page.mouse.move(box.x + x, box.y + y);
      await this.settled();
      const tip = this.get(chart).getByTestId('tooltip');
      if ((await tip.isVisible()) && (await tip.locator('bdi').first().innerText()).trim() === name) return { x: box.x + x, y: box.y + y };
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
