extension MemberWords {
  /// Of NumPy, the rest.
  static let more = """
    fill_diagonal|sets the diagonal|设置对角线
    polyval|a polynomial at these places|多项式在这些点的值
    logical_not|not a|非 a
    logical_xor|a or b, not both|a、b 恰有一个
    bitwise_and|a & b|a & b
    bitwise_or|a ¦ b|a ¦ b
    bitwise_xor|a ^ b|a ^ b
    bitwise_not|~a|~a
    bitwise_invert|~a|~a
    invert|~a|~a
    left_shift|a << b|a << b
    bitwise_left_shift|a << b|a << b
    right_shift|a >> b|a >> b
    bitwise_right_shift|a >> b|a >> b
    where|a where it is true, else b|为真取 a，否则取 b
    array|an array of what is given|用给出的值做数组
    asarray|as an array|变成数组
    asanyarray|as an array|变成数组
    ascontiguousarray|as an array|变成数组
    zeros|0 everywhere|全为 0
    ones|1 everywhere|全为 1
    full|one value everywhere|全为一个值
    empty|an array to be filled|待填的数组
    zeros_like|0 everywhere, as large as a|全为 0，形状同 a
    ones_like|1 everywhere, as large as a|全为 1，形状同 a
    full_like|one value, as large as a|全为一个值，形状同 a
    empty_like|to be filled, as large as a|待填，形状同 a
    eye|1 on the diagonal|对角线为 1
    identity|1 on the diagonal|对角线为 1
    diag|a diagonal, or the one of a matrix|对角矩阵，或取出对角线
    tril|what stands on and below the diagonal|对角线及以下
    triu|what stands on and above the diagonal|对角线及以上
    tri|1 on and below the diagonal|对角线及以下为 1
    arange|numbers step by step|等步长的数
    linspace|so many numbers between two|两数之间等分
    logspace|powers between two|两数之间的幂
    geomspace|between two, each times the same|两数之间等比
    meshgrid|the coordinates of a grid|网格的坐标
    concatenate|one after the other|首尾相接
    concat|one after the other|首尾相接
    stack|along a new dimension|沿新的维叠放
    vstack|below one another|上下叠放
    row_stack|below one another|上下叠放
    hstack|side by side|左右并排
    column_stack|rows as columns, side by side|作为列并排
    dstack|along the third dimension|沿第三维叠放
    append|with more at the end|在末尾添加
    insert|with more in between|在中间插入
    delete|without these places|去掉这些位置
    split|cut into equal parts|等分
    array_split|cut into nearly equal parts|近似等分
    hsplit|cut side by side|左右切开
    vsplit|cut below one another|上下切开
    tile|repeated as a whole|整体重复
    flip|the other way round|翻转
    fliplr|left and right changed over|左右翻转
    flipud|upside down|上下翻转
    roll|moved round by so many|循环移动
    rot90|turned by 90 degrees|旋转 90 度
    pad|with a margin|四周补边
    expand_dims|with a new dimension of 1|加一个长度为 1 的维
    broadcast_to|stretched to a shape|扩展到一个形状
    atleast_1d|at least one dimension|至少一维
    atleast_2d|at least two dimensions|至少二维
    moveaxis|a dimension moved|移动一个维
    permute_dims|dimensions in another order|维换一个次序
    resize|in another shape, repeated|换形状，不够就重复
    count_nonzero|how many are not 0|不为 0 的个数
    median|the middle value|中位数
    average|the mean, with weights|加权平均
    percentile|the value that so many per cent are below|百分位数
    quantile|the value that a share is below|分位数
    histogram|how many lie in each bin|各区间的个数
    bincount|how often each number occurs|每个整数出现几次
    digitize|the bin of each|各属于哪个区间
    corrcoef|correlations|相关系数
    cov|covariances|协方差
    diff|each less the one before|相邻之差
    ediff1d|each less the one before|相邻之差
    gradient|the slope at each|各处的斜率
    trapz|the area below a curve|曲线下的面积
    trapezoid|the area below a curve|曲线下的面积
    interp|between known points|在已知点之间插值
    convolve|sums of a moving window|卷积
    unique|each once, sorted|去重并排序
    isin|whether it is one of these|是否在其中
    in1d|whether it is one of these|是否在其中
    intersect1d|what both have|两者都有的
    union1d|what one of both has|至少一个有的
    setdiff1d|what only the first has|只有前一个有的
    setxor1d|what just one has|恰有一个有的
    flatnonzero|where it is not 0, counted through|不为 0 的位置（展平计）
    argwhere|where it is not 0, a row each|不为 0 的位置，一行一个
    extract|those where it is true|取出为真的
    choose|from the list that is said|按序号选取
    select|from the first that is true|按条件选取
    partition|sorted as far as a place|部分排序
    lexsort|the order by several keys|按几个键排序
    einsum|sums of products by letters|按下标字母求和
    kron|each times a whole matrix|克罗内克积
    cross|the cross product|叉积
    iterable|whether it can be gone through|能否遍历
    isscalar|whether it is one number|是否是一个数
    isreal|whether it is real|是否是实数
    iscomplexobj|whether it is complex|是否是复数
    result_type|the type of a result|结果的类型
    finfo|the limits of a type of number|浮点类型的极限
    iinfo|the limits of whole numbers|整数类型的极限
    issubdtype|whether a type is of a kind|类型是否属于某种
    set_printoptions|how arrays are printed|数组怎样打印
    get_printoptions|how arrays are printed|数组怎样打印
    printoptions|how arrays are printed, for a block|数组在一段代码里怎样打印
    array2string|an array as text|数组变成文本
    array_repr|an array as text|数组变成文本
    array_str|an array as text|数组变成文本
    seterr|which warnings there are|有哪些警告
    heaviside|0 below 0, 1 above|阶跃函数
    vectorize|a function for each element|逐元素的函数
    apply_along_axis|a function along a dimension|沿一维用函数
    fromiter|an array of what is gone through|由迭代得到的数组
    fromfunction|an array by a function of the place|由位置的函数得到
    nditer|each element|逐个元素
    ndindex|each place|逐个位置
    ndenumerate|each place and element|逐个位置和元素
    take_along_axis|elements by places along a dimension|沿一维按位置取
    put_along_axis|set by places along a dimension|沿一维按位置设置
    unravel_index|a number as a place|序号变成位置
    ravel_multi_index|a place as a number|位置变成序号
    product|the product of all|全部的乘积
    lcm|the least common multiple|最小公倍数
    gcd|the greatest common divisor|最大公约数
    norm|the length|范数
    """
}
