import Matrices

/// One step of a training iteration: the only place that knows its concept.
///
/// A stage is a value that holds no numbers. It names the tensors it reads and writes, gives each
/// one's formula in the language learners type, and makes the code that computes them: training,
/// stepping and explaining all walk the same list of stages.
public protocol Stage: Sendable {
  /// Where it stands in the iteration.
  var id: StageID { get }
  /// The tensors and scalars it reads: the names of its formulas that it does not write before.
  var reads: [String] { get }
  /// The tensors it writes, in the order it writes them.
  var writes: [TensorSpec] { get }
  /// The tensors it brings that live on from iteration to iteration, with how they begin.
  var owns: [TensorSpec] { get }
  /// The tensor in whose place the one it writes first may be computed, where nobody looks.
  var overwrites: String? { get }
  /// The tensors it reads of which it only asks whether an element is positive.
  var asksSignOf: [String] { get }
  /// What the product before it may do in its stead on the way to memory, where nobody looks.
  var finish: Finish? { get }
  /// The same stage doing that for the one behind it; nil where it is no product, or cannot.
  func finished(by finish: Finish) -> (any Stage)?
  /// The code that computes what it writes, its buffers looked up once.
  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel
  /// The same, compiled for single precision.
  func kernel32(on workspace: Workspace<Float>) -> Kernel
  /// The same, compiled for double precision.
  func kernel64(on workspace: Workspace<Double>) -> Kernel
}

extension Stage {
  /// The names of the formulas, each once, in the order they occur; a name that the stage has
  /// written by then is its own.
  public var reads: [String] { namesInFormulas }

  /// The same for every stage; a blank reads nothing that can be told.
  var namesInFormulas: [String] {
    var (written, seen): (Set<String>, Set<String>) = ([], [])
    return writes.flatMap { spec in
      let all = spec.isBlank ? [] : spec.formula.names
      let names = all.filter {
        !Self.keywords.contains($0) && !written.contains($0) && seen.insert($0).inserted
      }
      written.insert(spec.name)
      return names
    }
  }

  /// Words of the language that stand where names do.
  private static var keywords: Set<String> { ["True", "False", "None"] }

  /// Nothing lives on.
  public var owns: [TensorSpec] { [] }
  /// Whatever it reads stays.
  public var overwrites: String? { nil }
  /// Numbers are read for their value.
  public var asksSignOf: [String] { [] }
  /// It is a stage of its own.
  public var finish: Finish? { nil }
  /// It does its own part only.
  public func finished(by finish: Finish) -> (any Stage)? { nil }
  /// `kernel(on:)`, which the compiler can specialise here, where it sees both types.
  public func kernel32(on workspace: Workspace<Float>) -> Kernel { kernel(on: workspace) }
  /// `kernel(on:)`, which the compiler can specialise here, where it sees both types.
  public func kernel64(on workspace: Workspace<Double>) -> Kernel { kernel(on: workspace) }

  /// The code compiled for the workspace's own precision.
  func compiledKernel<Scalar>(on workspace: Workspace<Scalar>) -> Kernel {
    switch workspace {
    case let workspace as Workspace<Float>: kernel32(on: workspace)
    case let workspace as Workspace<Double>: kernel64(on: workspace)
    default: kernel(on: workspace)
    }
  }
}
