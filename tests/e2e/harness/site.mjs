// The built page on a server of its own, as a static host serves it, and the browser it is opened in.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** The folder under test; ATLAS_DIST names another build, such as an earlier one. */
export const DIST = process.env.ATLAS_DIST || join(ROOT, 'dist');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.txt': 'text/plain',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The catalog as it is served: what tests count in. */
export function readCatalog() {
  return JSON.parse(readFileSync(join(DIST, 'data/catalog.json'), 'utf8'));
}

/** Serves DIST under a sub-path, compressed; a missing file is a 404 without HTML. */
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

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
