/* node.c - YAML into a tree: libyaml's document API, and what libyaml does not mind but a reader would. */
#include "node.h"
#include "base/map.h"
#include "base/utf8.h"

#include <string.h>
#include <yaml.h>

typedef struct {
	Node *node;
	bool open;              /* its children are being read: an alias to it would be a circle */
	ptrdiff_t count, depth; /* with aliases written out */
} Seen;

typedef struct {
	Arena *arena;
	const Source *source;
	Problems *problems;
	yaml_document_t *document;
	Seen *seen; /* by libyaml's number of the node, from 1 */
	bool endless;
} Reader;

static void
parser_open(yaml_parser_t *parser, const Source *source)
{
	yaml_parser_initialize(parser);
	yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		parser, (const unsigned char *)source->bytes.at, (size_t)source->bytes.len);
}

static bool
tab_stands_at(const Source *source, yaml_mark_t mark)
{
	Str line = source_line(source, (ptrdiff_t)mark.line + 1);

	return (ptrdiff_t)mark.column < line.len && line.at[mark.column] == '\t';
}

static Mark
mark_of(const Source *source, yaml_mark_t mark)
{
	return (Mark){ source, (ptrdiff_t)mark.line + 1, (ptrdiff_t)mark.column + 1 };
}

static void
report_parser(const yaml_parser_t *parser, const Source *source, Problems *problems)
{
	Mark at = mark_of(source, parser->problem_mark);

	if (parser->error == YAML_READER_ERROR)
		problem(problems, source_mark(source, (ptrdiff_t)parser->problem_offset), "%s",
			parser->problem);
	else if (tab_stands_at(source, parser->problem_mark))
		problem(problems, at, "a tab cannot indent YAML: use spaces");
	else if (parser->context && parser->context_mark.line != parser->problem_mark.line)
		problem(problems, at, "%s, %s that begins on line %zu", parser->problem, parser->context,
			parser->context_mark.line + 1);
	else if (parser->context)
		problem(problems, at, "%s, %s", parser->problem, parser->context);
	else
		problem(problems, at, "%s", parser->problem ? parser->problem : "no memory");
}

/* What is wrong with the event, in the run of events that end with it. */
static const char *
event_wrong(const yaml_event_t *event, int *depth, int *anchors, int *documents)
{
	bool begins = event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT;
	bool ends = event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT;
	bool anchored = (event->type == YAML_SEQUENCE_START_EVENT && event->data.sequence_start.anchor) ||
		(event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.anchor) ||
		(event->type == YAML_SCALAR_EVENT && event->data.scalar.anchor);

	*depth += begins - ends;
	*anchors += anchored;
	*documents += event->type == YAML_DOCUMENT_START_EVENT;
	if (*depth > NODE_DEPTH)
		return "nested too deep";
	if (*anchors > NODE_ANCHORS)
		return "too many anchors";
	if (*documents > 1)
		return "a second document begins here: a pipeline is one document";
	return NULL;
}

/* A first pass over the events: bad YAML and what would cost libyaml too much are found before it builds a
 * tree. */
static bool
within_bounds(const Source *source, Problems *problems)
{
	yaml_parser_t parser;
	int depth = 0, anchors = 0, documents = 0;
	bool more = true, good = true;

	parser_open(&parser, source);
	while (more && good) {
		yaml_event_t event;
		const char *wrong;

		if (!yaml_parser_parse(&parser, &event)) {
			report_parser(&parser, source, problems);
			good = false;
			break;
		}
		wrong = event_wrong(&event, &depth, &anchors, &documents);
		if (wrong)
			problem(problems, mark_of(source, event.start_mark), "%s", wrong);
		good = !wrong;
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return good;
}

static Node *
new_node(Reader *reader, const yaml_node_t *from)
{
	Node *node = NEW(reader->arena, Node, 1);

	node->at = mark_of(reader->source, from->start_mark);
	if (from->type == YAML_SCALAR_NODE) {
		Str text = { (const char *)from->data.scalar.value, (ptrdiff_t)from->data.scalar.length };

		node->text = arena_copy(reader->arena, text);
		node->plain = from->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	}
	return node;
}

static void
check_tag(Reader *reader, const Node *node, const yaml_node_t *from)
{
	static const char *const known[] = { YAML_STR_TAG, YAML_SEQ_TAG, YAML_MAP_TAG };

	for (int i = 0; i < 3; i++)
		if (from->tag && !strcmp((const char *)from->tag, known[i]))
			return;
	problem(reader->problems, node->at, "the tag %s means nothing here", (const char *)from->tag);
}

static Node *read_node(Reader *, int number);

static void
read_pairs(Reader *reader, Node *map, const yaml_node_t *from)
{
	const yaml_node_pair_t *end = from->data.mapping.pairs.top;
	Map keys = { 0 };

	for (const yaml_node_pair_t *pair = from->data.mapping.pairs.start; pair < end; pair++) {
		const yaml_node_t *key_from = yaml_document_get_node(reader->document, pair->key);
		Node *key = new_node(reader, key_from); /* its own: an alias of it as a value may change */
		Node *value = read_node(reader, pair->value);
		Slot *slot;

		if (key_from->type != YAML_SCALAR_NODE) {
			problem(reader->problems, key->at, "a key must be a text");
			continue;
		}
		slot = map_add(&keys, reader->arena, key->text);
		if (slot->value) {
			const Node *first = slot->value;
			problem(reader->problems, key->at, "the key '%.*s' is given twice (first on line %td)",
				SHOW(key->text), first->at.line);
			continue;
		}
		slot->value = key;
		*PUSH(reader->arena, &map->pairs) = (Pair){ key, value };
	}
}

static void
add_sizes(Reader *reader, Seen *seen, int child)
{
	seen->count += reader->seen[child].count;
	if (seen->depth < reader->seen[child].depth + 1)
		seen->depth = reader->seen[child].depth + 1;
	if (seen->count > NODE_COUNT)
		seen->count = NODE_COUNT + 1;
}

/* Sizes of a node from its children's, which are known by now. */
static void
measure(Reader *reader, const yaml_node_t *from, Seen *seen)
{
	seen->count = seen->depth = 1;
	if (from->type == YAML_SEQUENCE_NODE)
		for (const yaml_node_item_t *i = from->data.sequence.items.start;
			i < from->data.sequence.items.top; i++)
			add_sizes(reader, seen, *i);
	if (from->type == YAML_MAPPING_NODE)
		for (const yaml_node_pair_t *i = from->data.mapping.pairs.start;
			i < from->data.mapping.pairs.top; i++)
			add_sizes(reader, seen, i->value);
}

static Node *
read_node(Reader *reader, int number)
{
	const yaml_node_t *from = yaml_document_get_node(reader->document, number);
	Seen *seen = &reader->seen[number];

	if (seen->open) {
		problem(reader->problems, seen->node->at, "an alias stands inside what it names");
		reader->endless = true;
	}
	if (seen->node)
		return seen->node;
	seen->node = new_node(reader, from);
	seen->open = true;
	check_tag(reader, seen->node, from);
	if (from->type == YAML_SEQUENCE_NODE) {
		seen->node->kind = NODE_LIST;
		for (const yaml_node_item_t *i = from->data.sequence.items.start;
			i < from->data.sequence.items.top; i++) {
			Node *item = read_node(reader, *i);
			*PUSH(reader->arena, &seen->node->items) = item;
		}
	} else if (from->type == YAML_MAPPING_NODE) {
		seen->node->kind = NODE_MAP;
		read_pairs(reader, seen->node, from);
	}
	seen->open = false;
	measure(reader, from, seen);
	return seen->node;
}

static Node *
read_document(Arena *arena, const Source *source, Problems *problems, yaml_document_t *document)
{
	Reader reader = { arena, source, problems, document, NULL, false };
	ptrdiff_t count = document->nodes.top - document->nodes.start;
	Node *root;

	if (count == 0) {
		problem(problems, (Mark){ source, 1, 1 }, "there is no pipeline in this file");
		return NULL;
	}
	reader.seen = NEW(arena, Seen, count + 1);
	root = read_node(&reader, 1);
	if (reader.seen[1].count <= NODE_COUNT && reader.seen[1].depth <= NODE_DEPTH)
		return reader.endless ? NULL : root;
	problem(problems, root->at, "too large with its aliases written out");
	return NULL;
}

Node *
node_read(Arena *arena, const Source *source, Problems *problems)
{
	yaml_parser_t parser;
	yaml_document_t document;
	Node *root = NULL;
	ptrdiff_t valid = utf8_valid(source->bytes);

	if (valid < source->bytes.len)
		problem(problems, source_mark(source, valid), "this is no UTF-8");
	if (valid < source->bytes.len || !within_bounds(source, problems))
		return NULL;
	parser_open(&parser, source);
	if (yaml_parser_load(&parser, &document)) {
		root = read_document(arena, source, problems, &document);
		yaml_document_delete(&document);
	} else {
		report_parser(&parser, source, problems); /* an alias of an anchor that is not there */
	}
	yaml_parser_delete(&parser);
	return root;
}

Node *
node_get(const Node *map, const char *key)
{
	for (ptrdiff_t i = 0; map && i < map->pairs.len; i++)
		if (str_equal(map->pairs.at[i].key->text, str(key)))
			return map->pairs.at[i].value;
	return NULL;
}

bool
node_is(const Node *node, const char *plain)
{
	return node->kind == NODE_TEXT && node->plain && str_equal(node->text, str(plain));
}

bool
node_is_null(const Node *node)
{
	return node_is(node, "null") || node_is(node, "~") || node_is(node, "");
}

const char *
node_kind(const Node *node)
{
	static const char *const names[] = { "a text", "a list", "a map" };

	return names[node->kind];
}
