// Element-wise kernels, reductions and small products over contiguous arrays.
//
// Every kernel exists twice: bk_NAME_f64 over double and bk_NAME_f32 over float. Its one source is
// the definition in Loops/ under a comment that begins with three strokes, its formula; from those
// scripts/kernels writes the list in Kernels.h:
//
//   BK_KERNEL(result, NAME, (parameters), (arguments))
//
// Arrays are matrices of `rows` x `columns` stored column by column, or plain runs of `n` numbers.
// An output may be the very array of an input, but must not overlap it otherwise.
// Scalars are double in both precisions, so that 1 - beta keeps its digits in float.
//
// Bits: exp, log, tanh, sigmoid, gelu and the products use fused multiply-add where the processor has
// it; every other formula is rounded operation by operation, exactly as it reads. An element's
// result depends on its inputs alone, not on its place in the array nor on the array's length.
#ifndef C_VECTOR_MATH_H
#define C_VECTOR_MATH_H

#include "MersenneTwister.h"
#include "Parallel.h"
#include "Patience.h"

#define BK_REAL double
#define BK_KERNEL(result, name, parameters, arguments) result bk_##name##_f64 parameters;
#include "Kernels.h"
#undef BK_KERNEL
#define BK_KERNEL(result, name, parameters, arguments) result(*name) parameters;
struct bk_kernels_f64 {
#include "Kernels.h"
};
#undef BK_KERNEL
#undef BK_REAL

#define BK_REAL float
#define BK_KERNEL(result, name, parameters, arguments) result bk_##name##_f32 parameters;
#include "Kernels.h"
#undef BK_KERNEL
#define BK_KERNEL(result, name, parameters, arguments) result(*name) parameters;
struct bk_kernels_f32 {
#include "Kernels.h"
};
#undef BK_KERNEL
#undef BK_REAL

// The variant in use: 0 for 128-bit vectors, which every processor has, 1 for AVX2 with fused
// multiply-add, 2 for AVX-512. It is chosen once, before main.
long bk_variant(void);

// The variant's name and its kernels; null where this processor cannot run it.
const char *bk_variant_name(long variant);
const struct bk_kernels_f64 *bk_variant_f64(long variant);
const struct bk_kernels_f32 *bk_variant_f32(long variant);

#endif
