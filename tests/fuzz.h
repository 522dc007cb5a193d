/* fuzz.h - what fuzz targets share: a law that does not hold stops the program. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define LAW(holds)                                                                                           \
	((holds) ? (void)0                                                                                   \
		 : (fprintf(stderr, "%s:%d: the law does not hold: %s\n", __FILE__, __LINE__, #holds),       \
			   abort()))

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
