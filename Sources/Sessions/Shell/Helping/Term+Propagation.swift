extension Term {
  /// What a network is, and how it computes.
  static let propagation = [
    Term(
      ["unit", "neuron", "node"], ["单元", "神经元"],
      "One row of a layer: it takes the layer before, weighs it (z = w·a + b) and bends the sum (a = g(z)).",
      "一层里的一行：把前一层加权求和（z = w·a + b），再经过激活函数（a = g(z)）。",
      tries: ["show Z1[0, :]", "plot network"], lesson: "forward"),
    Term(
      ["layer", "hidden layer"], ["层", "隐藏层"],
      "Units side by side that read the same inputs: Z1 = W1 @ X + b1, A1 = g(Z1). net lists them, the input left out.",
      "并排的一组单元，读同样的输入：Z1 = W1 @ X + b1，A1 = g(Z1)。net 列出各层，不算输入。",
      tries: ["net", "shapes"], lesson: "forward"),
    Term(
      ["weight", "weights", "parameter", "parameters"], ["权重", "参数"],
      "W1, W2, … and b1, b2, …: the numbers that training changes. W1 is (units, inputs).",
      "W1、W2……和 b1、b2……：训练要改变的数。W1 的形状是（单元数，输入数）。",
      tries: ["show W1", "plot heat W1"], lesson: "init"),
    Term(
      ["bias", "b"], ["偏置", "偏差"],
      "b in Z = W @ A + b: what a unit adds to its weighted sum; its gradient is db, the mean of dZ's columns.",
      "Z = W @ A + b 里的 b：单元在加权和上加的数；它的梯度 db 是 dZ 各列的平均。",
      tries: ["show b1", "why db1[0, 0]"], lesson: "forward"),
    Term(
      ["activation", "activation function"], ["激活", "激活函数"],
      "g in A = g(Z): it bends each number by itself. Without it, layers upon layers are one linear map.",
      "A = g(Z) 里的 g：逐个元素地弯曲。没有它，多少层叠起来也只是一个线性映射。",
      tries: ["plot neurons 1"], lesson: "activation"),
    Term(
      ["sigmoid", "logistic"], ["sigmoid 函数"],
      "1 / (1 + exp(-z)), from 0 to 1: a probability. Its slope a(1 - a) is at most 1/4.",
      "1 / (1 + exp(-z))，从 0 到 1，可以当概率。导数 a(1 - a) 最大 1/4。",
      tries: ["sigmoid(0)"], lesson: "activation"),
    Term(
      ["tanh"], ["双曲正切"], "From -1 to 1, steepest at 0, with slope 1 - a**2.",
      "从 -1 到 1，在 0 处最陡，导数 1 - a**2。", tries: ["tanh(1)"], lesson: "activation"),
    Term(
      ["relu"], ["线性整流"],
      "max(0, z): slope 1 above 0, none below, where a unit may die.",
      "max(0, z)：大于 0 时导数为 1，小于 0 时为 0，单元可能就此失活。",
      tries: ["relu(-1)"], lesson: "activation"),
    Term(
      ["softmax"], ["softmax 函数"],
      "exp(z) over the sum of all exp(z) of its column: positive, adding up to 1, one class a row.",
      "exp(z) 除以这一列所有 exp(z) 的和：都为正，加起来是 1，每行一个类别。",
      tries: ["softmax([[1], [2]])"], lesson: "softmax"),
    Term(
      ["forward propagation", "forward pass"], ["前向传播", "正向传播"],
      "From X through every layer to the cost J, stage by stage.",
      "从 X 出发，一层一层、一个阶段一个阶段地算到代价 J。",
      tries: ["shapes forward"], lesson: "forward"),
    Term(
      ["backward propagation", "backpropagation", "backprop", "chain rule"],
      ["反向传播", "链式法则"],
      "From J back to every parameter, each gradient from the one behind it: dZ2, dW2, db2, dA1, dZ1, …",
      "从 J 往回算到每个参数，每个梯度由后面一个得到：dZ2、dW2、db2、dA1、dZ1……",
      tries: ["shapes backward"], lesson: "backward"),
    Term(
      ["gradient", "derivative"], ["梯度", "导数"],
      "How J changes when a number changes a little: dW1 has the shape of W1. gradcheck compares it with differences.",
      "某个数变一点点时 J 变多少：dW1 和 W1 形状相同。gradcheck 用差分检验它。",
      tries: ["show dW1", "gradcheck limit=10"], lesson: "backward"),
    Term(
      ["gradient check", "gradient checking"], ["梯度检验"],
      "Moves a parameter by epsilon both ways and compares (J+ - J-) / 2 epsilon with the gradient.",
      "把参数向两边各移 epsilon，比较 (J+ - J-) / 2 epsilon 和梯度。",
      tries: ["gradcheck limit=10"], lesson: "gradcheck"),
    Term(
      ["loss", "cross entropy"], ["损失", "损失函数", "交叉熵"],
      "L: how wrong the answer to one example is. bce for yes or no, ce for several classes, squared for numbers; bce and ce from=Z stay finite where A is rounded to 0 or 1.",
      "L：对一个样本错得多厉害。是或否用 bce，多类用 ce，预测数值用 squared；bce、ce 加 from=Z，A 被舍入成 0 或 1 时仍是有限的。",
      tries: ["show L", "loss ce"], lesson: "loss"),
    Term(
      ["cost", "objective"], ["代价", "代价函数", "成本函数"],
      "J: the mean loss of the mini-batch, with what regularisation adds; training makes it small.",
      "J：小批量损失的平均，加上正则化的部分；训练让它变小。",
      tries: ["show J", "plot cost"], lesson: "loss"),
    Term(
      ["broadcasting"], ["广播"],
      "An axis of length 1 is repeated to fit: (4, 400) + (4, 1) adds b1 to every column.",
      "长度为 1 的轴重复到合适的长度：(4, 400) + (4, 1) 把 b1 加到每一列。",
      tries: ["[[1], [2]] + [[10, 20]]"], lesson: "forward"),
    Term(
      ["vectorisation", "vectorization"], ["向量化"],
      "All examples at once: columns of X, so that one product computes a layer for the whole mini-batch.",
      "所有样本一起算：X 的每一列是一个样本，一次乘法算出整个小批量的一层。",
      tries: ["shapes"], lesson: "forward"),
  ]
}
