extension MemberWords {
  /// Of NumPy: name, English, Chinese.
  static let functions = """
    pi|3.14159…|圆周率
    e|2.71828…|自然常数
    inf|infinity|无穷大
    nan|no number|不是数
    newaxis|a new dimension of 1, in an index|下标里加一个长度为 1 的维
    euler_gamma|0.57721…|欧拉常数
    ndarray|the type of arrays|数组的类型
    number|any type of number|任何数值类型
    integer|any type of whole number|任何整数类型
    signedinteger|any type of whole number|任何整数类型
    floating|any type of broken number|任何浮点类型
    bool|true or false|真或假
    bool_|true or false|真或假
    int32|whole numbers|整数
    int64|whole numbers|整数
    int_|whole numbers|整数
    intp|whole numbers|整数
    long|whole numbers|整数
    float16|numbers of few digits|低精度数
    float32|numbers of 7 digits|约 7 位数字
    float64|numbers of 16 digits|约 16 位数字
    double|numbers of 16 digits|约 16 位数字
    half|numbers of few digits|低精度数
    True_|true|真
    False_|false|假
    c_|columns side by side: np.c_[a, b]|按列并排：np.c_[a, b]
    r_|one after the other: np.r_[a, b]|首尾相接：np.r_[a, b]
    random|random numbers|随机数
    linalg|linear algebra|线性代数
    abs|the size without the sign|绝对值
    absolute|the size without the sign|绝对值
    fabs|the size without the sign|绝对值
    add|a + b|a + b
    subtract|a - b|a - b
    multiply|a * b, element by element|a * b，逐元素
    divide|a / b|a / b
    true_divide|a / b|a / b
    floor_divide|a // b|a // b
    mod|what division leaves|余数
    remainder|what division leaves|余数
    fmod|what division leaves, with a's sign|余数，符号同 a
    divmod|quotient and remainder|商和余数
    power|a ** b|a ** b
    pow|a ** b|a ** b
    float_power|a ** b|a ** b
    matmul|a @ b, the product of matrices|a @ b，矩阵乘积
    inner|sums of products along the last dimension|沿最后一维的乘积之和
    outer|each with each multiplied|两两相乘
    vdot|the sum of all products|全部乘积之和
    negative|-a|-a
    positive|+a|+a
    reciprocal|1 / a|1 / a
    sign|-1, 0 or 1|-1、0 或 1
    signbit|whether it is below 0|是否为负
    copysign|a with the sign of b|a 取 b 的符号
    square|a ** 2|a ** 2
    sqrt|the square root|平方根
    cbrt|the cube root|立方根
    exp|e ** a|e ** a
    exp2|2 ** a|2 ** a
    expm1|e ** a - 1|e ** a - 1
    log|the natural logarithm|自然对数
    log2|the logarithm to 2|以 2 为底的对数
    log10|the logarithm to 10|以 10 为底的对数
    log1p|log(1 + a)|log(1 + a)
    logaddexp|log(exp(a) + exp(b))|log(exp(a) + exp(b))
    sin|the sine|正弦
    cos|the cosine|余弦
    tan|the tangent|正切
    arcsin|the angle of a sine|反正弦
    asin|the angle of a sine|反正弦
    arccos|the angle of a cosine|反余弦
    acos|the angle of a cosine|反余弦
    arctan|the angle of a tangent|反正切
    atan|the angle of a tangent|反正切
    arctan2|the angle of (y, x)|点 (y, x) 的角度
    atan2|the angle of (y, x)|点 (y, x) 的角度
    sinh|the hyperbolic sine|双曲正弦
    cosh|the hyperbolic cosine|双曲余弦
    tanh|the hyperbolic tangent|双曲正切
    arcsinh|the inverse of sinh|反双曲正弦
    asinh|the inverse of sinh|反双曲正弦
    arccosh|the inverse of cosh|反双曲余弦
    acosh|the inverse of cosh|反双曲余弦
    arctanh|the inverse of tanh|反双曲正切
    atanh|the inverse of tanh|反双曲正切
    deg2rad|degrees as radians|角度化弧度
    radians|degrees as radians|角度化弧度
    rad2deg|radians as degrees|弧度化角度
    degrees|radians as degrees|弧度化角度
    hypot|sqrt(a ** 2 + b ** 2)|sqrt(a ** 2 + b ** 2)
    sinc|sin(pi a) / (pi a)|sin(pi a) / (pi a)
    floor|the whole number below|向下取整
    ceil|the whole number above|向上取整
    trunc|the whole part|取整数部分
    fix|the whole part|取整数部分
    rint|the nearest whole number|最近的整数
    around|rounded to so many digits|四舍五入到几位
    round_|rounded to so many digits|四舍五入到几位
    maximum|the greater of two|两者中较大的
    minimum|the less of two|两者中较小的
    fmax|the greater, NaN passed over|较大的，跳过 NaN
    fmin|the less, NaN passed over|较小的，跳过 NaN
    amax|the greatest|最大值
    amin|the least|最小值
    nanmax|the greatest, NaN passed over|最大值，跳过 NaN
    nanmin|the least, NaN passed over|最小值，跳过 NaN
    nansum|the sum, NaN passed over|总和，跳过 NaN
    nanmean|the mean, NaN passed over|平均值，跳过 NaN
    nanstd|the deviation, NaN passed over|标准差，跳过 NaN
    nanvar|the variance, NaN passed over|方差，跳过 NaN
    nanargmax|where the greatest stands, NaN passed over|最大值的位置，跳过 NaN
    nanargmin|where the least stands, NaN passed over|最小值的位置，跳过 NaN
    nan_to_num|NaN as 0, infinity as a large number|NaN 换成 0，无穷换成大数
    isnan|whether it is NaN|是否为 NaN
    isinf|whether it is infinite|是否无穷
    isfinite|whether it is a finite number|是否有限
    isclose|whether both are nearly the same|是否几乎相等
    allclose|whether all are nearly the same|是否全部几乎相等
    array_equal|whether shape and elements are the same|形状和元素是否都相同
    array_equiv|whether they are the same, broadcast|广播后是否相同
    equal|a == b|a == b
    not_equal|a != b|a != b
    less|a < b|a < b
    less_equal|a <= b|a <= b
    greater|a > b|a > b
    greater_equal|a >= b|a >= b
    logical_and|a and b|a 且 b
    logical_or|a or b|a 或 b
    """
}
