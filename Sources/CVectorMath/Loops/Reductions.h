// Sums along memory (sum, sum_of_squares, sum_of_absolutes, softmax, losses):
// 32 partial sums, element i in partial i mod 32, then added pairwise (i with i + 16, + 8, … + 1);
// beyond 4096 elements the array is halved and the halves' sums added.
// Sums across columns (row_sums, batch norm): 4 partial sums, column j in partial j mod 4, then
// (0 + 2) + (1 + 3). The order depends on the shape alone, so the same input gives the same bits.

// Adds or compares the lanes of a vector pairwise: i with i + 8, then + 4, + 2, + 1.
#define DEFINE_FOLD(name, OP)                                                       \
  INLINE R BK_NAME(name##2)(R __attribute__((ext_vector_type(2))) v) {              \
    return OP(v.lo, v.hi);                                                          \
  }                                                                                 \
  INLINE R BK_NAME(name##4)(R __attribute__((ext_vector_type(4))) v) {              \
    return BK_NAME(name##2)(OP(v.lo, v.hi));                                        \
  }                                                                                 \
  INLINE R BK_NAME(name##8)(R __attribute__((ext_vector_type(8))) v) {              \
    return BK_NAME(name##4)(OP(v.lo, v.hi));                                        \
  }                                                                                 \
  INLINE R BK_NAME(name##16)(R __attribute__((ext_vector_type(16))) v) {            \
    return BK_NAME(name##8)(OP(v.lo, v.hi));                                        \
  }
#define PLUS(a, b) ((a) + (b))
#define GREATER(a, b) ((b) > (a) ? (b) : (a))
#define LESS(a, b) ((b) < (a) ? (b) : (a))
DEFINE_FOLD(fold_sum, PLUS)
DEFINE_FOLD(fold_maximum, GREATER)
DEFINE_FOLD(fold_minimum, LESS)
#define FOLD_NAME(name, lanes) FOLD_PASTE(name, lanes)
#define FOLD_PASTE(name, lanes) BK_NAME(name##lanes)
#if BK_VECTOR_BYTES / BK_REAL_BYTES == 16
#define FOLD(name) FOLD_NAME(name, 16)
#elif BK_VECTOR_BYTES / BK_REAL_BYTES == 8
#define FOLD(name) FOLD_NAME(name, 8)
#elif BK_VECTOR_BYTES / BK_REAL_BYTES == 4
#define FOLD(name) FOLD_NAME(name, 4)
#else
#define FOLD(name) FOLD_NAME(name, 2)
#endif

// Along memory: 32 partial sums in PARTS vectors, then pairwise.
#define PARTS (32 / LANES)

INLINE R BK_NAME(fold_parts)(V *parts) {
#pragma clang loop unroll(full)
  for (long width = PARTS / 2; width > 0; width /= 2) {
#pragma clang loop unroll(full)
    for (long p = 0; p < width; p++) parts[p] += parts[p + width];
  }
  return FOLD(fold_sum)(parts[0]);
}

#define SUM_ALONG(n, term)                                             \
  V parts[PARTS] = {0};                                                \
  long at = 0;                                                         \
  for (; at + 32 <= (n);) {                                            \
    const int whole = 1;                                               \
    const long left = LANES;                                           \
    _Pragma("clang loop unroll(full)")                                 \
    for (long p = 0; p < PARTS; p++, at += LANES) parts[p] += (term);  \
  }                                                                    \
  _Pragma("clang loop unroll(full)")                                   \
  for (long p = 0; p < PARTS; p++, at += LANES) {                      \
    const long left = (n) - at;                                        \
    const int whole = left >= LANES;                                   \
    if (left > 0) parts[p] += (term);                                  \
  }                                                                    \
  return BK_NAME(fold_parts)(parts)

#define DEFINE_SUM(name, term)                                                       \
  INLINE R BK_NAME(name##_block)(long n, const R *x, const R *y) {                   \
    (void)y;                                                                         \
    SUM_ALONG(n, term);                                                              \
  }                                                                                  \
  static R BK_NAME(name##_halved)(long n, const R *x, const R *y) {                  \
    if (n <= 4096) return BK_NAME(name##_block)(n, x, y);                            \
    const long half = (n / 2 + 4095) / 4096 * 4096;                                  \
    return BK_NAME(name##_halved)(half, x, y)                                        \
           + BK_NAME(name##_halved)(n - half, x + half, y + half);                   \
  }
DEFINE_SUM(sum, GET(x))
DEFINE_SUM(sum_of_squares, GET(x) * GET(x))
DEFINE_SUM(sum_of_absolutes, BK_NAME(absolute)(GET(x)))
DEFINE_SUM(dot, GET(x) * GET(y))

/// sum of x
static R BK_NAME(sum)(long n, const R *x) { return BK_NAME(sum_halved)(n, x, x); }

/// sum of x * x
static R BK_NAME(sum_of_squares)(long n, const R *x) {
  return BK_NAME(sum_of_squares_halved)(n, x, x);
}

/// sum of |x|
static R BK_NAME(sum_of_absolutes)(long n, const R *x) {
  return BK_NAME(sum_of_absolutes_halved)(n, x, x);
}

static R BK_NAME(dot)(long n, const R *x, const R *y) { return BK_NAME(dot_halved)(n, x, y); }

INLINE V BK_NAME(load_part_or)(const R *p, long count, R none) {
  V v = BK_NAME(splat)(none);
  const V part = BK_NAME(load_part)(p, count);
  return BK_NAME(select)(BK_NAME(first_lanes)(count), part, v);
}

// The largest element that is not NaN, -inf if there is none.
INLINE R BK_NAME(highest)(long n, const R *x) {
  V best = BK_NAME(splat)(-INFINITY);
  EACH_VECTOR(n, {
    const V v = whole ? GET(x) : BK_NAME(load_part_or)(x + at, left, -INFINITY);
    best = GREATER(best, v);
  });
  return FOLD(fold_maximum)(best);
}

// A condition's lanes are -1 where it holds, so what is counted is taken away. The lanes a partial
// vector has not are NaN.
/// out = the least and the greatest finite element (inf and -inf where there is none), then how many
/// are 0, NaN, infinite
KERNEL BK_NAME(survey)(long n, const R *x, double out[5]) {
  V low = BK_NAME(splat)(INFINITY), high = BK_NAME(splat)(-INFINITY);
  I zeros = {0}, numbers = {0}, finite = {0};
  EACH_VECTOR(n, {
    const V v = whole ? GET(x) : BK_NAME(load_part_or)(x + at, left, NAN);
    const I is_finite = BK_NAME(absolute)(v) < INFINITY;
    low = BK_NAME(select)(is_finite, LESS(low, v), low);
    high = BK_NAME(select)(is_finite, GREATER(high, v), high);
    zeros -= v == 0;
    numbers -= v == v;
    finite -= is_finite;
  });
  const long count = __builtin_reduce_add(numbers);
  out[0] = FOLD(fold_minimum)(low);
  out[1] = FOLD(fold_maximum)(high);
  out[2] = __builtin_reduce_add(zeros);
  out[3] = n - count;
  out[4] = count - __builtin_reduce_add(finite);
}

INLINE int BK_NAME(any)(I condition) { return __builtin_reduce_or(condition) != 0; }

// Across columns, a vector of rows at a time: 4 partial sums, column j in partial j mod 4, then
// (0 + 2) + (1 + 3). The term reads at `row`, its column's offset.
#define SUM_COLUMNS(total, columns, term)                              \
  do {                                                                 \
    V parts[4] = {0};                                                  \
    long row = 0, j = 0;                                               \
    for (; j + 4 <= (columns); j += 4) {                               \
      _Pragma("clang loop unroll(full)")                               \
      for (long p = 0; p < 4; p++, row += rows) parts[p] += (term);    \
    }                                                                  \
    _Pragma("clang loop unroll(full)")                                 \
    for (long p = 0; p < 3; p++, row += rows) {                        \
      if (j + p < (columns)) parts[p] += (term);                       \
    }                                                                  \
    total = (parts[0] + parts[2]) + (parts[1] + parts[3]);             \
  } while (0)

/// out[r] = scale * sum of row r
KERNEL BK_NAME(row_sums)(long rows, long columns, double scale, const R *X, R *out) {
  EACH_VECTOR(rows, {
    V total;
    SUM_COLUMNS(total, columns, GET(X + row));
    PUT(out, (R)scale * total);
  });
}
