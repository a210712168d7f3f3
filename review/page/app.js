// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the model with the screen: choosing, editing, keys, export.
'use strict';

class App {
  constructor() {
    const data = JSON.parse(document.getElementById('data').textContent);
    this.model = new Model(data, App.storage());
    this.viewer = new Viewer(this.model, (id) => this.choose(id));
    this.card = new Card(this);
    this.unit = this.model.units[0] || null;
    this.chosen = null;  // {place, item}
    this.filter = 'all';
    document.title = `复核 ${data.document.name}`;
    this.at('name').textContent = data.document.name;
    this.at('name').title = data.document.name;
    this.at('pages').textContent = data.pages.length;
    this.at('who').value = this.model.who;
    this.items = new Map(this.model.items.filter((item) => item.place && !item.finding).map((item) => [item.place.id, item]));
    this.fillForms();
    this.listen();
    this.keys();
    this.refresh();
    const first = this.sequence().find((item) => this.model.state(item) === 'open') || this.sequence()[0];
    if (first) this.chooseItem(first);
    else if (this.viewer.order.length) this.viewer.show((this.unit && this.unit.pages[0]) || this.viewer.order[0]);
  }

  at(id) {
    return document.getElementById(id);
  }

  static storage() {
    try {
      return window.localStorage;
    } catch (error) {
      return { getItem: () => null, setItem: () => {} };
    }
  }

  // ---- looks ----

  stateOf(place) {
    const item = this.items.get(place.id);
    const decision = this.model.decisions.get(place.id);
    if (decision) return decision.status;
    return item ? this.model.state(item) : '';
  }

  look(place) {
    const state = this.stateOf(place);
    const classes = [];
    if (state === 'open') classes.push('doubt');
    if (['corrected', 'right', 'settled'].includes(state)) classes.push('done');
    if (state === 'corrected') classes.push('corrected');
    if (this.chosen && this.chosen.place === place) classes.push('chosen');
    else if (this.related && this.related.has(place.path) && place.unit === this.unit) classes.push('related');
    const item = this.items.get(place.id);
    if (item && !this.passes(item)) classes.push('faded');
    return classes.join(' ');
  }

  passes(item) {
    if (this.filter === 'all') return true;
    if (this.filter === 'open') return this.model.state(item) === 'open';
    if (this.filter === 'done') return this.model.state(item) !== 'open';
    return item.flags.includes(this.filter);
  }

  sequence() {
    return this.model.items.filter((item) => this.passes(item) || (this.chosen && this.chosen.item === item));
  }

  refresh() {
    const { done, all } = this.model.progress();
    this.at('progress').textContent = all ? `${done}/${all} 已复核` : '没有待核项';
    this.at('bar').style.width = `${all ? done / all * 100 : 100}%`;
    this.fillFilter();
    this.labelForms();
    this.findRelated();
    const look = (place) => this.look(place);
    if (this.unit) {
      const top = this.at('values').scrollTop;
      Values.show(this.at('values'), this.model, this.unit, look);
      this.at('values').scrollTop = top;
    }
    this.viewer.draw(look);
    this.showChecks();
    this.card.show(this.chosen);
  }

  findRelated() {
    const item = this.chosen && this.chosen.item;
    this.related = new Set(item ? [...(item.finding ? item.finding.where : []),
      ...this.model.live(item).flatMap((result) => result.where)] : []);
  }

  fillFilter() {
    const count = (test) => this.model.items.filter(test).length;
    const entries = [['all', `全部待核项 (${this.model.items.length})`],
      ['open', `未复核 (${count((item) => this.model.state(item) === 'open')})`],
      ['done', `已复核 (${count((item) => this.model.state(item) !== 'open')})`]];
    for (const code of [...new Set(this.model.items.flatMap((item) => item.flags))]) {
      entries.push([code, `${this.flagName(code)} (${count((item) => item.flags.includes(code))})`]);
    }
    this.at('filter').replaceChildren(...entries.map(([value, textContent]) =>
      Values.element('option', { value, textContent, selected: value === this.filter })));
  }

  flagName(code) {
    const profiles = Object.values(this.model.data.profiles);
    const rule = profiles.flatMap((profile) => profile.rules || []).find((one) => one.name === code);
    return this.model.data.flags[code] || (rule && rule.title) || code;
  }

  fillForms() {
    this.at('form').replaceChildren(...this.model.units.map((unit, value) => Values.element('option', { value })));
    this.at('form').parentElement.hidden = this.model.units.length < 2;
  }

  labelForms() {
    [...this.at('form').options].forEach((option, at) => {
      const unit = this.model.units[at];
      const open = this.model.items.filter((item) => item.unit === unit && this.model.state(item) === 'open').length;
      option.textContent = `${at + 1}. ${unit.name}${open ? `（${open} 项待核）` : ''}`;
    });
    this.at('form').selectedIndex = this.model.units.indexOf(this.unit);
  }

  showChecks() {
    const box = this.at('checks');
    box.hidden = !this.unit || !this.unit.known || !(this.unit.known.rules || []).length;
    if (box.hidden) return;
    const failures = this.model.failures(this.unit);
    // Rules for scans say something only where they fail.
    const holding = this.unit.results.filter((result) => result.verdict === 'holds' && !result.rule.scans_only).length;
    box.replaceChildren(Values.element('span', { className: 'holds',
      title: '逐行计数。工作表“校验”把各行均通过的检查合为一行，所以行数较少', textContent: `勾稽检查：逐行计 ${holding} 项相符` +
      (failures.length ? `，${failures.length} 项不符` : ' ✓') }),
    ...failures.map((result) => {
      const line = Values.element('button', { className: `fails ${result.rule.severity}`, textContent: `✗ ${result.message}` });
      const place = this.model.places.get(`${this.unit.index}|${result.where[0]}`);
      if (place) line.dataset.id = place.id;
      return line;
    }));
  }

  // ---- choosing ----

  /** The decision that the buttons are about: that of a finding, or of a value. */
  target() {
    const { place, item } = this.chosen;
    return item && item.finding ? item.id : place.id;
  }

  choose(id) {
    const place = this.model.places.get(id);
    if (place) this.focusOn({ place, item: this.items.get(id) || null });
  }

  chooseItem(item) {
    this.focusOn({ place: item.place || null, item });
  }

  focusOn(chosen) {
    this.at('value').blur();
    this.chosen = chosen;
    this.unit = chosen.item ? chosen.item.unit : chosen.place.unit;
    const boxes = chosen.place ? this.model.original.get(chosen.place.id).boxes : chosen.item.finding.boxes;
    if (boxes.length) this.viewer.show(boxes[0].page);
    else if (this.unit.pages.length) this.viewer.show(this.unit.pages[0]);
    this.refresh();
    this.viewer.reveal(boxes);
    const button = this.at('values').querySelector('.chosen');
    if (button) {
      button.scrollIntoView({ block: 'nearest' });
      button.focus({ preventScroll: true });
    }
  }

  step(by) {
    const items = this.sequence();
    if (!items.length) return;
    let at = this.chosen ? items.indexOf(this.chosen.item) : -1;
    if (at < 0) at = by > 0 ? -1 : 0;
    this.chooseItem(items[(at + by + items.length) % items.length]);
  }

  /** The next one that is not yet decided. */
  advance() {
    const items = this.sequence();
    const at = items.indexOf(this.chosen.item);
    const rest = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
    const next = rest.find((item) => this.model.state(item) === 'open');
    if (next) this.chooseItem(next);
    else this.refresh();
  }

  showUnit(at) {
    const unit = this.model.units[at];
    if (!unit) return;
    this.unit = unit;
    this.chosen = null;
    if (unit.pages.length) this.viewer.show(unit.pages[0]);
    this.at('values').scrollTop = 0;
    this.refresh();
  }

  // ---- deciding ----

  accept() {
    if (!this.chosen) return;
    this.model.accept(this.target());
    this.refresh();
    this.advance();
  }

  edit() {
    if (!this.chosen || !this.chosen.place) return;
    this.at('value').focus();
    this.at('value').select();
  }

  correct(text = this.at('value').value.trim()) {
    if (!this.chosen || !this.chosen.place) return;
    this.at('value').blur();
    this.model.correct(this.chosen.place.id, text);
    this.refresh();
    this.advance();
  }

  /** Takes another reading of the chosen value; counted from 0. */
  take(number) {
    const text = this.chosen && this.chosen.place && this.model.others(this.chosen.place)[number];
    if (text) this.correct(text);
  }

  undo() {
    if (!this.chosen) return;
    this.model.undo(this.target());
    this.refresh();
  }

  export() {
    const corrections = this.model.corrections();
    const blob = new Blob([`${JSON.stringify(corrections, null, 1)}\n`], { type: 'application/json' });
    const link = Values.element('a', { href: URL.createObjectURL(blob),
      download: `${this.model.data.document.name.replace(/\.[^.]*$/, '').replace(/[\\/:*?"<>|]/g, '_')}.更正.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    this.model.exported = true;
    this.model.save();
  }

  // ---- events ----

  listen() {
    const click = (id, action) => this.at(id).addEventListener('click', action);
    click('page-back', () => this.viewer.step(-1));
    click('page-on', () => this.viewer.step(1));
    click('zoom-in', () => this.viewer.zoomBy(1.25));
    click('zoom-out', () => this.viewer.zoomBy(0.8));
    click('zoom-fit', () => this.viewer.zoomBy(0));
    click('form-back', () => this.showUnit(this.model.units.indexOf(this.unit) - 1));
    click('form-on', () => this.showUnit(this.model.units.indexOf(this.unit) + 1));
    click('back', () => this.step(-1));
    click('on', () => this.step(1));
    click('right', () => this.accept());
    click('correct', () => this.correct());
    click('undo', () => this.undo());
    this.at('others').addEventListener('click', (event) => {
      if (event.target.dataset.number) this.take(Number(event.target.dataset.number));
    });
    click('export', () => this.export());
    click('help', () => this.help());
    this.at('form').addEventListener('change', () => this.showUnit(this.at('form').selectedIndex));
    this.at('page').addEventListener('change', () => this.viewer.show(Number(this.at('page').value)));
    this.at('filter').addEventListener('change', () => {
      this.filter = this.at('filter').value;
      this.refresh();
    });
    this.at('who').addEventListener('change', () => {
      this.model.who = this.at('who').value.trim();
      this.model.save();
    });
    this.at('value').addEventListener('input', () => {
      this.card.typed(this.chosen.place);
      this.preview();
    });
    for (const id of ['values', 'checks']) {
      this.at(id).addEventListener('click', (event) => {
        const target = event.target.closest('[data-id]');
        if (target) this.choose(target.dataset.id);
      });
    }
    window.addEventListener('beforeunload', (event) => {
      if (this.model.exported) return;
      event.preventDefault();
      event.returnValue = '';
    });
  }

  /** The checks as they would come out with what is being typed. */
  preview() {
    const { place } = this.chosen;
    const kept = place.value;
    place.value = this.model.typed(place, this.at('value').value.trim());
    place.unit.results = null;
    this.showChecks();
    place.value = kept;
    place.unit.results = null;
  }

  help() {
    const dialog = this.at('keys');
    if (dialog.open) dialog.close();
    else dialog.showModal();
  }

  keys() {
    document.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        this.export();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === '?' && !this.typing(event)) {
        event.preventDefault();
        this.help();
        return;
      }
      if (this.at('keys').open) return;
      if (event.target === this.at('value')) this.editorKey(event);
      else if (!this.typing(event)) this.pageKey(event);
    });
  }

  typing(event) {
    return ['INPUT', 'TEXTAREA', 'SELECT'].includes(event.target.tagName);
  }

  editorKey(event) {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.correct();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.at('value').blur();
      this.refresh();
    }
  }

  pageKey(event) {
    const pan = { ArrowUp: [0, -80], ArrowDown: [0, 80], ArrowLeft: [-80, 0], ArrowRight: [80, 0] }[event.key];
    const control = event.target.tagName === 'BUTTON' && !event.target.dataset.id;
    const actions = {
      j: () => this.step(1), ArrowDown: () => this.step(1), k: () => this.step(-1), ArrowUp: () => this.step(-1),
      ' ': () => this.accept(), Enter: () => this.enter(event), u: () => this.undo(), f: () => this.at('filter').focus(),
      '+': () => this.viewer.zoomBy(1.25), '=': () => this.viewer.zoomBy(1.25), '-': () => this.viewer.zoomBy(0.8),
      0: () => this.viewer.zoomBy(0), PageUp: () => this.viewer.step(-1), PageDown: () => this.viewer.step(1),
      '[': () => this.showUnit(this.model.units.indexOf(this.unit) - 1),
      ']': () => this.showUnit(this.model.units.indexOf(this.unit) + 1),
    };
    for (let number = 0; number < Model.MOST_OTHERS; ++number) actions[number + 1] = () => this.take(number);
    if (event.shiftKey && pan) {
      this.viewer.pan(...pan);
    } else if (control && [' ', 'Enter'].includes(event.key)) {
      return;
    } else {
      const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!action) return;
      action();
    }
    event.preventDefault();
  }

  /** On another value: choose it; on the chosen one: edit it. */
  enter(event) {
    const id = event.target.dataset ? event.target.dataset.id : undefined;
    const other = id && !(this.chosen && this.chosen.place && this.chosen.place.id === id);
    if (other) this.choose(id);
    else this.edit();
  }
}

window.app = new App();
