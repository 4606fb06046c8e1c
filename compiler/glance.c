#include "glance.h"

#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "cpu.h"

enum {
	BLOCK = 32,  /* bytes that are asked at once, without a branch */
	REACH = 8,   /* how far behind a byte the last one stands that is asked for it */
	ROOM = 1024, /* bytes of a text of several lines that are looked at together */
};

/* Letters of a row of phrases.def. */
struct row {
	unsigned net;
	char letters[4];
};

static const struct row rows[] = {
#define PLACEHOLDER(words, net, a, b, c, d) {net, {a, b, c, d}},
#define HEDGE PLACEHOLDER
#define CONDITION PLACEHOLDER
#define EVALUATION PLACEHOLDER
#include "phrases.def"
};

/* Whether the halves of a byte suit a letter, small or capital. Some signs go through as blanks. */
static bool suits_low(unsigned half, char letter)
{
	return letter == '?' || letter == ' ' || half == ((unsigned)letter & 15);
}

static bool suits_high(unsigned half, char letter)
{
	return letter == ' ' ? half <= 2 : (half | 2) == (unsigned)letter >> 4;
}

static void add_row(struct sieve *sieve, const struct row *row)
{
	unsigned char net = (unsigned char)(1u << row->net);
	for (unsigned i = 0; i < 4; i++)
		for (unsigned half = 0; half < 16; half++) {
			if (suits_low(half, row->letters[i]))
				sieve->low[i][half] |= net;
			if (i < 3 && suits_high(half, row->letters[i]))
				sieve->high[i][half] |= net;
		}
}

struct sieve sieve_new(void)
{
	struct sieve sieve = {.wide = cpu_has_avx2()};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		add_row(&sieve, &rows[i]);
	return sieve;
}

static inline unsigned char suspect(bool here, enum suspicion what)
{
	return here ? (unsigned char)what : 0;
}

/* For a blank, a line end will do. */
static inline unsigned char is_letter(signed char c, char wanted)
{
	unsigned char blank = (unsigned char)c <= ' ', same = (c | 0x20) == wanted;
	return wanted == ' ' ? blank : same;
}

/* For '?', anything will do. */
static inline unsigned char is_last_letter(signed char c, char wanted)
{
	return wanted == '?' ? 1 : is_letter(c, wanted);
}

/* The letters of a row; rows with the same letters cost nothing. */
static inline unsigned char holds_placeholder(const signed char *at)
{
	unsigned char any = at[0] == 'X';
#define PLACEHOLDER(words, net, a, b, c, d)                                                        \
	any |= is_letter(at[0], a) & is_letter(at[1], b) & is_letter(at[2], c) &                   \
	       is_last_letter(at[3], d);
#include "phrases.def"
	return any;
}

static inline unsigned char holds_phrase(const signed char *at)
{
	unsigned char any = 0;
#define HEDGE(words, net, a, b, c, d)                                                              \
	any |= is_letter(at[0], a) & is_letter(at[1], b) & is_letter(at[2], c) &                   \
	       is_last_letter(at[3], d);
#define CONDITION HEDGE
#include "phrases.def"
	return any;
}

static inline unsigned char holds_evaluation(const signed char *at)
{
	unsigned char any = 0;
#define EVALUATION(words, net, a, b, c, d)                                                         \
	any |= is_letter(at[0], a) & is_letter(at[1], b) & is_letter(at[2], c) &                   \
	       is_last_letter(at[3], d);
#include "phrases.def"
	return any;
}

/* Two blanks, or one before a stop. */
static inline bool strays(const signed char *at)
{
	signed char next = at[1], comma = next & ~('.' ^ ',');
	return (at[0] == ' ') & ((next == ' ') | (comma == ',') | (next == ';'));
}

/* Blanks stand before two words of the same two letters, or of three, of which the first two are
 * the same; what is behind the second is no letter. */
static inline bool repeats(const signed char *at)
{
	bool two = (at[3] <= ' ') & (at[1] == at[4]) & (at[2] == at[5]) & (at[6] < 'A');
	bool three = (at[4] <= ' ') & (at[1] == at[5]) & (at[2] == at[6]) & (at[8] < 'A');
	return ((unsigned char)at[0] <= ' ') & (two | three);
}

/* What ends a sentence, or one of two halves, where another may follow. */
static inline bool ends_sentence(const signed char *at)
{
	signed char stop = at[0];
	return ((stop == '.') | (stop == ';') | (stop == '!')) & ((unsigned char)at[1] <= ' ');
}

/* The plain way, for whole blocks with REACH more bytes behind the last. It has no tables and no
 * branches, so that compilers make one that asks some bytes at once on any processor. */
static unsigned look(const char *at, size_t blocks)
{
	unsigned char seen[BLOCK] = {0}, all = 0;
	const signed char *block = (const signed char *)at;
	for (; blocks > 0; blocks--, block += BLOCK) {
		/* Of one loop with all questions, gcc 12 would ask for one byte at a time. */
		for (unsigned i = 0; i < BLOCK; i++)
			seen[i] |= suspect(ends_sentence(block + i), SUSPECT_SENTENCE);
		for (unsigned i = 0; i < BLOCK; i++)
			seen[i] |= suspect(holds_placeholder(block + i), SUSPECT_PLACEHOLDER) |
				   suspect(holds_phrase(block + i), SUSPECT_PHRASE) |
				   suspect(holds_evaluation(block + i), SUSPECT_EVALUATION) |
				   suspect(strays(block + i), SUSPECT_BLANK) |
				   suspect(repeats(block + i), SUSPECT_REPEAT);
	}
	for (unsigned i = 0; i < BLOCK; i++)
		all |= seen[i];
	return all;
}

/* The same for the block at `from`, which may be the last. */
static unsigned look_at_block(struct str line, size_t from)
{
	size_t left = line.len - from;
	if (left >= BLOCK + REACH)
		return look(line.at + from, 1);
	char end[BLOCK + REACH];
	memset(end, '"', sizeof end);
	memcpy(end, line.at + from, left);
	return look(end, 1);
}

static unsigned look_at_all(struct str line)
{
	size_t whole = line.len < REACH ? 0 : (line.len - REACH) / BLOCK;
	unsigned seen = look(line.at, whole);
	for (size_t from = whole * BLOCK; from < line.len; from += BLOCK)
		seen |= look_at_block(line, from);
	return seen;
}

#ifdef __x86_64__

/* The tables of a sieve, each twice in a register; what may stand behind a stray blank; what ends a
 * sentence. */
struct tables {
	__m256i low[4], high[3], strays, stops;
};

__attribute__((target("avx2"))) static inline __m256i table_of(const unsigned char bytes[16])
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)bytes));
}

__attribute__((target("avx2"))) static inline __m256i load(const char *at)
{
	return _mm256_loadu_si256((const __m256i *)at);
}

/* A lookup takes the low half of a byte for its index, and answers 0 for one that is not ASCII. */
__attribute__((target("avx2"))) static inline __m256i nets_of(
	const struct tables *tables, int letter, __m256i bytes)
{
	__m256i half = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
	return _mm256_and_si256(_mm256_shuffle_epi8(tables->low[letter], bytes),
		_mm256_shuffle_epi8(tables->high[letter], half));
}

/* Where all four letters of a net stand: `b0`, `b1` and `b2` are what begins at neighbouring bytes,
 * and `at` is the next. */
__attribute__((target("avx2"))) static inline __m256i begins_phrase(
	const struct tables *tables, __m256i b0, __m256i b1, __m256i b2, const char *at)
{
	__m256i fourth = _mm256_and_si256(load(at), _mm256_set1_epi8(15));
	return _mm256_and_si256(_mm256_and_si256(nets_of(tables, 0, b0), nets_of(tables, 1, b1)),
		_mm256_and_si256(
			nets_of(tables, 2, b2), _mm256_shuffle_epi8(tables->low[3], fourth)));
}

/* A bit for each byte of a block that is one of the first `count`. */
__attribute__((target("avx2"))) static inline __m256i first_of(size_t count)
{
	static const char places[BLOCK] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
		17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31};
	return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)count), load(places));
}

/* False if the bytes `inside` a block give rise to no suspicion, for certain: the same questions as
 * the plain way asks, but for what would seldom make a difference, and but for ends of sentences,
 * which most long texts have: they are only gathered. Two branches, since compilers would mix the
 * two questions behind one, and have too few registers for both. */
__attribute__((target("avx2"))) static inline bool is_suspect(
	const struct tables *tables, const char *at, __m256i inside, __m256i *sentences)
{
	__m256i b0 = load(at), b1 = load(at + 1), b2 = load(at + 2);
	__m256i ends = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(tables->stops, b0), b0);
	__m256i gap = _mm256_cmpeq_epi8(_mm256_min_epu8(b1, _mm256_set1_epi8(' ')), b1);
	ends = _mm256_and_si256(ends, inside);
	*sentences = _mm256_or_si256(*sentences, _mm256_and_si256(ends, gap));
	__m256i stop = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(tables->strays, b1), b1);
	__m256i two = _mm256_and_si256(
		_mm256_cmpeq_epi8(b1, load(at + 4)), _mm256_cmpeq_epi8(b2, load(at + 5)));
	__m256i three = _mm256_and_si256(
		_mm256_cmpeq_epi8(b1, load(at + 5)), _mm256_cmpeq_epi8(b2, load(at + 6)));
	__m256i blank = _mm256_cmpeq_epi8(_mm256_min_epu8(b0, _mm256_set1_epi8(' ')), b0);
	__m256i behind = _mm256_or_si256(stop, _mm256_or_si256(two, three));
	if (!_mm256_testz_si256(_mm256_and_si256(blank, inside), behind))
		return true;
	__m256i x = _mm256_cmpeq_epi8(b0, _mm256_set1_epi8('X'));
	__m256i words = _mm256_or_si256(x, begins_phrase(tables, b0, b1, b2, at + 3));
	return !_mm256_testz_si256(words, inside);
}

/* Where the first block from `from` on begins that is suspect; behind the line if none is. `seen`
 * has the ends of sentences before it. */
__attribute__((target("avx2"))) static size_t skip_wide(
	const struct sieve *sieve, struct str line, size_t from, unsigned *seen)
{
	/* Each where its low half leads to. */
	static const unsigned char strays[16] = {[0] = ' ', [11] = ';', [12] = ',', [14] = '.'};
	static const unsigned char stops[16] = {[0] = 1, [1] = '!', [11] = ';', [14] = '.'};
	const struct tables tables = {{table_of(sieve->low[0]), table_of(sieve->low[1]),
					      table_of(sieve->low[2]), table_of(sieve->low[3])},
		{table_of(sieve->high[0]), table_of(sieve->high[1]), table_of(sieve->high[2])},
		table_of(strays), table_of(stops)};
	const __m256i all = _mm256_set1_epi8(-1);
	__m256i sentences = _mm256_setzero_si256();
	size_t at = from;
	while (at + BLOCK <= line.len && !is_suspect(&tables, line.at + at, all, &sentences))
		at += BLOCK;
	if (at < line.len && at + BLOCK > line.len &&
		!is_suspect(&tables, line.at + at, first_of(line.len - at), &sentences))
		at = line.len;
	*seen |= suspect(!_mm256_testz_si256(sentences, sentences), SUSPECT_SENTENCE);
	return at;
}

#else

static size_t skip_wide(const struct sieve *sieve, struct str line, size_t from, unsigned *seen)
{
	(void)sieve;
	(void)line;
	(void)seen;
	return from;
}

#endif

/* The wide way passes over nearly all blocks, and the plain one says what is in the others: so the
 * suspicions are the same on all processors. */
static unsigned look_at_line(const struct sieve *sieve, struct str line)
{
	if (!sieve->wide)
		return look_at_all(line);
	unsigned seen = 0;
	for (size_t at = 0; (at = skip_wide(sieve, line, at, &seen)) < line.len; at += BLOCK)
		seen |= look_at_block(line, at);
	return seen;
}

static inline unsigned look_at_ends(struct str text)
{
	return suspect((unsigned char)text.at[0] <= ' ', SUSPECT_EMPTY) |
	       suspect(text.at[text.len - 1] == '*', SUSPECT_FOOTNOTE);
}

uint8_t glance_at_line(const struct sieve *sieve, struct str line)
{
	if (!line.len)
		return SUSPECT_EMPTY;
	return (uint8_t)(look_at_line(sieve, line) | look_at_ends(line));
}

/* Moves lines of the text behind what `room` holds, without their indentation and with LF for their
 * end, until it is full. */
static size_t take_lines(struct str *text, char room[ROOM], size_t held)
{
	while (text->len && held < ROOM) {
		const char *end = memchr(text->at, '\n', text->len);
		size_t line = end ? (size_t)(end - text->at) : text->len;
		size_t taken = line < ROOM - held ? line : ROOM - held;
		memcpy(room + held, text->at, taken);
		held += taken;
		text->at += taken;
		text->len -= taken;
		if (taken < line || !end || held == ROOM)
			continue;
		held -= held > 0 && room[held - 1] == '\r';
		room[held++] = '\n';
		while (text->len && ascii_is_blank(*text->at)) {
			text->at++;
			text->len--;
		}
	}
	return held;
}

uint8_t glance(const struct sieve *sieve, struct str text)
{
	if (!text.len)
		return SUSPECT_EMPTY;
	/* What begins at the end of one piece may go on in the next. */
	char room[ROOM + GLANCE_PADDING];
	unsigned seen = look_at_ends(text);
	for (size_t held = 0; text.len;) {
		held = take_lines(&text, room, held);
		memset(room + held, '"', GLANCE_PADDING);
		seen |= look_at_line(sieve, (struct str){room, held});
		size_t kept = held < REACH ? held : REACH;
		memmove(room, room + held - kept, kept);
		held = kept;
	}
	return (uint8_t)seen;
}
