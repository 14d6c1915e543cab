// The normal distribution Phi(z) = (1 + erf(z / sqrt(2))) / 2 and its density, with all their digits
// for z < 0 too: Phi(-a) = p(q) exp(-a^2 / 2) / (1 + a), q = (a - 4) / (a + 4), p a minimax
// polynomial (Tests/Reference/make_polynomials.py).

// |z|, no farther than where Phi(-|z|) is 0; NaN stays NaN.
INLINE V BK_NAME(normal_distance)(V z) {
  const V a = BK_NAME(absolute)(z);
  return BK_NAME(select)(a > BK_NORMAL_FARTHEST, BK_NAME(splat)(BK_NORMAL_FARTHEST), a);
}

// exp(-a^2 / 2), made up for what rounding a^2 leaves out.
INLINE V BK_NAME(bell_of)(V a) {
  const V square = a * a, lost = BK_NAME(remainder_of)(a, a, square);
  const V e = BK_NAME(exp_of)(square * (R)-0.5);
  return BK_NAME(fma)(e, lost * (R)0.5, e);
}

// Phi(z), given a = |z| and exp(-a^2 / 2).
INLINE V BK_NAME(normal_of)(V z, V a, V bell) {
  static const R p[] = BK_NORMAL_POLYNOMIAL;
  const V q = (a - 4) / (a + 4);
  const V tail = BK_NAME(polynomial)(q, p, sizeof p / sizeof *p) * bell / (1 + a);
  return BK_NAME(select)(z < 0, tail, 1 - tail);
}
