// SPDX-License-Identifier: GPL-3.0-or-later
// The document, what is doubtful in it, and what the reviewer decided. Knows nothing of the screen.
'use strict';

class Model {
  static MOST_OTHERS = 4;

  /** `data`: as the program wrote it. `store`: like localStorage. */
  constructor(data, store) {
    this.data = { ...data, forms: data.forms.map(({ name, units, form }) => ({ ...form, name, units })),
      tables: data.tables.map(({ index, table }) => ({ ...table, index })) };
    data = this.data;
    for (const profile of Object.values(data.profiles)) Object.assign(profile, profile.checks);
    this.store = store;
    this.key = `biaoge-review-${data.document.sha256}`;
    this.places = new Map();  // id -> {id, form, path, title, type, value, column, ...}
    this.units = [...data.forms.map((form, index) => ({ form, index, known: data.profiles[form.profile] })),
      ...data.tables.map((table) => ({ table, index: null }))];
    this.units.forEach((unit) => (unit.form ? this.addForm(unit) : this.addTable(unit)));
    this.original = new Map([...this.places].map(([id, place]) => [id, place.value]));
    this.decisions = new Map();
    this.who = '';
    this.exported = true;
    this.load();
    this.units.forEach((unit) => { unit.before = this.check(unit); });
    this.restore();
    this.items = this.findItems();
  }

  /** The reviewer's clock, with its distance from UTC. */
  static now() {
    const now = new Date();
    const minutes = -now.getTimezoneOffset();
    const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, '0');
    const local = new Date(now.getTime() + minutes * 60000).toISOString().slice(0, 19);
    return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
  }

  addForm(unit) {
    const { form, known, index } = unit;
    const profile = known || { fields: [], sections: [], rules: [], rows: {} };
    const title = (list, key) => (list.find((one) => one.key === key) || { title: key, type: 'text' });
    const put = (record, key, path, rule, name) => {
      const place = { id: `${index}|${path}`, form: index, unit, path, key, record, rule, title: name };
      Object.defineProperty(place, 'value', { get: () => record[key], set: (value) => { record[key] = value; } });
      this.places.set(place.id, place);
    };
    for (const key of Object.keys(form.fields)) {
      const rule = title(profile.fields, key);
      put(form.fields, key, `fields.${key}`, rule, rule.title);
    }
    for (const [name, rows] of Object.entries(form.rows)) {
      const section = profile.sections.find((one) => one.name === name) || { title: name, columns: [] };
      rows.forEach((row, at) => {
        const label = section.columns.map((column) => (column.row_label ? row[column.key] : null)).find(Boolean) ||
          section.columns.filter((column) => column.type === 'text' && !column.repeat_down).map((column) => row[column.key]).find(Boolean);
        for (const key of Object.keys(row)) {
          const rule = title(section.columns, key);
          const of = label && label.text && label !== row[key] ? `「${label.text.replace(/\s/g, '').slice(0, 16)}」` : '';
          put(row, key, `rows.${name}[${at}].${key}`, rule, `${section.title}第${at + 1}行${of}${rule.title}`);
        }
      });
    }
    unit.name = form.name || (profile.title || form.profile);
    unit.pages = form.pages;
    unit.types = {};
    for (const section of profile.sections) {
      for (const column of section.columns) unit.types[`${section.name}.${column.key}`] = column.type;
    }
  }

  addTable(unit) {
    const { table } = unit;
    table.cells.forEach((cell, at) => {
      const path = `tables[${table.index}].cells[${at}]`;
      const place = { id: `|${path}`, form: null, unit, path, rule: { title: '', type: 'text' },
        title: `第${cell.row + 1}行第${cell.column + 1}列` };
      Object.defineProperty(place, 'value', { get: () => table.cells[at], set: (value) => { table.cells[at] = value; } });
      this.places.set(place.id, place);
    });
    unit.name = table.title || `表格 ${table.index + 1}`;
    unit.pages = table.pages;
  }

  check(unit) {
    if (!unit.known || !unit.known.rules) return [];
    return Rules.runAll(unit.form, { ...unit.known, types: unit.types });
  }

  /** Rules that fail in a form as it now is. Those of scans only speak of values read from a picture. */
  failures(unit) {
    if (!unit.results) unit.results = this.check(unit);
    return unit.results.filter((result) => result.verdict === 'fails' && (!result.rule.scans_only ||
      result.where.some((path) => this.places.get(`${unit.index}|${path}`).value.source === 'ocr')));
  }

  // ---- what is doubtful ----

  findItems() {
    const items = [];
    for (const unit of this.units) {
      const told = new Set();
      const findings = unit.form ? unit.form.findings : [];
      for (const place of this.places.values()) {
        if (place.unit !== unit || !this.original.get(place.id).flags.length) continue;
        items.push({ id: place.id, place, unit, flags: this.original.get(place.id).flags });
        findings.forEach((finding, at) => { if (finding.where.includes(place.path)) told.add(at); });
      }
      findings.forEach((finding, at) => {
        if (told.has(at) || finding.severity === 'info') return;
        const place = finding.where.map((path) => this.places.get(`${unit.index}|${path}`)).find(Boolean);
        items.push({ id: `${unit.index}|finding:${finding.rule}|${finding.where.join(' ')}`, place, unit, finding,
          flags: [finding.rule] });
      });
    }
    return items;
  }

  /** Why an item wants a look: one reason a line. */
  reasons(item) {
    if (item.finding) return [item.finding.message];
    const live = this.live(item);
    const codes = item.flags.filter((code) => !live.some((result) => result.rule.flag === code));
    return [...codes.filter((code) => !this.isCheck(item.unit, code) || live.length === 0).map((code) => this.data.flags[code] || code),
      ...live.map((result) => result.message)];
  }

  live(item) {
    return this.failures(item.unit).filter((result) => item.place && result.where.includes(item.place.path));
  }

  isCheck(unit, code) {
    return Boolean(unit.known && unit.known.rules && unit.known.rules.some((rule) => rule.flag === code));
  }

  state(item) {
    // Asked for every item whenever something changes.
    if (!item.state) item.state = this.findState(item);
    return item.state;
  }

  /** 'open', 'corrected', 'right', or 'settled': a check had cast doubt, and holds since another value was corrected. */
  findState(item) {
    const decision = this.decisions.get(item.id);
    if (decision) return decision.status;
    if (item.finding) {
      const failed = (results) => results.some((result) => result.verdict === 'fails' && result.rule.name === item.finding.rule &&
        item.finding.where.some((path) => result.where.includes(path)));
      return failed(item.unit.before) && !failed(this.failures(item.unit)) ? 'settled' : 'open';
    }
    const byChecks = item.flags.every((code) => this.isCheck(item.unit, code));
    const wasFailing = item.unit.before.some((result) => result.verdict === 'fails' && result.where.includes(item.place.path));
    return byChecks && wasFailing && this.live(item).length === 0 ? 'settled' : 'open';
  }

  progress() {
    return { done: this.items.filter((item) => this.state(item) !== 'open').length, all: this.items.length };
  }

  /** Texts that the place may say instead: other readings of its ink, what was read before a repair, and the name that
   *  most forms of the document have there. */
  others(place) {
    const { text, raw, source, alternatives = [], flags } = this.original.get(place.id);
    if (source !== 'ocr') return [];
    const texts = alternatives.map((one) => one.text);
    if (flags.includes('repaired') || flags.includes('snapped-label')) texts.push(raw);
    if (flags.includes('text-mismatch')) texts.unshift(...this.sameElsewhere(place));
    return [...new Set(texts.map((one) => one.trim()))].filter((one) => one && one !== text).slice(0, Model.MOST_OTHERS);
  }

  /** What the field says in other forms, the most frequent first. */
  sameElsewhere(place) {
    const counts = new Map();
    for (const { form } of this.units) {
      const value = form && form !== place.unit.form && form.profile === place.unit.form.profile && form.fields[place.key];
      if (value && value.text) counts.set(value.text, (counts.get(value.text) || 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 2).map(([text]) => text);
  }

  // ---- decisions ----

  /** The value as it would be with that text. */
  typed(place, text) {
    const before = this.original.get(place.id);
    const unit = place.form === null ? '' : (place.unit.form.units || {})[(/^rows\.(\w+)\[/.exec(place.path) || [])[1]] || '';
    const value = { ...before, text };
    if ('quantity' in before) value.quantity = Texts.quantity(text, place.rule.type, before, unit);
    return value;
  }

  correct(id, text) {
    const place = this.places.get(id);
    const old = this.original.get(id).text;
    if (text === old) return this.accept(id);
    return this.decide(id, { status: 'corrected', old, new: text });
  }

  accept(id) {
    const place = this.places.get(id);
    const old = place ? this.original.get(id).text : null;
    return this.decide(id, { status: 'right', old, new: old });
  }

  decide(id, decision) {
    this.decisions.set(id, { ...decision, who: this.who, when: Model.now() });
    this.settle(id);
  }

  undo(id) {
    if (this.decisions.delete(id)) this.settle(id);
  }

  settle(id) {
    this.show(id);
    for (const item of this.items) item.state = null;
    this.exported = false;
    this.save();
  }

  show(id) {
    const place = this.places.get(id);
    if (!place) return;
    const decision = this.decisions.get(id);
    place.value = decision && decision.status === 'corrected' ? this.typed(place, decision.new) : this.original.get(id);
    place.unit.results = null;
  }

  // ---- keeping ----

  save() {
    try {
      this.store.setItem(this.key, JSON.stringify({ who: this.who, exported: this.exported, decisions: [...this.decisions] }));
    } catch (error) {
      return;  // Without a store the export is what keeps the work.
    }
  }

  load() {
    try {
      const kept = JSON.parse(this.store.getItem(this.key) || 'null');
      if (!kept) return;
      this.who = String(kept.who || '');
      this.exported = Boolean(kept.exported);
      for (const [id, decision] of kept.decisions) {
        const place = this.places.get(id);
        if (place ? this.original.get(id).text === decision.old : id.includes('|finding:')) this.decisions.set(id, decision);
      }
    } catch (error) {
      this.decisions.clear();
    }
  }

  restore() {
    for (const id of this.decisions.keys()) this.show(id);
  }

  /** What `biaoge apply` takes. */
  corrections() {
    const list = [];
    const put = (id, fields) => {
      const decision = this.decisions.get(id);
      if (decision) list.push({ ...fields, status: decision.status, old: decision.old, new: decision.new,
        who: decision.who || this.who, when: decision.when });
    };
    for (const place of this.places.values()) put(place.id, { form: place.form, path: place.path, title: place.title });
    for (const item of this.items.filter((one) => one.finding)) {
      put(item.id, { form: item.unit.index, finding: item.finding.rule, where: item.finding.where, title: item.finding.message });
    }
    return { biaoge_corrections: 1, document: { name: this.data.document.name, sha256: this.data.document.sha256 },
      who: this.who, when: Model.now(), corrections: list };
  }
}
