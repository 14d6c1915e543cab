import Formulas
import Languages
import Presentation

/// What settings are called elsewhere, and the command that sets them here.
enum SettingWords {
  /// `set lr=0.5` for `learning_rate` and `0.5`; nil where it is the name of no setting.
  static func command(for name: String, _ value: String) -> String? {
    switch name {
    case "lr", "alpha", "learning_rate", "rate", "eta": "set lr=\(value)"
    case "l2", "l1", "batch", "digits", "threads": "set \(name)=\(value)"
    case "batch_size", "mini_batch_size", "minibatch_size": "set batch=\(value)"
    case "lambda", "lambd", "lambda_": "set l2=\(value)"
    case "weight_decay": "optimizer adamw weight_decay=\(value)"
    case "epochs", "epoch", "fit", "num_epochs": "train \(value) epochs"
    case "iterations", "iteration", "iterate", "num_iterations": "train \(value) iterations"
    case "keep_prob", "dropout", "keep": "net 16 relu keep=\(value), 1 sigmoid"
    case "seed": "seed \(value)"
    case "momentum", "beta": "optimizer momentum beta=\(value)"
    case "beta1", "beta2", "epsilon": "optimizer adam \(name)=\(value)"
    case "optimizer", "loss", "init": "\(name) \(value)"
    case "decay_rate": "decay inverse rate=\(value)"
    default: nil
    }
  }

  /// What is said of a variable that bears a setting's name: it sets nothing.
  static func note(on name: String, _ value: Value) -> [any Report] {
    guard variables.contains(name), let number = value.number,
      let command = command(for: name, number.shortText())
    else { return [] }
    return [
      TextReport(
        Localized(
          en: "\(name) is a variable of yours; the network is told by: \(command)",
          zh: "\(name) 是你的变量；要告诉网络就输入：\(command)"), as: .hint)
    ]
  }

  /// The names that few variables have for another purpose.
  private static let variables: Set<String> = [
    "lr", "learning_rate", "l2", "l1", "lambd", "batch", "batch_size", "mini_batch_size",
    "keep_prob", "weight_decay", "seed",
  ]
}
