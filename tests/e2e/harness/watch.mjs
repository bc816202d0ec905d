// Runs in the page before its own script and notes what tests ask for afterwards.

/**
 * `__drawn(canvas)`: every text of its last painting with its place in CSS px. `__violations`: what the policy refused.
 * `__moved`: what moved by itself (layout shifts). `__appAt`: when the program's first canvas appeared.
 */
export function watchPage() {
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
      list.push({
        text,
        bold,
        fill: this.fillStyle,
        align: this.textAlign,
        left: left * scale,
        right: (left + width) * scale,
        top: (y - box.actualBoundingBoxAscent) * scale,
        bottom: (y + box.actualBoundingBoxDescent) * scale,
      });
    }
    return fillText.call(this, text, x, y, ...rest);
  };
  Object.defineProperty(window, '__drawn', { value: (canvas) => records.get(canvas) ?? [] });

  window.__violations = [];
  window.addEventListener('securitypolicyviolation', (e) => {
    window.__violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`);
  });

  window.__moved = [];
  const rect = ({ x, y, width, height }) => `${x},${y} ${width}x${height}`;
  const source = (s) => `${s.node?.nodeName}.${s.node?.className} ${rect(s.previousRect)} -> ${rect(s.currentRect)}`;
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      window.__moved.push(`${value}: ${sources.map(source).join(', ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('canvas')) return;
    window.__appAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
