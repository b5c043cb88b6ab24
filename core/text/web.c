/* web: looks no further than an address can be long, so that text made of dots costs
 * no more than other text. */
#include "text/web.h"

enum { HOST_LIMIT = 254, SCHEME_LIMIT = 8 };

/* Ends of host names.  Those that are also English words (it, in, is, me, so ...) are
 * left out: a stop without a space behind it is more common than they are. */
static const char general_ends[] = "com org net gov edu mil int info biz io tv";
static const char country_ends[] =
    "uk de fr eu au nz ca cn jp kr ru br za sg ph th vn id "
    "my es it ch nl se dk fi pl gr tr il ir pk lk np mx ar "
    "cl co pe hk tw ie pt be at";
static const char second_levels[] = "co com gov org net edu ac go or ne gob gouv";
static const char plain_countries[] =
    "uk de fr eu au nz ca cn jp kr ru br za sg vn nl se "
    "dk pl mx hk tw ie";

static bool is_alnum(char c)
{
    return char_is_digit(c) || char_is_upper(c) || char_is_lower(c);
}

static bool is_host(char c)
{
    return is_alnum(c) || c == '-' || c == '.';
}

/* Two to four small letters, as all ends below have. */
static bool is_end(struct str label)
{
    if (label.length < 2 || label.length > 4) return false;
    for (size_t i = 0; i < label.length; i++)
        if (!char_is_lower(label.at[i])) return false;
    return true;
}

/* Whether the last labels of a host name are among the well-known ones, in lower case:
 * "growth.Net income" lacks a space and is no host. */
static bool known_end(struct str host)
{
    struct str rest = host, label = {0}, last = {0}, second = {0};
    while (str_next(&rest, '.', &label)) {
        second = last;
        last = label;
    }
    if (last.length == host.length || !is_end(last)) return false;
    if (str_listed(last, general_ends) || str_listed(last, plain_countries)) return true;
    return str_listed(last, country_ends) && str_listed(second, second_levels);
}

/* The host name at the begin of a text, without a dot or hyphen at its end. */
static struct str host_of(struct str text)
{
    size_t length = 0;
    while (length < text.length && length < HOST_LIMIT && is_host(text.at[length]))
        length++;
    while (length > 0 && !is_alnum(text.at[length - 1])) length--;
    return str_slice(text, 0, length);
}

static bool ends_page(char c)
{
    return char_is_space(c) || c == '<' || c == '>' || c == '"' || c == '`' ||
           (unsigned char)c >= 0x80;
}

/* Where the path of a page ends.  Stops and brackets behind it are the sentence's,
 * unless the bracket was opened inside it. */
static size_t page_end(struct str text, size_t begin)
{
    size_t end = begin;
    bool   opened = false;
    for (; end < text.length && !ends_page(text.at[end]); end++)
        if (text.at[end] == '(') opened = true;
    while (end > begin && strchr(".,;:!?'*]})", text.at[end - 1])) {
        if (text.at[end - 1] == ')' && opened) break;
        end--;
    }
    return end;
}

static size_t with_path(struct str text, size_t host)
{
    const bool more =
        host < text.length && (text.at[host] == '/' || text.at[host] == ':');
    return more ? page_end(text, host) : host;
}

/* "https://" and the like: letters, then "://". */
static size_t scheme_length(struct str text)
{
    size_t i = 0;
    while (i < text.length && i < SCHEME_LIMIT && is_alnum(text.at[i])) i++;
    const struct str rest = str_slice(text, i, text.length);
    return i > 0 && str_starts(rest, "://") ? i + 3 : 0;
}

/* The length of "name@host.tld". */
static size_t mail_length(struct str text)
{
    size_t i = 0;
    while (i < text.length && i < HOST_LIMIT &&
           (is_alnum(text.at[i]) || (text.at[i] && strchr("._%+-", text.at[i]))))
        i++;
    if (i == 0 || i >= text.length || text.at[i] != '@') return 0;
    const struct str host = host_of(str_slice(text, i + 1, text.length));
    const char      *dot = host.length ? memchr(host.at, '.', host.length) : NULL;
    return dot ? i + 1 + host.length : 0;
}

size_t web_length(struct str text)
{
    const size_t scheme = scheme_length(text);
    if (scheme) {
        const size_t end = page_end(text, scheme);
        return end > scheme ? end : 0;
    }
    const size_t mail = mail_length(text);
    if (mail) return mail;
    const struct str host = host_of(text);
    if (host.length == HOST_LIMIT) return 0;
    const bool www = str_starts(host, "www.") || str_starts(host, "WWW.");
    return (www && host.length > 4) || known_end(host) ? with_path(text, host.length) : 0;
}
