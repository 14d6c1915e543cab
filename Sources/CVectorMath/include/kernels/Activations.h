// y = tanh(x), within 2 ulp
BK_KERNEL(void, tanh, (long n, const BK_REAL *x, BK_REAL *y), (n, x, y))
// y = 1 / (1 + exp(-x)), within 2 ulp for every x
BK_KERNEL(void, sigmoid, (long n, const BK_REAL *x, BK_REAL *y), (n, x, y))
// y = x where x > 0, else 0; NaN stays NaN
BK_KERNEL(void, relu, (long n, const BK_REAL *x, BK_REAL *y), (n, x, y))
// y = x where x > 0, else slope * x
BK_KERNEL(void, leaky_relu, (long n, double slope, const BK_REAL *x, BK_REAL *y), (n, slope, x, y))
// A = Z where Z > 0, else slope * Z, with a slope for each row
BK_KERNEL(void, prelu,
          (long rows, long columns, const BK_REAL *slope, const BK_REAL *Z, BK_REAL *A),
          (rows, columns, slope, Z, A))
// A = exp(Z - max) / sum(exp(Z - max)) over each column
BK_KERNEL(void, softmax, (long rows, long columns, const BK_REAL *Z, BK_REAL *A),
          (rows, columns, Z, A))

// dZ = dA where Z > 0, else 0
BK_KERNEL(void, relu_backward, (long n, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dZ),
          (n, dA, Z, dZ))
// dZ = dA where Z > 0, else dA * slope
BK_KERNEL(void, leaky_relu_backward,
          (long n, double slope, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dZ),
          (n, slope, dA, Z, dZ))
// dZ = dA where Z > 0, else dA * slope, with a slope for each row
BK_KERNEL(void, prelu_backward,
          (long rows, long columns, const BK_REAL *slope, const BK_REAL *dA, const BK_REAL *Z,
           BK_REAL *dZ),
          (rows, columns, slope, dA, Z, dZ))
// dslope[r] = scale * sum over columns of dA * Z where Z <= 0; scale is 1/m
BK_KERNEL(void, prelu_slope_gradient,
          (long rows, long columns, double scale, const BK_REAL *dA, const BK_REAL *Z,
           BK_REAL *dslope),
          (rows, columns, scale, dA, Z, dslope))
// dZ = dA * (1 - A * A)
BK_KERNEL(void, tanh_backward, (long n, const BK_REAL *dA, const BK_REAL *A, BK_REAL *dZ),
          (n, dA, A, dZ))
// dZ = dA * A * (1 - A)
BK_KERNEL(void, sigmoid_backward, (long n, const BK_REAL *dA, const BK_REAL *A, BK_REAL *dZ),
          (n, dA, A, dZ))
// dZ = A * (dA - sum(A * dA)) over each column
BK_KERNEL(void, softmax_backward,
          (long rows, long columns, const BK_REAL *dA, const BK_REAL *A, BK_REAL *dZ),
          (rows, columns, dA, A, dZ))
