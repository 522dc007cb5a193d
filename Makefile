# Everything is built below $B; nothing else is written.  `make help` lists the targets.
MAKEFLAGS += --no-builtin-rules
B        ?= build
PREFIX   ?= /usr/local
CC        = gcc
CFLAGS   ?= -O2 -g
VERSION  := 0.1
WARNINGS  = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2
FLAGS     = -std=c11 -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' -Ifilters -Ipipelines -Itests $(WARNINGS) $(CFLAGS)
LIBS      = -lz -lutf8proc -luchardet -lm -ldl

# What a fresh Debian needs: to build and run, and to test.
PACKAGES      = gcc make libc6-dev pkg-config libyaml-dev zlib1g-dev libutf8proc-dev libuchardet-dev libarchive-dev
TEST_PACKAGES = check python3 jq mandoc dpkg-dev
LINT_PACKAGES = git clang clang-format clang-tidy cppcheck shellcheck lintian

HARNESS  := filters/filter.c filters/feed.c filters/program.c
FILTERS  := $(basename $(notdir $(filter-out $(HARNESS) filters/main.c,$(wildcard filters/*.c))))
FLOORS   := $(filter-out filters/models/% filters/tables/%,$(wildcard filters/*/*.c filters/*/*/*.c)) \
            $(HARNESS)
RUNNER   := $(filter-out pipelines/pipeline.c,$(wildcard pipelines/*.c))
SOURCES  := $(wildcard filters/*.[ch] filters/*/*.[ch] filters/*/*/*.[ch] pipelines/*.[ch] tests/*.[ch])
PIPELINE := $(if $(wildcard pipelines/pipeline.c),pipeline)
PROGRAMS := $(addprefix $B/bin/,$(FILTERS) $(PIPELINE))
TESTS    := $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/test_*.c))
FUZZERS  := $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/fuzz_*.c))
TABLES   := $(wildcard filters/tables/*/*.tsv)
MODELS   := $(wildcard filters/models/*.model)
IMAGES   := names places lexicon lexicon-entries vocabulary signals
PAGES    := $(notdir $(wildcard filters/*.[157] pipelines/*.[157]))
objects   = $(patsubst %.c,$B/%.o,$1)

all: $(PROGRAMS) ## build every program
$(FILTERS:%=$B/bin/%): $B/bin/%: $B/main/%.o $B/filters/%.o $B/floors.a
$B/bin/pipeline: $(call objects,$(wildcard pipelines/*.c) $(FILTERS:%=filters/%.c)) $B/catalog.o $B/floors.a
$B/bin/pipeline: LIBS += -lyaml
LIBRARY  := $(call objects,$(FILTERS:%=filters/%.c) $(RUNNER)) $B/catalog.o $B/floors.a
$(TESTS): $B/tests/%: $B/tests/%.o $B/runner.a $(LIBRARY)
$(TESTS): LIBS += -lyaml $(shell pkg-config --libs check 2>/dev/null)
$(FUZZERS): $B/tests/%: $B/tests/%.o $(if $(LIBFUZZER),,$B/tests/driver.o) $(LIBRARY)
$(FUZZERS): LIBS += -lyaml
$(PROGRAMS) $(TESTS) $(FUZZERS):
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(LIBS)
# In an archive: taken only by those that have no main of their own.
$B/runner.a: $B/tests/runner.o
	@rm -f $@
	ar rcs $@ $^
# The list of the filters built in: a new filter edits no rule. Looked at in each run, so that one taken away is noticed.
$B/catalog.c: always
	@mkdir -p $(@D)
	@{ echo '#include "filter.h"'; \
	  for f in $(subst -,_,$(FILTERS)); do echo "extern const Filter $$f;"; done; \
	  echo 'extern const Filter *const catalog[];'; echo 'const Filter *const catalog[] = {'; \
	  for f in $(subst -,_,$(FILTERS)); do echo "&$$f,"; done; echo '0 };'; } > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
$B/catalog.o: $B/catalog.c
	$(CC) $(FLAGS) -c -o $@ $<
$B/floors.a: $(call objects,$(FLOORS)) $B/tables.o $B/models.o $B/images.o
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

# Models, and images of the tables, are taken in as they are, by the assembler.
embed = { echo '\#include "language/table.h"'; n=0; for m in $2; do \
	  printf '__asm__(".section .rodata; .balign 16; $1_%d: .incbin \\"%s\\"; .text");\n' $$n $$m; \
	  echo "extern const char $1_$$n[];"; n=$$((n + 1)); done; \
	  echo 'const BuiltinTable builtin_$1s[] = {'; n=0; for m in $2; do \
	  echo "{ \"$3$${m\#\#*/}\", $1_$$n, $$(wc -c < $$m) },"; n=$$((n + 1)); done; \
	  echo '{ 0, 0, 0 } };'; echo "const ptrdiff_t builtin_$1_count = $$n;"; } > $@
$B/models.c: Makefile $(MODELS)
	@mkdir -p $(@D)
	@$(call embed,model,$(MODELS),models/)
$B/images.c: Makefile $(IMAGES:%=$B/images/%)
	@$(call embed,image,$(IMAGES:%=$B/images/%))
$B/models.o $B/images.o: %.o: %.c
	$(CC) $(FLAGS) -c -o $@ $<
# Made by our own code, which is linked for that without them: a builder of the machine that builds.
$B/images/%: $B/images/make
	@cd / && WIRECOUNT_DATA= $(abspath $<) $* > $(abspath $@).new && mv $(abspath $@).new $(abspath $@)
$B/images/make: $B/filters/tables/images.o $(call objects,$(FLOORS)) $B/tables.o $B/models.o
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(filter-out -fsanitize=fuzzer,$(LDFLAGS)) -o $@ $^ $(LIBS)

# A page is written by hand but for its options, which come from the program's table.
$B/man/%: filters/% $B/bin/pipeline
	$(page)
$B/man/%: pipelines/% $B/bin/pipeline
	$(page)
define page
@mkdir -p $(@D)
awk -v options='$B/bin/pipeline manual $(basename $*)' '/^\.\\" OPTIONS$$/ { print ".Bl -tag -width Ds"; \
	while ((options | getline line) > 0) print line; if (close(options)) exit 1; print ".El"; next } { print }' $< > $@.new
@mv $@.new $@
endef
man: $(PAGES:%=$B/man/%) ## man pages, in build/man

# What is installed, from PREFIX on. A PROGRAM_PREFIX (wc-) is for those who have a `report` of their own.
NAMES     = $(addprefix $(PROGRAM_PREFIX),$(notdir $(PROGRAMS)))
DATA      = share/wirecount
BASH      = share/bash-completion/completions
ZSH       = share/zsh/site-functions/_$(PROGRAM_PREFIX)wirecount
FISH      = share/fish/vendor_completions.d/$(PROGRAM_PREFIX)wirecount.fish
COPIES    = $(patsubst filters/tables/%,$(DATA)/%,$(TABLES)) $(patsubst filters/%,$(DATA)/%,$(MODELS)) \
            $(addprefix $(DATA)/,$(wildcard pipelines/*.yaml) $(patsubst filters/%,%,$(wildcard filters/schemas/*.json)))
INSTALLED = $(NAMES:%=bin/%) $(NAMES:%=$(BASH)/%) $(ZSH) $(FISH) $(COPIES) \
            $(foreach page,$(PAGES),share/man/man$(subst .,,$(suffix $(page)))/$(PROGRAM_PREFIX)$(page))
# In a page: names of programs and pages, and programs in examples, behind `$ ` or `| `.
PREFIXED  = $(if $(PROGRAM_PREFIX),$(foreach p,$(notdir $(PROGRAMS)),-e 's/^\.\(Nm\|Xr\) $p\>/.\1 $(PROGRAM_PREFIX)$p/' \
            -e '/^\(\.Dl \)\{0,1\}\$$ /s/\([$$|] \)$p\>/\1$(PROGRAM_PREFIX)$p/g') -e 's/^\.Xr records/.Xr $(PROGRAM_PREFIX)records/')
install: all man ## programs, man pages, completions, tables, pipelines: DESTDIR= PREFIX= PROGRAM_PREFIX=
	@umask 022; set -e; to='$(DESTDIR)$(PREFIX)'; mkdir -p "$$to"; \
	(cd "$$to" && mkdir -p $(sort $(dir $(INSTALLED)))); \
	for p in $(notdir $(PROGRAMS)); do install -m 755 $B/bin/$$p "$$to/bin/$(PROGRAM_PREFIX)$$p"; \
		ln -sf $(PROGRAM_PREFIX)pipeline "$$to/$(BASH)/$(PROGRAM_PREFIX)$$p"; done; \
	for page in $(PAGES); do \
		sed -e '' $(PREFIXED) $B/man/$$page > "$$to/share/man/man$${page##*.}/$(PROGRAM_PREFIX)$$page"; done; \
	rm -f "$$to/$(BASH)/$(PROGRAM_PREFIX)pipeline"; \
	$B/bin/pipeline completion bash $(PROGRAM_PREFIX) > "$$to/$(BASH)/$(PROGRAM_PREFIX)pipeline"; \
	$B/bin/pipeline completion zsh $(PROGRAM_PREFIX) > "$$to/$(ZSH)"; \
	$B/bin/pipeline completion fish $(PROGRAM_PREFIX) > "$$to/$(FISH)"; \
	for t in $(TABLES:filters/tables/%=%); do install -m 644 filters/tables/$$t "$$to/$(DATA)/$$t"; done; \
	for m in $(MODELS:filters/%=%); do install -m 644 filters/$$m "$$to/$(DATA)/$$m"; done; \
	install -m 644 -t "$$to/$(DATA)/pipelines" pipelines/*.yaml; \
	install -m 644 -t "$$to/$(DATA)/schemas" filters/schemas/*.json
uninstall: ## remove what install put there, and nothing else
	@cd '$(DESTDIR)$(PREFIX)' && rm -f $(INSTALLED) && \
	for d in $(patsubst %/,%,$(sort $(dir $(COPIES)))) $(DATA); do rmdir $$d 2>/dev/null || true; done
deb: ## a Debian package, in build/
	@tests/setup $(PACKAGES) dpkg-dev
	@$(MAKE) -s all man
	@VERSION=$(VERSION) B=$B .ci/deb '$(PROGRAM_PREFIX)'

setup: ## install what is missing (apt-get, as root or by sudo; else prints the line)
	@tests/setup $(PACKAGES)
demo: ## build, run the main job on samples/, show the table, write build/report.html
	@tests/setup $(PACKAGES)
	@$(MAKE) -s all
	@B=$B tests/demo
check: ## all tests: modules, cases, laws, fuzz targets, scripts, floors
	@tests/setup $(PACKAGES) $(TEST_PACKAGES)
	@$(MAKE) -s all run-tests
run-tests: $(PROGRAMS) $(TESTS) $(FUZZERS)
	@B=$B tests/run-all $(TESTS) -- $(FUZZERS)
asan: ## the same under the address and undefined-behaviour sanitizers
	@$(MAKE) -s run-tests B=build/asan CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined"
fuzz: ## a minute on each fuzz target (clang's libFuzzer)
	@$(MAKE) -s fuzzers B=build/fuzz CC=clang LIBFUZZER=1 CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined"
fuzzers: LDFLAGS += -fsanitize=fuzzer
fuzzers: $(FUZZERS)
	set -e; for f in $^; do mkdir -p $B/corpus/$$(basename $$f); \
		$$f -max_total_time=$(or $(FUZZ_SECONDS),60) -artifact_prefix=$B/ $B/corpus/$$(basename $$f) samples; done
bench: ## every filter as a ratio to jq -c . in one run
	@tests/setup $(PACKAGES) python3 jq
	@$(MAKE) -s all $B/bench/corpus
	@python3 tests/bench/bench.py --build $B $(BENCH)
bench-peers: ## wink-nlp and spaCy into build/peers, mlr and datamash, for make bench to run beside
	@tests/setup miller datamash
	@tests/bench/peers $B/peers
$B/bench/corpus: $B/tests/bench/corpus.o $B/floors.a
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
# What a trainer of filters/models asks of the filters' own code.
$B/models/name-train: $B/filters/models/name-learn.o
$B/models/%: $B/filters/models/%.o $B/floors.a
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
format: ## lay out the C as .clang-format says
	clang-format -i $(SOURCES) $(wildcard tests/bench/*.[ch])
lint: ## floors, shape, layout, two compilers, clang-tidy, cppcheck, shellcheck (LINT=quick: no analyzer)
	@tests/setup $(PACKAGES) $(TEST_PACKAGES) $(LINT_PACKAGES)
	@$(MAKE) -s $B/floors.a
	@B=$B tests/lint
lint-packages:
	@echo $(LINT_PACKAGES)
lint-objects: $(TESTS:%=%.o) $(FUZZERS:%=%.o)
clean: ## forget everything built
	rm -rf $B
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-10s%s\n", $$1, $$2 }' Makefile
always:
.PHONY: always all man install uninstall deb clean help setup demo check run-tests asan fuzz fuzzers bench bench-peers format lint lint-packages lint-objects
.SECONDARY:
-include $(wildcard $B/*/*.d $B/*/*/*.d $B/*/*/*/*.d)
