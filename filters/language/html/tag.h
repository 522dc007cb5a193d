/* tag.h - the names of HTML elements that mean something here, and what they mean for a text. */
#ifndef HTML_TAG_H
#define HTML_TAG_H

#include "base/str.h"

/* name, what it is for a text: TAG_BLOCK begins a block of its own, TAG_VOID has no end tag, TAG_SILENT holds nothing that is
 * shown as text. */
#define HTML_TAGS(X)                                                                                         \
	X(a, 0)                                                                                              \
	X(abbr, 0)                                                                                           \
	X(address, TAG_BLOCK)                                                                                \
	X(area, TAG_VOID)                                                                                    \
	X(article, TAG_BLOCK)                                                                                \
	X(aside, TAG_BLOCK)                                                                                  \
	X(audio, TAG_SILENT)                                                                                 \
	X(b, 0)                                                                                              \
	X(base, TAG_VOID)                                                                                    \
	X(blockquote, TAG_BLOCK)                                                                             \
	X(body, TAG_BLOCK)                                                                                   \
	X(br, TAG_VOID)                                                                                      \
	X(button, TAG_BLOCK)                                                                                 \
	X(canvas, TAG_SILENT)                                                                                \
	X(caption, TAG_BLOCK)                                                                                \
	X(center, TAG_BLOCK)                                                                                 \
	X(cite, 0)                                                                                           \
	X(code, 0)                                                                                           \
	X(col, TAG_VOID)                                                                                     \
	X(dd, TAG_BLOCK)                                                                                     \
	X(del, 0)                                                                                            \
	X(details, TAG_BLOCK)                                                                                \
	X(dialog, TAG_BLOCK)                                                                                 \
	X(dir, TAG_BLOCK)                                                                                    \
	X(div, TAG_BLOCK)                                                                                    \
	X(dl, TAG_BLOCK)                                                                                     \
	X(dt, TAG_BLOCK)                                                                                     \
	X(em, 0)                                                                                             \
	X(embed, TAG_VOID)                                                                                   \
	X(fieldset, TAG_BLOCK)                                                                               \
	X(figcaption, TAG_BLOCK)                                                                             \
	X(figure, TAG_BLOCK)                                                                                 \
	X(font, 0)                                                                                           \
	X(footer, TAG_BLOCK)                                                                                 \
	X(form, TAG_BLOCK)                                                                                   \
	X(h1, TAG_BLOCK)                                                                                     \
	X(h2, TAG_BLOCK)                                                                                     \
	X(h3, TAG_BLOCK)                                                                                     \
	X(h4, TAG_BLOCK)                                                                                     \
	X(h5, TAG_BLOCK)                                                                                     \
	X(h6, TAG_BLOCK)                                                                                     \
	X(head, TAG_BLOCK)                                                                                   \
	X(header, TAG_BLOCK)                                                                                 \
	X(hgroup, TAG_BLOCK)                                                                                 \
	X(hr, TAG_BLOCK | TAG_VOID)                                                                          \
	X(html, TAG_BLOCK)                                                                                   \
	X(i, 0)                                                                                              \
	X(iframe, TAG_SILENT)                                                                                \
	X(img, TAG_VOID)                                                                                     \
	X(input, TAG_VOID)                                                                                   \
	X(label, 0)                                                                                          \
	X(legend, TAG_BLOCK)                                                                                 \
	X(li, TAG_BLOCK)                                                                                     \
	X(link, TAG_VOID)                                                                                    \
	X(main, TAG_BLOCK)                                                                                   \
	X(map, TAG_SILENT)                                                                                   \
	X(mark, 0)                                                                                           \
	X(math, TAG_SILENT)                                                                                  \
	X(menu, TAG_BLOCK)                                                                                   \
	X(meta, TAG_VOID)                                                                                    \
	X(nav, TAG_BLOCK)                                                                                    \
	X(noembed, TAG_SILENT)                                                                               \
	X(noframes, TAG_SILENT)                                                                              \
	X(noscript, TAG_SILENT)                                                                              \
	X(object, TAG_SILENT)                                                                                \
	X(ol, TAG_BLOCK)                                                                                     \
	X(optgroup, TAG_SILENT)                                                                              \
	X(option, TAG_SILENT)                                                                                \
	X(p, TAG_BLOCK)                                                                                      \
	X(param, TAG_VOID)                                                                                   \
	X(picture, 0)                                                                                        \
	X(plaintext, TAG_BLOCK)                                                                              \
	X(pre, TAG_BLOCK)                                                                                    \
	X(progress, TAG_SILENT)                                                                              \
	X(q, 0)                                                                                              \
	X(rp, TAG_SILENT)                                                                                    \
	X(rt, TAG_SILENT)                                                                                    \
	X(ruby, 0)                                                                                           \
	X(s, 0)                                                                                              \
	X(script, TAG_SILENT)                                                                                \
	X(section, TAG_BLOCK)                                                                                \
	X(select, TAG_SILENT)                                                                                \
	X(small, 0)                                                                                          \
	X(source, TAG_VOID)                                                                                  \
	X(span, 0)                                                                                           \
	X(strike, 0)                                                                                         \
	X(strong, 0)                                                                                         \
	X(style, TAG_SILENT)                                                                                 \
	X(sub, 0)                                                                                            \
	X(summary, TAG_BLOCK)                                                                                \
	X(sup, 0)                                                                                            \
	X(svg, TAG_SILENT)                                                                                   \
	X(table, TAG_BLOCK)                                                                                  \
	X(tbody, TAG_BLOCK)                                                                                  \
	X(td, TAG_BLOCK)                                                                                     \
	X(template, TAG_SILENT)                                                                              \
	X(textarea, TAG_SILENT)                                                                              \
	X(tfoot, TAG_BLOCK)                                                                                  \
	X(th, TAG_BLOCK)                                                                                     \
	X(thead, TAG_BLOCK)                                                                                  \
	X(time, 0)                                                                                           \
	X(title, TAG_SILENT)                                                                                 \
	X(tr, TAG_BLOCK)                                                                                     \
	X(track, TAG_VOID)                                                                                   \
	X(u, 0)                                                                                              \
	X(ul, TAG_BLOCK)                                                                                     \
	X(video, TAG_SILENT)                                                                                 \
	X(wbr, TAG_VOID)                                                                                     \
	X(xmp, TAG_BLOCK)

enum { TAG_BLOCK = 1, TAG_VOID = 2, TAG_SILENT = 4 };

typedef enum {
	TAG_OTHER,
#define X(name, traits) TAG_##name,
	HTML_TAGS(X)
#undef X
		HTML_TAG_COUNT
} HtmlTag;

HtmlTag html_tag(Str name);   /* any case */
int html_tag_traits(HtmlTag); /* TAG_BLOCK | TAG_VOID | TAG_SILENT */

#endif
