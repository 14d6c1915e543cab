// The inner loop of the products.
//
// C = scale * (start + A * B), then through relu or its derivative where asked: a tile of up to
// 3 vectors x 8 columns at a time, whose sums stay in registers while k runs from first to last.

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
  int relu;       // C = relu(C)
  const R *gate;  // C = 0 where the gate, laid out like C, is not positive; null for none
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
  EACH_COLUMN EACH_PART sums[v][j] *= p->scale;
  if (p->relu) EACH_COLUMN EACH_PART sums[v][j] = BK_NAME(relu_of)(sums[v][j]);
  if (p->gate) {
    const R *gate = p->gate + row + column * p->C_stride;
    EACH_COLUMN EACH_PART {
      sums[v][j] = BK_NAME(relu_backward_of)(sums[v][j], READ(gate + j * p->C_stride));
    }
  }
  EACH_COLUMN EACH_PART {
    R *C = p->C + row + (column + j) * p->C_stride + v * LANES;
    if (whole || v < vectors - 1) BK_NAME(store)(C, sums[v][j]);
    else BK_NAME(store_part)(C, sums[v][j], last);
  }
}
#undef EACH_PART
#undef EACH_COLUMN
#undef READ

// The most vectors of a strip of rows, and columns of its tiles: the sums must leave registers for
// A and B.
#if BK_REGISTERS == 32
#define STRIP_VECTORS 3
#define WIDEST(vectors) ((vectors) == 1 ? 16 : 8)
#else
#define STRIP_VECTORS 2
#define WIDEST(vectors) ((vectors) == 1 ? 8 : 6)
#endif
#define STRIP_ROWS (STRIP_VECTORS * LANES)

#define TILE(vectors, width, whole) \
  BK_NAME(tile)(vectors, width, whole, last, inner, A, stride, p, row, j)

// The columns left over, fewer than twice `width`.
#define REST(vectors, width, whole)                                    \
  if (WIDEST(vectors) > (width) && j + (width) <= columns) {           \
    TILE(vectors, width, whole);                                       \
    j += (width);                                                      \
  }

// One row of tiles: all columns for a strip.
#define TILES(vectors, whole)                                          \
  do {                                                                 \
    long j = 0;                                                        \
    for (; j + WIDEST(vectors) <= columns; j += WIDEST(vectors)) {     \
      TILE(vectors, WIDEST(vectors), whole);                           \
    }                                                                  \
    REST(vectors, 8, whole)                                            \
    REST(vectors, 4, whole)                                            \
    REST(vectors, 2, whole)                                            \
    REST(vectors, 1, whole)                                            \
  } while (0)

#define DEFINE_STRIP(vectors)                                                                 \
  static void BK_NAME(strip##vectors)(long last, long inner, long columns, const R *A,        \
                                      long stride, const BK_NAME(product) *p, long row) {     \
    if (last == LANES) TILES(vectors, 1);                                                     \
    else TILES(vectors, 0);                                                                   \
  }
DEFINE_STRIP(1)
DEFINE_STRIP(2)
#if STRIP_VECTORS == 3
DEFINE_STRIP(3)
#endif

// The strip of `rows` rows, at most STRIP_ROWS, that begins at `row`.
static void BK_NAME(strip)(long rows, long inner, long columns, const R *A, long stride,
                           const BK_NAME(product) *p, long row) {
  const long last = (rows - 1) % LANES + 1;
  if (rows <= LANES) return BK_NAME(strip1)(last, inner, columns, A, stride, p, row);
  if (rows <= 2 * LANES) return BK_NAME(strip2)(last, inner, columns, A, stride, p, row);
#if STRIP_VECTORS == 3
  BK_NAME(strip3)(last, inner, columns, A, stride, p, row);
#endif
}
