import Datasets
import Engine
import Matrices

extension ForeignWeights {
  /// The tensors of one module.
  struct Group {
    let name: String
    var tensors: [Safetensors.Tensor] = []

    /// The weights of a linear part.
    var matrix: Safetensors.Tensor? { tensors.first { $0.values.rows > 0 && isMatrix($0) } }

    private func isMatrix(_ tensor: Safetensors.Tensor) -> Bool {
      let last = ModuleName(tensor.name).last
      return !isNorm && !tensor.isList
        && (tensor.values.columns > 1 || ["weight", "kernel", "W"].contains(last)
          || name.isEmpty && tensor.name == tensors.first?.name)
    }

    /// Whether its matrix and its bias are of a layer's shape, the matrix perhaps turned over.
    func fits(_ shape: Shape, mayTurn: Bool) -> Bool {
      guard let found = matrix?.values.shape else { return false }
      let turned = Shape(shape.columns, shape.rows)
      let biasCount = bias?.values.count ?? shape.rows
      return (found == shape || mayTurn && found == turned) && biasCount == shape.rows
    }

    /// Whether it is a batch norm.
    var isNorm: Bool { list("running_mean", "moving_mean") != nil }

    /// Whether it is PReLU's slopes.
    var isSlope: Bool {
      matrix == nil && !isNorm && list("bias") == nil && list("weight", "alpha") != nil
    }

    /// The tensor with one of these names behind the last dot.
    func list(_ names: String...) -> Safetensors.Tensor? {
      tensors.first { names.contains(ModuleName($0.name).last) }
    }

    /// The bias; of tensors whose names tell nothing, the list behind the matrix.
    var bias: Safetensors.Tensor? {
      list("bias", "b")
        ?? (name.isEmpty ? tensors.dropFirst().first { $0.values.columns == 1 } : nil)
    }
  }

  /// The modules in their order, numbers in names counted as numbers: `10` after `9`.
  static func groups(of file: Safetensors) -> [Group] {
    var groups: [Group] = []
    let isSorted = zip(file.tensors, file.tensors.dropFirst()).allSatisfy { $0.name < $1.name }
    let tensors =
      isSorted ? file.tensors.sorted { $0.name.precedesNaturally($1.name) } : file.tensors
    for tensor in tensors {
      let name = ModuleName(tensor.name).module
      // Without names a matrix begins a module, and so does what follows a bias.
      let begins =
        name.isEmpty && (tensor.values.columns > 1 || (groups.last?.tensors.count ?? 0) > 1)
      if groups.last?.name != name || begins {
        groups.append(Group(name: name))
      }
      groups[groups.count - 1].tensors.append(tensor)
    }
    return groups
  }
}

/// A tensor's name taken apart: `fc1.weight`, `dense/kernel`, `dense/kernel:0`.
struct ModuleName {
  /// What stands before the last part, empty where there is one part only.
  let module: String
  /// The last part.
  let last: String

  init(_ name: String) {
    let whole = name.hasSuffix(":0") ? name.dropLast(2) : name[...]
    let end = whole.lastIndex { $0 == "." || $0 == "/" }
    module = end.map { String(whole[..<$0]) } ?? ""
    last = String(end.map { whole[whole.index(after: $0)...] } ?? whole)
  }
}

extension String {
  /// Whether it comes first where runs of digits count as numbers.
  fileprivate func precedesNaturally(_ other: String) -> Bool {
    for (a, b) in zip(naturalParts, other.naturalParts) where a != b {
      if let a = Int(a), let b = Int(b), a != b { return a < b }
      return a < b
    }
    return naturalParts.count < other.naturalParts.count
  }

  private var naturalParts: [String] {
    reduce(into: [String]()) { parts, character in
      if let last = parts.last?.last, last.isWholeNumber == character.isWholeNumber {
        parts[parts.count - 1].append(character)
      } else {
        parts.append(String(character))
      }
    }
  }
}
