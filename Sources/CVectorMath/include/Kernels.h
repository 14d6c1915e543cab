// Written by scripts/kernels from the definitions in CVectorMath/Loops; not to be edited.
BK_KERNEL(void, exp,
          (long n, const BK_REAL *x, BK_REAL *y),
          (n, x, y))
BK_KERNEL(void, log,
          (long n, const BK_REAL *x, BK_REAL *y),
          (n, x, y))
BK_KERNEL(void, add_scaled,
          (long n, double factor, const BK_REAL *x, BK_REAL *y),
          (n, factor, x, y))
BK_KERNEL(void, add_scaled_sign,
          (long n, double factor, const BK_REAL *x, BK_REAL *y),
          (n, factor, x, y))
BK_KERNEL(void, blend,
          (long n, double a, double b, const BK_REAL *x, BK_REAL *y),
          (n, a, b, x, y))
BK_KERNEL(void, dropout,
          (long n, double keep, const BK_REAL *D, const BK_REAL *A, BK_REAL *out),
          (n, keep, D, A, out))
BK_KERNEL(BK_REAL, sum,
          (long n, const BK_REAL *x),
          (n, x))
BK_KERNEL(BK_REAL, sum_of_squares,
          (long n, const BK_REAL *x),
          (n, x))
BK_KERNEL(BK_REAL, sum_of_absolutes,
          (long n, const BK_REAL *x),
          (n, x))
BK_KERNEL(void, survey,
          (long n, const BK_REAL *x, double out[5]),
          (n, x, out))
BK_KERNEL(void, row_sums,
          (long rows, long columns, double scale, const BK_REAL *X, BK_REAL *out),
          (rows, columns, scale, X, out))
BK_KERNEL(void, tanh,
          (long n, const BK_REAL *x, BK_REAL *y),
          (n, x, y))
BK_KERNEL(void, sigmoid,
          (long n, const BK_REAL *x, BK_REAL *y),
          (n, x, y))
BK_KERNEL(void, relu,
          (long n, const BK_REAL *x, BK_REAL *y),
          (n, x, y))
BK_KERNEL(void, leaky_relu,
          (long n, double slope, const BK_REAL *x, BK_REAL *y),
          (n, slope, x, y))
BK_KERNEL(void, prelu,
          (long rows, long columns, const BK_REAL *slope, const BK_REAL *Z, BK_REAL *A),
          (rows, columns, slope, Z, A))
BK_KERNEL(void, softmax,
          (long rows, long columns, const BK_REAL *Z, BK_REAL *A),
          (rows, columns, Z, A))
BK_KERNEL(void, gelu,
          (long n, const BK_REAL *Z, BK_REAL *A),
          (n, Z, A))
BK_KERNEL(void, silu,
          (long n, const BK_REAL *Z, BK_REAL *A),
          (n, Z, A))
BK_KERNEL(void, elu,
          (long n, double slope, const BK_REAL *Z, BK_REAL *A),
          (n, slope, Z, A))
BK_KERNEL(void, softplus,
          (long n, const BK_REAL *Z, BK_REAL *A),
          (n, Z, A))
BK_KERNEL(void, relu_backward,
          (long n, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dZ),
          (n, dA, Z, dZ))
BK_KERNEL(void, leaky_relu_backward,
          (long n, double slope, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dZ),
          (n, slope, dA, Z, dZ))
BK_KERNEL(void, prelu_backward,
          (long rows, long columns, const BK_REAL *slope, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dZ),
          (rows, columns, slope, dA, Z, dZ))
BK_KERNEL(void, prelu_slope_gradient,
          (long rows, long columns, double scale, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dslope),
          (rows, columns, scale, dA, Z, dslope))
BK_KERNEL(void, tanh_backward,
          (long n, const BK_REAL *dA, const BK_REAL *A, BK_REAL *dZ),
          (n, dA, A, dZ))
BK_KERNEL(void, sigmoid_backward,
          (long n, const BK_REAL *dA, const BK_REAL *A, BK_REAL *dZ),
          (n, dA, A, dZ))
BK_KERNEL(void, softmax_backward,
          (long rows, long columns, const BK_REAL *dA, const BK_REAL *A, BK_REAL *dZ),
          (rows, columns, dA, A, dZ))
BK_KERNEL(void, gelu_backward,
          (long n, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dZ),
          (n, dA, Z, dZ))
BK_KERNEL(void, silu_backward,
          (long n, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dZ),
          (n, dA, Z, dZ))
BK_KERNEL(void, elu_backward,
          (long n, double slope, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dZ),
          (n, slope, dA, Z, dZ))
BK_KERNEL(void, softplus_backward,
          (long n, const BK_REAL *dA, const BK_REAL *Z, BK_REAL *dZ),
          (n, dA, Z, dZ))
BK_KERNEL(void, bce_loss,
          (long rows, long columns, const BK_REAL *A, const BK_REAL *Y, BK_REAL *L),
          (rows, columns, A, Y, L))
BK_KERNEL(void, squared_loss,
          (long rows, long columns, const BK_REAL *A, const BK_REAL *Y, BK_REAL *L),
          (rows, columns, A, Y, L))
BK_KERNEL(void, ce_loss,
          (long rows, long columns, const BK_REAL *A, const BK_REAL *Y, BK_REAL *L),
          (rows, columns, A, Y, L))
BK_KERNEL(void, bce_loss_from_z,
          (long rows, long columns, const BK_REAL *Z, const BK_REAL *Y, BK_REAL *L),
          (rows, columns, Z, Y, L))
BK_KERNEL(void, ce_loss_from_z,
          (long rows, long columns, const BK_REAL *Z, const BK_REAL *Y, BK_REAL *L),
          (rows, columns, Z, Y, L))
BK_KERNEL(void, bce_backward,
          (long n, const BK_REAL *A, const BK_REAL *Y, BK_REAL *dA),
          (n, A, Y, dA))
BK_KERNEL(void, ce_backward,
          (long n, const BK_REAL *A, const BK_REAL *Y, BK_REAL *dA),
          (n, A, Y, dA))
BK_KERNEL(void, error,
          (long n, const BK_REAL *A, const BK_REAL *Y, BK_REAL *dZ),
          (n, A, Y, dZ))
BK_KERNEL(void, batch_norm_evaluate,
          (long rows, long columns, double epsilon, const BK_REAL *gamma, const BK_REAL *beta, const BK_REAL *mean, const BK_REAL *variance, const BK_REAL *Z, BK_REAL *Znorm, BK_REAL *Ztilde),
          (rows, columns, epsilon, gamma, beta, mean, variance, Z, Znorm, Ztilde))
BK_KERNEL(void, batch_norm,
          (long rows, long columns, double epsilon, const BK_REAL *gamma, const BK_REAL *beta, const BK_REAL *Z, BK_REAL *mean, BK_REAL *variance, BK_REAL *Znorm, BK_REAL *Ztilde),
          (rows, columns, epsilon, gamma, beta, Z, mean, variance, Znorm, Ztilde))
BK_KERNEL(void, batch_norm_backward,
          (long rows, long columns, double epsilon, const BK_REAL *gamma, const BK_REAL *variance, const BK_REAL *Znorm, const BK_REAL *dZtilde, BK_REAL *dgamma, BK_REAL *dbeta, BK_REAL *dZnorm, BK_REAL *dZ),
          (rows, columns, epsilon, gamma, variance, Znorm, dZtilde, dgamma, dbeta, dZnorm, dZ))
BK_KERNEL(void, gradient_descent,
          (long n, double alpha, const BK_REAL *dW, BK_REAL *W),
          (n, alpha, dW, W))
BK_KERNEL(void, momentum,
          (long n, double alpha, double beta, const BK_REAL *dW, BK_REAL *v, BK_REAL *W),
          (n, alpha, beta, dW, v, W))
BK_KERNEL(void, momentum_corrected,
          (long n, double alpha, double beta, double correction, const BK_REAL *dW, BK_REAL *v, BK_REAL *v_corrected, BK_REAL *W),
          (n, alpha, beta, correction, dW, v, v_corrected, W))
BK_KERNEL(void, rmsprop,
          (long n, double alpha, double beta, double epsilon, const BK_REAL *dW, BK_REAL *s, BK_REAL *W),
          (n, alpha, beta, epsilon, dW, s, W))
BK_KERNEL(void, adam,
          (long n, double alpha, double beta1, double beta2, double epsilon, double correction1, double correction2, const BK_REAL *dW, BK_REAL *v, BK_REAL *s, BK_REAL *v_corrected, BK_REAL *s_corrected, BK_REAL *W),
          (n, alpha, beta1, beta2, epsilon, correction1, correction2, dW, v, s, v_corrected, s_corrected, W))
BK_KERNEL(void, nesterov,
          (long n, double alpha, double beta, const BK_REAL *dW, BK_REAL *v, BK_REAL *W),
          (n, alpha, beta, dW, v, W))
BK_KERNEL(void, adagrad,
          (long n, double alpha, double epsilon, const BK_REAL *dW, BK_REAL *s, BK_REAL *W),
          (n, alpha, epsilon, dW, s, W))
BK_KERNEL(void, adamw,
          (long n, double alpha, double beta1, double beta2, double epsilon, double decay, double correction1, double correction2, const BK_REAL *dW, BK_REAL *v, BK_REAL *s, BK_REAL *v_corrected, BK_REAL *s_corrected, BK_REAL *W),
          (n, alpha, beta1, beta2, epsilon, decay, correction1, correction2, dW, v, s, v_corrected, s_corrected, W))
BK_KERNEL(void, multiply,
          (long rows, long inner, long columns, const BK_REAL *A, const BK_REAL *B, const BK_REAL *bias, int relu, BK_REAL *C),
          (rows, inner, columns, A, B, bias, relu, C))
BK_KERNEL(void, multiply_transposed,
          (long rows, long inner, long columns, const BK_REAL *A, const BK_REAL *B, const BK_REAL *gate, BK_REAL *C),
          (rows, inner, columns, A, B, gate, C))
BK_KERNEL(void, multiply_by_transposed_columns,
          (long rows, long inner, long columns, long from, long to, double scale, const BK_REAL *A, const BK_REAL *B, BK_REAL *C),
          (rows, inner, columns, from, to, scale, A, B, C))
BK_KERNEL(void, multiply_by_transposed,
          (long rows, long inner, long columns, double scale, const BK_REAL *A, const BK_REAL *B, BK_REAL *C),
          (rows, inner, columns, scale, A, B, C))
BK_KERNEL(void, transpose,
          (long rows, long columns, const BK_REAL *A, BK_REAL *B),
          (rows, columns, A, B))
BK_KERNEL(void, twist,
          (uint32_t *words),
          (words))
BK_KERNEL(void, bernoulli,
          (long n, double p, uint32_t *words, long *next, BK_REAL *D),
          (n, p, words, next, D))
