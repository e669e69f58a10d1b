"""Apache Spark: `clean_batch` over `DataFrame.mapInArrow`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from normaliser.batch import clean_batch, output_schema

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame


def clean_frame(frame: DataFrame, **options: Any) -> DataFrame:
    """Return `frame` cleaned; `options` are those of `normaliser.clean.Cleaner`, made once in each task."""

    def clean(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        from normaliser.clean import Cleaner

        cleaner = Cleaner(**options)
        return (clean_batch(batch, cleaner) for batch in batches)

    schema = from_arrow_schema(output_schema(to_arrow_schema(frame.schema)))
    return frame.mapInArrow(clean, schema)
