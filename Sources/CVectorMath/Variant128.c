// 128-bit vectors: SSE2 on x86-64, NEON on arm64.
#include "Variants.h"

#include <math.h>

#define BK_VECTOR_BYTES 16
#define BK_TABLE bk_kernels_128
#if defined(__aarch64__)
#define BK_REGISTERS 32
#define BK_HAS_FMA 1
#else
#define BK_REGISTERS 16
#endif

#include "Loops/Both.h"
