// SPDX-License-Identifier: GPL-3.0-or-later
// The structured values at the right: fields and sections of a form, or a table as printed.
'use strict';

const Values = (() => {
  const WIDTHS = { number: 46, amount: 66, percent: 54, quantity: 76, year: 46, choice: 56 };

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function button(place, look) {
    const { text } = place.value;
    const classes = ['value', ...look(place).split(' ')];
    if (['number', 'amount', 'percent', 'year'].includes(place.rule.type)) classes.push('number');
    if (text.length > 60) classes.push('long');
    const made = element('button', { className: classes.join(' ').trim(), textContent: text || '\u00a0' });
    made.dataset.id = place.id;
    made.title = place.title;
    return made;
  }

  function fields(model, unit, look) {
    const table = element('table', {}, element('colgroup', { innerHTML: '<col style="width:96px"><col>' }));
    for (const key of Object.keys(unit.form.fields)) {
      const place = model.places.get(`${unit.index}|fields.${key}`);
      table.append(element('tr', {}, element('th', { textContent: place.rule.title }), element('td', {}, button(place, look))));
    }
    return table;
  }

  /** Shares of the width in percent. Numbers are narrow; texts share the rest by how long they are. */
  function widths(columns, rows) {
    const texts = columns.map((column) => (WIDTHS[column.type] ? 0
      : Math.min(30, Math.max(column.repeat_down ? 4 : 5, ...rows.map((row) => (row[column.key] ? row[column.key].text.length : 0))))));
    const all = texts.reduce((sum, text) => sum + Math.sqrt(text), 0) || 1;
    const fixed = columns.reduce((sum, column) => sum + (WIDTHS[column.type] || 0), 0);
    const wanted = columns.map((column, at) => WIDTHS[column.type] || Math.max(44, (556 - fixed) * Math.sqrt(texts[at]) / all));
    const sum = wanted.reduce((total, width) => total + width, 0);
    return wanted.map((width) => width / sum * 100);
  }

  function section(model, unit, name, rows, look) {
    const rule = unit.known && unit.known.sections.find((one) => one.name === name);
    const columns = rule ? rule.columns : Object.keys(rows[0] || {}).map((key) => ({ key, title: key, type: 'text' }));
    const measure = (unit.form.units || {})[name];
    const title = element('h3', { textContent: rule ? rule.title : name });
    if (measure) title.append(element('span', { textContent: `（${measure}）` }));
    const table = element('table', {});
    const group = element('colgroup');
    for (const width of widths(columns, rows)) group.append(element('col', { style: `width:${width}%` }));
    table.append(group, element('tr', {}, ...columns.map((column) => element('th', { textContent: column.title }))));
    const spans = columns.map(() => null);
    rows.forEach((row, at) => {
      const line = element('tr');
      columns.forEach((column, i) => {
        const place = model.places.get(`${unit.index}|rows.${name}[${at}].${column.key}`);
        const above = spans[i];
        const same = column.repeat_down && above && row[column.key] && above.row[column.key] &&
          JSON.stringify(row[column.key].boxes) === JSON.stringify(above.row[column.key].boxes) &&
          row[column.key].text === above.row[column.key].text;
        if (same) {
          above.cell.rowSpan += 1;
          return;
        }
        const cell = element('td', {}, ...(place ? [button(place, look)] : []));
        spans[i] = { cell, row };
        line.append(cell);
      });
      table.append(line);
    });
    return [title, table];
  }

  function grid(model, unit, look) {
    const table = element('table');
    const rows = Array.from({ length: unit.table.rows }, () => element('tr'));
    unit.table.cells.forEach((cell, at) => {
      const place = model.places.get(`|tables[${unit.table.index}].cells[${at}]`);
      rows[cell.row].append(element('td', { rowSpan: cell.rowspan, colSpan: cell.colspan }, button(place, look)));
    });
    table.append(...rows);
    return table;
  }

  /** Fills `panel` with a form or table. `look`: place -> class names. */
  function show(panel, model, unit, look) {
    const parts = [];
    if (unit.table) {
      parts.push(element('h3', { textContent: unit.name }), grid(model, unit, look));
    } else {
      const title = unit.known ? unit.known.title : unit.form.profile;
      parts.push(element('h3', { textContent: title }), fields(model, unit, look));
      for (const [name, rows] of Object.entries(unit.form.rows)) parts.push(...section(model, unit, name, rows, look));
    }
    panel.replaceChildren(...parts);
  }

  return { show, element };
})();
