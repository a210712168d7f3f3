// SPDX-License-Identifier: GPL-3.0-or-later
// The page at the left: its picture, boxes over its values, zoom and pan.
'use strict';

class Viewer {
  constructor(model, choose) {
    this.model = model;
    this.choose = choose;
    this.desk = document.getElementById('desk');
    this.sheet = document.getElementById('sheet');
    this.picture = document.getElementById('picture');
    this.marks = document.getElementById('marks');
    this.pages = new Map(model.data.pages.map((page) => [page.number, page]));
    this.order = model.data.pages.map((page) => page.number);
    this.page = 0;
    this.zoom = 0;  // Pixels a point; 0: as wide as the desk.
    this.places = new Map();
    for (const place of model.places.values()) {
      for (const { page, bbox } of place.value.boxes) {
        if (!this.places.has(page)) this.places.set(page, []);
        this.places.get(page).push({ place, bbox });
      }
    }
    this.drag();
    window.addEventListener('resize', () => this.fit());
  }

  /** Width and height of a page, upright. */
  size(page) {
    return page.turned % 180 ? [page.height, page.width] : [page.width, page.height];
  }

  /** A box of the displayed page on the upright one. */
  upright(page, [x0, y0, x1, y1]) {
    switch (page.turned) {
      case 90: return [page.height - y1, x0, page.height - y0, x1];
      case 180: return [page.width - x1, page.height - y1, page.width - x0, page.height - y0];
      case 270: return [y0, page.width - x1, y1, page.width - x0];
      default: return [x0, y0, x1, y1];
    }
  }

  static source(number) {
    const element = document.getElementById(`page-${number}`);
    return element ? `data:${element.dataset.type};base64,${element.textContent.trim()}` : '';
  }

  /** Shows a page; its picture is decoded only now. */
  show(number) {
    if (!this.pages.has(number) || number === this.page) return;
    this.page = number;
    const source = Viewer.source(number);
    this.picture.hidden = !source;
    this.sheet.classList.toggle('bare', !source);
    if (source) this.picture.src = source;
    this.fit();
    this.desk.scrollTo(0, 0);
    this.draw();
  }

  step(by) {
    const at = this.order.indexOf(this.page) + by;
    if (at >= 0 && at < this.order.length) this.show(this.order[at]);
  }

  scale() {
    const page = this.pages.get(this.page);
    return this.zoom || Math.max(0.2, (this.desk.clientWidth - 24) / this.size(page)[0]);
  }

  fit() {
    const page = this.pages.get(this.page);
    if (!page) return;
    const [width, height] = this.size(page);
    this.sheet.style.width = `${width * this.scale()}px`;
    this.sheet.style.height = `${height * this.scale()}px`;
    document.getElementById('zoom-fit').textContent = `${Math.round(this.scale() * 75)}%`;
    document.getElementById('page').value = this.page;
  }

  /** Keeps the middle of the desk where it is. */
  zoomBy(factor) {
    const middle = [this.desk.scrollLeft + this.desk.clientWidth / 2, this.desk.scrollTop + this.desk.clientHeight / 2];
    const before = this.scale();
    this.zoom = factor === 0 ? 0 : Math.min(8, Math.max(0.3, before * factor));
    this.fit();
    const grown = this.scale() / before;
    this.desk.scrollTo(middle[0] * grown - this.desk.clientWidth / 2, middle[1] * grown - this.desk.clientHeight / 2);
  }

  pan(x, y) {
    this.desk.scrollBy(x, y);
  }

  /** `look`: place -> class names. */
  draw(look) {
    this.look = look || this.look;
    const page = this.pages.get(this.page);
    if (!page || !this.look) return;
    const [width, height] = this.size(page);
    this.marks.replaceChildren(...(this.places.get(this.page) || []).map(({ place, bbox }) => {
      const mark = document.createElement('div');
      const [x0, y0, x1, y1] = this.upright(page, bbox);
      mark.className = this.look(place);
      mark.dataset.id = place.id;
      mark.title = place.title;
      Object.assign(mark.style, { left: `${x0 / width * 100}%`, top: `${y0 / height * 100}%`,
        width: `${(x1 - x0) / width * 100}%`, height: `${(y1 - y0) / height * 100}%` });
      return mark;
    }));
  }

  /** Brings the first box into view. */
  reveal(boxes) {
    if (!boxes.length) return;
    this.show(boxes[0].page);
    const page = this.pages.get(this.page);
    if (!page) return;
    const [x0, y0, x1, y1] = this.upright(page, boxes[0].bbox).map((at) => at * this.scale());
    const desk = this.desk;
    const seen = x0 + this.sheet.offsetLeft >= desk.scrollLeft && x1 + this.sheet.offsetLeft <= desk.scrollLeft + desk.clientWidth &&
      y0 >= desk.scrollTop + 40 && y1 <= desk.scrollTop + desk.clientHeight - 60;
    if (seen) return;
    desk.scrollTo((x0 + x1) / 2 + this.sheet.offsetLeft - desk.clientWidth / 2,
      Math.min(y0 - 60, (y0 + y1) / 2 - desk.clientHeight / 2));
  }

  drag() {
    let from = null;
    let moved = false;
    this.desk.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      from = { x: event.clientX, y: event.clientY, left: this.desk.scrollLeft, top: this.desk.scrollTop };
      moved = false;
    });
    this.desk.addEventListener('pointermove', (event) => {
      if (!from) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      moved = moved || Math.abs(x) + Math.abs(y) > 5;
      if (!moved) return;
      this.desk.classList.add('dragging');
      this.desk.scrollTo(from.left - x, from.top - y);
    });
    window.addEventListener('pointerup', () => {
      from = null;
      this.desk.classList.remove('dragging');
    });
    this.marks.addEventListener('click', (event) => {
      if (!moved && event.target.dataset.id) this.choose(event.target.dataset.id);
    });
    this.desk.addEventListener('wheel', (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    }, { passive: false });
  }

  /** Draws boxes of a place, one below the other, enlarged, with a little around them. */
  async closeup(canvas, boxes, width, height) {
    const context = canvas.getContext('2d');
    const turn = (this.turn = {});
    const parts = [];
    for (const { page: number, bbox } of boxes.slice(0, 3)) {
      const page = this.pages.get(number);
      const source = page && Viewer.source(number);
      if (!source) continue;
      const image = new Image();
      image.src = source;
      await image.decode();
      const around = 7;
      const [x0, y0, x1, y1] = this.upright(page, bbox);
      parts.push({ image, scale: image.naturalWidth / this.size(page)[0], box: [x0, y0, x1, y1],
        x: x0 - around, y: y0 - around, w: x1 - x0 + 2 * around, h: y1 - y0 + 2 * around });
    }
    if (turn !== this.turn) return;  // Another place was chosen meanwhile.
    canvas.hidden = parts.length === 0;
    if (!parts.length) return;
    const scale = Math.min(3, width / Math.max(...parts.map((part) => part.w)), height / parts.reduce((sum, part) => sum + part.h, 0));
    canvas.width = Math.ceil(Math.max(...parts.map((part) => part.w)) * scale);
    canvas.height = Math.ceil(parts.reduce((sum, part) => sum + part.h, 0) * scale);
    context.imageSmoothingQuality = 'high';
    let top = 0;
    for (const part of parts) {
      context.drawImage(part.image, part.x * part.scale, part.y * part.scale, part.w * part.scale, part.h * part.scale,
        0, top, part.w * scale, part.h * scale);
      context.strokeStyle = '#d97700';
      context.lineWidth = 1.5;
      context.strokeRect((part.box[0] - part.x) * scale, top + (part.box[1] - part.y) * scale,
        (part.box[2] - part.box[0]) * scale, (part.box[3] - part.box[1]) * scale);
      top += part.h * scale;
    }
  }
}
