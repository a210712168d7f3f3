# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the source tree, as functions from a root folder to a list of violations.

What a stage may use, and which libraries are its own, is read from the biaoge_stage() lines of the
top CMakeLists.txt, so there is one place to change.
"""
import re

import yaml

ORDER = ["core", "profiles", "ingest", "ocr", "layout", "normalize", "export", "review", "cli"]
MAX_LINES = 400

# Headers of each third-party target that a stage may name in PRIVATE.
LIBRARY_HEADERS = {
    "PkgConfig::LIBYAML": r"yaml\.h$",
    "PkgConfig::POPPLER": r"(poppler|goo|fofi|splash)[/-]|[A-Z]\w+\.h$",
    "PkgConfig::TIFF": r"tiffio\.h$",
    "PkgConfig::PNG": r"png\.h$",
    "PkgConfig::JPEG": r"(jpeglib|jerror)\.h$",
    "PkgConfig::TESSERACT": r"tesseract/",
    "PkgConfig::LEPTONICA": r"leptonica/|allheaders\.h$",
    "PkgConfig::NETTLE": r"nettle/",
    "PkgConfig::SECCOMP": r"seccomp\.h$",
    "PkgConfig::SQLITE": r"sqlite3\.h$",
    "ICU::uc": r"unicode/",
    "PkgConfig::PCRE2": r"pcre2\.h$",
    "PkgConfig::ZLIB": r"zlib\.h$",
    "PkgConfig::EXPAT": r"expat\.h$",
    "PkgConfig::XLSXWRITER": r"xlsxwriter(/|\.h$)",
    "nlohmann_json::nlohmann_json": r"nlohmann/",
    "CLI11::CLI11": r"CLI/",
    "OpenMP::OpenMP_CXX": r"omp\.h$",
    "Threads::Threads": r"pthread\.h$",
    "${CMAKE_DL_LIBS}": r"dlfcn\.h$",
}
POSIX = re.compile(r"(sys/\w+|dirent|fcntl|malloc|poll|sched|signal|unistd|pthread|termios|spawn)\.h$")
LABEL_KEYS = {"titles", "labels", "rows", "unit_labels", "prefix", "suffix", "choices"}
COMPILER = re.compile(r"immintrin\.h$")
MACHINE_PATH = re.compile(r"(?<![\w.>)])/(?:work|tmp|home|root|Users)/")


def stages(root):
    """{stage: (stages it may use, third-party targets)} in the order of CMakeLists.txt."""
    text = (root / "CMakeLists.txt").read_text("utf-8")
    found = {}
    for body in re.findall(r"^biaoge_stage\(([^)]*)\)", text, re.M):
        name, *rest = body.split()
        lists = {"USES": [], "LOADS": [], "PRIVATE": []}
        for word in rest:
            if word in lists:
                current = lists[word]
            else:
                current.append(word)
        found[name] = (lists["USES"] + lists["LOADS"], lists["PRIVATE"])
    return found


def sources(root, folders, suffixes=(".cpp", ".h")):
    return sorted(p for folder in folders for p in (root / folder).rglob("*")
                  if p.suffix in suffixes and p.is_file())


def name(root, path):
    return path.relative_to(root).as_posix()


def includes(path):
    """(quoted, target) of each #include."""
    for mark, target in re.findall(r'^\s*#\s*include\s*(["<])([^">]+)[">]', path.read_text("utf-8"),
                                   re.M):
        yield mark == '"', target


def stage_order(root):
    """The stages of CMakeLists.txt stand in the fixed order and use only what is before them."""
    bad, declared = [], stages(root)
    places = [ORDER.index(s) if s in ORDER else -1 for s in declared]
    if not declared or -1 in places or places != sorted(places):
        bad.append(f"CMakeLists.txt: stages {list(declared)} are not in the order {ORDER}")
    for stage, (uses, _) in declared.items():
        bad += [f"CMakeLists.txt: {stage} may not use {used}" for used in uses
                if used not in ORDER or ORDER.index(used) >= ORDER.index(stage)]
    return bad


def stage_includes(root):
    """A source includes its own stage and the stages that CMakeLists.txt lets it use."""
    bad, declared = [], stages(root)
    for path in sources(root, ORDER):
        stage = name(root, path).split("/")[0]
        allowed = {stage, *declared.get(stage, ([], []))[0]}
        for quoted, target in includes(path):
            if not quoted:
                continue
            if not ((root / target).is_file() or (root / (target + ".in")).is_file()):
                bad.append(f"{name(root, path)}: \"{target}\" is no path from the root")
            elif target.split("/")[0] not in allowed:
                bad.append(f"{name(root, path)}: {stage} may not include \"{target}\"")
    return bad


def third_party(root):
    """A library's headers are included only in the stage that names it, and none of the stage's
    headers that include them is included by another stage."""
    bad, declared, private = [], stages(root), set()
    for path in sources(root, ORDER):
        stage = name(root, path).split("/")[0]
        own = [LIBRARY_HEADERS[library] for library in declared.get(stage, ([], []))[1]]
        for quoted, target in includes(path):
            if quoted or not re.search(r"[./]", target) or POSIX.match(target) or COMPILER.match(target):
                continue
            private.add(name(root, path))
            if not any(re.match(pattern, target) for pattern in own):
                bad.append(f"{name(root, path)}: <{target}> is not a library of {stage}")
    for path in sources(root, ORDER):
        stage = name(root, path).split("/")[0]
        bad += [f"{name(root, path)}: \"{target}\" brings in a library of another stage"
                for quoted, target in includes(path)
                if quoted and target in private and target.split("/")[0] != stage]
    return bad


def license_lines(root):
    """Each source and script names its licence in its first two lines."""
    files = sources(root, [*ORDER, "tests", "bench", "fixtures"], (".cpp", ".h", ".py"))
    files += [p for folder in ("scripts", ".ci", "bench") if (root / folder).is_dir()
              for p in sorted((root / folder).iterdir()) if p.is_file() and p.suffix in ("", ".sh")]
    return [f"{name(root, p)}: no SPDX-License-Identifier in the first two lines" for p in files
            if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line
                       for line in p.read_text("utf-8").splitlines()[:2])]


def string_literals(code):
    """The contents of C++ string literals; comments are passed over."""
    token = (r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^(\s]*)\((?P<raw>.*?)\)(?P=d)"|"(?P<plain>(?:\\.|[^"\\\n])*)"'
             r"|(?<!\w)'(?:\\.|[^'\\\n])+'")
    for match in re.finditer(token, code, re.S):
        text = match["raw"] if match["raw"] is not None else match["plain"]
        if text is not None:
            yield text


def form_labels(root):
    """Labels of three characters and more in the profiles."""
    def strings(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for v in value.values():
                yield from strings(v)
        elif isinstance(value, list):
            for v in value:
                yield from strings(v)

    def labels(value):
        if isinstance(value, dict):
            for key, v in value.items():
                yield from strings(v) if key in LABEL_KEYS else labels(v)
        elif isinstance(value, list):
            for v in value:
                yield from labels(v)

    files = sorted((root / "profiles").glob("*.yaml"))
    return {s for p in files for s in labels(yaml.safe_load(p.read_text("utf-8"))) if len(s) >= 3}


def labels_in_code(root):
    """What is printed on a form is data; no C++ outside tests knows it."""
    known = form_labels(root)
    return [f"{name(root, p)}: form label \"{text}\" belongs in profiles/"
            for p in sources(root, ORDER) for text in string_literals(p.read_text("utf-8"))
            if text in known]


def file_length(root):
    counts = ((p, len(p.read_text("utf-8").splitlines())) for p in sources(root, ORDER))
    return [f"{name(root, p)}: {n} lines; split it before it reaches {MAX_LINES}"
            for p, n in counts if n >= MAX_LINES]


def machine_paths(root):
    """Nothing points at a folder of one machine; an example in a document may use /tmp."""
    files = sources(root, [*ORDER, "bench", "cmake", "docs", "fixtures"],
                    (".cpp", ".h", ".py", ".cmake", ".yaml", ".md"))
    files += sorted([*root.glob("*.md"), *root.glob("CMake*")])
    return [f"{name(root, p)}:{n}: names a folder of one machine" for p in files
            for n, line in enumerate(p.read_text("utf-8").splitlines(), 1)
            for found in [MACHINE_PATH.search(line)]
            if found and not (p.suffix == ".md" and found[0] == "/tmp/")]


def dead_links(root):
    """A relative link or picture in a document leads to a file."""
    files = [p for p in sorted(root.rglob("*.md")) if not p.is_relative_to(root / "build")]
    return [f"{name(root, p)}: {target} does not exist" for p in files
            for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", p.read_text("utf-8"))
            if not (p.parent / target).exists()]


def defined_functions(listing):
    """Functions with external linkage in the output of `nm -C -P`; inline ones are passed over."""
    return re.findall(r"^(.+) T [0-9a-f]+ ", listing, re.M)


RULES = [stage_order, stage_includes, third_party, license_lines, labels_in_code, file_length,
         machine_paths, dead_links]
