// The loss of each example (column), its derivative by A, and the error A - Y.
// A label that is NaN is missing: it counts 0 everywhere. 0 * log(0) and 0 / 0 are 0.

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
#define EACH_LOSS(name, finish)                                                 \
  do {                                                                          \
    if (rows == 1) {                                                            \
      EACH_VECTOR(columns, const V s = 0 + BK_NAME(name##_term)(GET(A), GET(Y)); \
                  PUT(L, finish));                                              \
      return;                                                                   \
    }                                                                           \
    for (long j = 0; j < columns; j++, A += rows, Y += rows) {                  \
      const R s = BK_NAME(name##_halved)(rows, A, Y);                           \
      L[j] = finish;                                                            \
    }                                                                           \
  } while (0)

/// L = -sum(Y * log(A) + (1 - Y) * log(1 - A)) over each column
KERNEL BK_NAME(bce_loss)(long rows, long columns, const R *A, const R *Y, R *L) {
  EACH_LOSS(bce, 0 - s);
}

/// L = sum((A - Y) * (A - Y)) / 2 over each column
KERNEL BK_NAME(squared_loss)(long rows, long columns, const R *A, const R *Y, R *L) {
  EACH_LOSS(squared, s / 2);
}

// The cross-entropy of any labels.
static void BK_NAME(ce_loss_any)(long rows, long columns, const R *A, const R *Y, R *L) {
  EACH_LOSS(ce, 0 - s);
}

INLINE long BK_NAME(count)(I condition) { return -(long)__builtin_reduce_add(condition); }

// The activation of the one class that is labelled 1, and 1 where none is; false where the labels
// are others, or an activation is NaN. The sum has one term, so it is exact in any order.
INLINE int BK_NAME(likelihood)(long rows, const R *A, const R *Y, R *result) {
  V sum = BK_NAME(splat)(0);
  I other = 0;
  long labelled = 0;
  EACH_VECTOR(rows, {
    const V a = GET(A), y = GET(Y);
    const I is_class = y == 1;
    sum += BK_NAME(select)(is_class, a, BK_NAME(splat)(0));
    labelled += BK_NAME(count)(is_class);
    other |= (a != a) | (~is_class & (y != 0) & (y == y));
  });
  *result = labelled == 0 ? 1 : FOLD(fold_sum)(sum);
  return labelled <= 1 && !BK_NAME(any)(other);
}

/// L = -sum(Y * log(A)) over each column
KERNEL BK_NAME(ce_loss)(long rows, long columns, const R *A, const R *Y, R *L) {
  // With one class a column there is one logarithm a column.
  if (rows == 1) return BK_NAME(ce_loss_any)(rows, columns, A, Y, L);
  for (long j = 0; j < columns; j++) {
    if (!BK_NAME(likelihood)(rows, A + j * rows, Y + j * rows, L + j)) {
      return BK_NAME(ce_loss_any)(rows, columns, A, Y, L);
    }
  }
  EACH_VECTOR(columns, PUT(L, 0 - BK_NAME(log_of)(GET(L))));
}

// The same as bce_term from z, which sigmoid has not rounded to 0 or 1 yet.
INLINE V BK_NAME(bce_from_z_term)(V z, V y) {
  const V e = BK_NAME(exp_of)(-BK_NAME(absolute)(z));
  const V term = BK_NAME(relu_of)(z) - z * y + BK_NAME(log1p_of)(e);
  return BK_NAME(if_labelled)(y, term);
}

// Beyond a column's end stands a z whose term is 0 beside the label 0; that of z = 0 is log(2).
INLINE V BK_NAME(z_or_none)(int whole, const R *z, long left) {
  return whole ? BK_NAME(load)(z) : BK_NAME(load_part_or)(z, left, (R)-1e30);
}

DEFINE_SUM(bce_from_z, BK_NAME(bce_from_z_term)(BK_NAME(z_or_none)(whole, x + at, left), GET(y)))

/// L = sum(max(Z, 0) - Z * Y + log(1 + exp(-|Z|))) over each column
KERNEL BK_NAME(bce_loss_from_z)(long rows, long columns, const R *Z, const R *Y, R *L) {
  const R *A = Z;
  EACH_LOSS(bce_from_z, s);
}

// log(sum(exp(Z - top))) of a column whose largest number is `top`: no overflow.
INLINE V BK_NAME(log_sum_exp)(long rows, const R *Z, V top) {
  V total = BK_NAME(splat)(0);
  EACH_VECTOR(rows, {
    const V z = whole ? GET(Z) : BK_NAME(load_part_or)(Z + at, left, -INFINITY);
    total += BK_NAME(exp_of)(z - top);
  });
  return BK_NAME(log_of)(BK_NAME(splat)(FOLD(fold_sum)(total)));
}

/// L = sum(Y * (max(Z) - Z + log(sum(exp(Z - max(Z)))))) over each column
KERNEL BK_NAME(ce_loss_from_z)(long rows, long columns, const R *Z, const R *Y, R *L) {
  for (long j = 0; j < columns; j++, Z += rows, Y += rows) {
    const V top = BK_NAME(splat)(BK_NAME(highest)(rows, Z));
    const V rest = BK_NAME(log_sum_exp)(rows, Z, top);
    V total = BK_NAME(splat)(0);
    EACH_VECTOR(rows, const V y = GET(Y);
                total += BK_NAME(if_labelled)(y, y * (top - GET(Z) + rest)));
    L[j] = FOLD(fold_sum)(total);
  }
}

/// dA = (1 - Y) / (1 - A) - Y / A
KERNEL BK_NAME(bce_backward)(long n, const R *A, const R *Y, R *dA) {
  EACH_VECTOR(n, {
    const V a = GET(A), y = GET(Y);
    const V slope = BK_NAME(y_over_a)(1 - y, 1 - a) - BK_NAME(y_over_a)(y, a);
    PUT(dA, BK_NAME(if_labelled)(y, slope));
  });
}

/// dA = -Y / A
KERNEL BK_NAME(ce_backward)(long n, const R *A, const R *Y, R *dA) {
  EACH_VECTOR(n, {
    const V y = GET(Y);
    PUT(dA, BK_NAME(if_labelled)(y, 0 - BK_NAME(y_over_a)(y, GET(A))));
  });
}

/// dZ = A - Y: also the squared loss's dA
KERNEL BK_NAME(error)(long n, const R *A, const R *Y, R *dZ) {
  EACH_VECTOR(n, const V y = GET(Y); PUT(dZ, BK_NAME(if_labelled)(y, GET(A) - y)));
}
