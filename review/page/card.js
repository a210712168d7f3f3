// SPDX-License-Identifier: GPL-3.0-or-later
// The card of the chosen place: its picture, why it is doubtful, other readings, the field to edit.
'use strict';

class Card {
  constructor(app) {
    this.app = app;
  }

  at(id) {
    return document.getElementById(id);
  }

  /** `chosen`: {place, item}, or null. */
  show(chosen) {
    this.at('card').hidden = !chosen;
    if (!chosen) return;
    const { place, item } = chosen;
    const { model, viewer } = this.app;
    const finding = item && item.finding;
    const state = finding ? model.state(item) : place ? this.app.stateOf(place) : '';
    const names = { open: '待复核', corrected: '已更正', right: '无误', settled: '勾稽已相符', '': '' };
    this.at('title').textContent = place ? place.title : '整张表单';
    this.at('state').textContent = names[state];
    this.at('state').className = state === 'open' ? '' : state ? 'done' : 'plain';
    this.at('reason').textContent = item ? model.reasons(item).join('\n') : '';
    const original = place && model.original.get(place.id);
    this.at('reading').textContent = original ? original.text || '（空）' : '';
    this.at('reading').classList.toggle('long', Boolean(original && original.text.length > 60));
    this.at('confidence').textContent = original && original.source === 'ocr' ? `置信度 ${Math.round(original.confidence * 100)}%` : '';
    for (const id of ['value', 'correct']) this.at(id).hidden = !place;
    this.at('undo').disabled = !model.decisions.has(this.app.target());
    if (place && document.activeElement !== this.at('value')) this.at('value').value = place.value.text;
    this.showOthers(place);
    this.typed(place);
    viewer.closeup(this.at('closeup'), original ? original.boxes : finding ? finding.boxes : [], 250, 120);
  }

  /** What else the place may say: a key each. */
  showOthers(place) {
    const others = place ? this.app.model.others(place) : [];
    this.at('others').hidden = others.length === 0;
    this.at('others').replaceChildren(Values.element('span', { className: 'dim', textContent: '其他读法' }),
      ...others.map((text, number) => {
        const button = Values.element('button', { title: `改为此读法 ${number + 1}` },
          Values.element('kbd', { textContent: number + 1 }), ` ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`);
        button.dataset.number = number;
        button.firstChild.dataset.number = number;
        return button;
      }));
  }

  /** After what stands in the field has changed. */
  typed(place) {
    const text = this.at('value').value;
    const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 16)), 0);
    this.at('value').rows = Math.min(5, lines);
    this.at('complaint').textContent = place ? Texts.complaint(text, place.rule.type, place.rule.choices || []) : '';
  }
}
