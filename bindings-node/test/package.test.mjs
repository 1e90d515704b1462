// What is published: the files, and an installation into an empty folder that checks a cart out over two vendors.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const binary = readdirSync(ROOT).find((name) => name.endsWith('.node'));

function pack(folder) {
  const json = execFileSync(npm, ['pack', '--json', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return Object.values(JSON.parse(json))[0];
}

test('what is published is what people need, and nothing else', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vendra-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const packed = pack(folder);
  const names = packed.files.map((file) => file.path);
  for (const name of ['package.json', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'index.js', 'index.mjs', 'index.d.ts', 'index.d.mts', 'native.js', 'lib/generated/types.d.ts']) {
    assert(names.includes(name), name);
  }
  const known = /^(package\.json|README\.md|LICENSE-(MIT|APACHE)|index\.(js|mjs|d\.ts|d\.mts)|native\.js|lib\/\w+\.js|lib\/generated\/(methods\.js|shapes\.js|types\.d\.ts))$/;
  assert.deepEqual(names.filter((name) => !known.test(name)), []);

  // As npm installs it, with the package of this platform.
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'vendra'), { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', join(modules, 'vendra'), '--strip-components=1']);
  const platform = binary.replace(/^vendra\./, 'vendra-').replace(/\.node$/, '');
  mkdirSync(join(modules, platform));
  copyFileSync(join(ROOT, binary), join(modules, platform, binary));
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(modules, platform, 'package.json'), JSON.stringify({ name: platform, version, main: binary }));
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, example] = /```js\n([\s\S]*?)```/.exec(readme);
  writeFileSync(join(folder, 'smoke.mjs'), example);
  assert.equal(execFileSync(process.execPath, ['smoke.mjs'], { cwd: folder, encoding: 'utf8' }), 'placed 10440 2 true\n');
  writeFileSync(join(folder, 'smoke.cjs'), "console.log(require('vendra').allocate({ amount: 3, weights: [1, 1], method: 'first' }).join());");
  assert.equal(execFileSync(process.execPath, ['smoke.cjs'], { cwd: folder, encoding: 'utf8' }), '2,1\n');
});
