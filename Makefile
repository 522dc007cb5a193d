# Everything is built below $B; nothing else is written.  `make help` lists the targets.
MAKEFLAGS += --no-builtin-rules
B        ?= build
PREFIX   ?= /usr/local
CC        = gcc
CFLAGS   ?= -O2 -g
VERSION  := 0.1
WARNINGS  = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2
FLAGS     = -std=c11 -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' -Ifilters -Ipipelines $(WARNINGS) $(CFLAGS)
LIBS      = -lz -lutf8proc -lm

# What a fresh Debian needs: to build and run, and to test.
PACKAGES      = gcc make libc6-dev pkg-config libyaml-dev zlib1g-dev libutf8proc-dev
TEST_PACKAGES = check python3 jq

HARNESS  := filters/filter.c filters/feed.c filters/program.c
FILTERS  := $(basename $(notdir $(filter-out $(HARNESS) filters/main.c,$(wildcard filters/*.c))))
FLOORS   := $(wildcard filters/base/*.c filters/record/*.c filters/language/*.c filters/language/*/*.c) \
            $(HARNESS)
RUNNER   := $(filter-out pipelines/pipeline.c,$(wildcard pipelines/*.c))
SOURCES  := $(wildcard filters/*.[ch] filters/*/*.[ch] filters/*/*/*.[ch] pipelines/*.[ch] tests/*.[ch])
PIPELINE := $(if $(wildcard pipelines/pipeline.c),pipeline)
PROGRAMS := $(addprefix $B/bin/,$(FILTERS) $(PIPELINE))
TESTS    := $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/test_*.c))
FUZZERS  := $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/fuzz_*.c))
TABLES   := $(wildcard filters/tables/*/*.tsv)
objects   = $(patsubst %.c,$B/%.o,$1)

all: $(PROGRAMS) ## build every program
$(FILTERS:%=$B/bin/%): $B/bin/%: $B/main/%.o $B/filters/%.o $B/floors.a
$B/bin/pipeline: $(call objects,$(wildcard pipelines/*.c) $(FILTERS:%=filters/%.c)) $B/floors.a
$B/bin/pipeline: LIBS += -lyaml
$(TESTS) $(FUZZERS): $B/tests/%: $B/tests/%.o $(call objects,$(FILTERS:%=filters/%.c) $(RUNNER)) $B/floors.a
$(TESTS): LIBS += -lyaml $(shell pkg-config --libs check)
$(FUZZERS): LIBS += -lyaml
$(PROGRAMS) $(TESTS) $(FUZZERS):
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
$B/floors.a: $(call objects,$(FLOORS)) $B/tables.o
	@rm -f $@
	ar rcs $@ $^
$B/main/%.o: filters/main.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -DFILTER=$(subst -,_,$*) -c -o $@ $<
$B/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<
$B/tables.o: $B/tables.c
	$(CC) $(FLAGS) -Wno-overlength-strings -c -o $@ $<
$B/tables.c: filters/tables/embed.awk $(TABLES)
	@mkdir -p $(@D)
	awk -f filters/tables/embed.awk $(TABLES) < /dev/null > $@.new && mv $@.new $@

clean: ## forget everything built
	rm -rf $B
help: ## this list
	@awk -F '[:#]+' '/^[a-z-]+:.*## / { printf "%-10s%s\n", $$1, $$NF }' Makefile
.PHONY: all clean help
.SECONDARY:
-include $(wildcard $B/*/*.d $B/*/*/*.d $B/*/*/*/*.d)
