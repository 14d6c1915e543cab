// c[0] + c[1] x + … + c[count - 1] x^(count - 1): even and odd powers in two chains of Horner's
// scheme, which the processor runs side by side.
INLINE V BK_NAME(polynomial)(V x, const R *c, long count) {
  const V square = x * x;
  V even = BK_NAME(splat)(c[(count - 1) & ~1L]);
  V odd = BK_NAME(splat)(c[(count - 2) | 1L]);
#pragma clang loop unroll(full)
  for (long i = ((count - 1) & ~1L) - 2; i >= 0; i -= 2) {
    even = BK_NAME(fma)(even, square, BK_NAME(splat)(c[i]));
  }
#pragma clang loop unroll(full)
  for (long i = ((count - 2) | 1L) - 2; i >= 1; i -= 2) {
    odd = BK_NAME(fma)(odd, square, BK_NAME(splat)(c[i]));
  }
  return BK_NAME(fma)(odd, x, even);
}
