// Kernels of include/kernels/Elementwise.h.

KERNEL BK_NAME(exp)(long n, const R *x, R *y) { EACH_VECTOR(n, PUT(y, BK_NAME(exp_of)(GET(x)))); }

KERNEL BK_NAME(log)(long n, const R *x, R *y) { EACH_VECTOR(n, PUT(y, BK_NAME(log_of)(GET(x)))); }

KERNEL BK_NAME(axpy)(long n, double factor, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, GET(y) + (R)factor * GET(x)));
}

INLINE V BK_NAME(sign_of)(V x) {
  return BK_NAME(select)((x < 0) | (x > 0), BK_NAME(with_sign)(BK_NAME(splat)(1), x), x * 0 + x);
}

KERNEL BK_NAME(add_sign)(long n, double factor, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, GET(y) + (R)factor * BK_NAME(sign_of)(GET(x))));
}

KERNEL BK_NAME(blend)(long n, double a, double b, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, (R)a * GET(y) + (R)b * GET(x)));
}

KERNEL BK_NAME(dropout)(long n, double keep, const R *D, const R *A, R *out) {
  EACH_VECTOR(n, PUT(out, GET(A) * GET(D) / (R)keep));
}
