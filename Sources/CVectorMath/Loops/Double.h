// What the formulas need to know of double: its bits and the polynomials that fit it.
#define BK_REAL double
#define BK_REAL_BYTES 8
#define BK_INTEGER long
#define BK_NAME(name) BK_PASTE(name, _f64)
#define BK_PASTE(name, suffix) BK_PASTE2(name, suffix)
#define BK_PASTE2(name, suffix) name##suffix
#define BK_256(name) _mm256_##name##_pd
#define BK_512(name) _mm512_##name##_pd

#define BK_MAGNITUDE_BITS 0x7fffffffffffffffL
#define BK_HALF_BITS ~0x7ffffffL
#define BK_MANTISSA_BITS 52
#define BK_MANTISSA_MASK 0xfffffffffffffL
#define BK_EXPONENT_MASK 0x7ffL
#define BK_EXPONENT_BIAS 1023.0
#define BK_ONE_BITS 0x3ff0000000000000L
#define BK_SQRT_HALF_BITS 0x3fe6a09e667f3bcdL
#define BK_LEAST_NORMAL 0x1p-1022
#define BK_LIFT 0x1p54
#define BK_LIFT_EXPONENT 54.0
#define BK_ROUNDER 0x1.8p52
#define BK_INTEGER_BASE 0x1p52
#define BK_INTEGER_BITS 0x4330000000000000L

#define BK_LOG2_E 0x1.71547652b82fep+0
#define BK_LN2_HIGH 0x1.62e42ffp-1
#define BK_LN2_LOW -0x1.718432a1b0e26p-35
#define BK_EXP_HIGHEST 710.0
#define BK_EXP_LOWEST -746.0
#define BK_TANH_ONE 22.0

#define BK_EXP_POLYNOMIAL                                              \
  {0x1.0000000000009p-1,  0x1.55555555554fcp-3,  0x1.5555555550a50p-5,  \
   0x1.1111111127648p-7,  0x1.6c16c183e183cp-10, 0x1.a01a012b8f6d6p-13, \
   0x1.a0199a9a64c09p-16, 0x1.71df236f8fd30p-19, 0x1.28ad14ebc4e54p-22, \
   0x1.ad81c9b6b1b8ep-26}
#define BK_LOG_POLYNOMIAL                                            \
  {0x1.555555555558bp-1, 0x1.9999999981ca3p-2, 0x1.2492494080cfap-2, \
   0x1.c71c530fc8384p-3, 0x1.74660e76bfbd7p-3, 0x1.39a633b7614afp-3, \
   0x1.2edb918fafaf9p-3}
#define BK_TANH_POLYNOMIAL                                                \
  {-0x1.555555555551ep-2, 0x1.111111110c56dp-3,   -0x1.ba1ba1b5ef6cdp-5,  \
   0x1.664f479e3b94fp-6,  -0x1.226e19533111ap-7,  0x1.d6cf826086881p-9,   \
   -0x1.7d6be6b764a00p-10, 0x1.33798fa030b32p-11, -0x1.dfe6875789103p-13, \
   0x1.44c32b56cf127p-14, -0x1.0fd6429afd51ap-16}
#define BK_NORMAL_FARTHEST 40.0
#define BK_NORMAL_POLYNOMIAL \
  {0x1.e361ea6fba141p-2, -0x1.8c18f2086e33dp-4, 0x1.cabd72a610814p-7, \
   0x1.d4969f10de955p-6, -0x1.07c3c25838bc2p-5, 0x1.25dd72062d043p-6, \
   -0x1.47d5fc6bf5312p-8, -0x1.2b7f5e98c55d0p-12, 0x1.6c538027c3170p-11, \
   -0x1.8c11a0709f651p-14, -0x1.707b1f0b3b834p-14, 0x1.6482dc9757b8ep-16, \
   0x1.c92d0c306e0bap-17, -0x1.cc90aa33146b6p-19, -0x1.5e0030824be20p-19, \
   0x1.b1a9367e7e056p-22, 0x1.239173a09da97p-21, 0x1.761eadf9b184fp-31, \
   -0x1.b3b7930dbdb8dp-24, -0x1.2bdad594c7617p-26, 0x1.963da2b1510abp-27, \
   0x1.0e5cd69627b96p-28}
