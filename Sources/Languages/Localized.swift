/// The same thing said in both languages.
///
/// ```swift
/// let units = Localized(en: "3 units", zh: "3 个单元")
/// let chinese = units[.zh]  // 3 个单元
/// ```
public struct Localized<Value> {
  /// The English one.
  public var en: Value
  /// The Chinese one.
  public var zh: Value

  /// Puts both side by side.
  public init(en: Value, zh: Value) {
    self.en = en
    self.zh = zh
  }

  /// The one in `language`.
  public subscript(language: Language) -> Value {
    switch language {
    case .en: en
    case .zh: zh
    }
  }

  /// Both after the same transformation.
  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Localized<Other> {
    try Localized<Other>(en: transform(en), zh: transform(zh))
  }
}

extension Localized: Equatable where Value: Equatable {}
extension Localized: Hashable where Value: Hashable {}
extension Localized: Sendable where Value: Sendable {}
