// MT19937 (M. Matsumoto and T. Nishimura, "Mersenne Twister", ACM TOMACS 8, 1998): a state of 624
// words, renewed all at once; each leaves it tempered.
#ifndef C_MERSENNE_TWISTER_H
#define C_MERSENNE_TWISTER_H

#include <stdint.h>

#define BK_TWISTER_WORDS 624

// The 32 random bits of a word of the state.
static inline uint32_t bk_tempered(uint32_t word) {
  word ^= word >> 11;
  word ^= (word << 7) & 0x9d2c5680u;
  word ^= (word << 15) & 0xefc60000u;
  return word ^ (word >> 18);
}

#endif
