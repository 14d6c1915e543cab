// y = exp(x), within 2 ulp
BK_KERNEL(void, exp, (long n, const BK_REAL *x, BK_REAL *y), (n, x, y))
// y = log(x), within 2 ulp; log(0) = -inf, NaN below 0
BK_KERNEL(void, log, (long n, const BK_REAL *x, BK_REAL *y), (n, x, y))
// y = y + factor * x
BK_KERNEL(void, axpy, (long n, double factor, const BK_REAL *x, BK_REAL *y), (n, factor, x, y))
// y = y + factor * sign(x), with sign(0) = 0 and sign(NaN) = NaN: the gradient of L1
BK_KERNEL(void, add_sign, (long n, double factor, const BK_REAL *x, BK_REAL *y), (n, factor, x, y))
// y = a * y + b * x: a running average
BK_KERNEL(void, blend, (long n, double a, double b, const BK_REAL *x, BK_REAL *y), (n, a, b, x, y))
// out = A * D / keep: inverted dropout, forwards and (with dA for A) backwards
BK_KERNEL(void, dropout, (long n, double keep, const BK_REAL *D, const BK_REAL *A, BK_REAL *out),
          (n, keep, D, A, out))
