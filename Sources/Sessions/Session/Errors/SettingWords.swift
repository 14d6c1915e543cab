import Engine
import Formulas
import Languages
import Presentation

/// What settings are called elsewhere, and the command that sets them here.
enum SettingWords {
  /// `set lr=0.5` for `learning_rate` and `0.5`; nil where it is the name of no setting.
  /// - Parameter layers: Those there are, which a share to keep is said of.
  static func command(
    for name: String, _ value: String, in layers: [Layer]? = nil
  ) -> String? {
    switch name {
    case "lr", "alpha", "learning_rate", "rate", "eta": "set lr=\(value)"
    case "precision" where value == "32" || value == "64": "set precision=float\(value)"
    case "l2", "l1", "batch", "digits", "threads", "precision", "shuffle": "set \(name)=\(value)"
    case "batch_size", "mini_batch_size", "minibatch_size": "set batch=\(value)"
    case "lambda", "lambd", "lambda_": "set l2=\(value)"
    case "weight_decay": "optimizer adamw weight_decay=\(value)"
    case "epochs", "epoch", "fit", "num_epochs": "train \(value) epochs"
    case "iterations", "iteration", "iterate", "num_iterations": "train \(value) iterations"
    case "seed": "seed \(value)"
    case "momentum", "beta": "optimizer momentum beta=\(value)"
    case "beta1", "beta2", "epsilon": "optimizer adam \(name)=\(value)"
    case "optimizer", "loss", "init": Double(value) == nil ? "\(name) \(value)" : nil
    case "decay_rate": "decay inverse rate=\(value)"
    default:
      DropoutWords.isName(name)
        ? DropoutWords.net(for: name, Double(value), in: layers) : nil
    }
  }

  /// What is said of a variable that bears a setting's name: it sets nothing.
  static func note(
    on name: String, _ value: Value, in layers: [Layer]? = nil
  ) -> [any Report] {
    guard isSetting(name) else { return [] }
    if case .text(let word) = value { return note(on: name, text: word, in: layers) }
    guard let number = value.number else { return [] }
    return note(on: name, text: number.shortText(), in: layers)
  }

  /// The same of a text.
  static func note(on name: String, text: String, in layers: [Layer]? = nil) -> [any Report] {
    guard isSetting(name), let command = command(for: name, text, in: layers) else { return [] }
    return [
      TextReport(
        Localized(
          en: "\(name) is a variable of yours; the network is told by: \(command)",
          zh: "\(name) 是你的变量；要告诉网络就输入：\(command)"), as: .hint)
    ]
  }

  /// Whether a name is a setting's, and few variables have it for another purpose.
  static func isSetting(_ name: String) -> Bool {
    variables.contains(name) || name == "lambda"
      || name.hasPrefix("keep_prob") && name.dropFirst(9).allSatisfy(\.isNumber)
  }

  /// The names that few variables have for another purpose.
  private static let variables: Set<String> = [
    "lr", "learning_rate", "l2", "l1", "lambd", "batch", "batch_size", "mini_batch_size",
    "keep_prob", "weight_decay", "seed", "precision", "lambda_", "threads", "shuffle",
  ]
}
