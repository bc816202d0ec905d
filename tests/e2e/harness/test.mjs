// What every suite needs: `test`, `assert`, the catalog, a browser and a server for the whole file, and pages
// that close with their test. A suite imports from here alone.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Atlas } from './atlas.mjs';
import { launch, readCatalog, serve } from './site.mjs';

export { axeFindings } from './axe.mjs';
export * from './dates.mjs';
export { path, touch } from './fingers.mjs';
export { outside, overlaps } from './texts.mjs';
export { DIST, ROOT } from './site.mjs';
export { assert, test };

/** The catalog as it is served. */
export const catalog = readCatalog();
/** The systems of the widest collection, which a plain visit shows. */
export const systems = catalog.systems.filter((s) => s.collections.includes('extended'));
/** A phone held upright. */
export const PHONE = { width: 360, height: 740, hasTouch: true, isMobile: true };

let browser, server;
before(async () => {
  [browser, server] = [await launch(), await serve()];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The page's address, which ends with a slash. */
export const address = () => server.address;

/** A reader's tab with both charts drawn. Whatever the test does: no error in the console, nothing against the policy. */
export async function visit(t, options) {
  const atlas = await Atlas.open(browser, server.address, options);
  t.after(async () => {
    try {
      await atlas.assertQuiet();
    } finally {
      await atlas.close();
    }
  });
  await atlas.ready();
  return atlas;
}

/** A tab on a page that lacks something and may never become what `visit` waits for. Errors are the test's affair. */
export async function openPage(t, options) {
  const atlas = await Atlas.open(browser, server.address, options);
  t.after(() => atlas.close());
  return atlas;
}

/** Functions for `init`, run in the page before its own script. */
export const without = {
  wasm: () => {
    delete window.WebAssembly;
  },
  canvas: () => {
    HTMLCanvasElement.prototype.getContext = () => null;
  },
  storage: () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  },
};
