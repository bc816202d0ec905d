// What the shell scripts decide: versions, and how a step tells and fails.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Runs a line of bash with tools/lib.sh; its cache is a folder of its own. */
function bash(t, line) {
  const cache = mkdtempSync(join(tmpdir(), 'atlas-'));
  t.after(() => rmSync(cache, { recursive: true }));
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  return spawnSync('bash', ['-c', `set -euo pipefail; . tools/lib.sh; ${line}`], { cwd: ROOT, env, encoding: 'utf8' });
}

test('versions are compared as numbers, by the first two', (t) => {
  const cases = [
    ['1.95.0', '1.88', true],
    ['1.88.0', '1.88', true],
    ['1.88', '1.88', true],
    ['2.0.0', '1.88', true],
    ['1.9.0', '1.88', false],
    ['1.87.9', '1.88', false],
    ['0.99', '1.0', false],
  ];
  for (const [has, need, wanted] of cases) {
    assert.equal(bash(t, `newer_or_same ${has} ${need}`).status === 0, wanted, `${has} for ${need}`);
  }
});

test('a step says one line and how long it took', (t) => {
  const { status, stdout } = bash(t, 'step name "doing it" echo noise');
  assert.equal(status, 0);
  assert.match(stdout, /^dev: doing it\ndev: {3}done in \d+ s\n$/);
});

test('a step that fails shows the end of its output, names the log and ends the script', (t) => {
  const { status, stdout, stderr } = bash(t, 'step name "doing it" bash -c "echo why; false"; echo still here');
  assert.equal(status, 1);
  assert.match(stderr, /why\ndev: that step failed; .*\/name\.log\n$/);
  assert.doesNotMatch(stdout, /still here/);
});

test('a missing program that cannot be installed is named with its package', (t) => {
  const { status, stderr } = bash(t, 'can_apt() { false; }; apt_or_name no-such-program its-package');
  assert.equal(status, 1);
  assert.match(stderr, /no-such-program is missing.*apt-get install its-package/);
});
