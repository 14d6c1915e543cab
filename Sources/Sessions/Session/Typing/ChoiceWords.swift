import Engine
import Languages

/// What words mean that a command chooses from, each said once for all commands that have it.
enum ChoiceWords {
  /// The meaning of a word, where it has one only.
  static func meaning(of word: String) -> Localized<String>? { all[word] }

  /// The meaning of a word behind a command, where it is another there; nil where it is not.
  static func meaning(of word: String, behind command: String) -> Localized<String>? {
    ofCommands["\(command) \(word)"]
  }

  private static let ofCommands: [String: Localized<String>] = [
    "load parameters": Localized(
      en: "your dictionary, back into the network", zh: "把你的字典放回网络"),
    "export torch": Localized(en: "a program for PyTorch", zh: "写成 PyTorch 程序"),
    "metric cost": Localized(en: "J where the run stands", zh: "训练所在处的 J"),
    "loss A": Localized(en: "from the activation, as the formula says", zh: "由激活算，照公式"),
    "loss Z": Localized(en: "from Z: exact where A is near 0 or 1", zh: "由 Z 算：A 接近 0、1 时也精确"),
    "test 1": Localized(en: "the first third of the course", zh: "课程的前三分之一"),
    "test 2": Localized(en: "the second third of the course", zh: "课程中间的三分之一"),
    "test 3": Localized(en: "the last third of the course", zh: "课程的后三分之一"),
    "plot cost": Localized(en: "J of every iteration", zh: "每次迭代的 J"),
    "plot lr": Localized(en: "the learning rate over the run", zh: "训练过程中的学习率"),
    "plot data": Localized(en: "the examples as points", zh: "把样本画成点"),
    "plot boundary": Localized(
      en: "where the network's answer changes", zh: "网络的判断在哪里改变"),
    "plot neurons": Localized(en: "what each unit answers to", zh: "每个单元对什么有反应"),
    "plot histogram": Localized(en: "how often which values come", zh: "各种数值出现的次数"),
    "plot heat": Localized(
      en: "a matrix, each element by its sign and size", zh: "一个矩阵，每个元素按正负和大小画"),
    "plot mask": Localized(en: "the units that dropout keeps", zh: "dropout 保留的单元"),
    "plot image": Localized(en: "an example as a picture", zh: "把一个样本画成图像"),
    "plot series": Localized(en: "numbers one after another", zh: "一串数依次画出来"),
    "plot network": Localized(en: "the layers, and how they join", zh: "各层以及怎样相连"),
    "plot path": Localized(
      en: "the cost as a valley, and the run's way in it", zh: "把代价画成山谷，以及训练走过的路"),
    "plot compare": Localized(
      en: "the costs of two branches over one another", zh: "两个分支的代价画在一起"),
    "bug start": Localized(
      en: "plant a mistake, one of all or the named one", zh: "埋一个错误：任意一个或指定的"),
    "synthesize rotate": Localized(en: "turned pictures", zh: "转了方向的图像"),
    "synthesize noise": Localized(en: "pictures with noise", zh: "加了噪声的图像"),
    "synthesize invert": Localized(en: "pictures with black and white changed over", zh: "黑白颠倒的图像"),
  ]

  private static let all = units.merging(choices) { own, _ in own }
    .merging(optimizers) { own, _ in own }.merging(activations) { own, _ in own }

  private static let units: [String: Localized<String>] = [
    "stage": Localized(en: "one computation", zh: "一次计算"),
    "layer": Localized(en: "to the end of the layer", zh: "到这一层结束"),
    "pass": Localized(en: "to the end of forward, cost, backward or update", zh: "到前向、代价、反向或更新结束"),
    "iteration": Localized(en: "to the end of the mini-batch's update", zh: "到这个小批量的更新结束"),
    "epoch": Localized(en: "to the end of the data", zh: "到数据用完一遍"),
    "epochs": Localized(en: "times through the data", zh: "数据用完几遍"),
    "iterations": Localized(en: "mini-batches", zh: "小批量的个数"),
    "train": Localized(en: "the part that is trained on", zh: "用来训练的部分"),
    "train_dev": Localized(en: "as train, but not trained on", zh: "分布同 train，但不训练"),
    "dev": Localized(en: "the part that choices are made by", zh: "用来做选择的部分"),
    "test": Localized(en: "the part for the last judgement", zh: "最后评判的部分"),
    "forward": Localized(en: "from X to the cost", zh: "从 X 到代价"),
    "backward": Localized(en: "from the cost to the gradients", zh: "从代价到梯度"),
    "update": Localized(en: "from the gradients to the parameters", zh: "从梯度到参数"),
    "full": Localized(en: "with every number", zh: "写出所有数字"),
    "start": Localized(en: "the beginning", zh: "开始处"),
    "end": Localized(en: "as far as it was run", zh: "运行到的地方"),
    "all": Localized(en: "every one", zh: "全部"),
  ]

  private static let choices: [String: Localized<String>] = [
    "en": Localized("English"), "zh": Localized("中文"),
    "on": Localized(en: "yes", zh: "是"), "off": Localized(en: "no", zh: "否"),
    "auto": Localized(en: "as suits where it runs", zh: "由环境决定"),
    "always": Localized(en: "wherever it goes", zh: "无论输出到哪里"),
    "never": Localized(en: "nowhere", zh: "任何地方都不用"),
    "float32": Localized(en: "24 significant bits, half the memory", zh: "24 位有效二进制位，内存减半"),
    "float64": Localized(en: "53 significant bits", zh: "53 位有效二进制位"),
    "own": Localized(en: "our own tiles", zh: "自己的分块"),
    "openblas": Localized(en: "OpenBLAS on one thread", zh: "单线程的 OpenBLAS"),
    "blocks": Localized(en: "in characters", zh: "用字符"),
    "kitty": Localized(en: "as images, by kitty's protocol", zh: "图像，kitty 协议"),
    "sixel": Localized(en: "as images, by sixels", zh: "图像，sixel"),
    "none": Localized(en: "not at all", zh: "不要"),
    "bce": Localized(en: "binary cross-entropy, sigmoid outputs", zh: "二元交叉熵，输出为 sigmoid"),
    "ce": Localized(en: "cross-entropy, softmax outputs", zh: "交叉熵，输出为 softmax"),
    "squared": Localized(en: "half the squared error", zh: "平方误差的一半"),
    "inverse": Localized("a0 / (1 + rate * e)"), "exponential": Localized("a0 * rate ** e"),
    "sqrt": Localized("a0 * k / sqrt(e + 1)"),
    "staircase": Localized("a0 * factor ** floor(e / every)"),
    "guess": Localized(en: "name the mistake", zh: "说出是哪个错误"),
    "hint": Localized(en: "a hint", zh: "一个提示"),
    "names": Localized(en: "the mistakes there are", zh: "有哪些错误"),
    "stop": Localized(en: "take it out again", zh: "去掉它"),
    "optimizing": Localized(en: "to be as good as can be", zh: "要尽量好"),
    "satisficing": Localized(en: "a bound is enough", zh: "满足界限就够"),
    "cost": Localized(en: "from the output to J", zh: "从输出到 J"),
    "J_dev": Localized(en: "the mean loss", zh: "平均损失"),
    "accuracy_dev": Localized(en: "the share answered right", zh: "答对的占比"),
    "error_dev": Localized(en: "the share answered wrong", zh: "答错的占比"),
    "precision_dev": Localized(en: "of what is called yes, how much is", zh: "判为是的里面真是的占比"),
    "recall_dev": Localized(en: "of what is yes, how much is found", zh: "真是的里面找到的占比"),
    "F1_dev": Localized(en: "precision and recall in one", zh: "查准率和查全率合成一个数"),
    "log(": Localized(en: "every power of ten as often: log(1e-4,1)", zh: "每个数量级一样多：log(1e-4,1)"),
    "1-log(": Localized(
      en: "the same of 1 - value: 1-log(1e-3,0.1)", zh: "对 1 减去它同样：1-log(1e-3,0.1)"),
    "uniform(": Localized(en: "evenly: uniform(0,1)", zh: "均匀：uniform(0,1)"),
    "int(": Localized(en: "whole numbers evenly: int(8,64)", zh: "均匀的整数：int(8,64)"),
    "choice(": Localized(en: "one of these: choice(16,64)", zh: "其中之一：choice(16,64)"),
    "parameters": Localized(en: "how many numbers are learnt", zh: "要学的数有多少个"),
    "seconds": Localized(en: "of training", zh: "训练用的秒数"),
    "checked": Localized(en: "with the numbers as assertions", zh: "把数值写成断言"),
    "over": Localized(en: "in place of a file", zh: "覆盖已有的文件"),
    "cells": Localized(en: "some lines only: cells 3-7", zh: "只要几行：cells 3-7"),
    "delete": Localized(en: "throw one away", zh: "删除一个"),
    "as": Localized(en: "a stage", zh: "一个阶段"), "for": Localized(en: "a stage", zh: "一个阶段"),
    "anyway": Localized(en: "also where values are other", zh: "数值不同也采用"),
    "batchnorm": Localized(en: "batch norm in place of b", zh: "批归一化，代替 b"),
    "x": Localized(en: "N x: the layer N times", zh: "N x：这一层重复 N 次"),
    "he": Localized("randn * sqrt(2 / n_prev)"), "xavier": Localized("randn * sqrt(1 / n_prev)"),
    "small": Localized("randn * 0.01"), "large": Localized("randn * 10"),
    "zeros": Localized(en: "0 everywhere", zh: "全为 0"),
    "mean": Localized(en: "the column's mean", zh: "该列的均值"),
    "median": Localized(en: "the column's median", zh: "该列的中位数"),
  ]

  private static let optimizers = Dictionary(
    uniqueKeysWithValues: (OptimizerKind.all + [OwnOptimizer.kind]).map { ($0.name, $0.summary) })

  private static let activations = Dictionary(
    uniqueKeysWithValues: Activation.allCases.map { ($0.rawValue, $0.summary) })
}
