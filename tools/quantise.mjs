// A screenshot as a PNG with a palette of 256 colours, about a third as large, by pngquant.
import { spawnSync } from 'node:child_process';

/** The same picture, smaller. Throws when pngquant cannot be run. */
export function quantise(png) {
  const { status, stdout, stderr, error } = spawnSync('pngquant', ['--speed', '1', '--strip', '256', '-'], {
    input: png,
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw error ?? new Error(`pngquant: ${stderr}`);
  return stdout;
}
