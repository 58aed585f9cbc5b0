/**
 * The JSON of DocRED (Yao et al. 2019) and Re-DocRED: tokenised documents, clusters of mentions, and relations between the
 * clusters with the sentences that support them.
 */
package org.lorgnette.io.docred;
