// Starts the atlas. A file of its own, so that the page's policy can refuse inline script. Sets the theme
// before the first paint and says in both languages what is missing when the app cannot start.
'use strict';
(() => {
  const root = document.documentElement;
  const asked = (name) => {
    try {
      return new URLSearchParams(location.search).get(name) || localStorage.getItem(`atlas-${name}`);
    } catch {
      return new URLSearchParams(location.search).get(name); // storage refused
    }
  };
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = asked('theme');
  root.dataset.theme = theme === 'dark' || theme === 'light' ? theme : dark ? 'dark' : 'light';

  const say = (en, zh) => {
    const line = document.getElementById('boot-line');
    if (!line) return;
    const chinese = document.createElement('span');
    chinese.lang = 'zh-Hans';
    chinese.textContent = zh;
    line.replaceChildren(`${en} `, chinese);
    line.setAttribute('role', 'alert');
  };
  const fail = (error) => {
    console.error(error);
    say(
      'The atlas could not start: the program did not load. Reload the page, or read data/catalog.json.',
      '图谱未能启动：程序没有载入。请刷新页面，或直接阅读 data/catalog.json。',
    );
  };
  const start = async () => {
    if (location.protocol === 'file:') {
      say(
        'Browsers do not run this page from a file. Serve the folder instead, for example: npx http-server.',
        '浏览器不能直接从文件运行本页，请用本地服务器打开此文件夹，例如：npx http-server。',
      );
      return;
    }
    try {
      // The smallest module there is: refused by a policy, a lockdown mode or an old browser.
      new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
    } catch (error) {
      console.error(error);
      say(
        'This browser does not allow WebAssembly, which draws the charts. The data is in data/catalog.json.',
        '此浏览器不允许使用绘图所需的 WebAssembly。数据见 data/catalog.json。',
      );
      return;
    }
    // Trunk writes the hashed names of both files into the head.
    const glue = document.querySelector('link[rel="modulepreload"]');
    const wasm = document.querySelector('link[rel="preload"][as="fetch"]');
    try {
      const program = await import(glue.href);
      await program.default({ module_or_path: wasm.href });
    } catch (error) {
      fail(error);
    }
  };
  start();
})();
