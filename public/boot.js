// Starts the atlas. A file of its own, so that the page's policy can refuse inline script. Sets language and
// theme at once, keeps the reader's place in the table when the app takes over, and says in both languages
// what is missing when it cannot start.
'use strict';
(() => {
  // By then the charts stand, even on a slow phone.
  const SETTLED_MS = 2000;
  const root = document.documentElement;
  // What the link says, then what was chosen earlier; as the app decides it.
  const chosen = (name, words) => {
    const said = [new URLSearchParams(location.search).get(name)];
    try {
      said.push(localStorage.getItem(`atlas-${name}`));
    } catch {} // storage refused
    return said.find((word) => words.includes(word));
  };
  const spoken = navigator.languages.map((l) => l.slice(0, 2).toLowerCase()).find((l) => l === 'zh' || l === 'en');
  root.lang = (chosen('lang', ['en', 'zh']) ?? spoken) === 'zh' ? 'zh-Hans' : 'en';
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = chosen('theme', ['light', 'dark']) ?? (dark ? 'dark' : 'light');

  const say = (en, zh) => {
    const line = document.getElementById('boot-line');
    if (!line) return;
    line.closest('.static').dataset.failed = '';
    line.className = 'active notice';
    const both = [
      [en, 'en'],
      [zh, 'zh-Hans'],
    ].map(([text, lang]) => Object.assign(document.createElement('span'), { textContent: text, lang }));
    if (root.lang !== 'en') both.reverse();
    const data = Object.assign(document.createElement('a'), { textContent: 'catalog.json', href: 'data/catalog.json' });
    line.replaceChildren(both[0], ' ', both[1], ' ', data);
    line.setAttribute('role', 'alert');
  };
  const fail = (error) => {
    console.error(error);
    say(
      'The charts are missing: the program did not load. Reload the page to try again; the table below is complete.',
      '图表缺失：程序没有载入。请刷新页面重试；下方表格是完整的。',
    );
  };

  // A program that trapped is dead: its page stays as it was, and says so.
  const broke = (error) => {
    if (!(error instanceof WebAssembly.RuntimeError) || document.querySelector('.notice--broken')) return;
    const zh = root.lang !== 'en';
    const bar = Object.assign(document.createElement('div'), { className: 'notice notice--broken', role: 'alert' });
    const reload = Object.assign(document.createElement('a'), { href: '', textContent: zh ? '重新载入' : 'Reload' });
    bar.append(
      zh
        ? '程序出错，页面已停止响应。没有丢失任何内容：地址栏保存着当前视图。'
        : 'Something broke and the page stopped responding. Nothing was lost: the address holds your view.',
      reload,
    );
    document.body.prepend(bar);
  };
  addEventListener('error', (e) => broke(e.error));
  addEventListener('unhandledrejection', (e) => broke(e.reason));

  // The row under the reader's eyes, or the table's title when that is in sight: which, and how far down.
  const title = () => document.getElementById('table');
  const look = () => {
    const row = document.elementFromPoint(innerWidth / 2, Math.min(innerHeight / 2, 200))?.closest('tbody tr');
    const at = row ?? title();
    const { top } = at.getBoundingClientRect();
    return top < innerHeight && { row, top };
  };
  const names = (cell) => [cell, ...cell.querySelectorAll('i')].map((e) => e.textContent);
  const keepPlace = (seen) => {
    if (!seen) return;
    const known = seen.row && names(seen.row.cells[0]);
    const rows = known ? [...document.querySelectorAll('tbody tr:not([hidden])')] : [];
    const at = rows.find((r) => known.includes(r.querySelector('bdi')?.textContent)) ?? title();
    scrollBy({ top: at.getBoundingClientRect().top - seen.top, behavior: 'instant' });
  };

  // The program fetches its data when it has started, and takes over then: what stood here goes in one step.
  const takeover = () =>
    new Promise((go, stop) => {
      const app = document.getElementById('app');
      const changes = new MutationObserver(() => {
        if (app.querySelector(':scope > .static')) return;
        changes.disconnect();
        go();
      });
      changes.observe(app, { childList: true });
      addEventListener('atlas-failed', stop, { once: true });
    });

  const start = async () => {
    if (location.protocol === 'file:') {
      // A file has no origin that a checksum could be compared for: the style sheet again, without.
      const style = document.querySelector('link[rel="stylesheet"]').cloneNode();
      style.removeAttribute('integrity');
      document.head.append(style);
      say(
        'The charts are missing: browsers do not run this page from a file. Serve the folder instead, for example: npx http-server.',
        '图表缺失：浏览器不能直接从文件运行本页。请用本地服务器打开此文件夹，例如：npx http-server。',
      );
      return;
    }
    try {
      // The smallest module there is: refused by a policy, a lockdown mode or an old browser.
      new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
    } catch (error) {
      console.error(error);
      say(
        'The charts are missing: this browser does not allow WebAssembly, which draws them. The table below is complete.',
        '图表缺失：此浏览器不允许使用绘图所需的 WebAssembly。下方表格是完整的。',
      );
      return;
    }
    // Trunk writes the hashed names of both files into the head.
    const glue = document.querySelector('link[rel="modulepreload"]');
    const wasm = document.querySelector('link[rel="preload"][as="fetch"]:not(#atlas-core)');
    let seen;
    const watch = () => (seen = look());
    try {
      const program = await import(glue.href);
      // Asked where things stand before it has its style, the page would be laid out twice, and shift.
      const style = document.querySelector('link[rel="stylesheet"]');
      if (!style.sheet) {
        await new Promise((go) => {
          for (const event of ['load', 'error']) style.addEventListener(event, go);
        });
      }
      addEventListener('scroll', watch);
      addEventListener('resize', watch);
      watch();
      const taken = takeover();
      await program.default({ module_or_path: wasm.href });
      await taken;
    } catch (error) {
      fail(error);
      return;
    } finally {
      removeEventListener('scroll', watch);
      removeEventListener('resize', watch);
    }
    // By the next frame the charts watch their widths, so that they have their heights when this asks, before the paint.
    await new Promise(requestAnimationFrame);
    keepPlace(seen);
    // And again when something grows, until the reader moves or all has long been there.
    const late = new ResizeObserver(() => keepPlace(seen));
    late.observe(document.body);
    const settled = () => late.disconnect();
    for (const event of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
      addEventListener(event, settled, { once: true, passive: true });
    }
    setTimeout(settled, SETTLED_MS);
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
  else start();
})();
