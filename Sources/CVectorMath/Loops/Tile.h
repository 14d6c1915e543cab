// The inner loop of the products.
//
// C = scale * (start + A * B), a tile of up to 3 vectors x 8 columns at a time (1 x 16 where one
// vector is all there is), whose sums stay in registers while k runs from first to last.

// B and C of a product, with A's part left to the tile. B's element (k, j) is
// B[k * down + j * across], which lets one tile serve B and its transpose.
// `start` is null for 0, or has an element for each row (`start_down` 1) or one for all (0).
typedef struct {
  const R *start;
  long start_down;
  long start_across;
  const R *B;
  long down;
  long across;
  R scale;
  R *C;
  long C_stride;
} BK_NAME(product);

// The tile at A's rows (`last` lanes in its last vector, columns `stride` apart) and the columns
// from `column` on.
INLINE void BK_NAME(tile)(const long vectors, const long width, const int whole, long last,
                          long inner, const R *A, long stride, const BK_NAME(product) *p, long row,
                          long column) {
  V sums[3][16];
#define EACH_PART                                                     \
  _Pragma("clang loop unroll(full)") for (long v = 0; v < vectors; v++)
#define EACH_COLUMN                                                   \
  _Pragma("clang loop unroll(full)") for (long j = 0; j < width; j++)
#define READ(array)                                                   \
  (whole || v < vectors - 1 ? BK_NAME(load)((array) + v * LANES)      \
                            : BK_NAME(load_part)((array) + v * LANES, last))
  EACH_COLUMN EACH_PART {
    const R *start = p->start + row * p->start_down + (column + j) * p->start_across;
    sums[v][j] = !p->start        ? BK_NAME(splat)(0)
                 : p->start_down ? READ(start)
                                 : BK_NAME(splat)(*start);
  }
  if (inner >= 128) {  // Time enough to bring the next tile's C closer.
    EACH_COLUMN EACH_PART {
      const long next = column + width + j;
      __builtin_prefetch(p->C + row + next * p->C_stride + v * LANES, 1, 3);
    }
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
    for (; vectors == 1 && j + 16 <= columns; j += 16)                                        \
      BK_NAME(tile)(vectors, 16, whole, last, inner, A, stride, p, row, j);                   \
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
