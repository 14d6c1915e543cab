import Languages

extension ForeignFile {
  var words: ErrorWords { ErrorWords(message, hint: hint) }

  private var message: Localized<String> {
    switch self {
    case .hdf5: Localized(en: "is an HDF5 file, which is not read", zh: "是 HDF5 文件，不能读")
    case .pickle:
      Localized(en: "is a pickled Python object, which is not read", zh: "是 Python 的 pickle，不能读")
    case .torch:
      Localized(en: "was written by torch.save, which is not read", zh: "是 torch.save 写的，不能读")
    case .excel: Localized(en: "is a workbook of Excel", zh: "是 Excel 工作簿")
    case .matlab: Localized(en: "is a MATLAB file, which is not read", zh: "是 MATLAB 文件，不能读")
    case .parquet: Localized(en: "is a Parquet file, which is not read", zh: "是 Parquet 文件，不能读")
    case .zip: Localized(en: "is a zip archive", zh: "是 zip 压缩包")
    case .picture: Localized(en: "is a picture, not a table", zh: "是图片，不是表格")
    case .pdf: Localized(en: "is a PDF", zh: "是 PDF")
    case .notebook: Localized(en: "is a Jupyter notebook", zh: "是 Jupyter 笔记本")
    case .json: Localized(en: "is JSON, which is not read", zh: "是 JSON，不能读")
    case .arff:
      Localized(en: "is an ARFF file of Weka's, which is not read", zh: "是 Weka 的 ARFF 文件，不能读")
    case .libsvm:
      Localized(
        en: "has sparse rows as LIBSVM's (label place:number …), which are not read",
        zh: "是 LIBSVM 的稀疏格式（标签 位置:数值 …），不能读")
    case .page: Localized(en: "is a web page, not data", zh: "是网页，不是数据")
    case .npy: Localized(en: "is a NumPy array, not a text", zh: "是 NumPy 数组，不是文本")
    case .safetensors: Localized(en: "holds named arrays", zh: "里面是带名字的数组")
    }
  }

  private var hint: Localized<String> {
    switch self {
    case .hdf5:
      Localized(
        en: "in Python: with h5py.File(f) as h: numpy.savez(\"data.npz\", **{k: v[:] for k, v in "
          + "h.items()}); list(h) says what it holds",
        zh: "在 Python 里：with h5py.File(f) as h: numpy.savez(\"data.npz\", **{k: v[:] for k, v in "
          + "h.items()})；list(h) 列出里面有什么")
    case .pickle:
      Localized(
        en: "in Python, where you trust who made it: numpy.savez(\"data.npz\", x=…, y=…) or "
          + "DataFrame.to_csv(\"data.csv\", index=False) of what pickle.load gives",
        zh: "如果信得过它的来源，在 Python 里用 pickle.load 读出来，再 numpy.savez(\"data.npz\", x=…, "
          + "y=…) 或 DataFrame.to_csv(\"data.csv\", index=False)")
    case .torch:
      Localized(
        en: "in Python: safetensors.torch.save_file(torch.load(f), \"net.safetensors\")",
        zh: "在 Python 里：safetensors.torch.save_file(torch.load(f), \"net.safetensors\")")
    case .excel:
      Localized(en: "save the sheet as CSV (UTF-8)", zh: "把工作表另存为 CSV（UTF-8）")
    case .matlab:
      Localized(
        en: "in Python: numpy.savez(\"data.npz\", **{k: v for k, v in scipy.io.loadmat(f).items() "
          + "if k[0] != \"_\"})",
        zh: "在 Python 里：numpy.savez(\"data.npz\", **{k: v for k, v in "
          + "scipy.io.loadmat(f).items() if k[0] != \"_\"})")
    case .parquet:
      Localized(
        en: "in Python: pandas.read_parquet(f).to_csv(\"data.csv\", index=False)",
        zh: "在 Python 里：pandas.read_parquet(f).to_csv(\"data.csv\", index=False)")
    case .zip: Localized(en: "unpack it and name a file in it", zh: "先解压，再写出里面的一个文件")
    case .picture:
      Localized(
        en: "data FOLDER reads pictures that lie in a folder for each class",
        zh: "data FOLDER 读按类别放在各个文件夹里的图片")
    case .pdf: Localized(en: "copy its table into a CSV file", zh: "把其中的表格抄到 CSV 文件里")
    case .notebook:
      Localized(en: "run FILE runs its cells", zh: "run FILE 运行它的单元")
    case .json:
      Localized(
        en: "in Python: pandas.read_json(f).to_csv(\"data.csv\", index=False)",
        zh: "在 Python 里：pandas.read_json(f).to_csv(\"data.csv\", index=False)")
    case .arff:
      Localized(
        en: "in Python: pandas.DataFrame(scipy.io.arff.loadarff(f)[0]).to_csv(\"data.csv\", "
          + "index=False); or keep only the lines below @data",
        zh: "在 Python 里：pandas.DataFrame(scipy.io.arff.loadarff(f)[0]).to_csv(\"data.csv\", "
          + "index=False)；或者只留下 @data 下面的各行")
    case .libsvm:
      Localized(
        en: "in Python: X, y = sklearn.datasets.load_svmlight_file(f); "
          + "numpy.savez(\"data.npz\", x=X.toarray(), y=y)",
        zh: "在 Python 里：X, y = sklearn.datasets.load_svmlight_file(f); "
          + "numpy.savez(\"data.npz\", x=X.toarray(), y=y)")
    case .page:
      Localized(
        en: "download the file itself: on GitHub by its button Raw", zh: "下载文件本身：GitHub 上点 Raw 按钮")
    case .npy:
      Localized(
        en: "one array is read by a name that ends in .npy; named ones stand in an .npz: "
          + "numpy.savez(\"step.npz\", X=X, …)",
        zh: "单个数组的文件名要以 .npy 结尾；带名字的放在 .npz 里：numpy.savez(\"step.npz\", X=X, …)")
    case .safetensors:
      Localized(
        en: "load FILE.safetensors takes a network's weights from it",
        zh: "load FILE.safetensors 从中读入网络的权重")
    }
  }
}
