import Engine

/// Futures of one experiment, by name; the current one is the session's own.
struct Branches {
  /// Where a branch left another.
  struct Origin {
    let parent: String
    let moment: Moment
  }

  /// The branch the session is on.
  private(set) var current = "main"
  private var others: [String: Experiment] = [:]
  private(set) var origins: [String: Origin] = [:]

  /// Every branch's name, in the order of the alphabet.
  var names: [String] { (others.keys + [current]).sorted() }

  /// Whether there are branches of the same names.
  func haveNames(of other: Branches) -> Bool {
    if others.isEmpty, other.others.isEmpty { return current == other.current }
    return names == other.names
  }

  /// The experiment of a branch; nil where there is none of that name.
  func experiment(_ name: String, current experiment: Experiment) -> Experiment? {
    name == current ? experiment : others[name]
  }

  /// Begins a branch where an experiment stands, and goes over to it.
  /// - Returns: The new branch's experiment.
  mutating func begin(_ name: String, from experiment: Experiment) -> Experiment {
    let moment = experiment.timeline?.now ?? .start
    origins[name] = Origin(parent: current, moment: moment)
    others[current] = experiment
    current = name
    return experiment.forked()
  }

  /// Goes over to another branch.
  /// - Returns: Its experiment; nil where there is none of that name.
  mutating func go(to name: String, from experiment: Experiment) -> Experiment? {
    if name == current { return experiment }
    guard let found = others.removeValue(forKey: name) else { return nil }
    others[current] = experiment
    current = name
    return found
  }

  /// Where the other branches' runs stand, in the order of their names.
  var moments: [Moment?] {
    guard !others.isEmpty else { return [] }
    return others.keys.sorted().map { others[$0]?.timeline?.now }
  }

  /// Brings the other branches' runs back to where they stood.
  mutating func recover(to moments: inout ArraySlice<Moment?>) {
    for name in others.keys.sorted() {
      if let moment = moments.popFirst() ?? nil { others[name]?.recover(to: moment) }
    }
  }

  /// The last point two branches have in common.
  func commonMoment(_ a: String, _ b: String) -> Moment {
    let (pathA, pathB) = (path(a), path(b))
    guard let branch = pathA.first(where: { step in pathB.contains { $0.name == step.name } }),
      let other = pathB.first(where: { $0.name == branch.name })
    else { return .start }
    return min(branch.until, other.until)
  }

  /// A branch and those it came from, each with the point up to which it is shared.
  private func path(_ name: String) -> [(name: String, until: Moment)] {
    var path = [(name: name, until: Moment(finished: .max, stages: 0))]
    var name = name
    while let origin = origins[name], path.count <= origins.count + 1 {
      let until = min(origin.moment, path[path.count - 1].until)
      path.append((origin.parent, until))
      name = origin.parent
    }
    return path
  }
}
