# What changed between two versions of a plan. One program compares all pairs: starting planc for each of
# some thousand would take longer.

PARTS += changes

$(O)/tests/changes/pairs: tests/changes/pairs.c $(O)/libplanc.a
	@mkdir -p $(@D)
	$(SAY) "  CC      $<"
	$(Q)$(COMPILE) -MF $@.d -o $@ $< $(TEST_LDFLAGS) $(O)/libplanc.a $(LIBS)

check-changes: $(O)/planc $(O)/tests/changes/pairs $(O)/tests/slips/variants $(O)/bench/generate
	@$(call need,$(PYTHON))
	$(call self_test,changes,$(O))
	$(PYTHON) tests/changes/run.py $(if $(SHORT),--short) $(O)
	$(PYTHON) tests/changes/reports.py $(O)/planc

.PHONY: check-changes
