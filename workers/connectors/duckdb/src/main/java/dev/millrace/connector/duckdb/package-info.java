/** DuckDB as a warehouse, and DuckDB's way of writing rows, which Parquet files use too. */
package dev.millrace.connector.duckdb;
