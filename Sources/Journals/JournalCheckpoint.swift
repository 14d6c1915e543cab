/// What lives on in a run at one point, so that it need not be run again up to there.
public struct JournalCheckpoint: Equatable, Sendable {
  /// The point: its finished iterations, and how often a person had changed something by hand.
  public let finished, edits: Int
  /// The counters, the order of the epoch and the random stream, as words.
  public let state: [UInt64]
  /// The index of the first cost kept here; those before it are there already.
  public let firstCost: Int
  /// J of the iterations from there on.
  public let costs: [Double]
  /// Whether the numbers in memory are single.
  public let isSingle: Bool
  /// The tensors that live on, bit for bit.
  public let memory: [UInt8]

  /// A checkpoint.
  public init(
    finished: Int, edits: Int, state: [UInt64], firstCost: Int, costs: [Double], isSingle: Bool,
    memory: [UInt8]
  ) {
    (self.finished, self.edits, self.state) = (finished, edits, state)
    (self.firstCost, self.costs) = (firstCost, costs)
    (self.isSingle, self.memory) = (isSingle, memory)
  }
}

extension JournalCheckpoint {
  /// Costs number by number; and those that take less room in few bytes.
  private static let signature = (plain: "backstep checkpoint 1", packed: "backstep checkpoint 2")

  /// The bytes of its file.
  var bytes: [UInt8] {
    let packed = PackedNumbers.bytes(of: costs)
    let isPacked = packed.count < costs.count * MemoryLayout<Double>.stride
    var writer = ByteWriter()
    writer.put(isPacked ? Self.signature.packed : Self.signature.plain)
    writer.put(finished)
    writer.put(edits)
    writer.put(bytes: state.withUnsafeBytes(Array.init))
    writer.put(firstCost)
    writer.put(bytes: isPacked ? packed : costs.withUnsafeBytes(Array.init))
    writer.put(isSingle)
    writer.put(bytes: memory)
    return Framing.frame(writer.bytes)
  }

  /// Reads the bytes of its file; nil where they are not whole, or of another version.
  init?(_ bytes: [UInt8]) {
    guard let (content, end) = Framing.content(of: bytes, at: 0), end == bytes.count else {
      return nil
    }
    var reader = ByteReader(content)
    do {
      let signature = try reader.text()
      guard [Self.signature.plain, Self.signature.packed].contains(signature) else { return nil }
      (finished, edits) = (try reader.integer(), try reader.integer())
      state = try reader.data().numbers()
      firstCost = try reader.integer()
      let bytes = try reader.data()
      guard
        let costs = signature == Self.signature.plain
          ? bytes.numbers() : PackedNumbers.numbers(bytes)
      else { return nil }
      self.costs = costs
      isSingle = try reader.answer()
      memory = Array(try reader.data())
    } catch {
      return nil
    }
  }
}

extension ArraySlice<UInt8> {
  /// The numbers whose bits these are.
  fileprivate func numbers<Number: BitwiseCopyable>() -> [Number] {
    withUnsafeBytes { bytes in
      (0..<bytes.count / MemoryLayout<Number>.stride).map {
        bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.stride, as: Number.self)
      }
    }
  }
}
