// sigmoid(x) = 1 / (1 + e) for x >= 0 and e / (1 + e) for x < 0, with e = exp(-|x|): no overflow.
// Rounding e, the sum and the quotient could exceed 2 ulp, so one correction makes up for the
// latter two.

// c - a * b with one rounding; without fused multiply-add by splitting a and b in halves.
INLINE V BK_NAME(remainder_of)(V a, V b, V c) {
#if BK_HAS_FMA
  return BK_NAME(fma)(-a, b, c);
#else
  const V a_high = (V)((I)a & BK_HALF_BITS), a_low = a - a_high;
  const V b_high = (V)((I)b & BK_HALF_BITS), b_low = b - b_high;
  return c - a_high * b_high - a_high * b_low - a_low * b_high - a_low * b_low;
#endif
}

INLINE V BK_NAME(sigmoid_of)(V x) {
  const V e = BK_NAME(exp_of)(-BK_NAME(absolute)(x));
  const V above = BK_NAME(select)(x < 0, e, BK_NAME(splat)(1)), below = 1 + e;
  const V lost = e - (below - 1), quotient = above / below;
  const V left = BK_NAME(remainder_of)(quotient, below, above) - quotient * lost;
  return BK_NAME(fma)(left, BK_NAME(select)(x < 0, 1 - quotient, quotient), quotient);
}
