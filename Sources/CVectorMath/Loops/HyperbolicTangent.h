// tanh(x) = x + x z q(z), z = x^2, for |x| < 0.625, q a minimax polynomial
// (Tests/Reference/make_polynomials.py); else 1 - 2 / (exp(2 |x|) + 1); with the sign of x.
INLINE V BK_NAME(tanh_of)(V x) {
  static const R q[] = BK_TANH_POLYNOMIAL;
  const V z = x * x, a = BK_NAME(absolute)(x);
  const V small = BK_NAME(fma)(x * z, BK_NAME(polynomial)(z, q, sizeof q / sizeof *q), x);
  const V b = BK_NAME(select)(a > BK_TANH_ONE, BK_NAME(splat)(BK_TANH_ONE), a);
  const V large = 1 - 2 / (BK_NAME(exp_within)(b + b) + 1);
  return BK_NAME(with_sign)(BK_NAME(select)(a < (R)0.625, small, large), x);
}
