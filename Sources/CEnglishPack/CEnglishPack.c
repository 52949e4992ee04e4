#include "CEnglishPack.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// Both files are what `tonelint rules compile Rules/en -o Sources/CEnglishPack` writes.

_Alignas(64) static const unsigned char tables[] = {
#embed "tables.bin"
};

static const unsigned char sources[] = {
#embed "sources.txt"
};

const void *english_tables(void) { return tables; }
size_t english_tables_size(void) { return sizeof tables; }

const void *english_sources(void) { return sources; }
size_t english_sources_size(void) { return sizeof sources; }
