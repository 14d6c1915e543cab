// Products of every size, without a library call's cost for small ones.
// C is rows x columns, the sum runs over `inner` in order from the first, fused where it can be.
// An element's bits depend on its row of A and column of B alone, so C's columns may be computed
// in parts, by several threads. C must not overlap an input.
// C is made in strips of rows, each a row of tiles.

// A's columns are `stride` apart; `transposed`, A's rows are.
typedef struct {
  const R *A;
  long stride;
  int transposed;
} BK_NAME(factor);

// The rows of the next strip when `left` are left: 4 vectors are better halved than 3 + 1.
INLINE long BK_NAME(strip_rows)(long left) {
  if (left <= STRIP_ROWS) return left;
  return left > STRIP_ROWS + LANES ? STRIP_ROWS : 2 * LANES;
}

// All of C from A as it stands.
INLINE void BK_NAME(product_direct)(long rows, long inner, long columns, const R *A, long stride,
                                    const BK_NAME(product) *p) {
  for (long row = 0, count; row < rows; row += count) {
    count = BK_NAME(strip_rows)(rows - row);
    BK_NAME(strip)(count, inner, columns, A + row, stride, p, row);
  }
}

// How many steps of k are taken at once: deeper strips leave the cache, shallower ones read and
// write C more often.
#define DEPTH 384
// How many numbers A may have to be read where they are.
#define DIRECT_MOST 131072

// From how many numbers of B on a strip takes far longer than asking whether anybody waits.
#define ASKING_WORK 16384

// All of C by packed strips of A.
INLINE void BK_NAME(product_strips)(long rows, long inner, long columns, BK_NAME(factor) f,
                                    const BK_NAME(product) *p) {
  R packed[STRIP_ROWS * DEPTH];
  for (long row = 0, count; row < rows; row += count) {
    if (columns * inner > ASKING_WORK && bk_is_lost()) return;
    count = BK_NAME(strip_rows)(rows - row);
    if (f.transposed) {
      BK_NAME(transpose_into)(inner, count, f.A + row * f.stride, f.stride, packed, STRIP_ROWS);
    } else {
      BK_NAME(pack)(count, inner, f.A + row, f.stride, packed);
    }
    BK_NAME(strip)(count, inner, columns, packed, STRIP_ROWS, p, row);
  }
}

// All of C, `DEPTH` steps of k at a time: each pass but the first starts from the sums of the one
// before, and the last one scales and does what else is asked.
static __attribute__((noinline)) void BK_NAME(product_packed)(long rows, long inner, long columns,
                                                              BK_NAME(factor) f,
                                                              BK_NAME(product) whole) {
  BK_NAME(product) p = whole;
  for (long k = 0; k < inner; k += DEPTH) {
    if (k > 0 && rows * columns * DEPTH > ASKING_WORK && bk_is_lost()) return;
    const long depth = inner - k < DEPTH ? inner - k : DEPTH;
    const int is_last = k + depth == inner;
    p.scale = is_last ? whole.scale : 1;
    p.relu = is_last && whole.relu;
    p.gate = is_last ? whole.gate : 0;
    BK_NAME(product_strips)(rows, depth, columns, f, &p);
    f.A += DEPTH * (f.transposed ? 1 : f.stride);
    p.B += DEPTH * p.down;
    p.start = p.C;
    p.start_down = 1;
    p.start_across = p.C_stride;
  }
}

INLINE void BK_NAME(product_plain)(long rows, long inner, long columns, const R *A, long stride,
                                   BK_NAME(product) p) {
  if (rows * inner <= DIRECT_MOST) {
    BK_NAME(product_direct)(rows, inner, columns, A, stride, &p);
  } else {
    BK_NAME(product_packed)(rows, inner, columns, (BK_NAME(factor)){A, stride, 0}, p);
  }
}

// A row times B, with p's start and what else it asks: B's transpose times a column, so that it
// fills vectors.
INLINE void BK_NAME(row_product)(long inner, long columns, const R *row, const R *B,
                                 BK_NAME(product) p) {
  p.start_down = 0;
  p.B = row;
  p.C_stride = columns;
  BK_NAME(product_packed)(columns, inner, 1, (BK_NAME(factor)){B, inner, 1}, p);
}

/// C = A * B + bias in each column; A is rows x inner, B inner x columns; bias may be null; with
/// `relu` C = relu of that, as the kernel of that name
KERNEL BK_NAME(multiply)(long rows, long inner, long columns, const R *A, const R *B,
                         const R *NULLABLE bias, int relu, R *C) {
  const BK_NAME(product) p = {bias, 1, 0, B, 1, inner, 1, C, rows, relu, 0};
  if (rows == 1 && columns >= LANES && inner > 0) {
    BK_NAME(row_product)(inner, columns, A, B, p);
  } else {
    BK_NAME(product_plain)(rows, inner, columns, A, rows, p);
  }
}

/// C = transpose(A) * B; A is inner x rows, B inner x columns; with a gate, which may be null,
/// C = relu_backward of that and the gate, rows x columns
KERNEL BK_NAME(multiply_transposed)(long rows, long inner, long columns, const R *A, const R *B,
                                    const R *NULLABLE gate, R *C) {
  const BK_NAME(product) p = {0, 0, 0, B, 1, inner, 1, C, rows, 0, gate};
  if (inner <= 1) BK_NAME(product_direct)(rows, inner, columns, A, rows, &p);
  else if (rows == 1) BK_NAME(row_product)(inner, columns, A, B, p);
  else BK_NAME(product_packed)(rows, inner, columns, (BK_NAME(factor)){A, inner, 1}, p);
}

/// C = scale * A * transpose(B) for C's columns from `from` up to, but without, `to`; A is rows x
/// inner, B columns x inner; B and C are the whole matrices
KERNEL BK_NAME(multiply_by_transposed_columns)(long rows, long inner, long columns, long from,
                                               long to, double scale, const R *A, const R *B,
                                               R *C) {
  B += from;
  C += from * rows;
  if (rows == 1) {  // C is its own transpose in memory: B times a column.
    const BK_NAME(product) p = {0, 0, 0, A, 1, inner, scale, C, columns, 0, 0};
    BK_NAME(product_plain)(to - from, inner, 1, B, columns, p);
  } else {
    const BK_NAME(product) p = {0, 0, 0, B, columns, 1, scale, C, rows, 0, 0};
    BK_NAME(product_plain)(rows, inner, to - from, A, rows, p);
  }
}

/// C = scale * A * transpose(B); A is rows x inner, B columns x inner
KERNEL BK_NAME(multiply_by_transposed)(long rows, long inner, long columns, double scale,
                                       const R *A, const R *B, R *C) {
  BK_NAME(multiply_by_transposed_columns)(rows, inner, columns, 0, columns, scale, A, B, C);
}

/// B = A transposed, A (rows, columns)
KERNEL BK_NAME(transpose)(long rows, long columns, const R *A, R *B) {
  const long most = rows > 0 ? (1L << 20) / rows & ~7L : 0, step = most > 8 ? most : 8;
  for (long j = 0; j < columns; j += step) {
    if (j > 0 && bk_is_lost()) return;
    const long count = columns - j < step ? columns - j : step;
    BK_NAME(transpose_into)(rows, count, A + j * rows, rows, B + j, columns);
  }
}
