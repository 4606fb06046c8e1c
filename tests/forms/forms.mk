# The forms that the five documents do not all have: each is used by an example or a template, and every
# use of it is right in the JSON, the CSV and the HTML.

PARTS += forms

check-forms: $(O)/planc
	@$(call need,$(PYTHON))
	$(call self_test,forms,$(O)/planc)
	$(PYTHON) tests/forms/run.py $(O)/planc

.PHONY: check-forms
