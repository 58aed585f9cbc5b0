/**
 * WebAnno TSV, the tab-separated format of WebAnno and INCEpTION, versions 3.0 to 3.3. It is read into the feature structures of
 * a CAS and written from them, so that a document is the same as from XMI.
 */
package org.lorgnette.io.webanno;
