/** What a run looks like: from state to lines, pure. */
package dev.millrace.local.view;
