import Glibc
import Languages

/// A small whole lesson for an author to begin with.
public struct LessonSkeleton {
  /// Why it cannot be written.
  public enum Failure: Error, Hashable {
    /// The name is not one that lessons can have.
    case name
    /// There is such a file already, or the folder refuses it.
    case file(path: String, code: Int32)

    /// The sentence.
    public var words: Localized<String> {
      switch self {
      case .name:
        Localized(
          en: "a lesson's name is of small letters and digits, such as momentum2",
          zh: "课程的名字由小写字母和数字组成，例如 momentum2")
      case .file(let path, let code):
        Localized(en: "\(path): ", zh: "\(path)：") + .systemError(code)
      }
    }
  }

  private let id: String

  /// Begins a lesson.
  /// - Throws: `Failure.name` where a lesson cannot be called so.
  public init(id: String) throws(Failure) {
    let letters = Set("abcdefghijklmnopqrstuvwxyz")
    guard let first = id.first, letters.contains(first), id.count <= 40,
      id.allSatisfy({ letters.contains($0) || ("0"..."9").contains($0) })
    else { throw .name }
    self.id = id
  }

  /// Writes `NAME.md` in the current folder; a file that is there is never written over.
  /// - Returns: The file's path.
  /// - Throws: `Failure.file`.
  public func write() throws(Failure) -> String {
    let path = "\(id).md"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else { throw .file(path: path, code: errno) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw .file(path: path, code: errno)
    }
    return path
  }

  /// The lesson: a page of aims, an experiment with its exercise, and a summary.
  var text: String {
    """
    ---
    id: \(id)
    number: 90
    title: {en: A lesson of mine, zh: 我的一课}
    minutes: 15
    requires: []
    ---

    # A lesson of mine · 我的一课

    ## What you will be able to do · 学习目标

    After this lesson you can compute the gradient of a single neuron.

    > 学完这一课，你能算出单个神经元的梯度。

    ## An experiment · 一个实验

    Four examples, one neuron, one iteration:

    > 四个样本，一个神经元，一次迭代：

    ```backstep run quiet
    data xor n=4 noise=0
    net 1 sigmoid
    step iteration
    ```

    ```exercise
    id: \(id).1
    kind: formula
    ask: {en: "Write `dW1`.", zh: "写出 `dW1`。"}
    answer: dZ1 @ X.T / m
    without: [dW1]
    hints:
      - {en: "Multiply the error by the inputs.", zh: "用误差乘以输入。"}
      - {en: "Average over the `m` examples: `dZ1 @ X.T`, then divide.", zh: "对 `m` 个样本取平均：先算 `dZ1 @ X.T`，再除。"}
    explain: {en: "The gradient of the cost is the mean over the batch.", zh: "代价的梯度是整个批次的平均。"}
    wrong:
      - answer: dZ1 @ X.T
        explain: {en: "This is the sum; the cost is a mean.", zh: "这是总和；代价是平均值。"}
    ```

    ```exercise
    id: \(id).2
    kind: choice
    ask: {en: "Where does `W1` go in the update?", zh: "更新时 `W1` 往哪里走？"}
    answer: a
    options:
      - {en: "Against its gradient.", zh: "逆着梯度。", explain: {en: "Downhill.", zh: "下坡。"}}
      - {en: "Along its gradient.", zh: "顺着梯度。", explain: {en: "That is uphill.", zh: "那是上坡。"}}
    hints:
      - {en: "The cost must fall.", zh: "代价必须下降。"}
      - {en: "`W1 = W1 - alpha * dW1`", zh: "看这个式子：`W1 = W1 - alpha * dW1`"}
    explain: {en: "The gradient points uphill.", zh: "梯度指向上坡。"}
    ```

    ```exercise
    id: \(id).3
    kind: rewrite
    ask: {en: "The engine has lost `db1`. Give it yours.", zh: "引擎丢了 `db1`。把你的公式给它。"}
    blank: [db1]
    answer:
      - db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    hints:
      - {en: "A bias takes part in every example.", zh: "偏置参与每一个样本。"}
      - {en: "Sum `dZ1` over the examples, keep both sides, average.", zh: "把 `dZ1` 对样本求和，保留两个维度，再取平均。"}
    explain: {en: "Training goes on with your formula.", zh: "训练用你的公式继续。"}
    ```

    ```exercise
    id: \(id).4
    kind: function
    function: my_sigmoid
    as: forward.1.activation
    ask: {en: "Complete `my_sigmoid`.", zh: "把 `my_sigmoid` 补完整。"}
    given: |
      def my_sigmoid(Z):
          return None
    answer: |
      def my_sigmoid(Z):
          return 1 / (1 + np.exp(-Z))
    hints:
      - {en: "It lies between 0 and 1, at `Z = 0` in the middle.", zh: "它在 0 和 1 之间，`Z = 0` 时在中间。"}
      - {en: "One over one plus `np.exp(-Z)`.", zh: "一除以一加 `np.exp(-Z)`。"}
    explain: {en: "It was right for every size and sign.", zh: "各种大小和正负都对。"}
    wrong:
      - answer: |
          def my_sigmoid(Z):
              return 1 / (1 + np.exp(Z))
        explain: {en: "The sign: it falls where it should rise.", zh: "符号反了：该升的地方降了。"}
    ```

    ```exercise
    id: \(id).5
    kind: asserts
    function: test_sigmoid
    ask: {en: "Write assertions that a right sigmoid passes and wrong ones do not.", zh: "写几个断言：正确的 sigmoid 能通过，错误的通不过。"}
    given: |
      def test_sigmoid(sigmoid):
          assert sigmoid(np.zeros((2, 3))).shape == (2, 3)
    answer: |
      def test_sigmoid(sigmoid):
          A = sigmoid(np.array([[0.0, 1.0]]))
          assert A.shape == (1, 2)
          assert A[0, 0] == 0.5
          assert abs(A[0, 1] - 0.7310585786) < 1e-9
    right: |
      def sigmoid(Z):
          return 1 / (1 + np.exp(-Z))
    mutants:
      - code: |
          def sigmoid(Z):
              return 1 / (1 + np.exp(Z))
        explain: {en: "It falls where it should rise.", zh: "该升的地方降了。"}
      - code: |
          def sigmoid(Z):
              return np.tanh(Z)
        explain: {en: "It is 0 in the middle.", zh: "中间是 0。"}
      - code: |
          def sigmoid(Z):
              return (1 + np.tanh(Z)) / 2
        explain: {en: "It is twice as steep.", zh: "陡了一倍。"}
    hints:
      - {en: "Which number is known without a computer?", zh: "哪个值不用电脑就知道？"}
      - {en: "0.5 at 0; and one more, away from 0.", zh: "0 处是 0.5；再取一个不在 0 的点。"}
    explain: {en: "Three points tell such mistakes apart.", zh: "几个点就能分辨这些错误。"}
    ```

    ## In real work · 实际工作中

    Nobody computes this by hand, but everybody checks it once.

    > 没有人会手算它，但每个人都会核对一次。

    ## Summary · 小结

    ```formula
    dW = dZ @ X.T / m
    ```

    """
  }
}
