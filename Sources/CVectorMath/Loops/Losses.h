// Kernels of include/kernels/Losses.h.

// y log(a), and 0 for y = 0 unless a is NaN.
INLINE V BK_NAME(y_log_a)(V y, V a) {
  return BK_NAME(select)((y == 0) & (a == a), BK_NAME(splat)(0), y * BK_NAME(log_of)(a));
}

// y / a, and 0 for y = 0 unless a is NaN.
INLINE V BK_NAME(y_over_a)(V y, V a) {
  return BK_NAME(select)((y == 0) & (a == a), BK_NAME(splat)(0), y / a);
}

// The value, or 0 where the label is missing.
INLINE V BK_NAME(if_labelled)(V y, V value) {
  return BK_NAME(select)(y == y, value, BK_NAME(splat)(0));
}

// y log(a) + (1 - y) log(1 - a). Where every label is 0 or 1 one of the two logarithms is enough,
// and the other term is the 0 it would have been.
INLINE V BK_NAME(bce_term)(V a, V y) {
  const I known = (y == 0) | (y == 1) | (y != y);
  if (!BK_NAME(any)(~known | (a != a))) {
    const V likelihood = BK_NAME(select)(y == 1, a, 1 - a);
    return BK_NAME(if_labelled)(y, BK_NAME(log_of)(likelihood) + 0);
  }
  return BK_NAME(if_labelled)(y, BK_NAME(y_log_a)(y, a) + BK_NAME(y_log_a)(1 - y, 1 - a));
}

INLINE V BK_NAME(ce_term)(V a, V y) { return BK_NAME(if_labelled)(y, BK_NAME(y_log_a)(y, a)); }

INLINE V BK_NAME(squared_term)(V a, V y) {
  const V error = BK_NAME(if_labelled)(y, a - y);
  return error * error;
}

DEFINE_SUM(bce, BK_NAME(bce_term)(GET(x), GET(y)))
DEFINE_SUM(ce, BK_NAME(ce_term)(GET(x), GET(y)))
DEFINE_SUM(squared, BK_NAME(squared_term)(GET(x), GET(y)))

// The sums of one column each; with a single row the columns lie side by side and fill vectors.
#define DEFINE_LOSS(name, finish)                                                          \
  KERNEL BK_NAME(name##_loss)(long rows, long columns, const R *A, const R *Y, R *L) {     \
    if (rows == 1) {                                                                       \
      EACH_VECTOR(columns, const V s = 0 + BK_NAME(name##_term)(GET(A), GET(Y));           \
                  PUT(L, finish));                                                         \
      return;                                                                              \
    }                                                                                      \
    for (long j = 0; j < columns; j++, A += rows, Y += rows) {                             \
      const R s = BK_NAME(name##_halved)(rows, A, Y);                                      \
      L[j] = finish;                                                                       \
    }                                                                                      \
  }
DEFINE_LOSS(bce, 0 - s)
DEFINE_LOSS(ce, 0 - s)
DEFINE_LOSS(squared, s / 2)

KERNEL BK_NAME(bce_backward)(long n, const R *A, const R *Y, R *dA) {
  EACH_VECTOR(n, {
    const V a = GET(A), y = GET(Y);
    const V slope = BK_NAME(y_over_a)(1 - y, 1 - a) - BK_NAME(y_over_a)(y, a);
    PUT(dA, BK_NAME(if_labelled)(y, slope));
  });
}

KERNEL BK_NAME(ce_backward)(long n, const R *A, const R *Y, R *dA) {
  EACH_VECTOR(n, {
    const V y = GET(Y);
    PUT(dA, BK_NAME(if_labelled)(y, 0 - BK_NAME(y_over_a)(y, GET(A))));
  });
}

KERNEL BK_NAME(error_missing)(long n, const R *A, const R *Y, R *dZ) {
  EACH_VECTOR(n, const V y = GET(Y); PUT(dZ, BK_NAME(if_labelled)(y, GET(A) - y)));
}
