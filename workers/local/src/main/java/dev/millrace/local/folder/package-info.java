/** Where a local run keeps itself between starts. */
package dev.millrace.local.folder;
