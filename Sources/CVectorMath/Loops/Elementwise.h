// Kernels of include/kernels/Elementwise.h.

KERNEL BK_NAME(exp)(long n, const R *x, R *y) { EACH_VECTOR(n, PUT(y, BK_NAME(exp_of)(GET(x)))); }

KERNEL BK_NAME(log)(long n, const R *x, R *y) { EACH_VECTOR(n, PUT(y, BK_NAME(log_of)(GET(x)))); }

KERNEL BK_NAME(sqrt)(long n, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, __builtin_elementwise_sqrt(GET(x))));
}

KERNEL BK_NAME(add)(long n, const R *a, const R *b, R *c) {
  EACH_VECTOR(n, PUT(c, GET(a) + GET(b)));
}

KERNEL BK_NAME(subtract)(long n, const R *a, const R *b, R *c) {
  EACH_VECTOR(n, PUT(c, GET(a) - GET(b)));
}

KERNEL BK_NAME(multiply)(long n, const R *a, const R *b, R *c) {
  EACH_VECTOR(n, PUT(c, GET(a) * GET(b)));
}

KERNEL BK_NAME(divide)(long n, const R *a, const R *b, R *c) {
  EACH_VECTOR(n, PUT(c, GET(a) / GET(b)));
}

KERNEL BK_NAME(scale)(long n, double factor, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, (R)factor * GET(x)));
}

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

KERNEL BK_NAME(add_bias)(long rows, long columns, const R *bias, R *Z) {
  for (long j = 0; j < columns; j++, Z += rows) BK_NAME(add)(rows, Z, bias, Z);
}

KERNEL BK_NAME(fill_bias)(long rows, long columns, const R *bias, R *Z) {
  for (long j = 0; j < columns; j++, Z += rows) EACH_VECTOR(rows, PUT(Z, GET(bias)));
}

KERNEL BK_NAME(dropout)(long n, double keep, const R *D, const R *A, R *out) {
  EACH_VECTOR(n, PUT(out, GET(A) * GET(D) / (R)keep));
}
