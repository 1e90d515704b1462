// The tables of lib/generated/methods.js: what people call, what the wire calls it, and the shapes of what it takes and gives.
import { HEAD, camel, namespaces, ofEngine, ofMarket, ofNothing, ofWorker } from './names.mjs';
import { literal } from './shapes.mjs';

export function methods(schema, { shape }) {
  const row = ({ name, input, output }) => `['${name}', ${literal(shape(input))}, ${literal(shape(output))}]`;
  const table = (found) => {
    const lines = Object.entries(found).map(([called, held]) => {
      if (held.name !== undefined) return `  ${called}: ${row(held)},`;
      const rows = Object.entries(held).map(([method, one]) => `    ${method}: ${row(one)},`);
      return `  ${called}: {\n${rows.join('\n')}\n  },`;
    });
    return `{\n${lines.join('\n')}\n}`;
  };
  const market = namespaces(schema.methods, ofMarket);
  const engine = namespaces(schema.methods, ofEngine);
  const functions = namespaces(schema.methods, ofNothing);
  return `${HEAD}'use strict';\n\n/* eslint-disable */\n\n/** Of a marketplace. */\nconst NAMESPACES = ${table(market)};\n\n` +
    `/** Of an engine. */\nconst ENGINE = ${table(engine)};\n\n/** Of nothing. */\nconst FUNCTIONS = ${table(functions)};\n\n` +
    `/** Of lib/worker.js. */\nconst WORKER = ${table(namespaces(schema.methods, ofWorker).worker)};\n\n` +
    `/** What the engine asks of ports: [function, shape in, shape out, whether the answer is nobody's business]. */\n` +
    `const PORTS = ${ports(schema.ports, shape)};\n\nmodule.exports = { ENGINE, FUNCTIONS, NAMESPACES, PORTS, WORKER };\n`;
}

function ports(asked, shape) {
  const found = {};
  for (const [name, { input, output }] of Object.entries(asked)) {
    const [port, method] = name.split('.');
    const silent = output.type === 'null' ? ', true' : '';
    (found[port] ??= []).push(`    ${method}: ['${camel(method)}', ${literal(shape(input))}, ${literal(shape(output))}${silent}],`);
  }
  return `{\n${Object.entries(found).map(([port, rows]) => `  ${port}: {\n${rows.join('\n')}\n  },`).join('\n')}\n}`;
}
