/* Passes over the bytes of a file that need no second look, which are most. */
#ifndef PLAIN_H
#define PLAIN_H

#include "text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The first byte of `text` from `at` on that is neither printable ASCII nor a line end, or that may
 * begin a conflict (`<`); text.len if there is none. `wide` only where cpu_has_avx2: then 32 bytes
 * are asked by one instruction. */
size_t plain_end(struct str text, size_t at, bool wide);

/* Those below ask RUN bytes at once where the processor can, or twice as many: as many have to be
 * readable behind the run, as SOURCE_PADDING sees to. */
enum { RUN = 16 };

#ifdef __SSE2__

static inline __m128i plain_load(const char *at)
{
	return _mm_loadu_si128((const __m128i *)at);
}

static inline __m128i plain_between(__m128i bytes, char first, char last)
{
	/* Where `first` is the least of all signed bytes, what is in between is less than the rest.
	 */
	__m128i from = _mm_add_epi8(bytes, _mm_set1_epi8((char)(INT8_MIN - first)));
	return _mm_cmplt_epi8(from, _mm_set1_epi8((char)(INT8_MIN + last - first + 1)));
}

/* A bit for each of RUN bytes that is none of those marked. */
static inline unsigned plain_others(__m128i marked)
{
	return ~(unsigned)_mm_movemask_epi8(marked) & ((1u << RUN) - 1);
}

#endif

/* Behind the small letters, digits and hyphens from `at` on, which are less than RUN in nearly all
 * words; NULL if they are more. */
static inline char *plain_letters_end(char *at)
{
#ifdef __SSE2__
	__m128i bytes = plain_load(at);
	__m128i hyphens = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('-'));
	__m128i letters = plain_between(bytes, 'a', 'z');
	unsigned others = plain_others(
		_mm_or_si128(hyphens, _mm_or_si128(letters, plain_between(bytes, '0', '9'))));
	return others ? at + (unsigned)__builtin_ctz(others) : NULL;
#else
	unsigned count = 0;
	while ((at[count] >= 'a' && at[count] <= 'z') || ascii_is_digit(at[count]) ||
		at[count] == '-')
		if (++count == RUN)
			return NULL;
	return at + count;
#endif
}

/* Behind the blanks (U+0020) from `at` on; made for many, as lines begin with. */
static inline char *plain_blanks_end(char *at)
{
#ifdef __SSE2__
	for (;; at += RUN) {
		unsigned others = plain_others(_mm_cmpeq_epi8(plain_load(at), _mm_set1_epi8(' ')));
		if (others)
			return at + (unsigned)__builtin_ctz(others);
	}
#else
	while (*at == ' ')
		at++;
	return at;
#endif
}

/* The first quote or line end from `at` on, of which there has to be one. */
static inline const char *plain_text_end(const char *at)
{
#ifdef __SSE2__
	const __m128i quotes = _mm_set1_epi8('"'), line_ends = _mm_set1_epi8('\n');
	for (;; at += 2 * RUN) {
		__m128i bytes = plain_load(at), more = plain_load(at + RUN);
		__m128i here = _mm_or_si128(
			_mm_cmpeq_epi8(bytes, quotes), _mm_cmpeq_epi8(bytes, line_ends));
		__m128i there =
			_mm_or_si128(_mm_cmpeq_epi8(more, quotes), _mm_cmpeq_epi8(more, line_ends));
		unsigned ends = (unsigned)_mm_movemask_epi8(here) |
				(unsigned)_mm_movemask_epi8(there) << RUN;
		if (ends)
			return at + (unsigned)__builtin_ctz(ends);
	}
#else
	while (*at != '"' && *at != '\n')
		at++;
	return at;
#endif
}

#endif
