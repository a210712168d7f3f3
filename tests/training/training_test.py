# SPDX-License-Identifier: GPL-3.0-or-later
"""The recipe of the value reader: folding, grammar, lines and the files they become. Light: no network is trained."""
import itertools
import os
import random
import re
import sys
import tempfile
import unittest

SOURCE = os.environ.get("BIAOGE_SOURCE_DIR", os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", ".."))
sys.path.insert(0, os.path.join(SOURCE, "ocr", "training"))
sys.dont_write_bytecode = True

import value_grammar  # noqa: E402
from vocabulary import REFUSED, Vocabulary, fold  # noqa: E402

try:
    import numpy
    from PIL import Image
    import faces
    import line_store
    import input_picture
    import make_lines
    import degradation
    import variation
    MISSING = None
except ImportError as error:
    MISSING = f"{error}; scripts/deps --train installs it"


class FoldTest(unittest.TestCase):
    def test_full_width_forms_dashes_and_variants_become_one_sign(self):
        self.assertEqual(fold("（１２．５０％）"), "(12.50%)")
        self.assertEqual(fold("２０２３－２０２４"), "2023-2024")
        for dash in ("-", "—", "——", "－", "–", "−"):
            self.assertEqual(fold(dash), "-")
        self.assertEqual(fold("≧90 ⩾90 ≦5 ﹦3"), "≥90≥90≤5=3")
        self.assertEqual(fold("￥1,000 ㎡"), "¥1,000m²")

    def test_what_means_something_else_is_kept(self):
        for text in ("①", "10³", "≥", "1,663.27", "½", "±5", "□优☑良"):
            self.assertEqual(fold(text), text)


class VocabularyTest(unittest.TestCase):
    def setUp(self):
        self.vocabulary = Vocabulary()

    def test_signs_that_stock_readers_lack_are_in_the_alphabet(self):
        self.assertLessEqual(set("0123456789.,%‰()=≥≤><≠±~-/*×√□☑■¥△①⑳²³℃"), self.vocabulary.alphabet)

    def test_signs_that_look_alike_are_not_told_apart(self):
        self.assertFalse(self.vocabulary.alphabet & set("OIoL一x—－＝０xu") - {"L", "一"})

    def test_unknown_signs_are_refused_one_by_one(self):
        self.assertEqual(self.vocabulary.label("鑫效95%"), REFUSED + "效95%")
        self.assertEqual(self.vocabulary.label("Ωé12"), REFUSED * 2 + "12")

    def test_every_unit_of_the_profiles_is_read_or_named_as_left_out(self):
        from vocabulary import profile_units, sections
        left_out = set(sections()["left out"])
        for unit in profile_units(set()):
            known = set(fold(unit)) <= self.vocabulary.alphabet
            self.assertTrue(known or set(fold(unit)) & left_out, unit)


class GrammarTest(unittest.TestCase):
    def grammar(self, seed=3):
        return value_grammar.Grammar(random.Random(seed))

    def test_a_seed_decides_all(self):
        first, second, other = self.grammar(), self.grammar(), self.grammar(4)
        drawn = [first.draw() for _ in range(200)]
        self.assertEqual(drawn, [second.draw() for _ in range(200)])
        self.assertNotEqual(drawn, [other.draw() for _ in range(200)])

    def test_values_never_hold_a_sign_that_must_be_refused(self):
        g = self.grammar()
        for kind in set(value_grammar.KINDS) - {"prose", "label"}:
            for _ in range(400):
                printed = g.draw(kind)[1]
                self.assertNotIn(REFUSED, g.v.label(printed), (kind, printed))

    def test_numbers_are_numbers(self):
        g = self.grammar()
        for _ in range(1000):
            self.assertRegex(fold(g.number()), r"^[-△+]?\(?[0-9]+(,[0-9]{3})*(\.[0-9]+)?\)?$")

    def test_rare_units_are_none_of_the_common_ones(self):
        g = self.grammar()
        for _ in range(300):
            unit = re.sub(r"^[0-9,，.．·]+|[()（）]", "", g.rare_unit())
            self.assertNotIn(unit, value_grammar.COMMON_UNITS)

    def test_all_kinds_of_targets_occur(self):
        g = self.grammar()
        lines = {fold(g.draw()[1]) for _ in range(30000)}
        for pattern in (r"^=100\.00", r"^≥[0-9.,]+%$", r"^≤[0-9.,]+\(", r"^≥[0-9]+[个次人项户套台家]$", r"^[0-9]+-[0-9]+", r"^约[0-9]", r"^20[0-9]{2}年[0-9]+月", r"^-$",
                        r"^/$", r"^\*$", r"^0\.00$", r"^[0-9]{1,3},[0-9]{3}\.[0-9]{2}$", r"^[0-9]+月底前完成$", r"^□优", r"^△", r"^¥", r"^①"):
            self.assertTrue(any(re.search(pattern, line) for line in lines), pattern)


@unittest.skipIf(MISSING, MISSING)
class LineTest(unittest.TestCase):
    def setUp(self):
        installed = [f for f in faces.listed() if os.path.exists(f.file)]
        if not all(any(f.role == role and f.use == "train" for f in installed) for role in ("chinese", "latin")):
            self.skipTest("no faces of fonts.txt are installed; scripts/deps --train installs them")

    def test_lines_are_dark_on_white_and_of_a_readable_size(self):
        maker = make_lines.LineMaker(11, kinds=["number", "comparator", "mark"], conditions=["clean", "office"])
        for _ in range(40):
            made = maker.make()
            pixels = numpy.asarray(made.picture)
            self.assertEqual(made.picture.mode, "L")
            self.assertGreaterEqual(made.picture.height, 9)
            self.assertLess(pixels.min(), 190, made.text)
            self.assertGreater((pixels == 255).mean(), 0.25, made.text)

    def test_a_seed_makes_the_same_pictures(self):
        first, second = (make_lines.LineMaker(12).make() for _ in range(2))
        self.assertEqual(first.text, second.text)
        self.assertEqual(first.picture.tobytes(), second.picture.tobytes())

    def test_held_faces_are_kept_out_of_training(self):
        maker = make_lines.LineMaker(13, "train", kinds=["number"], conditions=["clean"])
        used = {face.use for _ in range(60) for made in [maker.make()] for face in (made.chinese, made.latin)}
        self.assertEqual(used, {"train"})

    def test_a_point_that_wear_took_away_is_noticed(self):
        ink = Image.new("L", (90, 90), 0)
        ink.paste(255, (20, 20, 30, 70))
        ink.paste(255, (50, 64, 56, 70))
        whole = Image.eval(ink.resize((30, 30), Image.BOX), lambda v: 255 - v)
        lost = whole.copy()
        lost.paste(255, (15, 0, 30, 30))
        self.assertTrue(degradation.readable(whole, ink))
        self.assertFalse(degradation.readable(lost, ink))


    def test_bars_that_run_together_are_noticed(self):
        ink = Image.new("L", (90, 90), 0)
        ink.paste(255, (20, 30, 60, 36))
        ink.paste(255, (20, 48, 60, 54))
        whole = Image.eval(ink.resize((30, 30), Image.BOX), lambda v: 255 - v)
        closed = whole.copy()
        closed.paste(0, (7, 10, 20, 18))
        self.assertTrue(degradation.readable(whole, ink))
        self.assertFalse(degradation.readable(closed, ink))

    def test_every_condition_makes_lines_and_those_held_out_are_not_trained_on(self):
        for condition in (*degradation.CONDITIONS, *degradation.HELD_CONDITIONS):
            made = make_lines.LineMaker(14, kinds=["number"], conditions=[condition]).make()
            self.assertLess(numpy.asarray(made.picture).min(), 200, condition)
        maker = make_lines.LineMaker(15, kinds=["number"])
        self.assertFalse({maker.make().condition for _ in range(80)} & set(degradation.HELD_CONDITIONS))


    def test_hard_lines_are_mostly_hard_and_of_all_kinds_too(self):
        made = list(itertools.islice(make_lines.hard_lines(16), 80))
        self.assertLess(sum(m.condition in degradation.EVERYDAY for m in made), 24)
        self.assertTrue({m.kind for m in made[::make_lines.HARD_ANY]} - set(make_lines.HARD_KINDS))


@unittest.skipIf(MISSING, MISSING)
class VariationTest(unittest.TestCase):
    def test_another_picture_of_the_same_size_and_range(self):
        tone = numpy.zeros((32, 60), dtype=numpy.float32)
        tone[6:26, 10:50:10] = 1
        rng = random.Random(17)
        pictures = [variation.varied(tone, rng) for _ in range(60)]
        for picture in pictures:
            self.assertEqual((picture.shape, picture.dtype), (tone.shape, tone.dtype))
            self.assertTrue(0 <= picture.min() and picture.max() <= 1)
        self.assertGreater(sum(abs(p - tone).max() > 0.1 for p in pictures), 20)
        self.assertGreater(sum((p == tone).all() for p in pictures), 5)


@unittest.skipIf(MISSING, MISSING)
class FileTest(unittest.TestCase):
    def test_lines_come_back_as_they_were_stored(self):
        lines = [(Image.new("L", (60, 30), 255), "≥5"), (Image.new("L", (31, 20), 7), "①")]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "1.npz")
            line_store.write(path, lines)
            read = line_store.read(path)
        self.assertEqual([text for _, text in read], ["≥5", "①"])
        self.assertEqual([picture.shape for picture, _ in read], [(30, 60), (20, 31)])
        self.assertEqual({int(v) for v in read[1][0].ravel()}, {7})

    def test_a_file_cut_short_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "1.npz")
            line_store.write(path, [(Image.new("L", (60, 30), 255), "5")])
            with open(path, "r+b") as f:
                f.truncate(100)
            with self.assertRaises(ValueError):
                line_store.read(path)


@unittest.skipIf(MISSING, MISSING)
class InputTest(unittest.TestCase):
    def picture(self, height, width):
        picture = numpy.full((80, 160), 255, dtype=numpy.uint8)
        picture[20:20 + height, 30:30 + width] = 40
        return picture

    def test_ink_is_scaled_to_one_height_and_its_darkest_tone_is_1(self):
        tones = input_picture.prepared(self.picture(52, 26))
        self.assertEqual(tones.shape, (32, 25))
        self.assertAlmostEqual(float(tones.max()), 1, places=2)
        self.assertAlmostEqual(float(tones[:, 12].sum()), 26, delta=0.5)
        self.assertAlmostEqual(float(tones[16].sum()), 13, delta=0.5)
        self.assertEqual(float(tones[:, :4].max()), 0)

    def test_a_dash_is_not_blown_up_to_the_height_of_digits(self):
        tones = input_picture.prepared(self.picture(4, 20))
        self.assertAlmostEqual(float(tones[:, 30].sum()), 4 * 2.6, delta=0.5)

    def test_white_paper_is_nothing(self):
        self.assertIsNone(input_picture.prepared(numpy.full((30, 30), 255, dtype=numpy.uint8)))


if __name__ == "__main__":
    unittest.main()
