/// y = exp(x), within 2 ulp
KERNEL BK_NAME(exp)(long n, const R *x, R *y) { EACH_VECTOR(n, PUT(y, BK_NAME(exp_of)(GET(x)))); }

/// y = log(x), within 2 ulp; log(0) = -inf, NaN below 0
KERNEL BK_NAME(log)(long n, const R *x, R *y) { EACH_VECTOR(n, PUT(y, BK_NAME(log_of)(GET(x)))); }

/// y = y + factor * x
KERNEL BK_NAME(add_scaled)(long n, double factor, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, GET(y) + (R)factor * GET(x)));
}

INLINE V BK_NAME(sign_of)(V x) {
  return BK_NAME(select)((x < 0) | (x > 0), BK_NAME(with_sign)(BK_NAME(splat)(1), x), x * 0 + x);
}

/// y = y + factor * sign(x), with sign(0) = 0 and sign(NaN) = NaN: the gradient of L1
KERNEL BK_NAME(add_scaled_sign)(long n, double factor, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, GET(y) + (R)factor * BK_NAME(sign_of)(GET(x))));
}

/// y = a * y + b * x: a running average
KERNEL BK_NAME(blend)(long n, double a, double b, const R *x, R *y) {
  EACH_VECTOR(n, PUT(y, (R)a * GET(y) + (R)b * GET(x)));
}

/// out = A * D / keep: inverted dropout, forwards and (with dA for A) backwards
KERNEL BK_NAME(dropout)(long n, double keep, const R *D, const R *A, R *out) {
  EACH_VECTOR(n, PUT(out, GET(A) * GET(D) / (R)keep));
}
