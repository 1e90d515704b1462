// What is published: the files, and an installation into an empty folder that checks a cart out over two vendors.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Through a shell on Windows, where npm is a script. */
const npm = (args, cwd) => execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
const binary = readdirSync(ROOT).find((name) => name.endsWith('.node'));

function pack(folder) {
  return Object.values(JSON.parse(npm(['pack', '--json', '--pack-destination', folder], ROOT)))[0];
}

const FILES = ['package.json', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'index.js', 'index.mjs', 'index.d.ts', 'index.d.mts', 'native.js', 'lib/generated/types.d.ts'];
const KNOWN = /^(package\.json|README\.md|LICENSE-(MIT|APACHE)|index\.(js|mjs|d\.ts|d\.mts)|native\.js|lib\/\w+\.js|lib\/generated\/(methods\.js|shapes\.js|types\.d\.ts))$/;

/** Installs what is published into an empty folder, and the package of this platform beside it, which a release names as optional. */
function install(folder, packed) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  npm(['install', '--offline', '--no-audit', '--no-fund', '--cache', join(folder, 'cache'), join(folder, packed.filename)], folder);
  const platform = binary.replace(/^vendra\./, 'vendra-').replace(/\.node$/, '');
  const own = join(folder, 'node_modules', platform);
  mkdirSync(own);
  copyFileSync(join(ROOT, binary), join(own, binary));
  writeFileSync(join(own, 'package.json'), JSON.stringify({ name: platform, version: packed.version, main: binary }));
}

/** What a file prints, run there. */
function printed(folder, name, text) {
  writeFileSync(join(folder, name), text);
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' });
}

test('what is published is what people need, and buys over two vendors in an empty folder', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vendra-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const packed = pack(folder);
  const names = packed.files.map((file) => file.path);
  for (const name of FILES) assert(names.includes(name), name);
  assert.deepEqual(names.filter((name) => !KNOWN.test(name)), []);

  install(folder, packed);
  const [first, own] = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
  assert(first.trim().split('\n').length <= 20, 'the first split checkout is of twenty lines');
  assert.equal(printed(folder, 'smoke.mjs', first), 'placed 31170 2 true\n4676\n');
  const required = first.replace(/^import (.*) from 'vendra';/, "const $1 = require('vendra');");
  assert.equal(printed(folder, 'smoke.cjs', `(async () => {\n${required}})();`), 'placed 31170 2 true\n4676\n');
  assert.equal(printed(folder, 'own.mjs', own), 'mkt_ ven_ off_\n');

  // Types are found by both module systems, too.
  const typed = (load) => `${load}
    const bought = async ({ buyer, customer, books }: Trial) => {
      const { id } = await buyer.carts.create({ owner: { owner: 'customer', customer }, currency: 'EUR' });
      await buyer.carts.addLine({ id, offer: books.offer, quantity: 1 });
      const made = await buyer.checkout.checkOut({ cart: id, pay: [{ by: 'method', method: 'invoice', gateway: 'none' }] }, { key: newId('ord') });
      return (await buyer.orders.get({ id: made.id })).gross satisfies number;
    };
    void Vendra.trial().then(bought);`;
  writeFileSync(join(folder, 'smoke.mts'), typed("import { Vendra, newId } from 'vendra'; import type { Trial } from 'vendra';"));
  writeFileSync(join(folder, 'smoke.cts'), typed("import vendra = require('vendra'); import type { Trial } from 'vendra'; const { Vendra, newId } = vendra;"));
  const flags = ['--noEmit', '--strict', '--module', 'node16', '--target', 'es2022', '--lib', 'es2022,esnext.disposable', '--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')];
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...flags, 'smoke.mts', 'smoke.cts'], { cwd: folder, stdio: 'inherit' });
});
