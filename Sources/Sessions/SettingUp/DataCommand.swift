import Datasets
import Formulas
import Languages
import Matrices
import Presentation

/// `data`: what to learn from.
struct DataCommand: Command {
  let name = "data"
  let topic = Topic.setUp
  let summary = Localized(en: "choose what to learn from", zh: "选择学习用的数据")
  let usage = [
    "data NAME [n=] [noise=] [seed=] [classes=]", "data FILE [target=COLUMN,…] [drop=COLUMN,…]",
    "data FILE … [missing=drop|mean|median|mode|NUMBER] [indicator=on] [encode=onehot|ordinal|drop]",
    "data FILE … [header=yes|no] [kind=automatic|classes|numbers] [decimal=.|,]",
    "data IMAGES [labels=FILE]", "data FILE.npz [key=ARRAY,LABELS]",
    "data FILE.npy [labels=FILE.npy]", "data FOLDER [size=64|HEIGHTxWIDTH] [grey=on|off]",
    "data PICTURES shift=rotate|noise|invert [share=] [seed=]",
    "data from x y [test xt yt]", "data … only=CLASSES weights=keep", "data",
  ]
  let options = [
    "n", "noise", "seed", "classes", "target", "drop", "labels", "key", "header", "kind", "only",
    "missing", "indicator", "encode", "decimal",
    "size", "grey", "weights", "shift", "share",
  ]
  let completions = [CompletionKind.datasets, .dataFiles]

  func completions(after words: [String]) -> [CompletionKind] {
    guard let first = words.first else { return completions }
    guard first == "from" else { return [] }
    return words.count == 3 ? [.words(["test"])] : [.values]
  }

  func options(after words: [String]) -> [String] {
    guard let source = words.first else { return [] }
    if let generator = Generator(rawValue: source) {
      let takesClasses = generator.classRange.count > 1
      return ["n", "noise", "seed", "weights"] + (takesClasses ? ["classes"] : [])
    }
    if source == "from" { return [] }
    let common = ["n", "seed", "only", "weights"]
    if let bundled = BundledDataset(rawValue: source) {
      let isOfPictures = bundled == .digits || bundled == .mnist5k
      return common + (isOfPictures ? ["shift", "share"] : [])
    }
    if source.hasSuffix("/") { return common + ["size", "grey", "shift", "share"] }
    let ending = DataFileName.ending(of: source)
    switch ending {
    case "npz": return common + ["key", "missing", "indicator", "shift", "share"]
    case "npy": return common + ["labels", "missing", "indicator"]
    case _ where DataFileName.isTable(ending):
      return common + [
        "target", "drop", "header", "kind", "missing", "indicator", "encode", "decimal",
      ]
    default: return options
    }
  }

  func completions(ofOption name: String) -> [CompletionKind] {
    switch name {
    case "target", "drop": [.columns]
    case "labels": [.dataFiles]
    default: [.words(choices(ofOption: name))]
    }
  }

  let examples = [
    "data iris", "data moons n=400 noise=0.2 seed=1", "data weather.csv target=rain",
    "data titanic.csv target=Survived drop=Name,Ticket missing=median indicator=on encode=onehot",
    "data digits only=0-4", "data digits only=5-9 n=50 weights=keep",
  ]
  let details = Localized(
    en: """
      NAME is a bundled set (iris, digits, mnist5k, breast_cancer) or a generator (xor, \
      moons, circles, blobs, spiral, flower). FILE is a CSV file, IDX images, .npy or \
      .npz, plain or .gz. Labels of images are found by themselves beside them under MNIST's \
      names; of an .npz x_train and y_train, x and y and the like are taken unless key= names \
      others. FOLDER holds a folder of PNG or JPEG pictures for each class; size= scales them to \
      one size, grey=on makes them grey, and they are numbers in 0...1, in colours three for each \
      pixel. The label of a table is the column called label, target, class or y, else the last one, \
      unless target= names others; kind= says whether numbers in it are classes. Columns \
      stand apart by commas, semicolons, tabs, bars or blanks; decimal=, is seen by itself where \
      the file is certain of it. Lines that begin with # are comments. Features without a value \
      (nothing, ?, NA, nan) are refused unless missing= says what stands in for them, of the whole \
      file (missing=drop leaves out examples without a label too); indicator=on adds a feature that \
      is 1 where there was none. Columns of text are left out unless encode=onehot makes a feature \
      of each text, or encode=ordinal their position, of up to 50 texts. `data from x y` \
      takes two variables: x (n, m) and y (outputs, m), one example a column; `test xt yt` \
      after them makes two more the test part. only=0-4 or \
      only=setosa,virginica keeps some classes, labelled anew; n= then counts what is kept. \
      shift= gives pictures another distribution, as of another camera: turned by 30 \
      degrees, with noise of a quarter of the range, or with dark and light exchanged; \
      share=0.3 does so to three of ten, chosen at random from a stream of its own that \
      seed= starts. `split` mixes them in or keeps them apart, `synthesize` makes more to \
      train on. Training starts anew; with weights=keep from the weights as they are, so \
      that replace can follow. `data` alone tells what is loaded.
      """,
    zh: """
      NAME 是自带的数据集（iris、digits、mnist5k、breast_cancer）或生成器（xor、moons、\
      circles、blobs、spiral、flower）。FILE 是 CSV 文件、IDX 图像、.npy 或 .npz，可以是 \
      .gz。图像的标签如果按 MNIST 的名字放在旁边，会自动找到；.npz 里取 x_train 和 y_train、x \
      和 y 等，除非 key= 另外指定。FOLDER 里每个类别有一个放 PNG 或 JPEG 图片的文件夹；size= 把图片缩放到同样大小，\
      grey=on 变成灰度，数值在 0 到 1 之间，彩色的每个像素三个数。表格的标签是名为 label、target、class 或 y 的列，没有就取最后一列，除非 target= 另外指定；\
      kind= 说明其中的数是不是类别。列之间用逗号、分号、制表符、竖线或空格，# 开头的行是注释；文件里确定无疑的小\
      数逗号会自动认出，也可以写 decimal=,。没有值的特征（空、?、NA、nan）会被拒绝，除非 \
      missing= 说用什么代替（按整个文件计算；missing=drop 也去掉没有标签的样本）；indicator=on 另加一个特征，原来缺失处为 1。\
      文字列略去，除非 encode=onehot 给每种文字一个特征，或 encode=ordinal 用\
      它的序号（最多 50 种）。`data from x y` 用两个变量：x (n, m) 和 y (输出\
      , m)，一列一个样本；后面加 test xt yt，另外两个变量就是测试部分。only=0-4 或 only=setosa,virginica 只取一些类别并重新编号；这时 \
      n= 数的是取下来的。shift= 让图像来自另一种分布，好像换了相机：转 30 度，加上值域四分\
      之一的噪声，或者黑白颠倒；share=0.3 只对十分之三这样做，由 seed= 起始的随机数流来选\
      。`split` 把它们混合或分开，`synthesize` 造出更多用来训练。训练从头开始；加 \
      weights=keep 则沿用现有权重，接着可以 replace。单独输入 `data` 说明载入了什么。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    guard let name = arguments.next() else {
      try arguments.finish(options: options)
      return try DataSummary(session.state.experiment).reports
    }
    let (dataset, parts) =
      name == "from"
      ? try variables(&arguments, session) : (try open(name, &arguments, session), nil)
    let keeps = try arguments.choice("weights", ["keep", "new"]) == "keep"
    try arguments.finish(options: options)
    try Patience.check()
    let before = session.state.experiment
    try session.state.experiment.use(dataset, in: parts, keepingWeights: keeps)
    try Patience.check()
    let summary =
      try DataSummary(session.state.experiment).reports + LetGoNote.reports(since: before, session)
      + BeginningNote.hidden(since: before, session)
    return keeps ? summary + [KeptWeights(session.state.experiment).report] : summary
  }

  private func variables(
    _ arguments: inout Arguments, _ session: Session
  ) throws -> (Dataset, Splits?) {
    let (x, y) = try arguments.examples(in: session)
    guard let word = arguments.next() else {
      let dataset = try Dataset.from(x: x, y: y)
      return (try arguments.option("only").map { try dataset.keeping(classes: $0) } ?? dataset, nil)
    }
    guard word == "test" else { throw arguments.usage(.unexpected(word)) }
    let test = try arguments.examples(in: session)
    return try Dataset.from(x: x, y: y, testX: test.x, testY: test.y)
  }

  private func open(
    _ name: String, _ arguments: inout Arguments, _ session: Session
  ) throws -> Dataset {
    let request = try DatasetRequest(name, &arguments, session.state.experiment.hyperparameters)
    for path in request.files { try session.permit(reading: path) }
    return try request.open(home: session.surroundings.home())
  }
}

extension Arguments {
  /// Takes two words as features and labels, one example a column.
  mutating func examples(
    in session: Session
  ) throws -> (x: Matrix<Double>, y: Matrix<Double>) {
    let x = try next(Localized(en: "x, the features", zh: "特征 x"))
    let y = try next(Localized(en: "y, the labels", zh: "标签 y"))
    return (try session.matrix(of: x), try session.matrix(of: y))
  }
}

extension Session {
  fileprivate func matrix(of name: String) throws -> Matrix<Double> {
    guard let matrix = try value(of: name).matrix else {
      throw SessionError.kind(name, needed: Localized(en: "a matrix", zh: "一个矩阵"))
    }
    return matrix
  }
}
