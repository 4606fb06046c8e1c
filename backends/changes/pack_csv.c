#include "changes/pack_columns.h"
#include "csv_writer.h"
#include "packs.h"

void print_pack_csv(const struct pack *pack, const struct changes_request *request, FILE *out)
{
	struct sink sink = {.file = out};
	sink_put(&sink, request->byte_order_mark ? STR("\xEF\xBB\xBF") : STR(""));
	for (int i = 0; i < PACK_COLUMN_COUNT; i++) {
		sink_put(&sink, i ? STR(",") : STR(""));
		sink_put(&sink, str_of(pack_column_name((enum pack_column)i)));
	}
	sink_put(&sink, STR("\r\n"));
	for (uint32_t k = 0; k < pack->count; k++) {
		for (int i = 0; i < PACK_COLUMN_COUNT; i++) {
			sink_put(&sink, i ? STR(",") : STR(""));
			csv_write(&sink, pack_cell(pack, &pack->rows[k], (enum pack_column)i),
				request->raw);
		}
		sink_put(&sink, STR("\r\n"));
	}
	sink_flush(&sink);
}
