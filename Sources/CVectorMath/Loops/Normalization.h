// Kernels of include/kernels/Normalization.h.

INLINE V BK_NAME(deviation)(V variance, double epsilon) {
  return __builtin_elementwise_sqrt(variance + (R)epsilon);
}

KERNEL BK_NAME(batch_norm_evaluate)(long rows, long columns, double epsilon, const R *gamma,
                                    const R *beta, const R *mean, const R *variance, const R *Z,
                                    R *Znorm, R *Ztilde) {
  EACH_VECTOR(rows, {
    const V mu = GET(mean), sigma = BK_NAME(deviation)(GET(variance), epsilon);
    const V g = GET(gamma), b = GET(beta);
    for (long row = 0; row < rows * columns; row += rows) {
      const V normal = (GET(Z + row) - mu) / sigma;
      PUT(Znorm + row, normal);
      PUT(Ztilde + row, g * normal + b);
    }
  });
}

KERNEL BK_NAME(batch_norm)(long rows, long columns, double epsilon, const R *gamma, const R *beta,
                           const R *Z, R *mean, R *variance, R *Znorm, R *Ztilde) {
  EACH_VECTOR(rows, {
    V sum, squares;
    SUM_COLUMNS(sum, columns, GET(Z + row));
    const V mu = sum / (R)columns;
    SUM_COLUMNS(squares, columns, (GET(Z + row) - mu) * (GET(Z + row) - mu));
    PUT(mean, mu);
    PUT(variance, squares / (R)columns);
  });
  BK_NAME(batch_norm_evaluate)
  (rows, columns, epsilon, gamma, beta, mean, variance, Z, Znorm, Ztilde);
}

KERNEL BK_NAME(batch_norm_backward)(long rows, long columns, double epsilon, const R *gamma,
                                    const R *variance, const R *Znorm, const R *dZtilde,
                                    R *dgamma, R *dbeta, R *dZnorm, R *dZ) {
  EACH_VECTOR(rows, {
    V products, sum, normal_products, normal_sum;
    const V g = GET(gamma), sigma = BK_NAME(deviation)(GET(variance), epsilon);
    SUM_COLUMNS(products, columns, GET(dZtilde + row) * GET(Znorm + row));
    SUM_COLUMNS(sum, columns, GET(dZtilde + row));
    SUM_COLUMNS(normal_products, columns, GET(dZtilde + row) * g * GET(Znorm + row));
    SUM_COLUMNS(normal_sum, columns, GET(dZtilde + row) * g);
    PUT(dgamma, products / (R)columns);
    PUT(dbeta, sum / (R)columns);
    const V pull = normal_products / (R)columns, shift = normal_sum / (R)columns;
    for (long row = 0; row < rows * columns; row += rows) {
      const V dnormal = GET(dZtilde + row) * g;
      const V dz = (dnormal - shift - GET(Znorm + row) * pull) / sigma;
      PUT(dZnorm + row, dnormal);
      PUT(dZ + row, dz);
    }
  });
}
