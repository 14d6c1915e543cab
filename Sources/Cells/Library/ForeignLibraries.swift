import Languages

/// Libraries that learners' notebooks call and that are none here, by the names they go under, with
/// what does their work in this shell.
enum ForeignLibraries {
  static let hints: [String: Localized<String>] = {
    var hints: [String: Localized<String>] = [:]
    for (names, hint) in groups {
      for name in names { hints[name] = hint }
    }
    return hints
  }()

  /// What is said of `import tensorflow.keras`.
  static func hint(ofModule path: String) -> Localized<String>? {
    hints[String(path.prefix { $0 != "." })]
  }

  private static let groups: [([String], Localized<String>)] = [
    (
      [
        "tf", "tensorflow", "keras", "torch", "nn", "F", "optim", "jax", "jnp", "flax", "mxnet",
        "paddle",
      ],
      Localized(
        en: "here the commands net, loss, optimizer and train build and train; formulas have relu, "
          + "sigmoid, softmax, tanh and the rest of NumPy",
        zh: "这里用 net、loss、optimizer、train 命令搭建和训练；公式里有 relu、sigmoid、softmax、tanh 和 NumPy 的函数")
    ),
    (
      [
        "torchvision", "datasets", "cv2", "PIL", "Image", "imageio", "skimage", "h5py", "pickle",
        "json", "csv", "os", "sys", "glob", "pathlib",
      ],
      Localized(
        en: "files come and go by commands: data FILE, save W1 to W1.npy, load, run",
        zh: "文件用命令来读写：data FILE、save W1 to W1.npy、load、run")
    ),
    (
      ["pd", "pandas"],
      Localized(
        en: "the command data FILE.csv reads a table; in formulas it is X and Y",
        zh: "data FILE.csv 命令读表格；公式里是 X 和 Y")
    ),
    (
      ["sklearn", "metrics"],
      Localized(
        en: "here these are commands: data, split, normalize, evaluate",
        zh: "这些在这里是命令：data、split、normalize、evaluate")
    ),
    (
      ["sns", "seaborn", "matplotlib", "plotly", "go", "px"],
      Localized(
        en: "the command plot draws: plot data, plot cost, plot boundary, plot heat W1",
        zh: "用 plot 命令画图：plot data、plot cost、plot boundary、plot heat W1")
    ),
    (
      ["scipy", "special", "stats"],
      Localized(
        en: "formulas have sigmoid, softmax and erf; np.linalg and np.random do the rest",
        zh: "公式里有 sigmoid、softmax 和 erf；其余用 np.linalg 和 np.random")
    ),
    (
      ["random"],
      Localized(
        en: "here np.random draws: np.random.rand(), np.random.randint(10), np.random.shuffle(a)",
        zh: "这里用 np.random：np.random.rand()、np.random.randint(10)、np.random.shuffle(a)")
    ),
    (
      ["tqdm"],
      Localized(en: "the command train shows how far it is", zh: "train 命令会显示进度")
    ),
  ]
}
