// tests/stories through the public methods: whole courses of a marketplace, each answer written again as RFC 8785 and equal to the
// committed bytes. tests/stories/main.rs says how a story is written.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { Vendra, VendraError } from '../index.mjs';
import { METHODS, canonical, failed, follow, fromWire, toWire } from './corpus.mjs';

const ROOT = new URL('../../tests/stories/', import.meta.url);
const stories = new Map();
for (const name of existsSync(ROOT) ? readdirSync(ROOT).filter((name) => name.endsWith('.json')) : []) {
  stories.set(name.replace('.json', ''), JSON.parse(readFileSync(new URL(name, ROOT), 'utf8')));
}

const CONFIG = { fields: {} };

/** What stands for a text that begins with `$`: an answer that was kept, or what is in it. */
function meant(value, kept) {
  if (typeof value === 'string' && value.startsWith('$')) return follow(kept, value.slice(1).split('.'));
  if (Array.isArray(value)) return value.map((item) => meant(item, kept));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, meant(inner, kept)]));
}

/** A story with those that it goes on from, first to last. */
function chain(name) {
  const story = stories.get(name);
  return story.after === undefined ? [story] : [...chain(story.after), story];
}

async function step(vendra, { marketplace, actors }, { as, call: method, input = {}, key, keep, then }, kept) {
  const { of, path, takes, gives } = METHODS.get(method);
  const actor = meant(actors[as], kept);
  const on = of === 'market' ? vendra.market(marketplace, actor ?? { actor: 'system' }) : vendra;
  const given = fromWire(meant(input, kept), takes);
  let answer;
  try {
    const own = follow(on, path.slice(0, -1));
    answer = { ok: toWire(await own[path.at(-1)](given, key === undefined ? {} : { key }), gives, 'answer') };
  } catch (error) {
    assert(error instanceof VendraError, `${error?.stack}`);
    answer = { failed: failed(error) };
  }
  if (keep !== undefined && answer.ok !== undefined) kept[keep] = answer.ok;
  assert.equal(canonical(answer), canonical(then), method);
}

if (stories.size === 0) test('stories', { skip: 'tests/stories is not there' });

for (const name of [...stories.keys()].sort()) {
  test(`${name}: ${stories.get(name).story}`, async (t) => {
    const courses = chain(name);
    const vendra = await Vendra.open(fromWire(courses[0].open, CONFIG));
    t.after(() => vendra.close());
    const world = { marketplace: undefined, actors: {} };
    const kept = {};
    for (const { marketplace = world.marketplace, actors = {}, steps } of courses) {
      world.marketplace = marketplace;
      Object.assign(world.actors, actors);
      for (const one of steps) await step(vendra, world, one, kept);
    }
  });
}
