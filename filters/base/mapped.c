#include "base/mapped.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

Str
file_mapped(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about;
	void *at = MAP_FAILED;

	if (fd < 0)
		return (Str){ 0 };
	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0)
		at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	return at == MAP_FAILED ? (Str){ 0 } : (Str){ at, (ptrdiff_t)about.st_size };
}

void
file_unmapped(Str bytes)
{
	if (bytes.at)
		munmap((void *)bytes.at, (size_t)bytes.len);
}
