// log(x) = k ln 2 + log(1 + f), with x = 2^k (1 + f) and 1 + f in [sqrt(1/2), sqrt(2));
// log(1 + f) = f - (h - s (h + z q(z))), with s = f / (2 + f), z = s^2, h = f^2 / 2,
// q a minimax polynomial (Tests/Reference/make_polynomials.py).

// log of a positive normal number; `shift` is added to k.
INLINE V BK_NAME(log_of_normal)(V x, V shift) {
  static const R q[] = BK_LOG_POLYNOMIAL;
  const I bits = (I)x + (BK_ONE_BITS - BK_SQRT_HALF_BITS);
  const V k = (V)(((bits >> BK_MANTISSA_BITS) & BK_EXPONENT_MASK) | BK_INTEGER_BITS)
              - (BK_INTEGER_BASE + BK_EXPONENT_BIAS) + shift;
  const V f = (V)((bits & BK_MANTISSA_MASK) + BK_SQRT_HALF_BITS) - 1;
  const V s = f / (2 + f), z = s * s, h = (R)0.5 * f * f;
  const V tail = z * BK_NAME(polynomial)(z, q, sizeof q / sizeof *q);
  const V small = BK_NAME(fma)(s, h + tail, k * BK_LN2_LOW);
  return BK_NAME(fma)(k, BK_NAME(splat)(BK_LN2_HIGH), -((h - small) - f));
}

INLINE V BK_NAME(log_of)(V x) {
  const I tiny = x < BK_LEAST_NORMAL;
  const V lifted = BK_NAME(select)(tiny, x * BK_LIFT, x);
  const V shift = BK_NAME(select)(tiny, BK_NAME(splat)(-BK_LIFT_EXPONENT), BK_NAME(splat)(0));
  V y = BK_NAME(log_of_normal)(lifted, shift);
  y = BK_NAME(select)(x < (R)INFINITY, y, x);
  y = BK_NAME(select)(x == 0, BK_NAME(splat)(-INFINITY), y);
  return BK_NAME(select)(x < 0, BK_NAME(splat)(NAN), y);
}
