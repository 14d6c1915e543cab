import Languages

/// What stands behind a dot, in a few words.
///
/// Members of `np`, `np.random`, `np.linalg`, `math`, `plt`, and of arrays. A name
/// means the same wherever it stands.
enum MemberWords {
  /// What a member is; nil where nobody has said it.
  static func meaning(of name: String) -> Localized<String>? { all[name] }

  private static let all: [String: Localized<String>] = {
    let rows = [arrays, functions, more, others].flatMap { $0.split(separator: "\n") }
    let entries = rows.compactMap { row -> (String, Localized<String>)? in
      let parts = row.split(separator: "|").map { String($0).replacing("¦", with: "|") }
      return parts.count == 3 ? (parts[0], Localized(en: parts[1], zh: parts[2])) : nil
    }
    return Dictionary(entries) { first, _ in first }
  }()

  /// Of arrays: name, English, Chinese.
  private static let arrays = """
    T|rows and columns changed over|行列互换
    all|whether every one is true|是否全部为真
    any|whether one is true|是否有一个为真
    argmax|where the greatest stands|最大值的位置
    argmin|where the least stands|最小值的位置
    argsort|the order that sorts|排序后的次序
    astype|the same in another type|换一种类型
    clip|kept between two bounds|限制在两个界之间
    conj|the same: numbers are real|不变：这里都是实数
    conjugate|the same: numbers are real|不变：这里都是实数
    copy|a copy of its own|一份副本
    cumprod|products so far|累积乘积
    cumsum|sums so far|累积和
    diagonal|what stands on the diagonal|对角线上的元素
    dot|the product of matrices|矩阵乘积
    dtype|the type of the elements|元素的类型
    fill|set every element|每个元素都设为一个值
    flatten|all in one row, a copy|展平成一行（副本）
    item|the one number in it|里面唯一的数
    max|the greatest|最大值
    mean|the mean|平均值
    min|the least|最小值
    ndim|how many dimensions|维数
    nonzero|where it is not 0|不为 0 的位置
    prod|the product of all|全部的乘积
    ravel|all in one row|展平成一行
    repeat|each several times|每个重复几次
    reshape|the same numbers in another shape|换一个形状
    round|rounded to so many digits|四舍五入到几位
    shape|rows and columns|行数和列数
    size|how many elements|元素个数
    sort|sorted, in its place|就地排序
    squeeze|without dimensions of 1|去掉长度为 1 的维
    std|the standard deviation|标准差
    sum|the sum|总和
    swapaxes|two dimensions changed over|交换两个维
    take|the elements at these places|取出这些位置的元素
    tolist|as lists of Python|变成 Python 列表
    trace|the sum of the diagonal|对角线之和
    transpose|rows and columns changed over|行列互换
    var|the variance|方差
    view|the same numbers, seen again|同样的数，另一个视图
    nbytes|how many bytes|占多少字节
    itemsize|bytes of an element|一个元素的字节数
    flat|its elements one by one|逐个元素
    ptp|from the least to the greatest|最大减最小
    real|itself: numbers are real|自身：这里都是实数
    imag|0: numbers are real|0：这里都是实数
    searchsorted|where it would be sorted in|按序插入的位置
    """

  /// Of random numbers, of linear algebra, of `math` and of `plt`.
  private static let others = """
    rand|evenly between 0 and 1, of a shape|0 到 1 均匀，给出各维长度
    randn|normal: mean 0, deviation 1|标准正态分布
    randint|whole numbers between two|两数之间的整数
    random_sample|evenly between 0 and 1|0 到 1 均匀
    ranf|evenly between 0 and 1|0 到 1 均匀
    sample|evenly between 0 and 1|0 到 1 均匀
    uniform|evenly between two|两数之间均匀
    normal|normal, with mean and deviation|正态分布
    standard_normal|normal: mean 0, deviation 1|标准正态分布
    exponential|exponentially distributed|指数分布
    standard_exponential|exponentially distributed, mean 1|标准指数分布
    choice|drawn from a list|从列表里抽取
    permutation|a list in a random order|随机次序
    shuffle|brings a list into a random order|就地打乱
    seed|where the stream begins|随机数流的种子
    inv|the inverse|逆矩阵
    solve|x of A x = b|A x = b 的解
    det|the determinant|行列式
    acosh|the inverse of cosh|cosh 的反函数
    arccosh|the inverse of cosh|cosh 的反函数
    asinh|the inverse of sinh|sinh 的反函数
    arcsinh|the inverse of sinh|sinh 的反函数
    atanh|the inverse of tanh|tanh 的反函数
    arctanh|the inverse of tanh|tanh 的反函数
    factorial|1 · 2 · … · n|n 的阶乘
    comb|how many choices|组合数
    perm|how many orders|排列数
    gamma|the gamma function|伽马函数
    lgamma|the logarithm of gamma|伽马函数的对数
    erf|the error function|误差函数
    erfc|1 - erf|1 - erf
    tau|2 pi|2 pi
    isqrt|the whole part of the root|平方根的整数部分
    fsum|a sum without rounding on the way|途中不舍入的和
    dist|the distance of two points|两点的距离
    frexp|fraction and power of 2|尾数和 2 的幂
    ldexp|a * 2 ** b|a * 2 ** b
    modf|fraction and whole part|小数和整数部分
    sumprod|the sum of products|乘积之和
    ulp|the size of the last bit|最后一位的大小
    nextafter|the next number there is|相邻的浮点数
    plot|draws a line|画一条线
    xlabel|names the horizontal axis|横轴的名字
    ylabel|names the vertical axis|纵轴的名字
    title|names the picture|图的标题
    legend|explains the lines|图例
    grid|lines behind|网格线
    figure|begins a picture|新的一张图
    show|shows the picture|显示图
    xlim|the ends of the horizontal axis|横轴范围
    ylim|the ends of the vertical axis|纵轴范围
    """
}
