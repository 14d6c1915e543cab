import Glibc
import Languages

extension Machine {
  /// What `import` gives.
  /// - Parameter isMember: Whether of `a.b` b is meant.
  func module(_ name: String, isMember: Bool = false) throws -> PythonValue {
    switch name {
    case "numpy":
      return builtins["np"] ?? .none
    case "numpy.random", "numpy.linalg":
      guard isMember else { return builtins["np"] ?? .none }
      return try attribute(builtins["np"] ?? .none, String(name.dropFirst(6)))
    case "math": return kept(name, MathModule.make)
    case "copy": return kept(name, CopyModule.make)
    case "time": return kept(name, TimeModule.make)
    case "matplotlib.pyplot": return kept(name, PlotModule.make)
    case "matplotlib":
      let plot = kept("matplotlib.pyplot", PlotModule.make)
      return kept(name) { ModuleObject("matplotlib", ["pyplot": plot]) }
    default:
      throw PythonError(
        .module, "No module named '\(name)'",
        hint: ForeignLibraries.hint(ofModule: name)
          ?? Localized(
            en: "there are numpy, math, copy, time and matplotlib.pyplot; data come through the "
              + "command data",
            zh: "有 numpy、math、copy、time 和 matplotlib.pyplot；数据用 data 命令载入"))
    }
  }
}

extension Machine {
  /// A module is made when it is first imported, and is the same ever after.
  private func kept(_ name: String, _ make: () -> ModuleObject) -> PythonValue {
    if let module = modules[name] { return .module(module) }
    let module = make()
    modules[name] = module
    return .module(module)
  }
}
