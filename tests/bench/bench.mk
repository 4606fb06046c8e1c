# Speed, as ratios to a bare scanner in the same run. `make bench` takes some minutes; `make
# bench-short` shows in seconds that it works.

BENCH = $(O)/bench/bare $(O)/bench/generate $(O)/bench/measure

bench: $(O)/planc $(BENCH)
	$(PYTHON) tests/bench/run.py $(O)

# A plan of a few actions ends, too, and has no error.
bench-short: $(O)/planc $(BENCH)
	timeout 60 $(O)/bench/generate 12 1 >$(O)/bench/few.plan
	$(O)/planc check -q --as-of 2018-04-01 $(O)/bench/few.plan
	$(PYTHON) tests/bench/run.py $(O) --actions 500,1000 --runs 1

$(O)/bench/bare.c: tests/bench/bare.l
	@mkdir -p $(@D)
	$(SAY) "  FLEX    $<"
	$(Q)flex -8 -Cf -o $@ $<

# Other flags make another scanner, as they make another planc.
$(O)/bench/bare: $(O)/bench/bare.c Makefile
	$(SAY) "  CC      $<"
	$(Q)$(CC) $(filter-out -Wmissing-prototypes,$(WARN)) $(DEFS) $(CFLAGS) -o $@ $<

$(O)/bench/generate: $(addprefix tests/bench/,generate.c deadlines.c deadlines.h random.h)
	@mkdir -p $(@D)
	$(SAY) "  CC      $<"
	$(Q)$(CC) $(WARN) $(DEFS) $(CFLAGS) -o $@ $(filter %.c,$^)

$(O)/bench/measure: tests/bench/measure.c
	@mkdir -p $(@D)
	$(SAY) "  CC      $<"
	$(Q)$(CC) $(WARN) $(DEFS) $(CFLAGS) -o $@ $<

# Where the time goes inside `check`, on one plan.
bench-phases: $(O)/bench/phases $(O)/bench/generate
	$(O)/bench/generate 50000 1 >$(O)/bench/phases.plan
	$(O)/bench/phases $(O)/bench/phases.plan

$(O)/bench/phases: tests/bench/phases.c $(O)/libplanc.a
	@mkdir -p $(@D)
	$(SAY) "  CC      $<"
	$(Q)$(COMPILE) -MF $@.d -o $@ $< $(TEST_LDFLAGS) $(O)/libplanc.a $(LIBS)

.PHONY: bench bench-short bench-phases
