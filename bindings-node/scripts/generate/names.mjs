export const HEAD = '// Generated from core/wire/schema.json by scripts/generate.mjs: do not edit.\n';

export const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

export const pascal = (name) => camel(name).replace(/^./, (letter) => letter.toUpperCase());

export const target = (ref) => ref.slice('#/$defs/'.length);

/** What a marketplace is asked. */
export const ofMarket = (name, method) => method.kind !== 'function' && !/^(clock|worker)\./.test(name);

/** What an engine is asked: its clock, and quotes by its own threads. */
export const ofEngine = (name) => /^(clock|quotes)\./.test(name);

/** What needs no engine. */
export const ofNothing = (_, method) => method.kind === 'function';

/** What `lib/worker.js` makes handier. */
export const ofWorker = (name) => name.startsWith('worker.');

/** Methods by namespace, as people call them. */
export function namespaces(methods, wanted) {
  const found = {};
  for (const [name, method] of Object.entries(methods)) {
    const [first, second] = name.split('.');
    if (!wanted(name, method)) continue;
    if (second === undefined) found[camel(first)] = { name, ...method };
    else (found[camel(first)] ??= {})[camel(second)] = { name, ...method };
  }
  return found;
}
