/* A scan finds the first byte of a text that a format does not print as it is. */
#ifndef SCAN_H
#define SCAN_H

#include "text.h"

/* How many bytes at the start of `text` are not in the table; text.len if none is. Most texts have
 * none, so eight bytes are asked at once: papers spend most of their time here. */
static inline size_t scan_clean(const unsigned char table[256], struct str text)
{
	const unsigned char *at = (const unsigned char *)text.at;
	size_t i = 0;
	for (; i + 8 <= text.len; i += 8)
		if (table[at[i]] | table[at[i + 1]] | table[at[i + 2]] | table[at[i + 3]] |
			table[at[i + 4]] | table[at[i + 5]] | table[at[i + 6]] | table[at[i + 7]])
			break;
	while (i < text.len && !table[at[i]])
		i++;
	return i;
}

#endif
