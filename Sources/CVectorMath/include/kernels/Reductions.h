// Sums along memory (sum, sum_of_squares, sum_of_absolutes, softmax, losses):
// 32 partial sums, element i in partial i mod 32, then added pairwise (i with i + 16, + 8, … + 1);
// beyond 4096 elements the array is halved and the halves' sums added.
// Sums across columns (row_sums, batch norm): 4 partial sums, column j in partial j mod 4, then
// (0 + 2) + (1 + 3). The order depends on the shape alone, so the same input gives the same bits.

BK_KERNEL(BK_REAL, sum, (long n, const BK_REAL *x), (n, x))
BK_KERNEL(BK_REAL, sum_of_squares, (long n, const BK_REAL *x), (n, x))
BK_KERNEL(BK_REAL, sum_of_absolutes, (long n, const BK_REAL *x), (n, x))
// out[r] = scale * sum of row r
BK_KERNEL(void, row_sums, (long rows, long columns, double scale, const BK_REAL *X, BK_REAL *out),
          (rows, columns, scale, X, out))
// out = the least and the greatest finite element (inf and -inf where there is none), then how many
// are 0, NaN, infinite
BK_KERNEL(void, survey, (long n, const BK_REAL *x, double out[5]), (n, x, out))
