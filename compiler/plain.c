#include "plain.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

enum { BLOCK = 32 };

/* Neither printable ASCII nor a line end, as nearly all of a plan is; or what begins a conflict. As
 * a signed number, a byte of a longer character is less than a blank too. */
static inline bool is_odd(signed char byte)
{
	return ((byte < ' ') & (byte != '\n')) | (byte == 0x7F) | (byte == '<');
}

/* All bytes of a block are asked at once. */
static bool is_plain(const char *block)
{
	unsigned char odd = 0;
	for (unsigned i = 0; i < BLOCK; i++)
		odd |= is_odd((signed char)block[i]);
	return !odd;
}

#ifdef __x86_64__

/* A bit for each odd byte of a block. */
__attribute__((target("avx2"))) static inline unsigned odd_bits(const char *block)
{
	/* The two that are odd by themselves, each where its low half leads to; 0 for a byte that
	 * is not ASCII. */
	const __m256i signs = _mm256_broadcastsi128_si256(
		_mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '<', 0, 0, 0x7F));
	__m256i bytes = _mm256_loadu_si256((const __m256i *)block);
	__m256i sign = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(signs, bytes), bytes);
	__m256i low = _mm256_cmpgt_epi8(_mm256_set1_epi8(' '), bytes);
	__m256i line_end = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\n'));
	return (unsigned)_mm256_movemask_epi8(
		_mm256_or_si256(sign, _mm256_andnot_si256(line_end, low)));
}

__attribute__((target("avx2"))) static size_t skip_wide(struct str text, size_t at)
{
	for (; at + BLOCK <= text.len; at += BLOCK) {
		unsigned odd = odd_bits(text.at + at);
		if (odd)
			return at + (unsigned)__builtin_ctz(odd);
	}
	return at;
}

#else

static size_t skip_wide(struct str text, size_t at)
{
	(void)text;
	return at;
}

#endif

static size_t skip_blocks(struct str text, size_t at)
{
	while (at + BLOCK <= text.len && is_plain(text.at + at))
		at += BLOCK;
	return at;
}

size_t plain_end(struct str text, size_t at, bool wide)
{
	at = wide ? skip_wide(text, at) : skip_blocks(text, at);
	while (at < text.len && !is_odd((signed char)text.at[at]))
		at++;
	return at;
}
