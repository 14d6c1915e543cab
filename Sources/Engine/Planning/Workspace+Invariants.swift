#if INVARIANTS
  extension Workspace {
    /// Stops where tensors with memory of their own overlap, or reach beyond the memory.
    static func checkInvariants(
      of tensors: [TensorSpec], at offsets: [Int], within count: Int, capacity: Int
    ) {
      var end = 0
      for (tensor, offset) in zip(tensors, offsets).sorted(by: { $0.1 < $1.1 }) {
        must(offset >= end, "\(tensor.name) overlaps the tensor before it")
        end = offset + tensor.shape(examples: capacity).count
      }
      must(end <= count, "the tensors reach beyond the memory")
    }

    /// Stops where a tensor is to lie in the place of one of another shape, or of one that lies
    /// elsewhere itself.
    static func checkInvariants(overlaying places: [String: String], on lender: Workspace) {
      for (tensor, place) in places {
        guard let old = lender.find(tensor), let new = lender.find(place) else {
          fatalError("no memory for \(tensor) or \(place)")
        }
        must(
          old.rows == new.rows && old.spec.columns == new.spec.columns,
          "\(tensor) does not fit into the place of \(place)")
      }
    }
  }
#endif
