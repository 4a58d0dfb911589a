// After an install: takes away what the packages carry for other machines and for browsers (380 of 660 MB).
// Only files that can never be loaded here go; where a package looks otherwise than known, it is left whole.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = join(fileURLToPath(new URL('..', import.meta.url)), 'node_modules');

/** Removes what of a folder is not wanted, provided that what is wanted is there. */
function keepOnly(folder, wanted, isNeeded = (names) => names.some((name) => wanted.test(name))) {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  if (!isNeeded(names)) return;
  for (const name of names)
    if (!wanted.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
}

// The native runtime of the line recognizer ships the binaries of five systems.
const native = join(modules, 'onnxruntime-node', 'bin', 'napi-v6');
if (existsSync(join(native, process.platform, process.arch))) {
  keepOnly(native, new RegExp(`^${process.platform}$`));
  keepOnly(join(native, process.platform), new RegExp(`^${process.arch}$`));
}

// Its WebAssembly build, for machines that the native one does not know, is loaded by Node alone.
keepOnly(
  join(modules, 'onnxruntime-web', 'dist'),
  /^(?:ort\.node\.min\.m?js|ort-wasm-simd-threaded\.(?:wasm|mjs))$/,
  (names) => names.includes('ort.node.min.mjs') && names.includes('ort-wasm-simd-threaded.wasm'),
);

// Browsers want the WebAssembly of tesseract inside a script, Node loads it from its own file.
keepOnly(join(modules, 'tesseract.js-core'), /(?<!\.wasm\.js)$/, (names) =>
  names.includes('tesseract-core-lstm.wasm'),
);
