import Languages

/// How a twin begins: what it is, what it imports, how it checks.
struct TwinHead {
  let language: Language
  /// What functions of the program are called.
  let function: (String) -> String

  private var purpose: Localized<String> {
    Localized(
      en: """
        A Backstep session as a plain NumPy program.

        It takes the same steps, by the same formulas, and stops where a number is not the one that
        the session showed. Run it with python3; NumPy is all it needs. Ending with status 0, it has
        proved the session.
        """,
      zh: """
        一次 Backstep 会话，写成普通的 NumPy 程序。

        它用同样的公式走同样的步骤；哪个数和会话里显示的不同，就停在哪里。用 python3 运行，只需要
        NumPy。以状态 0 结束，就证明了这次会话。
        """)
  }

  private var mismatch: Localized<String> {
    Localized(
      en: "{name} is {value}, but the session showed {shown}",
      zh: "{name} 是 {value}，但会话里显示的是 {shown}")
  }

  /// The text.
  /// - Parameter helpers: Names that are used, functions that NumPy lacks among them.
  func text(helpers: Set<String>) -> String {
    let needed = definitions(of: helpers.filter(NumPySpelling.isHelper))
    let imports = needed.keys.contains("erf") ? "import math\nimport pathlib" : "import pathlib"
    let all = needed.sorted { $0.key < $1.key }.map { "\n\n\n" + $0.value }.joined()
    let modules =
      (helpers.contains("math") ? "import math\n" : "") + (helpers.contains("plt") ? pictures : "")
    return "\"\"\"\(purpose[language])\n\"\"\"\n\n\(imports)\n\nimport numpy as np\n\n\(modules)"
      + "np.seterr(all=\"ignore\")\n\(function("checked")) = 0\n\n\n\(check)\(all)\n"
  }

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
    let spelling = NumPySpelling(helper: function)
    var (waiting, found) = (helpers, [String: String]())
    while let name = waiting.popFirst() {
      let (text, calls) = NumPyHelpers.definition(of: name, spelling)
      found[name] = text
      waiting.formUnion(calls.filter { found[$0] == nil })
    }
    return found
  }
}
