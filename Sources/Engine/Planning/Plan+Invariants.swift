#if INVARIANTS
  extension Plan {
    /// Stops where the plan is not one.
    ///
    /// - Single assignment: within an iteration each tensor is written by one stage, once.
    /// - Order: every tensor that a stage reads was written by a stage before it, or by an earlier
    ///   line of its own, or lives on from the iteration before.
    func checkInvariants() { Self.checkInvariants(of: stages, among: tensors) }

    /// Stops where stages cannot be those of a plan of these tensors.
    static func checkInvariants(of stages: [any Stage], among tensors: [TensorSpec]) {
      var written: Set<String> = []
      let pending = Set(tensors.filter { $0.beginning == nil }.map(\.name))
      for stage in stages {
        for name in stage.reads where pending.contains(name) {
          must(written.contains(name), "\(stage.id) reads \(name) before it is written")
        }
        for tensor in stage.writes {
          must(written.insert(tensor.name).inserted, "\(tensor.name) is written twice")
        }
      }
    }
  }
#endif
