// 256-bit vectors: AVX2 with fused multiply-add.
#include "Variants.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>

#define BK_VECTOR_BYTES 32
#define BK_TABLE bk_kernels_256
#define BK_REGISTERS 16
#define BK_HAS_FMA 1
#define BK_HAS_MASKS 256

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,bmi2"))), apply_to = function)
#include "Loops/Both.h"
#pragma clang attribute pop
#endif
