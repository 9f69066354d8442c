# A thin front: each target is one script or command, and make only knows what is older than what.
# make run: the demonstration county on http://127.0.0.1:8080. make test: everything, ending in "N passed, N failed".
BUILD  ?= build
LISTEN ?= 127.0.0.1:8080
STORE  ?= var/demo.bangfu

WEB_SOURCES := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null) docs/codes.md
WEB_STAMP   := $(if $(wildcard web/package.json),web/dist/.built)
BROWSER     := $(if $(wildcard tests/browser/package.json),tests/browser/node_modules/.installed)

.PHONY: build compile run test check manual bench bench-quick soak books clean
.DEFAULT_GOAL := build

build: $(BUILD)/.packages-build $(WEB_STAMP) compile

# The program alone, from what is installed already.
compile:
	@tools/build.sh $(BUILD)

run: build $(STORE).ready
	@exec $(BUILD)/bangfu serve $(STORE) --listen $(LISTEN)

# The mark is written last, so that an interrupted demonstration county is made anew.
$(STORE).ready: | build
	@mkdir -p $(dir $(STORE))
	@rm -f $(STORE) $(STORE)-wal $(STORE)-shm
	@$(BUILD)/bangfu demo $(STORE)
	@touch $@

test: $(BUILD)/.packages-test $(WEB_STAMP) $(BROWSER)
	@tests/run.sh $(BUILD)

check:
	@tools/check $(BUILD)

# The manual's pictures, taken anew by the browser test that holds its words against the pages, and made small.
manual: build $(BUILD)/.packages-manual $(BROWSER)
	@MANUAL=1 BANGFU=$(abspath $(BUILD)/bangfu) node --test tests/browser/manual.test.mjs
	@pngquant --speed 1 --force --ext .png docs/manual/*.png

bench: build $(BUILD)/.packages-bench
	@bench/run.sh full

bench-quick: build $(BUILD)/.packages-bench
	@bench/run.sh quick

# Fuzzing of every border with sanitizers; SECONDS for each.
SECONDS ?= 600
soak: $(BUILD)/.packages-test
	@tests/fuzz/soak.sh $(BUILD)/soak $(SECONDS)

# Public workbooks held against openpyxl: LIST names a file of paths. A crash, a value read otherwise, a returned workbook
# that does not open or changed anything else ends it with status 1.
BOOKS ?= $(BUILD)/books.out
books: $(BUILD)/.packages-bench
	@tools/build.sh $(BUILD) books
	@rm -rf $(BOOKS) && mkdir -p $(BOOKS)
	@$(BUILD)/books $(BOOKS) <$(LIST) && tests/books/compare.py $(LIST) $(BOOKS)

clean:
	rm -rf $(BUILD) web/dist

$(BUILD)/.packages-%: tools/packages.sh
	@mkdir -p $(@D)
	@tools/packages.sh $* $@

web/node_modules/.installed: web/package.json web/package-lock.json | $(BUILD)/.packages-build
	@cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

tests/browser/node_modules/.installed: tests/browser/package.json tests/browser/package-lock.json | $(BUILD)/.packages-test
	@cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/.built: web/node_modules/.installed $(WEB_SOURCES)
	@cd web && npm run --silent build
	@touch $@
