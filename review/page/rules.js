// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a profile in their JSON form, evaluated over a form: docs/rules.md. The counterpart of
// normalize/check_evaluate.cpp; tests run both on fixtures/rules.
'use strict';

const Rules = (() => {
  const COMPARISONS = {
    equal: (order) => order === 0, not_equal: (order) => order !== 0, less: (order) => order < 0,
    less_equal: (order) => order <= 0, greater: (order) => order > 0, greater_equal: (order) => order >= 0,
  };
  const number = (interval, text = '') => ({ kind: 'number', interval, text });
  const truth = (value) => ({ kind: 'truth', truth: value });
  const none = (kind) => ({ kind });
  const UNKNOWN = none('unknown');

  /** Of two operands, one of which is no number: why there is no result. */
  function missing(...operands) {
    for (const kind of ['blank', 'absent']) if (operands.some((operand) => operand.kind === kind)) return none(kind);
    return UNKNOWN;
  }
  const hasProduct = (tree) => ['multiply', 'divide'].includes(tree.op) || (tree.args || []).some(hasProduct);

  /** `form`: fields, rows, units. `known`: rules and rows as written by the program; types by section and key. */
  class Evaluator {
    constructor(form, known, section, row) {
      Object.assign(this, { form, known, section, row });
    }

    find(place) {
      if (!place.section) return this.found(this.form.fields[place.key], `fields.${place.key}`);
      const rows = this.form.rows[place.section] || [];
      let index = this.row;
      if (place.row !== undefined) {
        const named = this.known.rows[place.section];
        const labels = named && named.rows.find((names) => names[0] === place.row);
        const wanted = labels && labels.map(Texts.rowLabel);
        index = wanted ? rows.findIndex((row) => row[named.label] &&
          wanted.includes(Texts.rowLabel(row[named.label].text))) : -1;
      } else if (this.section === undefined) {
        return null;
      }
      const row = rows[index];
      return row ? this.found(row[place.key], `rows.${place.section}[${index}].${place.key}`) : null;
    }

    found(value, path) {
      return value === undefined ? null : { value, path };
    }

    operand(value, place, how) {
      if (Texts.isBlank(value.text)) return none('blank');
      const text = { kind: 'text', text: value.text };
      const quantity = value.quantity;
      if (!quantity) return text;
      const amount = place.section && (!this.known.types || this.known.types[`${place.section}.${place.key}`] === 'amount');
      const unit = amount && this.form.units ? this.form.units[place.section] || '' : '';
      const foreign = unit && quantity.base_unit !== '1' && quantity.unit && quantity.unit !== unit;
      if (foreign || !['', '='].includes(quantity.comparator || '') || quantity.high) return text;
      return number(Exact.behind(Exact.parseDecimal(quantity.value), how), value.text);
    }

    value(tree, how) {
      const found = this.find(tree.place);
      return found ? this.operand(found.value, tree.place, how) : none('absent');
    }

    /** The values of a sum; `absent` when one of them, or the column, is not there. */
    addends(tree) {
      if (tree.places) {
        const found = tree.places.map((place) => this.find(place));
        return { values: found.filter(Boolean), absent: found.includes(null), place: tree.places[0] };
      }
      const { section, key } = tree.place;
      const rows = this.form.rows[section] || [];
      let values = rows.map((row, index) => row[key] && { value: row[key], path: `rows.${section}[${index}].${key}`, row })
        .filter(Boolean);
      const absent = values.length === 0;
      if (tree.by && this.section !== undefined) {
        const here = this.form.rows[this.section][this.row];
        const text = (row, name) => Texts.folded(row[name] ? row[name].text : '');
        values = values.filter(({ row }) => tree.by.every((name) => text(row, name) === text(here, name)));
      }
      return { values, absent, place: tree.place };
    }

    sum(tree, how) {
      const { values, absent, place } = this.addends(tree);
      let total = none('blank');
      for (const { value } of values) {
        const operand = this.operand(value, place, how);
        if (operand.kind === 'blank') continue;
        if (operand.kind !== 'number') return UNKNOWN;
        total = number(total.kind === 'blank' ? operand.interval : Exact.addIntervals(total.interval, operand.interval));
      }
      return absent ? none('absent') : total;
    }

    arithmetic(tree, how) {
      const [a, b] = tree.args.map((argument) => this.evaluate(argument, how));
      if (a.kind !== 'number' || b.kind !== 'number') return missing(a, b);
      const operation = { add: Exact.addIntervals, subtract: Exact.subtractIntervals,
        multiply: Exact.multiplyIntervals, divide: Exact.divideIntervals }[tree.op];
      const result = operation(a.interval, b.interval);
      return result ? number(result) : UNKNOWN;
    }

    comparison(tree) {
      const [a, b] = tree.args.map((argument) => this.evaluate(argument));
      const holds = COMPARISONS[tree.op];
      if (a.kind === 'number' && b.kind === 'number') return truth(holds(Exact.compare(a.interval.low, b.interval.low)));
      const texts = [a, b].every((operand) => ['text', 'number'].includes(operand.kind) && operand.text);
      if (!texts || !['equal', 'not_equal'].includes(tree.op)) return missing(a, b);
      return truth((Texts.folded(a.text) === Texts.folded(b.text)) === (tree.op === 'equal'));
    }

    about(tree) {
      const [left, right] = tree.args;
      const product = hasProduct(left) || hasProduct(right);
      const leftAlone = product && left.op === 'value';
      const rightAlone = product && !leftAlone && right.op === 'value';
      for (const inputs of ['rounded', 'cut']) {
        for (const result of ['rounded', 'cut']) {
          if (!leftAlone && !rightAlone && inputs !== result) continue;
          const a = this.evaluate(left, leftAlone ? result : inputs);
          const b = this.evaluate(right, rightAlone ? result : inputs);
          if (a.kind !== 'number' || b.kind !== 'number') return missing(a, b);
          if (Exact.meet(a.interval, b.interval)) return truth(true);
        }
      }
      return truth(false);
    }

    logic(tree) {
      const both = tree.op === 'and';
      let result = truth(both);
      for (const argument of tree.args) {
        const operand = this.evaluate(argument);
        if (operand.kind !== 'truth') result = UNKNOWN;
        else if (operand.truth !== both) return operand;
      }
      return result;
    }

    ofText(tree) {
      const operand = this.evaluate(tree.args[0]);
      if (tree.op === 'filled') return operand.kind === 'absent' ? operand : truth(operand.kind !== 'blank');
      if (!['text', 'number'].includes(operand.kind)) return missing(operand);
      if (tree.op === 'label') return { kind: 'text', text: Texts.withoutBrackets(operand.text) };
      if (tree.op === 'points') {
        const points = Texts.points(operand.text);
        return points ? number(Exact.behind(points, 'exact')) : none('blank');
      }
      return truth(tree.texts.some((known) => Texts.folded(known) === Texts.folded(operand.text)));
    }

    meets(tree) {
      const [result, goal] = tree.args.map((argument) => this.find(argument.place)).map((f) => f && f.value.quantity);
      if (!result || !goal || !['', '='].includes(result.comparator || '') || result.high || goal.high) return UNKNOWN;
      const inBase = result.base_value && goal.base_value && result.base_unit === goal.base_unit;
      if (!inBase && result.unit && goal.unit && result.unit !== goal.unit) return UNKNOWN;
      const key = inBase ? 'base_value' : 'value';
      const order = Exact.compareDecimals(Exact.parseDecimal(result[key]), Exact.parseDecimal(goal[key]));
      const holds = { '≥': order >= 0, '>': order > 0, '≤': order <= 0, '<': order < 0 }[goal.comparator];
      return holds === undefined ? UNKNOWN : truth(holds);
    }

    evaluate(tree, how = 'exact') {
      switch (tree.op) {
        case 'number': return number(Exact.behind(Exact.parseDecimal(tree.number), 'exact'));
        case 'text': return { kind: 'text', text: tree.text };
        case 'value': return this.value(tree, how);
        case 'sum': return this.sum(tree, how);
        case 'add': case 'subtract': case 'multiply': case 'divide': return this.arithmetic(tree, how);
        case 'exact': return this.evaluate(tree.args[0], 'exact');
        case 'default': {
          const first = this.evaluate(tree.args[0], how);
          return ['blank', 'absent'].includes(first.kind) ? this.evaluate(tree.args[1], how) : first;
        }
        case 'about': return this.about(tree);
        case 'and': case 'or': return this.logic(tree);
        case 'not': {
          const operand = this.evaluate(tree.args[0]);
          return operand.kind === 'truth' ? truth(!operand.truth) : operand;
        }
        case 'meets': return this.meets(tree);
        case 'in': case 'filled': case 'points': case 'label': return this.ofText(tree);
        default: return this.comparison(tree);
      }
    }

    /** Adds the paths that an expression reads. */
    collect(tree, paths) {
      if (tree.op === 'value') {
        const found = this.find(tree.place);
        if (found) paths.add(found.path);
      } else if (tree.op === 'sum') {
        for (const { path } of this.addends(tree).values) paths.add(path);
      }
      for (const argument of tree.args || []) this.collect(argument, paths);
    }
  }

  // ---- messages ----

  const FEWEST_PLACES = 2;
  const figure = (value, places) => (Exact.isDecimal(value) ? Exact.decimalText(value.numerator) : Exact.rounded(value, places));
  const placesOf = (operand) => {
    if (operand.kind !== 'number' || !Exact.isDecimal(operand.interval.low)) return FEWEST_PLACES;
    return Math.max(FEWEST_PLACES, operand.interval.low.numerator.scale);
  };

  function sides(check, evaluator) {
    if (!(check.op in COMPARISONS) && check.op !== 'about') return {};
    const [left, right] = check.args.map((argument) => evaluator.evaluate(argument));
    const places = Math.max(placesOf(left), placesOf(right));
    const text = (side) => (side.kind === 'number' ? figure(side.interval.low, places) : side.text || '');
    const result = { left: text(left), right: text(right), difference: '' };
    if (left.kind === 'number' && right.kind === 'number') {
      const difference = Exact.add(left.interval.low, Exact.opposite(right.interval.low));
      result.difference = figure(difference, places).replace(/^-/, '');
    }
    return result;
  }

  function message(rule, evaluator) {
    const figures = sides(rule.check, evaluator);
    return rule.message.replace(/\{([^}]*)\}/g, (_, name) => {
      if (name in figures) return figures[name];
      const field = evaluator.form.fields[name] !== undefined || rule.each === undefined;
      const found = evaluator.find(field ? { key: name } : { section: rule.each, key: name });
      return found ? found.value.text : '';
    });
  }

  function once(rule, form, known, row) {
    const evaluator = new Evaluator(form, known, row < 0 ? undefined : rule.each, row);
    const paths = new Set();
    evaluator.collect(rule.check, paths);
    if (rule.when) evaluator.collect(rule.when, paths);
    const result = { rule, row, verdict: 'skipped', message: '', where: [...paths] };
    if (rule.when) {
      const condition = evaluator.evaluate(rule.when);
      if (condition.kind !== 'truth' || !condition.truth) return result;
    }
    const outcome = evaluator.evaluate(rule.check);
    if (outcome.kind !== 'truth') return result;
    result.verdict = outcome.truth ? 'holds' : 'fails';
    if (!outcome.truth) result.message = message(rule, evaluator);
    return result;
  }

  /** A rule over a form: [{rule, row, verdict, message, where}]. */
  function run(rule, form, known) {
    if (rule.each === undefined) return [once(rule, form, known, -1)];
    const groups = new Set();
    const results = [];
    (form.rows[rule.each] || []).forEach((row, index) => {
      if (rule.group !== undefined) {
        const text = row[rule.group] ? row[rule.group].text : '';
        if (groups.has(text)) return;
        groups.add(text);
      }
      results.push(once(rule, form, known, index));
    });
    return results;
  }

  const runAll = (form, known) => known.rules.flatMap((rule) => run(rule, form, known));

  return { run, runAll };
})();
