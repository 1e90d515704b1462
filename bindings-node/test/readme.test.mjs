// The README's examples run, and print what their comments say.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(join(ROOT, 'README.md'), 'utf8');
const examples = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);

test('there are examples', () => assert(examples.length >= 5));

examples.forEach((code, place) => {
  const first = code.split('\n').find((line) => /^const|await/.test(line));
  test(`example ${place + 1}: ${first}`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'vendra-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const own = code.replaceAll('sqlite:shop.db', `sqlite:${join(folder, 'shop.db').replaceAll('\\', '/')}`);
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', own], { cwd: ROOT, timeout: 60_000 });
    const said = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, comment]) => comment);
    assert.deepEqual(stdout.trim().split('\n').filter(Boolean), said);
    assert.equal(stderr, '');
  });
});
