// 512-bit vectors: AVX-512.
#include "Variants.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>

#define BK_VECTOR_BYTES 64
#define BK_TABLE bk_kernels_512
#define BK_REGISTERS 32
#define BK_HAS_FMA 1
#define BK_HAS_MASKS 512
#define BK_HAS_SCALEF 1

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma,bmi,bmi2"))), \
    apply_to = function)
#include "Loops/Both.h"
#pragma clang attribute pop
#endif
