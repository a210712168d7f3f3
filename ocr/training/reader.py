# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads line pictures with a model, through Tesseract's C interface (libtesseract5), and times it."""
import collections
import ctypes
import os
import time

SYMBOL = 4       # RIL_SYMBOL
RAW_LINE = 13    # PSM_RAW_LINE
LSTM_ONLY = 1    # OEM_LSTM_ONLY

# confidence: that of the least sure sign, 0 to 1; 0 for an empty reading. milliseconds: of the reading alone.
Reading = collections.namedtuple("Reading", "text confidence milliseconds")


class LineReader:
    def __init__(self, model, page_mode=RAW_LINE):
        """`model`: the path of a .traineddata file, or the name of an installed language (eng, chi_sim+eng)."""
        self.t = ctypes.CDLL("libtesseract.so.5")
        # Tesseract's own threads cost more than they save on a line. The environment is too late for this.
        ctypes.CDLL("libgomp.so.1").omp_set_max_active_levels(0)
        handle, text = ctypes.c_void_p, ctypes.c_char_p
        for name, result, parameters in (
                ("TessBaseAPICreate", handle, []), ("TessBaseAPIDelete", None, [handle]),
                ("TessBaseAPIInit2", ctypes.c_int, [handle, text, text, ctypes.c_int]),
                ("TessBaseAPISetVariable", ctypes.c_int, [handle, text, text]),
                ("TessBaseAPISetPageSegMode", None, [handle, ctypes.c_int]),
                ("TessBaseAPISetImage", None, [handle, text] + [ctypes.c_int] * 4),
                ("TessBaseAPISetSourceResolution", None, [handle, ctypes.c_int]),
                ("TessBaseAPIRecognize", ctypes.c_int, [handle, handle]),
                ("TessBaseAPIGetIterator", handle, [handle]), ("TessResultIteratorDelete", None, [handle]),
                ("TessResultIteratorGetUTF8Text", handle, [handle, ctypes.c_int]),
                ("TessResultIteratorConfidence", ctypes.c_float, [handle, ctypes.c_int]),
                ("TessResultIteratorNext", ctypes.c_int, [handle, ctypes.c_int]), ("TessDeleteText", None, [handle])):
            function = getattr(self.t, name)
            function.restype, function.argtypes = result, parameters
        directory, language = None, model
        if model.endswith(".traineddata"):
            directory, language = os.path.split(os.path.abspath(model))
            language = language[: -len(".traineddata")]
        self.api = self.t.TessBaseAPICreate()
        if self.t.TessBaseAPIInit2(self.api, directory and directory.encode(), language.encode(), LSTM_ONLY):
            raise OSError(f"Tesseract cannot load {model}")
        # Inverted text is not tried: it doubles the time of every doubtful line.
        self.t.TessBaseAPISetVariable(self.api, b"tessedit_do_invert", b"0")
        self.t.TessBaseAPISetPageSegMode(self.api, page_mode)

    def __del__(self):
        if getattr(self, "api", None):
            self.t.TessBaseAPIDelete(self.api)

    def signs(self):
        """[(sign, confidence 0 to 1)] of the last line."""
        found = []
        iterator = self.t.TessBaseAPIGetIterator(self.api)
        if not iterator:
            return found
        while True:
            raw = self.t.TessResultIteratorGetUTF8Text(iterator, SYMBOL)
            if raw:
                found.append((ctypes.string_at(raw).decode("utf8"), self.t.TessResultIteratorConfidence(iterator, SYMBOL) / 100))
                self.t.TessDeleteText(raw)
            if not self.t.TessResultIteratorNext(iterator, SYMBOL):
                break
        self.t.TessResultIteratorDelete(iterator)
        return found

    def read(self, picture):
        """`picture`: PIL image of mode "L"."""
        pixels = picture.tobytes()
        begin = time.process_time()
        self.t.TessBaseAPISetImage(self.api, pixels, picture.width, picture.height, 1, picture.width)
        self.t.TessBaseAPISetSourceResolution(self.api, 300)
        self.t.TessBaseAPIRecognize(self.api, None)
        signs = self.signs()
        spent = (time.process_time() - begin) * 1000
        return Reading("".join(sign for sign, _ in signs), min((c for _, c in signs), default=0.0), spent)
