import Languages

/// How a twin begins: what it is, what it imports, how it checks.
struct TwinHead {
  let language: Language
  let library: TwinLibrary
  /// What functions of the program are called.
  let function: (String) -> String

  private var purpose: Localized<String> {
    Localized(
      en: """
        A Backstep session as a plain \(library.name) program.

        It takes the same steps, by the same formulas, and stops where a number is not the one that
        the session showed. Run it with python3; \(needed.en).
        Ending with status 0, it has proved the session.
        """,
      zh: """
        一次 Backstep 会话，写成普通的 \(library.name) 程序。

        它用同样的公式走同样的步骤；哪个数和会话里显示的不同，就停在哪里。用 python3 运行，\(needed.zh)。
        以状态 0 结束，就证明了这次会话。
        """)
  }

  private var needed: Localized<String> {
    switch library {
    case .numpy: Localized(en: "NumPy is all it needs", zh: "只需要 NumPy")
    case .torch:
      Localized(
        en: "it needs PyTorch, and NumPy for the random numbers",
        zh: "需要 PyTorch，以及产生随机数的 NumPy")
    }
  }

  private var mismatch: Localized<String> {
    Localized(
      en: "{name} is {value}, but the session showed {shown}",
      zh: "{name} 是 {value}，但会话里显示的是 {shown}")
  }

  /// What must be used for Python's own module of chance to be imported.
  static let random = "import random"

  /// The text.
  /// - Parameter helpers: Names that are used, functions that NumPy lacks among them.
  func text(helpers: Set<String>) -> String {
    let own = UsedFunctions.definitions(function).filter { helpers.contains($0.key) }
    let needed = definitions(of: helpers.filter(spelling.isHelper)).merging(own) { $1 }
    let usesMath = needed.keys.contains("erf") || library == .torch
    let uses = helpers.contains(UsedFunctions.taking)
    let imports =
      (uses ? "import copy\n" : "") + (usesMath ? "import math\n" : "") + "import pathlib"
      + (uses ? "\nimport types" : "")
    let all = needed.sorted { $0.key < $1.key }.map { "\n\n\n" + $0.value }.joined()
    let modules =
      (helpers.contains("math") ? "import math\n" : "")
      + (helpers.contains(Self.random) ? "import random\n" : "")
      + (helpers.contains("time") ? "import time\n" : "")
      + (helpers.contains("plt") ? pictures : "")
    return
      "\"\"\"\(purpose[language])\n\"\"\"\n\n\(imports)\n\nimport numpy as np\n\(torch)\n\(modules)\(settings)"
      + "np.seterr(all=\"ignore\")\n\(function("checked")) = 0\n\n\n\(check)\(all)\n"
  }

  /// The module that a program of this name would hide from itself: one that it imports, or that
  /// those import in their turn.
  static func module(hiddenBy path: String) -> String? {
    let name = (path.split(separator: "/").last ?? "").prefix { $0 != "." }
    return modules.contains(String(name)) ? String(name) : nil
  }

  private static let modules: Set<String> = [
    "abc", "argparse", "ast", "base64", "bisect", "builtins", "bz2", "calendar", "codecs",
    "collections", "contextlib", "copy", "copyreg", "csv", "ctypes", "cycler", "dataclasses",
    "datetime", "decimal", "dis", "email", "enum", "errno", "fnmatch", "fractions", "functools",
    "gc", "glob", "gzip", "hashlib", "heapq", "hmac", "importlib", "inspect", "io", "itertools",
    "json", "keyword", "linecache", "locale", "logging", "lzma", "math", "matplotlib",
    "multiprocessing", "numbers", "numpy", "opcode", "operator", "os", "pathlib", "pickle",
    "platform", "posixpath", "pprint", "queue", "random", "re", "secrets", "select", "shutil",
    "signal", "site", "socket", "stat", "string", "struct", "subprocess", "sympy", "sys",
    "tempfile", "textwrap", "threading", "time", "token", "tokenize", "torch", "traceback",
    "types", "typing", "typing_extensions", "unittest", "urllib", "uuid", "warnings", "weakref",
    "zipfile", "zlib",
  ]

  private var spelling: TwinSpelling { TwinSpelling(library: library, helper: function) }
  private var torch: String { library == .torch ? "import torch\n" : "" }
  private var settings: String { library.precision(isSingle: false).map { $0 + "\n" } ?? "" }

  private var check: String {
    """
    def \(function("check"))(name, value, shown, within=1e-9):
        \"\"\"Stop where a value is not the one that the session showed.\"\"\"
        global \(function("checked"))
        value, shown = np.ravel(value).astype(float), np.ravel(shown).astype(float)
        size = np.abs(shown[np.isfinite(shown)]).max(initial=1e-3)
        if value.size != shown.size or not np.allclose(
            value, shown, rtol=0, atol=within * size, equal_nan=True
        ):
            raise AssertionError(f"\(mismatch[language])")
        \(function("checked")) += 1
    """
  }

  /// Where nothing draws, what is drawn goes nowhere.
  private var pictures: String {
    """
    try:
        import matplotlib.pyplot as plt

        plt.switch_backend("Agg")
    except ImportError:
        import sys
        import unittest.mock

        plt = unittest.mock.MagicMock()
        sys.modules["matplotlib"] = sys.modules["matplotlib.pyplot"] = plt
        plt.pyplot = plt

    """ + "\n"
  }

  /// The definitions of functions and of those they call.
  private func definitions(of helpers: Set<String>) -> [String: String] {
    var (waiting, found) = (helpers, [String: String]())
    while let name = waiting.popFirst() {
      let (text, calls) = TwinHelpers.definition(of: name, spelling)
      found[name] = text
      waiting.formUnion(calls.filter { found[$0] == nil })
    }
    return found
  }
}
