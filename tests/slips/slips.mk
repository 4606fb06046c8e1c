# What is said of slips of the hand. One program reads all variants of a plan: starting planc some ten
# thousand times would take longer than reading them.

$(O)/tests/slips/variants: tests/slips/variants.c $(O)/libplanc.a
	@mkdir -p $(@D)
	$(SAY) "  CC      $<"
	$(Q)$(COMPILE) -MF $@.d -o $@ $< $(TEST_LDFLAGS) $(O)/libplanc.a $(LIBS)

check-slips: $(O)/tests/slips/variants
	@$(call need,$(PYTHON))
	$(PYTHON) tests/slips/run.py $<

# Slips that somebody may well make, one to three in a plan.
slips-fuzz: $(O)/tests/slips/variants
	@$(call need,$(PYTHON))
	$(PYTHON) tests/slips/run.py $< fuzz=10000

.PHONY: slips-fuzz
