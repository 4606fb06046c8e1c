/* Random is a stream of numbers that is the same on every machine for the same seed. */
#ifndef BENCH_RANDOM_H
#define BENCH_RANDOM_H

#include <stdint.h>

struct random {
	uint64_t state; /* the seed, at first */
};

/* splitmix64, by Sebastiano Vigna (public domain). */
static inline uint64_t next_random(struct random *random)
{
	uint64_t z = random->state += UINT64_C(0x9E3779B97F4A7C15);
	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

/* A number from 0 to `limit` - 1. */
static inline unsigned below(struct random *random, unsigned limit)
{
	return (unsigned)((next_random(random) >> 32) * limit >> 32);
}

#endif
