/// The compiled English rules and the files that they come from, as bytes of the program.
#ifndef CENGLISHPACK_H
#define CENGLISHPACK_H

#include <stddef.h>

/// What `RuleSet.packed()` gives for `Rules/en`.
const void *english_tables(void);
size_t english_tables_size(void);

/// The files of `Rules/en`, each behind a line with its path.
const void *english_sources(void);
size_t english_sources_size(void);

#endif
