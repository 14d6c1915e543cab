// Kernels of include/kernels/Products.h.
//
// C = scale * (start + A * B), a tile of up to 3 vectors x 8 columns at a time, whose sums stay in
// registers while k runs from first to last. A's columns are `stride` apart; B's element (k, j) is
// B[k * down + j * across], which lets one tile serve B and its transpose.

typedef struct {
  const R *start;
  long start_stride;
  const R *B;
  long down;
  long across;
  R scale;
  R *C;
  long C_stride;
} BK_NAME(product);

// The tile at A's rows (`last` lanes in its last vector) and the columns from `column` on.
INLINE void BK_NAME(tile)(const long vectors, const long width, const int whole, long last,
                          long inner, const R *A, long stride, const BK_NAME(product) *p, long row,
                          long column) {
  V sums[3][8];
#define EACH_PART                                                     \
  _Pragma("clang loop unroll(full)") for (long v = 0; v < vectors; v++)
#define EACH_COLUMN                                                   \
  _Pragma("clang loop unroll(full)") for (long j = 0; j < width; j++)
#define READ(array)                                                   \
  (whole || v < vectors - 1 ? BK_NAME(load)((array) + v * LANES)      \
                            : BK_NAME(load_part)((array) + v * LANES, last))
  EACH_COLUMN EACH_PART {
    const R *start = p->start + row + (column + j) * p->start_stride;
    sums[v][j] = p->start ? READ(start) : BK_NAME(splat)(0);
  }
  const R *B = p->B + column * p->across;
  const long down = p->down, across = p->across;
  for (long k = 0; k < inner; k++, A += stride, B += down) {
    V a[3];
    EACH_PART a[v] = READ(A);
    EACH_COLUMN {
      const V b = BK_NAME(splat)(B[j * across]);
      EACH_PART sums[v][j] = BK_NAME(fma)(a[v], b, sums[v][j]);
    }
  }
  EACH_COLUMN EACH_PART {
    R *C = p->C + row + (column + j) * p->C_stride + v * LANES;
    const V value = p->scale * sums[v][j];
    if (whole || v < vectors - 1) BK_NAME(store)(C, value);
    else BK_NAME(store_part)(C, value, last);
  }
}
#undef EACH_PART
#undef EACH_COLUMN
#undef READ

// One row of tiles: all columns for up to 3 vectors of rows.
#define TILES(vectors, whole)                                                                 \
  do {                                                                                        \
    long j = 0;                                                                               \
    for (; j + 8 <= columns; j += 8)                                                          \
      BK_NAME(tile)(vectors, 8, whole, last, inner, A, stride, p, row, j);                    \
    if (j + 4 <= columns) {                                                                   \
      BK_NAME(tile)(vectors, 4, whole, last, inner, A, stride, p, row, j);                    \
      j += 4;                                                                                 \
    }                                                                                         \
    if (j + 2 <= columns) {                                                                   \
      BK_NAME(tile)(vectors, 2, whole, last, inner, A, stride, p, row, j);                    \
      j += 2;                                                                                 \
    }                                                                                         \
    if (j < columns) BK_NAME(tile)(vectors, 1, whole, last, inner, A, stride, p, row, j);     \
  } while (0)

#define DEFINE_STRIP(vectors)                                                                 \
  static void BK_NAME(strip##vectors)(long last, long inner, long columns, const R *A,        \
                                      long stride, const BK_NAME(product) *p, long row) {     \
    if (last == LANES) TILES(vectors, 1);                                                     \
    else TILES(vectors, 0);                                                                   \
  }
DEFINE_STRIP(1)
DEFINE_STRIP(2)
DEFINE_STRIP(3)

// The strip of `rows` rows, at most 3 vectors, that begins at `row`.
static void BK_NAME(strip)(long rows, long inner, long columns, const R *A, long stride,
                           const BK_NAME(product) *p, long row) {
  const long last = (rows - 1) % LANES + 1;
  if (rows <= LANES) BK_NAME(strip1)(last, inner, columns, A, stride, p, row);
  else if (rows <= 2 * LANES) BK_NAME(strip2)(last, inner, columns, A, stride, p, row);
  else BK_NAME(strip3)(last, inner, columns, A, stride, p, row);
}

#define STRIP_ROWS (3 * LANES)

INLINE void BK_NAME(strips)(long rows, long inner, long columns, const R *A,
                            const BK_NAME(product) *p) {
  for (long row = 0; row < rows; row += STRIP_ROWS) {
    const long count = rows - row < STRIP_ROWS ? rows - row : STRIP_ROWS;
    BK_NAME(strip)(count, inner, columns, A + row, rows, p, row);
  }
}

KERNEL BK_NAME(gemm_nn)(long rows, long inner, long columns, const R *A, const R *B,
                        const R *bias, R *C) {
  const BK_NAME(product) p = {bias, 0, B, 1, inner, 1, C, rows};
  BK_NAME(strips)(rows, inner, columns, A, &p);
}

KERNEL BK_NAME(gemm_nt)(long rows, long inner, long columns, double scale, const R *A, const R *B,
                        R *C) {
  const BK_NAME(product) p = {0, 0, B, columns, 1, scale, C, rows};
  BK_NAME(strips)(rows, inner, columns, A, &p);
}

KERNEL BK_NAME(gemm_tn)(long rows, long inner, long columns, const R *A, const R *B, R *C) {
  for (long j = 0; j < columns; j++)
    for (long r = 0; r < rows; r++) C[r + j * rows] = BK_NAME(dot)(inner, A + r * inner, B + j * inner);
}
