import Cells

/// `parameters` and `grads` of the network: who reads one in the session is given a new one each
/// time, with copies, so that no change of it goes to the network.
extension TwinDocument {
  /// Tells a dictionary under its name, as it is now.
  func tellDictionary(_ name: String, in session: Session) {
    guard let dictionary = dictionary(name, in: session) else { return }
    text.add("\(name) = \(dictionary)")
  }

  /// The cell with the dictionaries that it reads: told before it where it reads one just once, or
  /// makes it the learner's; else made anew at each place.
  func tellingDictionaries(of cell: String, in session: Session) -> String {
    NetworkView.dictionaries.reduce(cell) { cell, name in
      guard dictionary(name, in: session) != nil, let names = CellNames(cell), names.reads(name)
      else { return cell }
      if names.changed.contains(name) || names.readsOnce(name) {
        tellDictionary(name, in: session)
        return cell
      }
      readAnew.insert(name)
      defineReadAnew(in: session)
      return names.replacing(name, by: "\(free(name + "_now"))()")
    }
  }

  /// Keeps the functions right that make dictionaries anew.
  func defineReadAnew(in session: Session) {
    for name in readAnew.sorted() {
      let value = dictionary(name, in: session) ?? (variables.contains(name) ? name : "{}")
      text.define(
        "\n\ndef \(free(name + "_now"))():\n    \"\"\"Copies, as in the session.\"\"\"\n"
          + "    return \(value)\n\n")
    }
  }

  /// A dictionary as cells see it; nil where the name is the learner's, or there is no network.
  private func dictionary(_ name: String, in session: Session) -> String? {
    guard let trainer = session.state.experiment.trainer, !variables.contains(name) else {
      return nil
    }
    let names = trainer.plan.model.filter { !$0.spec.isAverage }.map { $0.spec.name }
    let all = name == "grads" ? names.map { "d" + $0 } : names
    let known = all.filter { trainer.tensor($0) != nil }
    text.use(known)
    let isSingle = trainer.state.hyperparameters.precision == .float32
    return
      "{\(known.map { "\"\($0)\": \(library.copy($0, isSingle: isSingle))" }.joined(separator: ", "))}"
  }
}
