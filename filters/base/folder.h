/* folder.h - the files below a path, one after the other: folders in byte order of their names, to any depth. */
#ifndef FOLDER_H
#define FOLDER_H

#include "base/arena.h"

typedef enum {
	FOLDER_END,
	FOLDER_FILE,    /* a regular file; at the top also what is none, such as a pipe */
	FOLDER_SKIPPED, /* a device, pipe or socket, or a symbolic link to a folder; *why says which */
	FOLDER_WRONG,   /* it cannot be read; *why says why */
} FolderResult;

struct FolderEntry {
	Str path;
	bool file; /* the folder's list said that it is a regular file: nobody need ask again */
};

typedef struct {
	Arena arena;
	LIST(struct FolderEntry) waiting; /* the next one last */
	bool top; /* the next one is the path that was asked for: links are followed */
} Folder;

Folder folder_open(const char *path);                                    /* of a file: that file alone */
FolderResult folder_next(Folder *, const char **path, const char **why); /* lives until folder_close */
void folder_close(Folder *);
bool file_exists(const char *path);

#endif
