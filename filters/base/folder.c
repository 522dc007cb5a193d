#define _DEFAULT_SOURCE /* d_type: glibc, musl and the BSDs have it */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

Folder
folder_open(const char *path)
{
	Folder folder = { .top = true };

	PUSH(&folder.arena, &folder.waiting)->path = arena_format(&folder.arena, "%s", path);
	return folder;
}

static int
later_first(const void *a, const void *b)
{
	return str_compare(((const struct FolderEntry *)b)->path, ((const struct FolderEntry *)a)->path);
}

/* Ended by a NUL byte. Folders of a million files ask for it a million times. */
static Str
inside(Arena *arena, Str folder, Str name)
{
	bool slash = !str_ends(folder, S("/"));
	char *path = arena_room(arena, folder.len + slash + name.len + 1);

	memcpy(path, folder.at, (size_t)folder.len);
	path[folder.len] = '/';
	memcpy(path + folder.len + slash, name.at, (size_t)name.len);
	path[folder.len + slash + name.len] = '\0';
	return (Str){ path, folder.len + slash + name.len };
}

/* What is in a folder goes on the stack, the first name on top. */
static const char *
enter(Folder *folder, Str path)
{
	DIR *dir = opendir(path.at);
	ptrdiff_t before = folder->waiting.len;
	const struct dirent *entry;
	int error;

	if (!dir)
		return strerror(errno);
	while (errno = 0, (entry = readdir(dir))) {
		const char *name = entry->d_name;
		if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
			continue;
		*PUSH(&folder->arena, &folder->waiting) = (struct FolderEntry){
			inside(&folder->arena, path, str(name)), entry->d_type == DT_REG
		};
	}
	error = errno;
	closedir(dir);
	qsort(folder->waiting.at + before, (size_t)(folder->waiting.len - before), sizeof(struct FolderEntry),
		later_first);
	return error ? strerror(error) : NULL;
}

static FolderResult
skipped(const struct stat *about, const char **why)
{
	*why = S_ISFIFO(about->st_mode)    ? "a pipe, not read"
		: S_ISSOCK(about->st_mode) ? "a socket, not read"
					   : "a device, not read";
	return FOLDER_SKIPPED;
}

static FolderResult
look(Folder *folder, Str path, bool top, const char **why)
{
	struct stat about;
	bool link;

	if ((top ? stat : lstat)(path.at, &about) != 0)
		return *why = strerror(errno), FOLDER_WRONG;
	link = S_ISLNK(about.st_mode);
	if (link && stat(path.at, &about) != 0)
		return *why = strerror(errno), FOLDER_WRONG;
	if (S_ISDIR(about.st_mode)) {
		if (link)
			return *why = "a symbolic link to a folder, not followed", FOLDER_SKIPPED;
		*why = enter(folder, path);
		return *why ? FOLDER_WRONG : FOLDER_END;
	}
	return S_ISREG(about.st_mode) || top ? FOLDER_FILE : skipped(&about, why);
}

FolderResult
folder_next(Folder *folder, const char **path, const char **why)
{
	while (folder->waiting.len) {
		struct FolderEntry next = folder->waiting.at[--folder->waiting.len];
		bool top = folder->top;
		FolderResult result;
		folder->top = false;
		*path = next.path.at;
		result = next.file ? FOLDER_FILE : look(folder, next.path, top, why);
		if (result != FOLDER_END)
			return result;
	}
	return FOLDER_END;
}

void
folder_close(Folder *folder)
{
	arena_free(&folder->arena);
	*folder = (Folder){ 0 };
}

bool
file_exists(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0;
}
