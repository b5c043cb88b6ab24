#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plugin/check.h"

static ng_status process(const void *self, void *scratch, ng_doc *doc)
{
    (void)self, (void)scratch, (void)doc;
    return NG_OK;
}

static const ng_field good_fields[] = {
    {.name = "value",
     .type = NG_TEXT,
     .flags = NG_KEY,
     .about = "its value",
     .values = "a b"},
    {.name = "others",
     .type = NG_LINK,
     .flags = NG_MANY | NG_OPTIONAL,
     .about = "others"},
    {0}
};
static const ng_record good_inside[] = {
    {.name = "part", .about = "a part"},
    {0}
};
static const ng_record good_records[] = {
    {.name = "price",     .fields = good_fields, .about = "a price", .inside = good_inside},
    {0}
};
static const ng_option good_options[] = {
    {.name = "window", .type = NG_INT, .preset = "5", .about = "how far"},
    {0}
};

static const char *const good_needs[] = {"token", "firm/mention", NULL};
static const char *const good_likes[] = {"tag", NULL};

static ng_plugin good(void)
{
    return (ng_plugin){.abi = NG_ABI,
                       .size = sizeof(ng_plugin),
                       .name = "prices",
                       .version = "1.0.0-rc.1+x",
                       .about = "finds prices",
                       .needs = good_needs,
                       .likes = good_likes,
                       .records = good_records,
                       .options = good_options,
                       .process = process};
}

static void assert_refused(const ng_plugin *plugin, const char *words)
{
    struct error error = {0};
    if (check_plugin("p.so", plugin, &error) != ERROR_CONFIG)
        fail_msg("accepted: %s", words);
    char expected[256];
    snprintf(expected, sizeof expected, "p.so: %s", words);
    if (strncmp(error.message, expected, strlen(expected)) != 0) {
        fail_msg("\"%s\" does not begin with \"%s\"", error.message, expected);
    }
}

static void good_declarations_pass(void **state)
{
    (void)state;
    struct error error = {0};
    const ng_plugin plugin = good();
    if (check_plugin("p.so", &plugin, &error) != OK) fail_msg("%s", error.message);
    const ng_plugin bare = {
        .name = "x", .version = "1", .about = "does nothing", .process = process};
    assert_int_equal(check_plugin("p.so", &bare, &error), OK);
}

static void plugin_names_are_checked(void **state)
{
    (void)state;
    static const char *const names[] = {
        "",
        "Prices",
        "1st",
        "two words",
        "a-b",
        "caf\xC3\xA9",
        "../x",
        ("a2345678901234567890123456789012345678901234567890"
         "123456789012345")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        ng_plugin plugin = good();
        plugin.name = names[i];
        assert_refused(&plugin, "plugin \"");
    }
    ng_plugin plugin = good();
    plugin.name = NULL;
    assert_refused(&plugin, "has no name");
    plugin.name = "error";
    assert_refused(&plugin, "plugin \"error\": the name is taken");
}

static void versions_and_remarks_are_checked(void **state)
{
    (void)state;
    ng_plugin plugin = good();
    plugin.version = NULL;
    assert_refused(&plugin, "plugin \"prices\": .version");
    plugin.version = "";
    assert_refused(&plugin, "plugin \"prices\": .version");
    plugin.version = "1.0 beta";
    assert_refused(&plugin, "plugin \"prices\": .version");
    plugin = good();
    plugin.about = NULL;
    assert_refused(&plugin, "plugin \"prices\": .about is empty");
    plugin.about = "two\nlines";
    assert_refused(&plugin, "plugin \"prices\": .about is not one line");
    plugin.about = "caf\xE9";
    assert_refused(&plugin, "plugin \"prices\": .about is not one line");
}

static void layers_are_checked(void **state)
{
    (void)state;
    ng_plugin plugin = good();
    plugin.needs = (const char *const[]){"Token", NULL};
    assert_refused(&plugin, ".needs names \"Token\", which is no layer's name");
    plugin.needs = (const char *const[]){"a//b", NULL};
    assert_refused(&plugin, ".needs names \"a//b\"");
    plugin = good();
    plugin.likes = (const char *const[]){"price/part", NULL};
    assert_refused(&plugin, ".likes names \"price/part\", which it makes itself");
}

static void process_is_required(void **state)
{
    (void)state;
    ng_plugin plugin = good();
    plugin.process = NULL;
    assert_refused(&plugin, "plugin \"prices\": .process is NULL");
}

static void with_record(const ng_record *record, const char *words)
{
    const ng_record records[] = {*record, {0}};
    ng_plugin plugin = good();
    plugin.records = records;
    assert_refused(&plugin, words);
}

static void records_are_checked(void **state)
{
    (void)state;
    with_record(&(ng_record){.name = "Price", .about = "x"},
                "record \"Price\": the name is not");
    with_record(&(ng_record){.name = "token", .about = "x"},
                "record \"token\": the name is taken");
    with_record(&(ng_record){.name = "price"}, "record \"price\": .about is empty");
    with_record(&(ng_record){.name = "price", .about = "x", .flags = 1u << 9},
                "record \"price\": .flags has bits that nutgraf does not know: 0x200");
    with_record(
        &(ng_record){.name = "price", .about = "x", .flags = NG_WHOLE | NG_EXCLUSIVE},
        "record \"price\": is NG_WHOLE and NG_EXCLUSIVE");
    with_record(&(ng_record){.name = "price", .about = "x", .reserved = "x"},
                "record \"price\": .reserved is not NULL");
}

static void records_have_names_of_their_own(void **state)
{
    (void)state;
    const ng_record twins[] = {
        {.name = "price", .about = "x"},
        {.name = "price",               .about = "y"},
        {0}
    };
    const ng_record outer[] = {
        {.name = "list",   .about = "x", .inside = twins},
        {0}
    };
    ng_plugin plugin = good();
    plugin.records = twins;
    assert_refused(&plugin, "record \"price\" is declared twice");
    plugin.records = outer;
    assert_refused(&plugin, "record \"list\": record \"price\" is declared twice");
}

static void records_nest_only_so_deep(void **state)
{
    (void)state;
    ng_record endless[] = {
        {.name = "box", .about = "x"},
        {0}
    };
    ng_plugin plugin = good();
    endless[0].inside = endless; /* a box in a box in a box */
    plugin.records = endless;
    assert_refused(&plugin,
                   "record \"box\": record \"box\": record \"box\": record \"box\": "
                   "nests kinds more than 4 deep");
}

static void with_field(const ng_field *field, const char *words)
{
    const ng_field fields[] = {*field, {0}};
    const ng_record record = {.name = "price", .about = "x", .fields = fields};
    char expected[256];
    snprintf(expected, sizeof expected, "record \"price\": %s", words);
    with_record(&record, expected);
}

static void fields_are_checked(void **state)
{
    (void)state;
    with_field(&(ng_field){.name = "va lue", .type = NG_TEXT, .about = "x"},
               "field \"va lue\": the name is not");
    with_field(&(ng_field){.name = "begin", .type = NG_TEXT, .about = "x"},
               "field \"begin\": the name is taken");
    with_field(&(ng_field){.name = "xml-base", .type = NG_TEXT, .about = "x"},
               "field \"xml-base\": names that begin with \"xml\"");
    with_field(&(ng_field){.name = "value", .about = "x"},
               "field \"value\": .type is 0, which is no ng_type");
    with_field(&(ng_field){.name = "value", .type = (ng_type)7, .about = "x"},
               "field \"value\": .type is 7");
    with_field(
        &(ng_field){.name = "value", .type = NG_INT, .about = "x", .values = "1 2"},
        "field \"value\": .values is only for NG_TEXT");
    with_field(&(ng_field){.name = "value", .type = NG_TEXT, .about = "x", .values = " "},
               "field \"value\": .values is empty");
    with_field(&(ng_field){.name = "value", .type = NG_TEXT, .about = "x", .flags = 8},
               "field \"value\": .flags has bits that nutgraf does not know: 0x8");
    with_field(
        &(ng_field){.name = "value", .type = NG_TEXT, .about = "x", .flags = NG_MANY},
        "field \"value\": is NG_MANY");
    with_field(&(ng_field){.name = "value", .type = NG_TEXT},
               "field \"value\": .about is empty");
    with_field(
        &(ng_field){.name = "value", .type = NG_TEXT, .about = "x", .reserved = "x"},
        "field \"value\": .reserved is not NULL");
}

static void fields_have_names_of_their_own(void **state)
{
    (void)state;
    const ng_field twins[] = {
        {.name = "value", .type = NG_TEXT, .about = "x"},
        {.name = "value",   .type = NG_INT, .about = "y"},
        {0}
    };
    with_record(&(ng_record){.name = "price", .about = "x", .fields = twins},
                "record \"price\": field \"value\" is declared twice");
}

static void with_option(const ng_option *option, const char *words)
{
    const ng_option options[] = {*option, {0}};
    ng_plugin plugin = good();
    plugin.options = options;
    assert_refused(&plugin, words);
}

static void options_are_checked(void **state)
{
    (void)state;
    with_option(
        &(ng_option){.name = "my_window", .type = NG_INT, .preset = "5", .about = "x"},
        "option \"my_window\": the name is not");
    with_option(
        &(ng_option){.name = "window", .type = (ng_type)99, .preset = "5", .about = "x"},
        "option \"window\": .type is 99");
    with_option(
        &(ng_option){.name = "window", .type = NG_LINK, .preset = "5", .about = "x"},
        "option \"window\": an option cannot be a link");
    with_option(&(ng_option){.name = "window", .type = NG_INT, .about = "x"},
                "option \"window\": .preset is NULL");
    with_option(
        &(ng_option){.name = "window", .type = NG_INT, .preset = "five", .about = "x"},
        "option \"window\": .preset is \"five\", which is not a whole number");
    with_option(&(ng_option){.name = "side",
                             .type = NG_TEXT,
                             .preset = "up",
                             .about = "x",
                             .values = "left right"},
                "option \"side\": .preset is \"up\", which is not one of left right");
    with_option(&(ng_option){.name = "window", .type = NG_INT, .preset = "5"},
                "option \"window\": .about is empty");
    with_option(&(ng_option){.name = "window",
                             .type = NG_INT,
                             .preset = "5",
                             .about = "x",
                             .reserved = "x"},
                "option \"window\": .reserved is not NULL");
    const ng_option twins[] = {
        {.name = "a",    .type = NG_INT, .preset = "5", .about = "x"},
        {.name = "a", .type = NG_INT, .preset = "5", .about = "x"},
        {0}
    };
    ng_plugin plugin = good();
    plugin.options = twins;
    assert_refused(&plugin, "option \"a\" is declared twice");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_declarations_pass),
        cmocka_unit_test(plugin_names_are_checked),
        cmocka_unit_test(versions_and_remarks_are_checked),
        cmocka_unit_test(layers_are_checked),
        cmocka_unit_test(process_is_required),
        cmocka_unit_test(records_are_checked),
        cmocka_unit_test(records_have_names_of_their_own),
        cmocka_unit_test(records_nest_only_so_deep),
        cmocka_unit_test(fields_are_checked),
        cmocka_unit_test(fields_have_names_of_their_own),
        cmocka_unit_test(options_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
