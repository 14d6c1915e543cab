#if INVARIANTS
  extension Timeline {
    /// Stops where a run that comes by a point of which there is a copy differs from the copy in
    /// any bit of what lives on: a replay gives the bits of the first time.
    func checkInvariants() {
      guard let copy = checkpoints.copy(at: now) else { return }
      must(
        trainer.hasLastingBits(of: copy.snapshot), "a replay differs from the copy at \(now)")
    }
  }

  extension Trainer {
    /// Whether what lives on is what lives on in a copy, NaN for NaN.
    fileprivate func hasLastingBits(of snapshot: Snapshot) -> Bool {
      switch (self.snapshot(lastingOnly: true).memory, snapshot.memory) {
      case (let own as [Float], let copy as [Float]):
        zip(own, copy).allSatisfy { $0.bitPattern == $1.bitPattern } && own.count <= copy.count
      case (let own as [Double], let copy as [Double]):
        zip(own, copy).allSatisfy { $0.bitPattern == $1.bitPattern } && own.count <= copy.count
      default: true  // A change of precision has a point of its own.
      }
    }
  }
#endif
