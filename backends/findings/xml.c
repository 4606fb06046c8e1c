#include "findings/xml.h"

#include <string.h>

void xml_text(FILE *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		switch (text.at[i]) {
		case '&': fputs("&amp;", out); break;
		case '<': fputs("&lt;", out); break;
		case '>': fputs("&gt;", out); break;
		case '"': fputs("&quot;", out); break;
		default: fputc(text.at[i], out);
		}
}

void xml_attribute(FILE *out, const char *name, struct str value)
{
	fprintf(out, " %s=\"", name);
	xml_text(out, value);
	fputc('"', out);
}

void xml_number(FILE *out, const char *name, uint32_t value)
{
	fprintf(out, " %s=\"%lu\"", name, (unsigned long)value);
}
