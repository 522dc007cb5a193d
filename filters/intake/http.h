/* http.h - header lines ("Name: value", as HTTP and WARC have them) and HTTP bodies (RFC 9110, RFC 9112). */
#ifndef HTTP_H
#define HTTP_H

#include "base/in.h"

/* The value of a header, by its name in any case; empty if there is none. `headers` is all lines, folded ones not joined. */
Str header_find(Str headers, Str name);
/* Of "text/html; charset=utf-8": the part in front, in lower case, and the parameter. */
Str header_media(Arena *, Str content_type);
Str header_charset(Str content_type);

/* Splits a message at its blank line; headers without the first line. False: no blank line. */
bool http_split(Str message, Str *first_line, Str *headers, Str *body);
/* Undoes Transfer-Encoding and Content-Encoding. NULL, or what is wrong; then *body is what could be had. */
const char *http_body(Arena *, Str headers, ptrdiff_t max_bytes, Str *body);

#endif
