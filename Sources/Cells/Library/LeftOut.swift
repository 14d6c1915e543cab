import Languages

/// What Python and NumPy have and cells have not: said in a sentence, with what to use in its place.
enum LeftOut {
  /// The refusal of a name of a module's, or a builtin's; nil where Python has no such name either.
  static func error(_ name: String, in module: String = "") -> PythonError? {
    let prefix = prefixes[module] ?? module + "."
    let hint = hints[prefix + name] ?? shared[prefix]
    guard hints[prefix + name] != nil || names(module).contains(name[...]) else { return nil }
    return PythonError(.notImplemented, "\(prefix)\(name) is left out here", hint: hint)
  }

  private static let prefixes = [
    "": "", "numpy": "np.", "numpy.random": "np.random.", "numpy.linalg": "np.linalg.",
    "matplotlib.pyplot": "plt.", "str": "str.", "int": "int.", "float": "float.",
    "numpy.ndarray": "ndarray.",
  ]

  private static func names(_ module: String) -> Set<Substring> { all[module] ?? [] }

  /// What helps where nothing more is known of a name.
  private static let shared: [String: Localized<String>] = [
    "plt.": Localized(
      en: "plt has plot, xlabel, ylabel, title, legend, grid, figure and show here; the command "
        + "plot draws more",
      zh: "这里 plt 有 plot、xlabel、ylabel、title、legend、grid、figure 和 show；plot 命令能画更多"),
    "np.random.": Localized(
      en: "there are rand, randn, randint, uniform, normal, exponential, choice, permutation, "
        + "shuffle and seed",
      zh: "有 rand、randn、randint、uniform、normal、exponential、choice、permutation、shuffle 和 seed"),
    "np.linalg.": Localized(
      en: "there are norm, inv, solve, det and matmul", zh: "有 norm、inv、solve、det 和 matmul"),
  ]

  private static let ownGenerator = Localized(
    en: "that is another generator; here: np.random.seed(…), np.random.rand(…)",
    zh: "那是另一种生成器；这里用 np.random.seed(…)、np.random.rand(…)")
  private static let ownFiles = Localized(
    en: "data come through the command data, arrays through load(\"W.npy\") on a formula line",
    zh: "数据用 data 命令载入，数组在公式行用 load(\"W.npy\")")
  private static let arraysDo = Localized(
    en: "arrays do all of it: np.array(…)", zh: "数组都能做到：np.array(…)")
  private static let noCode = Localized(
    en: "write the code itself: a cell runs what is written in it", zh: "把代码直接写出来：代码块只运行写在里面的代码")

  private static let leaving = Localized(
    en: "quit is a command, on a line of its own", zh: "quit 是命令，单独一行")
  private static let boundary = Localized(
    en: "the command plot boundary draws where the network decides otherwise",
    zh: "plot boundary 命令画出网络的判断在哪里改变")
  private static let heat = Localized(
    en: "the command plot heat W1 shows a matrix in colours", zh: "plot heat W1 命令用颜色显示矩阵")
  private static let oneFigure = Localized(
    en: "figures stand below one another here: plt.plot(…), plt.show()",
    zh: "这里的图一张接一张：plt.plot(…)、plt.show()")

  private static let hints: [String: Localized<String>] = [
    "np.asmatrix": arraysDo, "np.matrix": arraysDo, "np.mat": arraysDo,
    "np.random.default_rng": ownGenerator, "np.random.Generator": ownGenerator,
    "np.random.RandomState": ownGenerator, "np.random.get_state": ownGenerator,
    "np.random.set_state": ownGenerator,
    "np.random.multivariate_normal": Localized(
      en: "mean + np.random.randn(n, d) @ L.T, with L a root of the covariance",
      zh: "mean + np.random.randn(n, d) @ L.T，L 是协方差的平方根"),
    "np.random.binomial": Localized(
      en: "np.sum(np.random.rand(size, n) < p, axis=1)",
      zh: "np.sum(np.random.rand(size, n) < p, axis=1)"),
    "np.nditer": Localized(
      en: "loop over the rows and columns, or work on the whole array",
      zh: "对行和列写循环，或者直接对整个数组运算"),
    "np.load": ownFiles, "np.loadtxt": ownFiles, "np.genfromtxt": ownFiles,
    "np.fromfile": ownFiles, "open": ownFiles,
    "np.save": Localized(en: "what is to be kept: the command save", zh: "要保存用 save 命令"),
    "np.savez": Localized(en: "what is to be kept: the command save", zh: "要保存用 save 命令"),
    "np.savetxt": Localized(en: "what is to be kept: the command save", zh: "要保存用 save 命令"),
    "np.einsum": Localized(en: "write the product with @ and sums", zh: "用 @ 和求和来写"),
    "np.tensordot": Localized(en: "write the product with @ and sums", zh: "用 @ 和求和来写"),
    "np.vectorize": Localized(
      en: "work on the whole array, or loop over it", zh: "直接对整个数组运算，或写循环"),
    "np.apply_along_axis": Localized(
      en: "np.array([f(row) for row in a])", zh: "np.array([f(row) for row in a])"),
    "np.errstate": Localized(
      en: "a warning is one line and stops nothing", zh: "警告只有一行，不会中断运行"),
    "np.polyfit": Localized(
      en: "np.linalg.solve(V.T @ V, V.T @ y), with the powers of x as columns of V",
      zh: "np.linalg.solve(V.T @ V, V.T @ y)，V 的列是 x 的各次幂"),
    "np.linalg.lstsq": Localized(
      en: "np.linalg.solve(A.T @ A, A.T @ b)", zh: "np.linalg.solve(A.T @ A, A.T @ b)"),
    "np.linalg.pinv": Localized(
      en: "np.linalg.solve(A.T @ A, A.T), where the columns are independent",
      zh: "列线性无关时用 np.linalg.solve(A.T @ A, A.T)"),
    "plt.scatter": Localized(
      en: "the command plot data shows the examples by their class, plot boundary also what the "
        + "network makes of them",
      zh: "plot data 命令按类别画样本，plot boundary 还画出网络的判断"),
    "plt.contourf": boundary, "plt.contour": boundary,
    "plt.hist": Localized(
      en: "the command plot histogram A1 does", zh: "用 plot histogram A1 命令"),
    "plt.matshow": heat, "plt.colorbar": heat, "plt.pcolormesh": heat,
    "plt.subplot": oneFigure, "plt.subplots": oneFigure,
    "plt.imshow": Localized(
      en: "the command plot image X[:, 0] shows a picture, plot heat W1 a matrix in colours",
      zh: "plot image X[:, 0] 命令显示图像，plot heat W1 用颜色显示矩阵"),
    "plt.savefig": Localized(
      en: "the command plot writes files: plot cost to cost.svg",
      zh: "plot 命令能写文件：plot cost to cost.svg"),
    "eval": noCode, "exec": noCode, "compile": noCode,
    "locals": Localized(en: "print the names you want to see", zh: "用 print 输出想看的变量"),
    "globals": Localized(en: "the command show lists your variables", zh: "show 命令列出你的变量"),
    "vars": Localized(
      en: "the command show lists your variables; obj.__dict__ an object's attributes",
      zh: "show 命令列出你的变量；obj.__dict__ 是对象的属性"),
    "dir": Localized(
      en: "the command show lists your variables", zh: "show 命令列出你的变量"),
    "super": Localized(
      en: "classes are not made from other classes here", zh: "这里的类不能从别的类继承"),
    "help": Localized(en: "help is a command: help python", zh: "help 是命令：help python"),
    "exit": leaving, "quit": leaving,
    "complex": Localized(en: "numbers here are real", zh: "这里的数都是实数"),
    "str.encode": Localized(en: "texts stay texts here", zh: "这里只有字符串"),
  ]

  private static func words(_ text: String) -> Set<Substring> {
    Set(text.split(whereSeparator: \.isWhitespace))
  }

  private static let all: [String: Set<Substring>] = [
    "": words(
      """
      aiter anext ascii breakpoint bytearray bytes classmethod compile complex copyright credits dir
      delattr eval exec exit frozenset globals help license locals memoryview open property quit
      slice staticmethod super vars __import__
      """),
    "str": words("encode maketrans translate"),
    "int": words("as_integer_ratio from_bytes to_bytes"),
    "float": words("fromhex hex"),
    "numpy.ndarray": words(
      """
      argpartition base byteswap choose compress ctypes data device dump dumps flags getfield mT
      partition put resize setfield setflags strides to_device tobytes tofile
      """),
    "numpy": words(
      """
      ScalarType apply_along_axis apply_over_axes argpartition array_str asarray_chkfinite
      asfortranarray asmatrix atleast_3d bartlett base_repr binary_repr bitwise_count blackman block
      bmat broadcast broadcast_arrays broadcast_shapes byte bytes_ can_cast cdouble character choose
      clongdouble common_type complex128 complex256 complex64 complexfloating compress convolve copyto
      correlate cross csingle cumulative_prod cumulative_sum datetime64 diag_indices
      diag_indices_from diagflat dsplit dstack dtypes ediff1d einsum einsum_path errstate exceptions
      fft flatiter flexible float128 format_float_positional format_float_scientific frexp
      from_dlpack frombuffer fromfile fromfunction fromiter frompyfunc fromregex fromstring gcd
      generic genfromtxt geomspace get_printoptions geterr gradient hamming hanning heaviside
      histogram2d histogram_bin_edges histogramdd i0 index_exp indices inexact info int16 int8
      iscomplex iscomplexobj isdtype isfortran isneginf isposinf isreal isrealobj issubdtype ix_
      kaiser kron lcm ldexp lexsort load loadtxt logaddexp2 longdouble ma mask_indices mat matrix
      matrix_transpose matvec may_share_memory memmap mgrid min_scalar_type modf moveaxis nancumprod
      nancumsum nanmedian nanpercentile nanprod nanquantile ndenumerate ndindex nditer nested_iters
      nextafter object_ ogrid packbits pad partition permute_dims piecewise place poly poly1d polyadd
      polyder polydiv polyfit polyint polymul polynomial polysub printoptions promote_types put
      put_along_axis putmask ravel_multi_index real_if_close recarray require resize result_type
      rollaxis roots s_ save savetxt savez savez_compressed select seterrcall shares_memory short
      signedinteger sinc single sort_complex spacing str_ strings take_along_axis tensordot testing
      timedelta64 tri tril_indices tril_indices_from trim_zeros triu_indices triu_indices_from
      typename ubyte ufunc uint uint16 uint32 uint64 uint8 unique_all unique_counts unique_inverse
      unique_values unpackbits unravel_index unstack unwrap vander vecdot vecmat vectorize void
      """),
    "numpy.random": words(
      """
      BitGenerator Generator MT19937 PCG64 PCG64DXSM Philox RandomState SFC64 SeedSequence beta
      binomial bytes chisquare default_rng dirichlet f gamma geometric get_state gumbel
      hypergeometric laplace logistic lognormal logseries multinomial multivariate_normal
      negative_binomial noncentral_chisquare noncentral_f pareto poisson power random_integers
      rayleigh set_state standard_cauchy standard_gamma standard_t triangular vonmises wald weibull
      zipf
      """),
    "numpy.linalg": words(
      """
      cholesky cond cross eig eigh eigvals eigvalsh lstsq matrix_norm matrix_power matrix_rank
      matrix_transpose multi_dot pinv qr slogdet svd svdvals tensordot tensorinv tensorsolve vecdot
      vector_norm
      """),
    "matplotlib.pyplot": words(
      """
      annotate arrow axes axhline axhspan axis axvline axvspan bar barh boxplot cla clf close colorbar
      contour contourf cm draw errorbar fill fill_between gca gcf hist hist2d hlines imread imsave
      imshow ioff ion loglog matshow pause pcolor pcolormesh pie quiver rc rcParams savefig scatter
      semilogx semilogy setp stackplot stem step style subplot subplots subplots_adjust suptitle table
      text tick_params tight_layout twinx violinplot vlines xlim xscale xticks ylim yscale yticks
      """),
    "time": words(
      """
      asctime ctime gmtime localtime mktime strftime strptime time_ns perf_counter_ns monotonic_ns
      process_time_ns thread_time timezone
      """),
    "math": words("nextafter ulp"),
  ]
}
