// The package's own JavaScript, its tests, and the types as people use them. What is generated, scripts/generate.mjs and the tests check.
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('.', import.meta.url));
const shared = {
  // What takes fields out of an object names them.
  '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
  // An async function without an await turns what it throws into a rejection: ports and iterators are written so.
  '@typescript-eslint/require-await': 'off',
  // `test` gives a promise that the runner waits for by itself.
  '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] }],
};

export default defineConfig(
  { ignores: ['lib/generated', 'native.js', 'native.d.ts', 'docs'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { globals: globals.node, parserOptions: { project: 'tsconfig.lint.json', tsconfigRootDir: root } },
    rules: {
      ...shared,
      // Nothing here declares its types: these would say so of every value.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    // CommonJS, which `require` is of.
    files: ['**/*.js'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.mts', '**/*.d.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { globals: globals.node, parserOptions: { project: 'test/types/tsconfig.json', tsconfigRootDir: root } },
    rules: {
      ...shared,
      // Namespaces are made of a table, and told to a class by an interface of its name that adds nothing: test/types has what comes of it.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
    },
  },
);
