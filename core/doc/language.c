/* language: what the article says of its language, else what its words say. */
#include "doc/doc.h"

#include "text/language.h"

enum status doc_language(struct doc *doc, struct str *language, struct error *error)
{
    if (!doc->language.at) {
        TRY(doc_tokenise(doc, error));
        doc->language = language_detect(doc->tokens.at, doc->tokens.count);
    }
    *language = doc->language;
    return OK;
}
