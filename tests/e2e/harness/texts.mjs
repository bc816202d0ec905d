// Texts drawn on a canvas (see `Atlas.drawn`) that lie where they should not.

/** Pairs that lie on each other, in words. */
export function overlaps(texts) {
  const found = [];
  for (const [i, a] of texts.entries()) {
    for (const b of texts.slice(i + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 1) found.push(`${a.text} / ${b.text} by ${across.toFixed(1)} x ${down.toFixed(1)}`);
    }
  }
  return found;
}

/** Those that reach out of a box of this size. */
export function outside(texts, { width, height }) {
  const isOut = (d) => d.left < -1 || d.right > width + 1 || d.top < -1 || d.bottom > height + 1;
  return texts.filter(isOut).map((d) => d.text);
}
