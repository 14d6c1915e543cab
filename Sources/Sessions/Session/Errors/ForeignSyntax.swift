import Languages

/// Whole lines in the syntax of Matlab and PyTorch, and what they are here.
enum ForeignSyntax {
  /// What to type in place of such a line, or what is to be said; nil where it is none.
  static func hint(for line: String) -> Localized<String>? {
    if let line = loop(line) ?? matrix(line) ?? plotted(line) ?? array(line) {
      return Localized(en: "here it is: \(line)", zh: "这里这样写：\(line)")
    }
    if line.contains(#/(^|[=(\s])(model|net|network)\([A-Za-z_]/#) { return forward }
    if line.contains(#/\.(to|cuda)\(/#) || ["device", "cuda"].contains(line) { return processor }
    return nil
  }

  /// `for i=1:3` of Matlab, and a loop around a command.
  private static func loop(_ line: String) -> String? {
    if let found = line.firstMatch(of: #/^for\s+(\w+)\s*=\s*(\d+)\s*:\s*(\d+)\s*:?$/#),
      let end = Int(found.3), end < 1_000_000_000
    {
      return "for \(found.1) in range(\(found.2), \(end + 1)):"
    }
    let around = #/^for\s+\w+\s+in\s+range\((\d+)\)\s*:\s*(train|step|back)\b\s*(.*)$/#
    guard let found = line.firstMatch(of: around) else { return nil }
    let words = found.3.split(separator: " ")
    let unit = words.last.flatMap { Int($0) == nil ? String($0) : nil }
    let number = words.first.flatMap { Int($0) } ?? 1
    let (count, isTooMany) = number.multipliedReportingOverflow(by: Int(found.1) ?? 1)
    return isTooMany ? nil : "\(found.2) \(count)" + (unit.map { " \($0)" } ?? "")
  }

  /// `[1 2; 3 4]` of Matlab.
  private static func matrix(_ line: String) -> String? {
    guard let found = line.firstMatch(of: #/^(\w+\s*=\s*)?\[([-\d.\s,]+(;[-\d.\s,]+)+)\];?$/#)
    else {
      return nil
    }
    let rows = found.2.split(separator: ";").map { row in
      "[" + row.split { $0 == " " || $0 == "," }.joined(separator: ", ") + "]"
    }
    return "\(found.1 ?? "")[" + rows.joined(separator: ", ") + "]"
  }

  /// `plot(W1)` as a function.
  private static func plotted(_ line: String) -> String? {
    guard let found = line.firstMatch(of: #/^(plt\.)?plot\((\w+)\)$/#), found.1 == nil else {
      return nil
    }
    let name = String(found.2)
    if ["costs", "losses", "J", "loss", "cost"].contains(name) { return "plot cost" }
    return GeneralTensor(name) == nil ? "plot series \(name)" : "plot heat \(name)"
  }

  /// `W1.detach().numpy()`, `loss.item()` of PyTorch: values are plain arrays here.
  private static func array(_ line: String) -> String? {
    guard let found = line.firstMatch(of: #/^(\w+)(\.(detach|numpy|cpu|item|data)(\(\))?)+$/#),
      line.contains("(")
    else { return nil }
    let name = String(found.1)
    return "show " + (["loss", "cost"].contains(name) ? "J" : name)
  }

  private static let forward = Localized(
    en: "step pass runs the forward pass over the mini-batch; show AL is what comes out",
    zh: "step pass 让小批量通过前向传播；show AL 是输出")
  private static let processor = Localized(
    en: "everything is on the processor: nothing is to be moved",
    zh: "一切都在处理器上算：不用搬动")
}
