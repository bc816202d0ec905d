// The catalog's sources while facts come in: each address once, new ones under the next free `s` number.

/** "Recalled; no page named": leaves a field as soon as a page stands there that was opened. */
const RECALLED = 'Recalled; no page named';

export class Sources {
  constructor(list) {
    this.list = list;
    this.byId = new Map(list.map((source) => [source.id, source]));
    this.byKey = new Map(list.map((source) => [key(source), source]));
  }

  isChecked(id) {
    return this.byId.get(id)?.checked === true;
  }

  /** Is this the source of what is only recalled, with no page at all? */
  isRecall(id) {
    return this.byId.get(id)?.title === RECALLED;
  }

  /** The id of a source: the one that has its address already, else a new one. `checked` unless it says otherwise. */
  id(source) {
    if (source.id !== undefined && source.title === undefined) {
      if (!this.byId.has(source.id)) throw new Error(`no source has the id ${source.id}`);
      return source.id;
    }
    const wanted = { checked: true, ...source };
    const known = this.byKey.get(key(wanted));
    if (known) {
      this.#join(known, wanted);
      return known.id;
    }
    const added = { ...wanted, id: wanted.id ?? this.#nextId() };
    this.list.push(added);
    this.byId.set(added.id, added);
    this.byKey.set(key(added), added);
    return added.id;
  }

  /** Takes sources out: `{id → id that stands for it, or null}`. */
  drop(ids) {
    for (const id of ids.keys()) this.byId.delete(id);
    this.list.splice(0, this.list.length, ...this.list.filter((source) => this.byId.has(source.id)));
    this.byKey = new Map(this.list.map((source) => [key(source), source]));
  }

  /** Sources whose address stands twice: `{later id → first id}`. The first takes over what the later knows better. */
  doubles() {
    const first = new Map();
    const doubles = new Map();
    for (const source of this.list) {
      const known = first.get(key(source));
      if (!known) {
        first.set(key(source), source);
      } else {
        this.#join(known, source);
        doubles.set(source.id, known.id);
      }
    }
    return doubles;
  }

  /** The same page, opened by one reader and not by the other: `checked` wins, with the day it was opened. */
  #join(known, other) {
    if (other.checked && !known.checked) {
      known.checked = true;
      if (other.as_of !== undefined) known.as_of = other.as_of;
    }
  }

  #nextId() {
    let number = 1;
    for (const { id } of this.list) if (/^s\d+$/.test(id)) number = Math.max(number, Number(id.slice(1)) + 1);
    return `s${number}`;
  }
}

/** What makes two sources the same: the address; without one, title and publisher. */
function key(source) {
  return source.url ?? `${source.title}|${source.publisher ?? ''}`;
}
