// Each update in one pass over memory. `correction` is 1 - beta^t.

// beta * average + (1 - beta) * x: the exponentially weighted average every optimizer keeps.
INLINE V BK_NAME(average_of)(double beta, V average, V x) {
  return (R)beta * average + (R)(1 - beta) * x;
}

// The same of x^2, multiplied from the left as the formula reads.
INLINE V BK_NAME(average_of_square)(double beta, V average, V x) {
  return (R)beta * average + (R)(1 - beta) * x * x;
}

INLINE V BK_NAME(adam_step)(double alpha, double epsilon, V v, V s) {
  return (R)alpha * v / (__builtin_elementwise_sqrt(s) + (R)epsilon);
}

/// W = W - alpha * dW
KERNEL BK_NAME(gradient_descent)(long n, double alpha, const R *dW, R *W) {
  EACH_VECTOR(n, PUT(W, GET(W) - (R)alpha * GET(dW)));
}

/// v = beta * v + (1 - beta) * dW; W = W - alpha * v
KERNEL BK_NAME(momentum)(long n, double alpha, double beta, const R *dW, R *v, R *W) {
  EACH_VECTOR(n, {
    const V velocity = BK_NAME(average_of)(beta, GET(v), GET(dW));
    PUT(v, velocity);
    PUT(W, GET(W) - (R)alpha * velocity);
  });
}

/// v = beta * v + (1 - beta) * dW; v_corrected = v / correction; W = W - alpha * v_corrected
KERNEL BK_NAME(momentum_corrected)(long n, double alpha, double beta, double correction,
                                   const R *dW, R *v, R *v_corrected, R *W) {
  EACH_VECTOR(n, {
    const V velocity = BK_NAME(average_of)(beta, GET(v), GET(dW));
    const V corrected = velocity / (R)correction;
    PUT(v, velocity);
    PUT(v_corrected, corrected);
    PUT(W, GET(W) - (R)alpha * corrected);
  });
}

/// s = beta * s + (1 - beta) * dW * dW; W = W - alpha * dW / (sqrt(s) + epsilon)
KERNEL BK_NAME(rmsprop)(long n, double alpha, double beta, double epsilon, const R *dW, R *s,
                        R *W) {
  EACH_VECTOR(n, {
    const V gradient = GET(dW), square = BK_NAME(average_of_square)(beta, GET(s), gradient);
    PUT(s, square);
    PUT(W, GET(W) - BK_NAME(adam_step)(alpha, epsilon, gradient, square));
  });
}

/// v = beta1 * v + (1 - beta1) * dW; s = beta2 * s + (1 - beta2) * dW * dW;
/// v_corrected = v / correction1; s_corrected = s / correction2;
/// W = W - alpha * v_corrected / (sqrt(s_corrected) + epsilon)
KERNEL BK_NAME(adam)(long n, double alpha, double beta1, double beta2, double epsilon,
                               double correction1, double correction2, const R *dW, R *v, R *s,
                               R *v_corrected, R *s_corrected, R *W) {
  EACH_VECTOR(n, {
    const V gradient = GET(dW), velocity = BK_NAME(average_of)(beta1, GET(v), gradient);
    const V square = BK_NAME(average_of_square)(beta2, GET(s), gradient);
    const V steady = velocity / (R)correction1, spread = square / (R)correction2;
    PUT(v, velocity);
    PUT(s, square);
    PUT(v_corrected, steady);
    PUT(s_corrected, spread);
    PUT(W, GET(W) - BK_NAME(adam_step)(alpha, epsilon, steady, spread));
  });
}

/// v = beta * v + (1 - beta) * dW; W = W - alpha * (beta * v + (1 - beta) * dW)
KERNEL BK_NAME(nesterov)(long n, double alpha, double beta, const R *dW, R *v, R *W) {
  EACH_VECTOR(n, {
    const V gradient = GET(dW), velocity = BK_NAME(average_of)(beta, GET(v), gradient);
    PUT(v, velocity);
    PUT(W, GET(W) - (R)alpha * BK_NAME(average_of)(beta, velocity, gradient));
  });
}

/// s = s + dW * dW; W = W - alpha * dW / (sqrt(s) + epsilon)
KERNEL BK_NAME(adagrad)(long n, double alpha, double epsilon, const R *dW, R *s, R *W) {
  EACH_VECTOR(n, {
    const V gradient = GET(dW), sum = GET(s) + gradient * gradient;
    PUT(s, sum);
    PUT(W, GET(W) - BK_NAME(adam_step)(alpha, epsilon, gradient, sum));
  });
}

/// v, s and their corrected values as adam's; W = W - alpha * v_corrected / (sqrt(s_corrected) +
/// epsilon) - alpha * decay * W
KERNEL BK_NAME(adamw)(long n, double alpha, double beta1, double beta2, double epsilon,
                      double decay, double correction1, double correction2, const R *dW, R *v,
                      R *s, R *v_corrected, R *s_corrected, R *W) {
  EACH_VECTOR(n, {
    const V gradient = GET(dW), velocity = BK_NAME(average_of)(beta1, GET(v), gradient);
    const V square = BK_NAME(average_of_square)(beta2, GET(s), gradient);
    const V steady = velocity / (R)correction1, spread = square / (R)correction2;
    PUT(v, velocity);
    PUT(s, square);
    PUT(v_corrected, steady);
    PUT(s_corrected, spread);
    const V w = GET(W);
    PUT(W, w - BK_NAME(adam_step)(alpha, epsilon, steady, spread) - (R)alpha * (R)decay * w);
  });
}
