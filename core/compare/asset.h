/* asset: the style and the script that every page holds, from assets/, as strings. */
#ifndef NUTGRAF_COMPARE_ASSET_H
#define NUTGRAF_COMPARE_ASSET_H

extern const char asset_page_css[];
extern const char asset_page_js[];

#endif
