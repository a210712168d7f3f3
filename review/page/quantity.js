// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as rules see them, and what a person types as a value. `biaoge apply` reads the corrections
// anew with the program's own rules; this is for the checks while the page is open.
'use strict';

const Texts = (() => {
  const COMPARATORS = [['≥', /^(≥|≧|⩾|>=|=>|＞=|不低于|不少于)/], ['≤', /^(≤|≦|⩽|<=|=<|＜=|不高于|不超过)/],
    ['≠', /^(≠|!=)/], ['=', /^(=|＝|﹦)/], ['>', /^(>|＞)/], ['<', /^(<|＜)/], ['±', /^±/], ['约', /^(约|≈)/]];
  const NUMERIC = new Set(['number', 'amount', 'percent', 'quantity', 'year']);

  const folded = (text) => text.replace(/[\uFF01-\uFF5E]/g,
    (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xFEE0)).replace(/\s/gu, '');
  const rowLabel = (text) => folded(text).replace(/:+$/, '').replace(/^[一二三四五六七八九十\d]+、/u, '');

  /** A mark for "not applicable", or nothing. */
  function isBlank(text) {
    const mark = text.replace(/\s/gu, '');
    return mark === '' || ['无', '不适用', 'N/A', 'n/a'].includes(mark) || /^([-—―─/\\*×])\1*$/u.test(mark);
  }

  const withoutBrackets = (text) => {
    const open = folded(text).lastIndexOf('(');
    return folded(text).endsWith(')') && open > 0 ? folded(text).slice(0, open) : folded(text);
  };
  const points = (text) => {
    const match = /\(([^()]*)分\)$/.exec(folded(text));
    return match ? Exact.parseDecimal(match[1]) : null;
  };

  /** What a typed text says as a quantity, in the JSON's shape; null for words. `before`: the value it replaces. */
  function quantity(text, type, before, unit) {
    if (isBlank(text) || !NUMERIC.has(type) || type === 'year') return null;
    let rest = folded(text);
    let comparator = '';
    for (const [sign, pattern] of COMPARATORS) {
      const match = pattern.exec(rest);
      if (!match) continue;
      comparator = sign;
      rest = rest.slice(match[0].length);
      break;
    }
    const match = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:[-~～至]((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?))?(.*)$/u.exec(rest);
    if (!match) return null;
    const tail = match[3].replace(/^\((.*)\)$/, '$1');
    if (/\d/.test(tail) || (type !== 'quantity' && (comparator || match[2]))) return null;
    const standing = type === 'percent' ? '%' : type === 'amount' ? unit : '';
    const result = { comparator, value: match[1].replace(/,/g, ''), high: match[2] ? match[2].replace(/,/g, '') : null,
      unit: tail || standing, base_value: null, base_unit: '' };
    const old = before && before.quantity;
    if (old && old.base_value && old.unit === result.unit) scale(result, old);
    return result;
  }

  /** The value in the base unit, when the unit stayed as it was. */
  function scale(result, old) {
    const [was, base, now] = [old.value, old.base_value, result.value].map(Exact.parseDecimal);
    if (!was || !base || was.digits === 0n) return;
    const product = Exact.multiplyDecimals(now, base);
    const quotient = product.digits * 10n ** BigInt(was.scale + 8) / was.digits;
    result.base_value = Exact.decimalText({ digits: quotient, scale: product.scale + 8 });
    result.base_unit = old.base_unit;
  }

  /** Does a typed text look like what its field holds? A reason in Chinese when not. */
  function complaint(text, type, choices) {
    if (text.trim() === '' || isBlank(text)) return '';
    if (type === 'year') return /^\d{4}$/.test(folded(text)) ? '' : '年度应为四位数字';
    if (type === 'choice') return choices.includes(text.trim()) ? '' : `应为：${choices.join('、')}`;
    if (!NUMERIC.has(type) || type === 'quantity') return '';
    return quantity(text, type, null, '') ? '' : '不是数字，勾稽检查将跳过此值';
  }

  return { folded, rowLabel, isBlank, withoutBrackets, points, quantity, complaint, NUMERIC };
})();
