# Speed, as ratios to a bare scanner in the same run. `make bench` takes some minutes; `make
# bench-short` shows in seconds that it works.

BENCH = $(O)/bench/bare $(O)/bench/generate

bench: $(O)/planc $(BENCH)
	$(PYTHON) tests/bench/run.py $(O)

bench-short: $(O)/planc $(BENCH)
	$(PYTHON) tests/bench/run.py $(O) --actions 500,1000 --runs 1

$(O)/bench/bare.c: tests/bench/bare.l
	@mkdir -p $(@D)
	$(SAY) "  FLEX    $<"
	$(Q)flex -8 -Cf -o $@ $<

$(O)/bench/bare: $(O)/bench/bare.c
	$(SAY) "  CC      $<"
	$(Q)$(CC) $(filter-out -Wmissing-prototypes,$(WARN)) $(DEFS) $(CFLAGS) -o $@ $<

$(O)/bench/generate: $(wildcard tests/bench/*.c tests/bench/*.h)
	@mkdir -p $(@D)
	$(SAY) "  CC      tests/bench/generate.c"
	$(Q)$(CC) $(WARN) $(DEFS) -Itests/bench $(CFLAGS) -o $@ $(filter %.c,$^)

.PHONY: bench bench-short
