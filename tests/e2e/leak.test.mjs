// What a reader does two hundred times leaves nothing behind: nodes, listeners and script heap after a forced
// collection are as before, and the program's memory does not grow any more.
import { assert, test, visit } from './harness/test.mjs';

const TIMES = 200;
const MOST_GROWTH = 1.05;

/** The byte lengths of the page's WebAssembly memories, summed. */
async function wasmBytes(debug) {
  const objectGroup = 'leak';
  const evaluate = (expression) => debug.send('Runtime.evaluate', { expression, objectGroup });
  const { result } = await evaluate('WebAssembly.Memory.prototype');
  const { objects } = await debug.send('Runtime.queryObjects', { prototypeObjectId: result.objectId, objectGroup });
  const sum = await debug.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }',
    returnByValue: true,
  });
  await debug.send('Runtime.releaseObjectGroup', { objectGroup });
  return sum.result.value;
}

async function measure(atlas, debug) {
  await atlas.settled();
  await atlas.page.evaluate(() => {
    window.__moved.length = 0; // the harness's own notes
  });
  const wasm = await wasmBytes(debug);
  await debug.send('HeapProfiler.collectGarbage');
  await debug.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners: listeners } = await debug.send('Memory.getDOMCounters');
  const { usedSize: heap } = await debug.send('Runtime.getHeapUsage');
  return { nodes, listeners, heap, wasm };
}

/** Runs in the page: acts like a reader so many times, with time to paint after each step. */
async function act({ what, times }) {
  const get = (testId) => document.querySelector(`[data-testid=${testId}]`);
  const frame = () => new Promise(requestAnimationFrame);
  const painted = async () => {
    await frame();
    await frame();
  };
  const moveInHistory = async (step) => {
    const arrived = new Promise((done) => addEventListener('popstate', done, { once: true }));
    history.go(step);
    await arrived;
  };
  const acts = {
    language: [() => get('language').click()],
    card: [() => document.querySelector('tr[data-id="gpt-3"] button').click(), () => get('close-details').click()],
    menu: [
      () => document.getElementById('menu-button-organisation').click(),
      () => document.getElementById('menu-button-organisation').click(),
    ],
    history: [() => moveInHistory(-1), () => moveInHistory(1)],
  };
  for (let n = 0; n < times; n += 1) {
    for (const step of acts[what]) {
      await step();
      await painted();
    }
  }
}

const CASES = {
  '200 language switches': { what: 'language' },
  '200 cards opened and closed': { what: 'card' },
  '200 menus opened and closed': { what: 'menu' },
  '200 times back and forward': {
    what: 'history',
    prepare: async (atlas) => {
      await atlas.choose('open', 1);
      await atlas.page.locator('tbody tr:not([hidden]) button.link').first().click();
      await atlas.settled();
    },
  },
};
for (const [name, { what, prepare }] of Object.entries(CASES)) {
  test(`${name} leave nothing behind`, async (t) => {
    const atlas = await visit(t);
    const debug = await atlas.page.context().newCDPSession(atlas.page);
    await debug.send('Runtime.enable');
    await prepare?.(atlas);
    // Caches fill and code is compiled. An even number: the language is the first one again.
    await atlas.page.evaluate(act, { what, times: 40 });
    const start = await measure(atlas, debug);
    await atlas.page.evaluate(act, { what, times: TIMES / 2 });
    const half = await measure(atlas, debug);
    await atlas.page.evaluate(act, { what, times: TIMES / 2 });
    const end = await measure(atlas, debug);
    t.diagnostic(JSON.stringify({ start, half, end }));
    for (const key of ['nodes', 'listeners', 'heap']) {
      assert.ok(end[key] <= start[key] * MOST_GROWTH, `${key}: ${start[key]} -> ${half[key]} -> ${end[key]}`);
    }
    assert.equal(end.wasm, half.wasm, `WebAssembly memory over the second half, ${start.wasm} bytes at the start`);
  });
}
