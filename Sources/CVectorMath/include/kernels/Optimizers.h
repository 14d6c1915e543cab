// Each update in one pass over memory. `correction` is 1 - beta^t.

// W = W - alpha * dW
BK_KERNEL(void, gd, (long n, double alpha, const BK_REAL *dW, BK_REAL *W), (n, alpha, dW, W))
// v = beta * v + (1 - beta) * dW; W = W - alpha * v
BK_KERNEL(void, momentum,
          (long n, double alpha, double beta, const BK_REAL *dW, BK_REAL *v, BK_REAL *W),
          (n, alpha, beta, dW, v, W))
// v as above; v_corrected = v / correction; W = W - alpha * v_corrected
BK_KERNEL(void, momentum_corrected,
          (long n, double alpha, double beta, double correction, const BK_REAL *dW, BK_REAL *v,
           BK_REAL *v_corrected, BK_REAL *W),
          (n, alpha, beta, correction, dW, v, v_corrected, W))
// s = beta * s + (1 - beta) * dW * dW; W = W - alpha * dW / (sqrt(s) + epsilon)
BK_KERNEL(void, rmsprop,
          (long n, double alpha, double beta, double epsilon, const BK_REAL *dW, BK_REAL *s,
           BK_REAL *W),
          (n, alpha, beta, epsilon, dW, s, W))
// v = beta1 * v + (1 - beta1) * dW; s = beta2 * s + (1 - beta2) * dW * dW;
// v_corrected = v / correction1; s_corrected = s / correction2;
// W = W - alpha * v_corrected / (sqrt(s_corrected) + epsilon)
BK_KERNEL(void, adam,
          (long n, double alpha, double beta1, double beta2, double epsilon, double correction1,
           double correction2, const BK_REAL *dW, BK_REAL *v, BK_REAL *s, BK_REAL *v_corrected,
           BK_REAL *s_corrected, BK_REAL *W),
          (n, alpha, beta1, beta2, epsilon, correction1, correction2, dW, v, s, v_corrected,
           s_corrected, W))
