// Sums along memory (sum, sum_of_squares, sum_of_absolutes, dot, column_sums, softmax, losses):
// 32 partial sums, element i in partial i mod 32, then added pairwise (i with i + 16, + 8, … + 1);
// beyond 4096 elements the array is halved and the halves' sums added.
// Sums across columns (row_sums, batch norm): 4 partial sums, column j in partial j mod 4, then
// (0 + 2) + (1 + 3). The order depends on the shape alone, so the same input gives the same bits.

BK_KERNEL(BK_REAL, sum, (long n, const BK_REAL *x), (n, x))
BK_KERNEL(BK_REAL, sum_of_squares, (long n, const BK_REAL *x), (n, x))
BK_KERNEL(BK_REAL, sum_of_absolutes, (long n, const BK_REAL *x), (n, x))
BK_KERNEL(BK_REAL, dot, (long n, const BK_REAL *x, const BK_REAL *y), (n, x, y))
// NaN if any element is NaN; +inf and -inf of nothing
BK_KERNEL(BK_REAL, minimum, (long n, const BK_REAL *x), (n, x))
BK_KERNEL(BK_REAL, maximum, (long n, const BK_REAL *x), (n, x))
// out[r] = scale * sum of row r
BK_KERNEL(void, row_sums, (long rows, long columns, double scale, const BK_REAL *X, BK_REAL *out),
          (rows, columns, scale, X, out))
// out[j] = scale * sum of column j
BK_KERNEL(void, column_sums,
          (long rows, long columns, double scale, const BK_REAL *X, BK_REAL *out),
          (rows, columns, scale, X, out))
