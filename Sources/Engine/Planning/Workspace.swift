import Glibc
import Matrices

/// Every tensor of a plan, each in a buffer laid out once.
///
/// Tensors that live on come first, in one block, so that a checkpoint is a single copy.
/// Batch tensors have room for the largest batch; a smaller one uses their first columns.
public final class Workspace<Scalar: MatrixScalar> {
  private let memory: UnsafeMutableBufferPointer<Scalar>
  /// What the memory lies in.
  private let block: UnsafeMutableRawPointer?
  private let buffers: [String: Buffer<Scalar>]
  /// How many scalars at the start of the memory live on from iteration to iteration.
  let lastingCount: Int
  /// The examples the batch tensors have room for.
  let capacity: Int
  /// Keeps alive the workspace whose lasting tensors this one reads.
  private let lender: Workspace?

  /// Lays out the tensors of a plan for batches of up to `capacity` examples.
  ///
  /// With `lender`, tensors that live on are those of that workspace: an evaluation reads the
  /// parameters being trained.
  /// - Parameter isLazy: Whether the memory is taken from the machine as it is written only: of a
  ///   copy that runs a few stages most is never touched.
  init(
    tensors: [TensorSpec], capacity: Int, sharing lender: Workspace? = nil, isLazy: Bool = false
  ) {
    let own = lender == nil ? tensors : tensors.filter { $0.beginning == nil }
    let lasting = own.filter { $0.beginning != nil }
    let passing = own.filter { $0.beginning == nil }
    let layout = Self.layout(lasting + passing, capacity: capacity)
    (block, memory) = Self.allocate(layout.count)
    // It is 0 already; to touch it takes as long as nobody would wait.
    if !isLazy {
      let memory = self.memory
      inSpells(of: memory.count) { memory[$0].update(repeating: 0) }
    }
    #if INVARIANTS
      Self.checkInvariants(
        of: lasting + passing, at: layout.offsets, within: layout.count, capacity: capacity)
    #endif
    var buffers = lender?.buffers ?? [:]
    for (spec, offset) in zip(lasting + passing, layout.offsets) {
      buffers[spec.name] = Buffer(memory.baseAddress.map { $0 + offset }, spec, capacity)
    }
    self.buffers = buffers
    self.capacity = capacity
    self.lender = lender
    lastingCount = lasting.isEmpty ? 0 : layout.ends[lasting.count - 1]
  }

  /// The same memory, with some tensors lying where others of their shape do.
  init(overlaying places: [String: String], on lender: Workspace) {
    #if INVARIANTS
      Self.checkInvariants(overlaying: places, on: lender)
    #endif
    (block, memory) = (nil, UnsafeMutableBufferPointer(start: nil, count: 0))
    buffers = lender.buffers.merging(places.compactMapValues { lender.buffers[$0] }) { $1 }
    capacity = lender.capacity
    self.lender = lender
    lastingCount = 0
  }

  deinit {
    free(block)
  }

  /// The buffer of a tensor of the plan.
  func buffer(_ name: String) -> Buffer<Scalar> {
    guard let buffer = buffers[name] else {
      preconditionFailure("the plan has no tensor \(name)")
    }
    return buffer
  }

  /// The buffer of a tensor, where there is one of that name.
  func find(_ name: String) -> Buffer<Scalar>? { buffers[name] }

  /// Every tensor's name.
  var names: [String] { Array(buffers.keys) }

  /// How many scalars there are in all.
  var count: Int { memory.count }

  /// Copies the tensors that live on into a list, in whose memory there may be room for them.
  func copyLasting(into list: inout [Scalar]) {
    let lasting = UnsafeBufferPointer(rebasing: memory[..<lastingCount])
    guard list.count == lasting.count else {
      list = Array(lasting)
      return
    }
    list.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: lasting) }
  }

  /// A copy of everything, or of the tensors that live on only.
  func copy(lastingOnly: Bool = false) -> [Scalar] {
    Array(lastingOnly ? memory[..<lastingCount] : memory[...])
  }

  /// Puts a copy back.
  func restore(_ copy: [Scalar]) {
    precondition(copy.count <= memory.count, "a copy of another layout")
    _ = memory.update(fromContentsOf: copy)
  }

  /// Puts all numbers of a workspace laid out alike into this one.
  func take(from other: Workspace) {
    precondition(other.memory.count == memory.count, "a workspace of another layout")
    guard let target = memory.baseAddress, let source = other.memory.baseAddress else { return }
    target.update(from: source, count: memory.count)
  }

  /// A tensor's values in a copy; nil where the copy does not reach as far.
  func matrix(_ name: String, in copy: [Scalar]) -> Matrix<Double>? {
    guard let start = memory.baseAddress, let buffer = buffers[name] else { return nil }
    let offset = buffer.start - start
    let range = offset..<offset + buffer.count(0)
    guard offset >= 0, range.upperBound <= min(copy.count, lastingCount) else { return nil }
    let values = copy.withUnsafeBufferPointer {
      Scalar.widened(UnsafeBufferPointer(rebasing: $0[range]))
    }
    return Matrix(shape: buffer.spec.shape(examples: 0), columnMajor: values)
  }

  private static func layout(
    _ tensors: [TensorSpec], capacity: Int
  ) -> (offsets: [Int], ends: [Int], count: Int) {
    let alignment = 64 / MemoryLayout<Scalar>.stride
    var offsets: [Int] = []
    var ends: [Int] = []
    var next = 0
    for tensor in tensors {
      offsets.append(next)
      let end = next + tensor.shape(examples: capacity).count
      next = (end + alignment - 1) / alignment * alignment
      ends.append(next)
    }
    return (offsets, ends, next)
  }

  /// Memory whose numbers are 0, from the start of a processor's line on.
  private static func allocate(
    _ count: Int
  ) -> (block: UnsafeMutableRawPointer, memory: UnsafeMutableBufferPointer<Scalar>) {
    let line = 64
    guard let block = calloc(count * MemoryLayout<Scalar>.stride + line, 1) else {
      fatalError("out of memory")
    }
    let start = block.alignedUp(toMultipleOf: line).bindMemory(to: Scalar.self, capacity: count)
    return (block, UnsafeMutableBufferPointer(start: start, count: count))
  }
}

/// Where a tensor lies: column-major, `rows` apart.
struct Buffer<Scalar: MatrixScalar> {
  /// The first element.
  let start: UnsafeMutablePointer<Scalar>
  /// What lies here.
  let spec: TensorSpec
  /// The number of rows.
  var rows: Int { spec.rows }

  init(_ start: UnsafeMutablePointer<Scalar>?, _ spec: TensorSpec, _ capacity: Int) {
    guard let start else { preconditionFailure("no memory for \(spec.name)") }
    self.start = start
    self.spec = spec
  }

  /// The number of elements while the batch has `examples` examples.
  func count(_ examples: Int) -> Int { spec.shape(examples: examples).count }

  /// The values, as they are now.
  func matrix(examples: Int) -> Matrix<Double> {
    let shape = spec.shape(examples: examples)
    let values = UnsafeBufferPointer(start: start, count: shape.count)
    return Matrix(shape: shape, columnMajor: Scalar.widened(values))
  }

  /// Overwrites the values; the shape has been checked.
  func fill(from matrix: Matrix<Double>) {
    Scalar.narrow(matrix.elements, into: start)
  }
}
