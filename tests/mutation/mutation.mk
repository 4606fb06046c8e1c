# Single faults in plans that are right, each of which planc must see, and edits of which it must say
# nothing. The plans are read by the program that tests slips of the hand.

PARTS += mutation

check-mutation: $(O)/tests/slips/variants
	@$(call need,$(PYTHON))
	$(call self_test,mutation,$<)
	$(PYTHON) tests/mutation/run.py $<

.PHONY: check-mutation
