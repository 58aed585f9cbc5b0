/**
 * Takes results out of the workbench: as files for papers and spreadsheets, as a page, as a picture. A file is written whole or not at all,
 * and who asked for it hears why not.
 */
package org.lorgnette.ui.evaluation.export;
