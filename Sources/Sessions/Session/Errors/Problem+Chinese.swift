import Formulas
import Presentation

/// What `Formulas` says in English, in Chinese.
extension Problem {
  /// What is wrong, as a sentence without its full stop.
  var chineseMessage: String {
    switch self {
    case .lookalike(let typed, _) where typed.utf8.allSatisfy { $0 < 0x80 }:
      "这里没有 \(typed) 这个运算符"
    case .lookalike(let text, _), .unexpectedCharacter(let text): "公式里没有字符 \(text.brief)"
    case .malformedNumber(let text): "\(text.brief) 不是数"
    case .unterminatedText: "文字没有右引号"
    case .tooLong(let limit): "这一行超过 \(limit) 字节"
    case .empty: "没有公式"
    case .missingValue(nil): "公式到头了，后面还应该有一个值"
    case .missingValue(let found?): "\(found.brief) 前面应该有一个值"
    case .missingOperator(let text): "\(text.brief) 前面少一个运算符"
    case .secondLine: "这里开始了第二行"
    case .unexpected(let text): "\(text.brief) 不能在这里"
    case .unclosed(let text): "这个 \(text.brief) 没有配对"
    case .unopened(let text): "没有什么可以由这个 \(text.brief) 来配对"
    case .mismatched(let open, let close): "\(close) 不能和 \(open) 配对"
    case .assignmentInExpression: "= 是赋值，这里没有可以赋值的"
    case .cannotAssign(let text): "\(text.brief) 不是可以赋值的名字"
    case .positionalAfterKeyword: "没有名字的参数跟在有名字的后面"
    case .tooDeep(let limit): "公式超过 \(limit) 层"
    case .tooManyParts(let limit): "公式超过 \(limit) 个部分"
    default: chineseNameMessage ?? chineseShapeMessage ?? chineseValueMessage
    }
  }

  private var chineseNameMessage: String? {
    switch self {
    case .unknownName(let name, _): "没有叫 \(name.brief) 的值"
    case .unknownFunction(let name, _): "没有叫 \(name.brief) 的函数"
    case .unknownMember(let name, _): "数组没有 .\(name.brief)"
    case .functionNotCalled(let name): "\(name.brief) 是函数，本身没有值"
    case .variableCalled(let name): "\(name.brief) 不是函数"
    case .attributeCalled(let name): ".\(name.brief) 不是函数"
    case .methodNotCalled(let name): ".\(name.brief) 是函数，本身没有值"
    case .unknownKeyword(let name, let signature, _):
      "\(signature.functionName) 没有参数 \(name.brief)="
    case .repeatedArgument(let name, let signature):
      "\(signature.functionName) 的 \(name.brief) 给了两次"
    case .missingArgument(let name, let signature): "\(signature.functionName) 还缺 \(name.brief)"
    case .comparesTwo(let name, _): "\(name.brief) 只取一个数组，不是两个"
    case .tooManyArguments(let signature): "\(signature.functionName) 没有这么多参数"
    default: nil
    }
  }

  private var chineseShapeMessage: String? {
    switch self {
    case .cannotBroadcast(let a, let b):
      "\(a.chinese) 和 \(b.chinese) 不能逐元素运算：\(Self.clash(a.shape, b.shape))"
    case .cannotMultiply(let a, let b):
      "\(a.chinese) 不能乘 \(b.chinese)：\(a.shape.last ?? 1) ≠ \(b.shape.first ?? 1)"
    case .productOfNumber(let operand): "\(operand.chinese) 是一个数，不是矩阵"
    case .cannotReshape(let from, let to):
      "\(from.shapeText) 有 \(from.reduce(1, *)) 个元素，不能变成 \(to.shapeText)"
    case .cannotAssignShape(let from, let to):
      "形状 \(from.shapeText) 的值放不进 \(to.shapeText)"
    case .ragged(let row, let shape, let first):
      "第 \(row + 1) 行的形状是 \(shape.shapeText)，第 1 行是 \(first.shapeText)"
    case .cannotJoin(let a, let b): "\(a.shapeText) 和 \(b.shapeText) 拼不起来"
    case .tooManyDimensions(let count): "\(count) 维太多了：数组最多 2 维"
    case .tooLarge(let sides, let limit):
      "\(sides.map(\.plainText).joined(separator: " × ")) 个元素太多了：数组最多 \(limit) 个"
    case .negativeSide(let side): "边长不能是 \(side)"
    case .axisOutOfRange(let axis, let shape): "形状 \(shape.shapeText) 没有轴 \(axis)"
    case .noElements(let name): "没有元素，\(name.brief) 没有值"
    default: nil
    }
  }

  private var chineseValueMessage: String {
    switch self {
    case .tooMuchWork: "这要算好几分钟"
    case .unknownNorm(let order): "没有 ord=\(order.brief) 的范数"
    case .wrongKind(let needed, let found): "这里需要\(needed.chinese)，不是\(found.chinese)"
    case .notNumeric(let operand, let kind): "\(operand.text.brief) 是\(kind.chinese)，不是数值"
    case .notWhole(let number): "这里需要整数，不是 \(number.plainText)"
    case .outOfBounds(let number, let bounds):
      "这里需要 \(bounds.lowerBound.plainText) 到 \(bounds.upperBound.plainText) 的整数，"
        + "不是 \(number.plainText)"
    case .notSingle(let shape): "这里需要一个数，不是形状 \(shape.shapeText)"
    case .ambiguousTruth(let shape): "\(shape.shapeText) 个答案合在一起说不出真假"
    case .notLogical(let sign): "\(sign) 只用于 0 和 1"
    case .indexOutOfRange(let index, let count): "没有下标 \(index)：这一边有 \(count) 个元素"
    case .tooManyIndices(let count, let shape):
      "\(count) 个下标对形状 \(shape.shapeText) 来说太多了"
    case .badIndex(let shape, let index):
      "形状 \(index.shapeText) 的下标不适合形状 \(shape.shapeText)"
    case .repeatedEllipsis: "这里只能有一个 ..."
    case .zeroStep: "步长 0 走不动"
    case .cannotLoad(let path, let explanation): "无法读入 \(path.brief)：\(explanation.prefix(200))"
    default: preconditionFailure("no message for \(self)")
    }
  }

  /// The sides that differ and are not 1, the last ones aligned.
  private static func clash(_ a: [Int], _ b: [Int]) -> String {
    let pairs = zip(a.reversed(), b.reversed()).filter { $0 != $1 && $0 != 1 && $1 != 1 }
    return pairs.reversed().map { "\($0) ≠ \($1)" }.joined(separator: "，")
  }
}

extension Operand {
  /// The source, shortened, and its shape.
  fileprivate var chinese: String {
    (text.count > 30 ? text.prefix(29) + "…" : text[...]) + " " + shape.shapeText
  }
}

extension ValueKind {
  fileprivate var chinese: String {
    switch self {
    case .array: "数"
    case .tuple: "元组"
    case .text: "文字"
    case .none: "空值"
    }
  }
}

extension [Int] {
  /// A shape as NumPy prints it.
  fileprivate var shapeText: String { Value(shape: self).text }
}

extension Double {
  fileprivate var plainText: String { shortText(digits: 10) }
}

extension String {
  /// The text, cut where it is too long for a sentence.
  fileprivate var brief: String { count > 40 ? prefix(40) + "…" : self }

  /// The name before the arguments of a signature.
  fileprivate var functionName: String { String(prefix { $0 != "(" }) }
}
