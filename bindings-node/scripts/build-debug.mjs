// Builds the native half for this machine, unoptimised, with what the workspace's own builds left in `target`.
//
// `napi build` always names a target, which cargo keeps apart: everything would be compiled twice where the tests of Rust run as well.
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const options = { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 };
const told = execFileSync('cargo', ['build', '-p', 'vendra-node', '--lib', '--message-format=json-render-diagnostics'], options);
const artifacts = told.split('\n').filter(Boolean).map((line) => JSON.parse(line));
const built = artifacts.find((one) => one.reason === 'compiler-artifact' && one.target.name === 'vendra_node');
const library = built.filenames.find((name) => /\.(so|dylib|dll)$/.test(name));

const { platform, arch } = process;
const isGnu = platform === 'linux' && process.report.getReport().header.glibcVersionRuntime !== undefined;
const end = { linux: isGnu ? '-gnu' : '-musl', win32: '-msvc' }[platform] ?? '';
copyFileSync(library, `${ROOT}/vendra.${platform}-${arch}${end}.node`);
