/* What the processor can do beyond what every one of its kind can, for code that has a plain way
 * beside the fast one. */
#ifndef CPU_H
#define CPU_H

#include <stdbool.h>

/* True on x86-64 with AVX2, if the system keeps its registers. A load and a test. */
bool cpu_has_avx2(void);

#endif
