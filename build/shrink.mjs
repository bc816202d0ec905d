// Makes a release smaller, after Trunk has put it together: node build/shrink.mjs STAGE
//
// * Leptos brings byte streams that this page never opens; their classes are exported, so nothing else may
//   drop them. Here the exports go, then wasm-opt drops what only they used.
// * The scripts lose their comments and what of the glue nobody calls.
// * wasm-bindgen's names between program and glue end in hashes, which no compression touches. They become
//   two or three letters on both sides.
//
// * A panic becomes a bare trap.
//
// Both files get new names after their content, and index.html their names and checksums. Whatever is not as
// expected leaves the release as it is: it works the same, but is larger, with the names of its functions.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

const PASSES = '--low-memory-unused --flatten --rereloop -Oz --converge -Oz --reorder-functions-by-name --strip-debug';
// What a panic calls: it becomes a bare trap, which boot.js hears of. The words about it, and every call's
// preparation of them, go.
const PANICS = [
  /\bcore(\[\w+\])?::panicking\b/,
  /\bslice_index_fail$|::(unwrap|expect)_failed$|\blen_mismatch_fail\b|\bslice_error_fail\b/,
  /::panic_already_(mutably_)?borrowed$|::panic_access_error$|\brust_begin_unwind$|::assert_failed\b/,
  /\braw_vec::(capacity_overflow|handle_error)$|\bhandle_alloc_error$/,
];
const UNUSED_CLASS = /^IntoUnderlying(ByteSource|Sink|Source)$/;
const UNUSED_EXPORT = /^(__wbg_)?intounderlying/;

// ---- the wasm file, section by section ----------------------------------------------------------
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}
function encoded(value) {
  const out = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    out.push(value ? low + 128 : low);
  } while (value);
  return Buffer.from(out);
}
const text = (t) => Buffer.concat([encoded(Buffer.byteLength(t)), Buffer.from(t)]);
function textAt(bytes, at) {
  const [length, start] = number(bytes, at);
  return [bytes.subarray(start, start + length).toString(), start + length];
}

/** Where an import's kind and type end. */
function afterType(bytes, at) {
  const kind = bytes[at];
  const limits = (from) => {
    const flags = bytes[from];
    let [, end] = number(bytes, from + 1);
    if (flags & 1) [, end] = number(bytes, end);
    return end;
  };
  if (kind === 0) return number(bytes, at + 1)[1];
  if (kind === 1) return limits(at + 2);
  if (kind === 2) return limits(at + 1);
  if (kind === 3) return at + 3;
  throw new Error(`an import of kind ${kind}`);
}

/** Rebuilds the import (2) or export (7) section: `change(name)` gives the new name, or null to drop. */
function rewritten(wasm, change) {
  const parts = [wasm.subarray(0, 8)];
  for (const [id, start, end] of sections(wasm)) {
    let body = wasm.subarray(start, end);
    if (id === 2 || id === 7) {
      const entries = [];
      let [count, next] = number(body, 0);
      for (; count > 0; count -= 1) {
        let module = null;
        if (id === 2) [module, next] = textAt(body, next);
        const [name, rest] = textAt(body, next);
        next = id === 2 ? afterType(body, rest) : number(body, rest + 1)[1];
        const renamed = change(name, id === 2 ? 'import' : 'export');
        if (renamed !== null) entries.push(Buffer.concat([...(module === null ? [] : [text(module)]), text(renamed), body.subarray(rest, next)]));
      }
      body = Buffer.concat([encoded(entries.length), ...entries]);
    }
    parts.push(Buffer.from([id]), encoded(body.length), body);
  }
  return Buffer.concat(parts);
}

/** The names of functions, by index. */
function functionNames(wasm) {
  const names = new Map();
  for (const [id, start, end] of sections(wasm)) {
    if (id !== 0) continue;
    let [name, at] = textAt(wasm, start);
    while (name === 'name' && at < end) {
      const kind = wasm[at];
      const [length, from] = number(wasm, at + 1);
      at = from + length;
      if (kind !== 1) continue;
      let [count, next] = number(wasm, from);
      for (; count > 0; count -= 1) {
        let index;
        [index, next] = number(wasm, next);
        [name, next] = textAt(wasm, next);
        names.set(index, name);
      }
      name = 'name';
    }
  }
  return names;
}

function* sections(wasm) {
  for (let at = 8; at < wasm.length; ) {
    const [length, start] = number(wasm, at + 1);
    yield [wasm[at], start, start + length];
    at = start + length;
  }
}

/** How many of the imports are functions: these have the first indices. */
function importedFunctions(wasm) {
  let functions = 0;
  for (const [id, start] of sections(wasm)) {
    if (id !== 2) continue;
    let [count, next] = number(wasm, start);
    for (; count > 0; count -= 1) {
      [, next] = textAt(wasm, next);
      [, next] = textAt(wasm, next);
      functions += wasm[next] === 0 ? 1 : 0;
      next = afterType(wasm, next);
    }
  }
  return functions;
}

function withoutPanics(wasm) {
  const [names, imported] = [functionNames(wasm), importedFunctions(wasm)];
  const parts = [wasm.subarray(0, 8)];
  for (const [id, start, end] of sections(wasm)) {
    let body = wasm.subarray(start, end);
    if (id === 10) {
      let [count, next] = number(body, 0);
      const functions = [encoded(count)];
      for (let n = 0; n < count; n += 1) {
        const [length, from] = number(body, next);
        const isPanic = PANICS.some((p) => p.test(names.get(imported + n) ?? ''));
        // No locals, one `unreachable`, the end.
        functions.push(isPanic ? Buffer.from([3, 0, 0, 0x0b]) : body.subarray(next, from + length));
        next = from + length;
      }
      body = Buffer.concat(functions);
    }
    parts.push(Buffer.from([id]), encoded(body.length), body);
  }
  return Buffer.concat(parts);
}

// ---- the glue, as text --------------------------------------------------------------------------
/** The place after the bracket that closes the one at `at`; strings and templates are skipped. */
function closing(code, at) {
  let depth = 0;
  for (let n = at; n < code.length; n += 1) {
    const c = code[n];
    if (c === '"' || c === "'" || c === '`') {
      for (n += 1; code[n] !== c; n += 1) if (code[n] === '\\') n += 1;
    } else if ('([{'.includes(c)) depth += 1;
    else if (')]}'.includes(c) && (depth -= 1) === 0) return n + 1;
  }
  throw new Error('a bracket is not closed');
}

function withoutClasses(code) {
  for (;;) {
    const found = [...code.matchAll(/export class (\w+)\{/g)].find((m) => UNUSED_CLASS.test(m[1]));
    if (!found) return code;
    const end = closing(code, found.index + found[0].length - 1);
    code = (code.slice(0, found.index) + code.slice(end)).replace(new RegExp(`Symbol\\.dispose&&\\(${found[1]}\\.[^;]*;`), '');
  }
}

/** Keeps the entries of the object of imports that the program still asks for. */
function withImports(code, kept) {
  const head = '{__proto__:null,"./genai-atlas_bg.js":{__proto__:null,';
  const start = code.indexOf(head);
  if (start < 0) throw new Error('the glue has no object of imports');
  const from = start + head.length;
  const end = closing(code, code.lastIndexOf('{', from - 1)) - 1;
  const entries = [];
  for (let at = from; at < end; ) {
    let n = at;
    for (; n < end && code[n] !== ','; n += 1) {
      if ('([{'.includes(code[n])) n = closing(code, n) - 1;
      else if ('"\'`'.includes(code[n])) n = code.indexOf(code[n], n + 1);
    }
    entries.push(code.slice(at, n));
    at = n + 1;
  }
  const asked = entries.filter((entry) => kept.has(entry.match(/^"?([\w$]+)/)?.[1]));
  if (asked.length !== kept.size) throw new Error(`the program asks for ${kept.size} imports, the glue has ${asked.length} of them`);
  return code.slice(0, from) + asked.join(',') + code.slice(end);
}

// ---- all of it ----------------------------------------------------------------------------------
async function shrink(stage) {
  const { minify } = await import('terser');
  const file = (pattern) => {
    const found = readdirSync(stage).filter((name) => pattern.test(name));
    if (found.length !== 1) throw new Error(`${found.length} files like ${pattern}`);
    return found[0];
  };
  const [wasmName, glueName] = [file(/^genai-atlas-[0-9a-f]+_bg\.wasm$/), file(/^genai-atlas-[0-9a-f]+\.js$/)];
  const scratch = `${stage}/.shrink.wasm`;
  const lean = rewritten(readFileSync(`${stage}/${wasmName}`), (name, side) => (side === 'export' && UNUSED_EXPORT.test(name) ? null : name));
  writeFileSync(scratch, withoutPanics(lean));
  execFileSync('wasm-opt', [...PASSES.split(' '), scratch, '-o', scratch]);
  let wasm = readFileSync(scratch);
  rmSync(scratch);

  const [imports, exports] = [new Set(), new Set()];
  rewritten(wasm, (name, side) => {
    (side === 'import' ? imports : exports).add(name);
    return name;
  });
  let glue = withImports(withoutClasses(readFileSync(`${stage}/${glueName}`, 'utf8')), imports);
  // Long names first, so that none is taken for the beginning of another.
  const long = [...imports, ...exports].filter((name) => /^(__w|wasm_bindgen__)/.test(name)).sort((a, b) => b.length - a.length);
  const short = new Map(long.map((name, n) => [name, `$${n.toString(36)}`]));
  for (const name of short.values()) if (glue.includes(`${name}(`) || glue.includes(`${name}:`)) throw new Error(`the glue knows ${name} already`);
  glue = glue.replace(/\b(__w|wasm_bindgen__)\w+/g, (name) => short.get(name) ?? name);
  wasm = rewritten(wasm, (name) => short.get(name) ?? name);
  const minified = async (code, module) => (await minify(code, { module, toplevel: true, ecma: 2020, compress: { passes: 3 } })).code;
  glue = await minified(glue.replace('export{initSync,', 'export{'), true);
  writeFileSync(`${stage}/boot.js`, await minified(readFileSync(`${stage}/boot.js`, 'utf8'), false));
  if (!WebAssembly.validate(wasm)) throw new Error('the program is no longer valid');

  const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const sum = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  let page = readFileSync(`${stage}/index.html`, 'utf8');
  for (const [old, bytes, suffix] of [[wasmName, wasm, '_bg.wasm'], [glueName, Buffer.from(glue), '.js']]) {
    const oldSum = sum(readFileSync(`${stage}/${old}`));
    const name = `genai-atlas-${hash(bytes)}${suffix}`;
    if (!page.includes(old) || !page.includes(oldSum)) throw new Error(`index.html does not name ${old} with its checksum`);
    page = page.replaceAll(old, name).replaceAll(oldSum, sum(bytes));
    rmSync(`${stage}/${old}`);
    writeFileSync(`${stage}/${name}`, bytes);
  }
  writeFileSync(`${stage}/index.html`, page);
}

try {
  await shrink(process.argv[2]);
} catch (error) {
  console.log(`dev: the release is left a few kB larger than it could be: ${error.message}`);
}
