// exp(x) = 2^k exp(r), with k = round(x / ln 2) and r = x - k ln 2 in [-ln 2 / 2, ln 2 / 2];
// exp(r) = 1 + r + r^2 q(r), q a minimax polynomial (Tests/Reference/make_polynomials.py).

// k: adding 1.5 * 2^(digits - 1) rounds to an integer, which then stands in the lowest bits.
INLINE V BK_NAME(exp_exponent)(V x) {
  return BK_NAME(fma)(x, BK_NAME(splat)(BK_LOG2_E), BK_NAME(splat)(BK_ROUNDER)) - BK_ROUNDER;
}

// exp(r) for r = x - k ln 2 within 1 ulp; the high part of ln 2 is so short that k times it is
// exact.
INLINE V BK_NAME(exp_fraction)(V x, V k) {
  static const R q[] = BK_EXP_POLYNOMIAL;
  V r = BK_NAME(fma)(k, BK_NAME(splat)(-BK_LN2_HIGH), x);
  r = BK_NAME(fma)(k, BK_NAME(splat)(-BK_LN2_LOW), r);
  const V tail = BK_NAME(polynomial)(r, q, sizeof q / sizeof *q);
  return 1 + BK_NAME(fma)(r * r, tail, r);
}

// The same within 0.6 ulp: carries along what rounding r, and then 1 + r, leaves out.
INLINE V BK_NAME(exp_fraction_precise)(V x, V k) {
  static const R q[] = BK_EXP_POLYNOMIAL;
  const V high = BK_NAME(fma)(k, BK_NAME(splat)(-BK_LN2_HIGH), x);
  const V r = BK_NAME(fma)(k, BK_NAME(splat)(-BK_LN2_LOW), high);
  const V lost = BK_NAME(fma)(k, BK_NAME(splat)(-BK_LN2_LOW), high - r);
  const V tail = BK_NAME(polynomial)(r, q, sizeof q / sizeof *q);
  const V sum = 1 + r;
  return sum + ((1 - sum + r) + BK_NAME(fma)(r * r, tail, lost));
}

// 2^k for an integer k within the normal range.
INLINE V BK_NAME(power_of_two)(V k) {
  const I bits = (I)(k + BK_ROUNDER);
  return (V)((bits << BK_MANTISSA_BITS) + BK_ONE_BITS);
}

// m 2^k, rounded once even where it is subnormal: the first half of k cannot reach that far.
INLINE V BK_NAME(scale_by_power)(V m, V k) {
#if BK_HAS_SCALEF
  return BK_NAME(scalef)(m, k);
#else
  const V half = (k * (R)0.5 + BK_ROUNDER) - BK_ROUNDER;
  return m * BK_NAME(power_of_two)(half) * BK_NAME(power_of_two)(k - half);
#endif
}

// x within the bounds beyond which exp is infinite or 0; NaN stays NaN.
INLINE V BK_NAME(exp_domain)(V x) {
  x = BK_NAME(select)(x > BK_EXP_HIGHEST, BK_NAME(splat)(BK_EXP_HIGHEST), x);
  return BK_NAME(select)(x < BK_EXP_LOWEST, BK_NAME(splat)(BK_EXP_LOWEST), x);
}

INLINE V BK_NAME(exp_of)(V x) {
  x = BK_NAME(exp_domain)(x);
  const V k = BK_NAME(exp_exponent)(x);
  return BK_NAME(scale_by_power)(BK_NAME(exp_fraction_precise)(x, k), k);
}

// exp(x) for tanh: 1 ulp is enough, and the result is neither subnormal nor infinite.
INLINE V BK_NAME(exp_within)(V x) {
  const V k = BK_NAME(exp_exponent)(x);
  return BK_NAME(exp_fraction)(x, k) * BK_NAME(power_of_two)(k);
}
