# SPDX-License-Identifier: GPL-3.0-or-later
"""A report drawn straight onto pages with ReportLab: the line drawing no office suite would do.

Rows are cut at the page end between two lines of text. Places are points from the top left.
"""
import unicodedata

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .recipe import PAGE_MM
from .table import tables

FONTS = "/usr/share/fonts/truetype/"
FILES = {"uming": (FONTS + "arphic/uming.ttc", 0), "ukai": (FONTS + "arphic/ukai.ttc", 0),
         "wqy-zenhei": (FONTS + "wqy/wqy-zenhei.ttc", 0), "wqy-microhei": (FONTS + "wqy/wqy-microhei.ttc", 0),
         "gbsn00lp": (FONTS + "arphic-gbsn00lp/gbsn00lp.ttf", 0), "LXGWWenKai": (FONTS + "lxgw-wenkai/LXGWWenKai-Regular.ttf", 0),
         "droid": (FONTS + "droid/DroidSansFallbackFull.ttf", 0)}
LATIN = {"Liberation Serif": FONTS + "liberation/LiberationSerif-Regular.ttf", "Liberation Sans": FONTS + "liberation/LiberationSans-Regular.ttf",
         "Liberation Mono": FONTS + "liberation/LiberationMono-Regular.ttf", "DejaVu Sans": FONTS + "dejavu/DejaVuSans.ttf",
         "Carlito": FONTS + "crosextra/Carlito-Regular.ttf"}
STAND_INS = ("wqy-zenhei", "DejaVu Sans")
SHADE = {"grey": Color(.88, .88, .88), "blue": Color(.86, .9, .95)}
BLACK, GREY = Color(0, 0, 0), Color(.45, .45, .45)
SPLIT_AFTER = set("，。；、：")


def register(r):
    """The names of the Chinese and the Latin face, registered; the Latin one may be the same.

    STAND_INS have the glyphs that neither face has.
    """
    name = r["face"]
    for face in {name, *STAND_INS} - set(pdfmetrics.getRegisteredFontNames()):
        if face == "STSong-Light":
            pdfmetrics.registerFont(UnicodeCIDFont(face))
        else:
            path, index = FILES.get(face) or (LATIN[face], 0)
            pdfmetrics.registerFont(TTFont(face, path, subfontIndex=index))
    latin = r["latin"] if r["latin"] in LATIN else None
    # this face is all but bare of Latin letters
    if name == "droid" and not latin:
        latin = "DejaVu Sans"
    if latin and latin not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(latin, LATIN[latin]))
    return name, latin or name


def has_glyph(name, ch):
    face = pdfmetrics.getFont(name).face
    return not hasattr(face, "charToGlyph") or ord(ch) in face.charToGlyph


class Report:
    def __init__(self, r, path):
        self.r = r
        self.face, self.latin = register(r)
        w, h = PAGE_MM[r["page"]]
        self.w, self.h = w / 25.4 * 72, h / 25.4 * 72
        self.margin = r["margin"] / 25.4 * 72
        self.size, self.line, self.pad = r["size"], r["size"] * r["leading"], r["padding"]
        self.offset = (36, 54) if r.get("cropped") else (0, 0)
        dx, dy = self.offset[::-1] if r.get("turned") else self.offset   # ReportLab swaps a turned page's sides
        self.canvas = Canvas(path, pagesize=(self.w + 2 * dx, self.h + 2 * dy), invariant=1)
        self.page, self.y = 0, 0
        self.new_page()

    # ---- pages
    def new_page(self):
        c = self.canvas
        if self.page:
            c.showPage()
        self.page += 1
        dx, dy = self.offset
        if self.r.get("cropped"):
            sheet = (self.h, self.w) if self.r.get("turned") else (self.w, self.h)
            c.setCropBox((dx, dy, dx + sheet[0], dy + sheet[1]))
        c.translate(dx, dy)
        if self.r.get("turned"):
            c.setPageRotation(90)
            c.translate(self.h, 0)                        # page space, turned a quarter to the left
            c.rotate(90)
        self.y = max(self.margin, 40)
        self.bottom = self.h - max(self.margin, 40)
        self.running()

    def running(self):
        r, n = self.r, self.page
        footer = {"dashes": f"- {n} -", "count": f"第{n}页", "plain": str(n), "head": str(n), "head-count": f"第 {n} 页"}.get(r["running"])
        header = {"head": "预算绩效管理资料汇编", "head-count": f"{r['year']}年度部门决算公开"}.get(r["running"])
        if footer:
            self.centred(footer, 8, self.w / 2, self.h - 24)
        if header:
            self.centred(header, 8, self.w / 2, 26)

    # ---- text
    def face_of(self, ch):
        first = self.latin if ord(ch) < 0x250 else self.face
        return next((f for f in (first, self.face, *STAND_INS) if has_glyph(f, ch)), first)

    def width(self, text, size):
        return sum(pdfmetrics.stringWidth(ch, self.face_of(ch), size) for ch in text)

    def wrap(self, text, room, size):
        """Lines that fit `room`; a number or a Latin word is kept whole where it fits a line of its own."""
        lines = []
        for paragraph in text.split("\n"):
            line = word = ""
            for ch in paragraph + "\n":
                if ord(ch) < 0x250 and ch.strip():
                    word += ch
                    continue
                for piece in ([word] if self.width(word, size) <= room else list(word)) if word else []:
                    if line and self.width(line + piece, size) > room:
                        lines.append(line)
                        line = ""
                    line += piece
                word = ""
                if ch != "\n":
                    if line and self.width(line + ch, size) > room and not (ch in SPLIT_AFTER and self.width(line, size) + size * .5 <= room):
                        lines.append(line)
                        line = ""
                    line += ch
            lines.append(line)
        return lines

    def draw(self, text, size, x, y, bold=False):
        """One line with its baseline at y from the top; runs of one face go out together."""
        c, i = self.canvas, 0
        while i < len(text):
            j, face = i + 1, self.face_of(text[i])
            while j < len(text) and self.face_of(text[j]) == face:
                j += 1
            run = text[i:j]
            c.setFont(face, size)
            for shift in (0, .35) if bold else (0,):       # poor man's bold: the glyphs twice
                c.drawString(x + shift, self.h - y, run)
            x += pdfmetrics.stringWidth(run, face, size)
            i = j

    def centred(self, text, size, x, y, bold=False):
        self.draw(text, size, x - self.width(text, size) / 2, y, bold)

    # ---- lines
    def rule(self, x0, y0, x1, y1):
        """One border, horizontal or vertical, in the manner of the recipe."""
        c, kind = self.canvas, self.r["lines"]
        y0, y1 = self.h - y0, self.h - y1
        c.setStrokeColor(BLACK)
        c.setLineWidth({"hair": 0, "grid": 1, "dashed": .6, "double": .4, "pieces": .5}.get(kind, .5))
        if kind in ("thin-rects", "grey-rects"):
            c.setFillColor(GREY if kind == "grey-rects" else BLACK)
            t = .48 if kind == "thin-rects" else .75
            c.rect(x0 - t / 2, y1 - t / 2, x1 - x0 + t, y0 - y1 + t, stroke=0, fill=1)
            c.setFillColor(BLACK)
        elif kind == "double":
            dx, dy = (0.9, 0) if x0 == x1 else (0, 0.9)
            c.line(x0 - dx, y0 - dy, x1 - dx, y1 - dy)
            c.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy)
        elif kind == "pieces":
            n = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) // 7))
            for i in range(n):
                c.line(x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * i / n, x0 + (x1 - x0) * (i + 1) / n, y0 + (y1 - y0) * (i + 1) / n)
        else:
            c.setDash([3, 2] if kind == "dashed" else [])
            c.line(x0, y0, x1, y1)
            if kind == "overdrawn":
                c.line(x0 + .2, y0 - .15, x1 + .2, y1 - .15)
            c.setDash([])

    def frame(self, box, sides):
        x0, y0, x1, y1 = box
        if self.r["lines"] == "cell-rects":
            self.canvas.setLineWidth(.6)
            self.canvas.rect(x0, self.h - y1, x1 - x0, y1 - y0)
            return
        if "t" in sides:
            self.rule(x0, y0, x1, y0)
        if "b" in sides:
            self.rule(x0, y1, x1, y1)
        if "l" in sides:
            self.rule(x0, y0, x0, y1)
        if "r" in sides:
            self.rule(x1, y0, x1, y1)

    # ---- tables
    def table(self, widths, rows, head):
        x = [self.margin]
        for w in widths:
            x.append(x[-1] + (self.w - 2 * self.margin) * w / 1000)
        lines = {}
        for row in rows:
            for c in row:
                size = self.size * (1.5 if c.role == "title" else 1)
                lines[id(c)] = list(c.text) if c.vertical else self.wrap(c.text, x[c.col + c.cols] - x[c.col] - 2 * self.pad, size)
        heights = self.heights(rows, lines)
        # cells still open: [cell, text lines left, first row, top on this page]
        still, done = [], 0.0
        for i, row in enumerate(rows):
            left = heights[i]
            for c in row:
                still.append([c, lines[id(c)], i, self.y])
            if not self.r["rows_cut"] and self.y + left > self.bottom and left < self.bottom / 2:
                self.cut(still, x, len(widths), i, rows, head, at_row=True)
            while self.y + left > self.bottom:
                room = self.bottom - self.y
                if room < self.line + 2 * self.pad:        # not even a line of this row fits
                    self.cut(still, x, len(widths), i, rows, head, at_row=True)
                    continue
                left -= room
                self.y = self.bottom
                left = self.cut(still, x, len(widths), i, rows, head, at_row=False) or left
            self.y += left
            for entry in [e for e in still if e[2] + e[0].rows == i + 1]:
                still.remove(entry)
                self.cell(entry, x, len(widths), entry[2] == 0, i + 1 == len(rows))
        return done

    def heights(self, rows, lines):
        need = lambda c: len(lines[id(c)]) * self.line * (1.5 if c.role == "title" else 1) + 2 * self.pad
        heights = [max([self.line + 2 * self.pad] + [need(c) for c in row if c.rows == 1]) for row in rows]
        for i, row in enumerate(rows):
            for c in row:
                lack = need(c) - sum(heights[i:i + c.rows])
                for k in range(i, i + c.rows):
                    heights[k] += max(0, lack) / c.rows
        return heights

    def cut(self, still, x, columns, i, rows, head, at_row):
        """Ends the page: draws what is open down to here, goes on at the top of the next page.

        `at_row`: row i has not begun yet and moves over as a whole. Gives the height row i still needs.
        """
        rest = 0
        for entry in still:
            c, text, first, top = entry
            if at_row and first == i:
                continue
            fit = max(0, int((self.y - top - 2 * self.pad + .01) // self.line))
            if c.rows > 1 and len(text) <= fit:            # a spanning label stays with its first part
                kept, over = text, []
            else:
                kept, over = text[:fit], text[fit:]
            self.cell([c, kept, first, top], x, columns, first == 0 and top != "cut", False, cut_below=True)
            entry[1] = over
            if first == i or c.rows == 1:
                rest = max(rest, len(over) * self.line + 2 * self.pad)
        self.new_page()
        if head and self.r["repeat_head"] and i >= head:
            top = self.y
            tall = max(self.line + 2 * self.pad, max(len(self.wrap(c.text, x[c.col + c.cols] - x[c.col] - 2 * self.pad, self.size))
                                                     for c in rows[0]) * self.line + 2 * self.pad)
            self.y += tall
            for c in rows[0]:
                self.cell([c, self.wrap(c.text, x[c.col + c.cols] - x[c.col] - 2 * self.pad, self.size), 0, top], x, columns, True, False)
        for entry in still:
            entry[3] = self.y
        return rest

    def cell(self, entry, x, columns, first_row, last_row, cut_below=False):
        c, text, _, top = entry
        x0, x1, y0, y1 = x[c.col], x[c.col + c.cols], top, self.y
        if c.role in ("head", "label") and self.r["heads"] in SHADE:
            self.canvas.setFillColor(SHADE[self.r["heads"]])
            self.canvas.rect(x0, self.h - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
            self.canvas.setFillColor(BLACK)
        sides = set("tlbr")
        if self.r["lines"] == "open":
            sides -= ({"l"} if c.col == 0 else set()) | ({"r"} if c.col + c.cols == columns else set())
        if cut_below and self.r["rows_cut"]:
            sides.discard("b")                             # the border is missing at the cut
        if c.role != "title":
            self.frame((x0, y0, x1, y1), sides)
        scale = 1.5 if c.role == "title" else 1
        size, line = self.size * scale, self.line * scale
        block = len(text) * line
        y = y0 + max(self.pad, (y1 - y0 - block) / 2) if c.role != "prose" else y0 + self.pad
        bold = c.role == "title" or (self.r["heads"] == "bold" and c.role in ("head", "label"))
        for t in text:
            y += line
            w = self.width(t, size)
            at = {"left": x0 + self.pad, "right": x1 - self.pad - w, "center": (x0 + x1 - w) / 2}[c.align]
            self.draw(t, size, at, y - line * .5 + size * .36, bold)

    def add(self, i, printed):
        if i and (self.r["form_per_page"] or self.y > self.bottom - 120):
            self.new_page()
        elif i:
            self.y += 14
        if printed.title:
            self.y += self.size * 2
            self.centred(printed.title, self.size * 1.7, self.w / 2, self.y, bold=True)
            self.y += 4
            if printed.year_line:
                self.y += self.size * 1.5
                self.centred(printed.year_line, self.size, self.w / 2, self.y)
            self.y += 6
        for line in (t for p in printed.paragraphs for t in self.wrap(p, self.w - 2 * self.margin, self.size)):
            self.y += self.line
            self.draw(line, self.size, self.margin, self.y)
        self.y += 8 if printed.paragraphs else 0
        for widths, rows, head in tables(printed, self.r):
            self.table(widths, rows, head)


def report(r, printed, path):
    out = Report(r, path)
    for i, p in enumerate(printed):
        out.add(i, p)
    out.canvas.save()
