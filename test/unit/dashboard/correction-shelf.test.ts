import {
  CorrectionShelf,
  type NewCorrection,
} from '../../../dashboard/web/src/screens/review/correction-shelf.ts';

/** What a browser's Storage does, with its keys as own properties. */
class Shelf implements Storage {
  [name: string]: unknown;
  get length() {
    return Object.keys(this).length;
  }
  key = (index: number) => Object.keys(this)[index] ?? null;
  getItem(key: string) {
    const held = this[key];
    return typeof held === 'string' ? held : null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    Reflect.deleteProperty(this, key);
  }
  clear() {
    for (const key of Object.keys(this)) this.removeItem(key);
  }
}

const change = (fieldId: string, value: string, version = 1): NewCorrection => ({
  recordId: 7,
  fieldId,
  value,
  state: 'present',
  isAsInBook: false,
  version,
});
const makeStorage = (): Storage => {
  const storage = new Shelf();
  Object.defineProperty(storage, 'key', { enumerable: false });
  return storage;
};

test('two tabs that have not heard of one another keep both corrections, in the order they were made', () => {
  const storage = makeStorage();
  const [first, second] = [new CorrectionShelf(storage, 1), new CorrectionShelf(storage, 1)];
  first.add(change('name', 'Một'));
  second.add(change('sex', 'Nam'));
  first.add(change('name', 'Hai'));
  expect(second.list().map(({ value }) => value)).toEqual(['Một', 'Nam', 'Hai']);
  expect(new CorrectionShelf(storage, 2).list()).toEqual([]);
});

test('what was made of a field later stands on the version that was saved first', () => {
  const shelf = new CorrectionShelf(makeStorage(), 1);
  const sent = shelf.add(change('name', 'Một'));
  shelf.add(change('name', 'Hai'));
  shelf.add(change('sex', 'Nam'));
  shelf.settle(sent, 2);
  expect(shelf.list()).toMatchObject([
    { value: 'Hai', version: 2 },
    { value: 'Nam', version: 1 },
  ]);
});

test('corrections of the program before come along; damaged ones are passed by', () => {
  const storage = makeStorage();
  storage.setItem('sogoc.outbox.1', JSON.stringify([change('name', 'Cũ'), { recordId: 'x' }]));
  storage.setItem('sogoc.outbox.1.x', '{');
  storage.setItem('sogoc.outbox.10', JSON.stringify([change('name', 'Của người khác')]));
  expect(new CorrectionShelf(storage, 1).list()).toMatchObject([{ value: 'Cũ' }]);
  expect(storage.getItem('sogoc.outbox.1')).toBeNull();
  expect(storage.getItem('sogoc.outbox.10')).not.toBeNull();
});
