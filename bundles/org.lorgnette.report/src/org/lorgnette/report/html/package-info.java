/**
 * The sections of the page, and the style and scripts that go into it. What scripts add is a theme switch, sorting and the error
 * browser; everything else is there without them.
 */
package org.lorgnette.report.html;
