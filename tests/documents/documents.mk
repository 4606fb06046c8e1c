# The examples, word for word beside the documents that they were taken from. These are no part of the
# project: `make check-documents DOCUMENTS=FOLDER` compares with them, and without them with the counts
# that `make documents-counts DOCUMENTS=FOLDER` wrote.

DOCUMENTS =
PARTS    += documents

check-documents: $(O)/planc
	@$(call need,$(PYTHON))
	$(PYTHON) tests/documents/words.py --self-test $(O)/planc
	$(PYTHON) tests/documents/words.py $(O)/planc $(DOCUMENTS)
	$(PYTHON) tests/documents/tables.py --self-test $(O)/planc
	$(PYTHON) tests/documents/tables.py $(O)/planc
	$(PYTHON) tests/documents/figures.py $(O)/planc

documents-counts: $(O)/planc
	@$(call need,$(PYTHON))
	$(PYTHON) tests/documents/words.py --update $(O)/planc $(DOCUMENTS)

.PHONY: check-documents documents-counts
