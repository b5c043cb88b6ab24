#include "unit.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "text/dateline.h"

#define EM_DASH "\xE2\x80\x94"
#define EN_DASH "\xE2\x80\x93"

struct expected {
    const char *text;
    const char *published, *place, *region, *agency; /* NULL: none */
    const char *body; /* how the text behind the header begins; NULL: no header */
};

static void assert_part(struct str got, const char *wanted, const char *what,
                        const struct expected *expected)
{
    if (wanted ? got.at && str_is(got, wanted) : !got.at) return;
    fail_msg("%s: %s is \"%.*s\", not \"%s\"", expected->text, what, (int)got.length,
             got.at ? got.at : "", wanted ? wanted : "");
}

static void assert_all(const struct expected *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct expected *expected = &cases[i];
        struct arena           arena = {0};
        struct dateline        dateline;
        const struct str       text = arena_copy(&arena, str_from(expected->text));
        assert_int_equal(dateline_read(&arena, text, 2025, &dateline, NULL), OK);
        assert_part(dateline.published, expected->published, "published", expected);
        assert_part(dateline.place, expected->place, "place", expected);
        assert_part(dateline.region, expected->region, "region", expected);
        assert_part(dateline.agency, expected->agency, "agency", expected);
        const struct str body = str_slice(text, dateline.header, text.length);
        assert_part(dateline.header ? body : (struct str){NULL, 0}, expected->body,
                    "body", expected);
        arena_free(&arena);
    }
}

static void agencies_styles_are_read(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"KUALA LUMPUR, Sept 26 (Bernama) -- Prices rose.", "2025-09-26", "Kuala Lumpur",
         NULL, "Bernama", "Prices rose."},
        {"KUALA LUMPUR, 26 Sept (Bernama) -- Prices rose.", "2025-09-26", "Kuala Lumpur",
         NULL, "Bernama", "Prices rose."},
        {"LIMA, Peru (AP) " EM_DASH " Prices rose.", NULL, "Lima", "Peru", "AP",
         "Prices rose."},
        {"NAIROBI, March 3 (Reuters) - Prices rose.", "2025-03-03", "Nairobi", NULL,
         "Reuters", "Prices rose."},
        {"MIRI (Malaysia), Sept 26 -- Prices rose.", "2025-09-26", "Miri", "Malaysia", NULL,
         "Prices rose."},
        {"MIRI (Borneo Times), Sept 26 -- Prices rose.", "2025-09-26", "Miri", NULL,
         "Borneo Times", "Prices rose."},
        {"MIRI (Bernama), Sept 26 -- Prices rose.", "2025-09-26", "Miri", NULL, "Bernama",
         "Prices rose."},
        {"MIRI (Sarawak) -- Prices rose.\n\n-- Bernama", NULL, "Miri", NULL, "Bernama",
         "Prices rose.\n\n-- Bernama"},
        {"New York (CNN) Prices rose.", NULL, "New York", NULL, "CNN", "Prices rose."},
        {"Cable News Network (CNN) Anchors spoke.", NULL, NULL, NULL, NULL, NULL},
        {"New York (CNN) prices rose.", NULL, NULL, NULL, NULL, NULL},
        {"TOKYO/SEOUL (Reuters) - Prices rose.", NULL, "Tokyo/Seoul", NULL, "Reuters",
         "Prices rose."},
        {"BEIJING, Sept. 26 (Xinhua) -- Prices rose.", "2025-09-26", "Beijing", NULL,
         "Xinhua", "Prices rose."},
        {"NEW YORK, FEB 26 - Prices rose.", "2025-02-26", "New York", NULL, NULL,
         "Prices rose."},
        {"    LONDON, Feb 26 - Prices rose.", "2025-02-26", "London", NULL, NULL,
         "Prices rose."},
        {"LONDON, Monday (Reuters) - Prices rose.", NULL, "London", NULL, "Reuters",
         "Prices rose."},
        {"IPOH, Fri, Sept 26 (Bernama) -- Prices rose.", "2025-09-26", "Ipoh", NULL,
         "Bernama", "Prices rose."},
        {"UNITED NATIONS, Sept. 26, 2024 /PRNewswire/ -- Prices rose.", "2024-09-26",
         "United Nations", NULL, "PRNewswire", "Prices rose."},
        {"OTTAWA, Ontario, Jan. 2 (CP) -- Prices rose.", "2025-01-02", "Ottawa",
         "Ontario", "CP", "Prices rose."},
        {"BAGHDAD, Iraq (AP) _ Prices rose.", NULL, "Baghdad", "Iraq", "AP",
         "Prices rose."},
        {"COLUMBIA, Md. March 3 - Prices rose.", "2025-03-03", "Columbia", "Md.", NULL,
         "Prices rose."},
        {"INDIANAPOLIS (AP) \xC2\x97 Prices rose.", NULL, "Indianapolis", NULL, "AP",
         "Prices rose."},
        {"(CNN) -- Prices rose.", NULL, NULL, NULL, "CNN", "Prices rose."},
        {"(CNN)Prices rose.", NULL, NULL, NULL, "CNN", "Prices rose."},
        {"LONDON (AFP) Prices rose.", NULL, "London", NULL, "AFP", "Prices rose."},
    };
    assert_all(cases, COUNT(cases));
}

static void days_before_the_place_are_read(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {" date 2025-09-26 DESARU: Prices rose.", "2025-09-26", "Desaru", NULL, NULL,
         "Prices rose."},
        {"date 2025-09-26 KUALA LUMPUR (Bernama): Prices rose.", "2025-09-26",
         "Kuala Lumpur", NULL, "Bernama", "Prices rose."},
        {"2025-09-26 IPOH: Prices rose.", "2025-09-26", "Ipoh", NULL, NULL,
         "Prices rose."},
    };
    assert_all(cases, COUNT(cases));
}

static void day_with_a_dash_is_enough(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"Geneva, 26 September 2024 " EN_DASH " Prices rose.", "2024-09-26", "Geneva",
         NULL, NULL, "Prices rose."},
        {"GENEVA (26 September 2024) " EN_DASH " Prices rose.", "2024-09-26", "Geneva",
         NULL, NULL, "Prices rose."},
        {"Kuala Lumpur (Bernama) -- Prices rose.", NULL, "Kuala Lumpur", NULL, "Bernama",
         "Prices rose."},
        {"SHAH ALAM, 26 Ogos: Harga naik.", "2025-08-26", "Shah Alam", NULL, NULL,
         "Harga naik."},
    };
    assert_all(cases, COUNT(cases));
}

static void place_in_capitals_with_a_dash_is_enough(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"WASHINGTON " EM_DASH " Prices rose.", NULL, "Washington", NULL, NULL,
         "Prices rose."},
        {"WASHINGTON - Prices rose.", NULL, "Washington", NULL, NULL, "Prices rose."},
        {"BOSTON, Mass. " EM_DASH " Prices rose.", NULL, "Boston", "Mass.", NULL,
         "Prices rose."},
        {"KUCHING: Prices rose.", NULL, "Kuching", NULL, NULL, "Prices rose."},
    };
    assert_all(cases, COUNT(cases));
}

static void capitals_become_title_case(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"RIO DE JANEIRO (AP) - Prices rose.", NULL, "Rio de Janeiro", NULL, "AP",
         "Prices rose."},
        {"PORT-AU-PRINCE, Haiti (AP) - Prices rose.", NULL, "Port-au-Prince", "Haiti",
         "AP", "Prices rose."},
        {"N'DJAMENA (AFP) - Prices rose.", NULL, "N'Djamena", NULL, "AFP",
         "Prices rose."},
        {"XI'AN (Xinhua) - Prices rose.", NULL, "Xi'an", NULL, "Xinhua", "Prices rose."},
        {"ST. LOUIS, Mo. (AP) - Prices rose.", NULL, "St. Louis", "Mo.", "AP",
         "Prices rose."},
        {"WASHINGTON, D.C. (AP) - Prices rose.", NULL, "Washington", "D.C.", "AP",
         "Prices rose."},
        {"BRAS\xC3\x8DLIA (AFP) - Prices rose.", NULL, "Bras\xC3\xADlia", NULL, "AFP",
         "Prices rose."},
        {"LA PAZ (AFP) - Prices rose.", NULL, "La Paz", NULL, "AFP", "Prices rose."},
        {"THE HAGUE (AFP) - Prices rose.", NULL, "The Hague", NULL, "AFP",
         "Prices rose."},
        {"DAR ES SALAAM (AFP) - Prices rose.", NULL, "Dar es Salaam", NULL, "AFP",
         "Prices rose."},
    };
    assert_all(cases, COUNT(cases));
}

static void lines_above_the_dateline_are_passed(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"Prices of rice rise\n\nMIRI, Sept 26 (Bernama) -- Prices rose.", "2025-09-26",
         "Miri", NULL, "Bernama", "Prices rose."},
        {"Prices of rice rise\nBy Siti Aminah\n\nMIRI (Reuters) - Prices rose.", NULL,
         "Miri", NULL, "Reuters", "Prices rose."},
        {"\n\n  PRICES RISE\n  MIRI, Feb 26 - Prices\n  rose.", "2025-02-26", "Miri",
         NULL, NULL, "Prices\n  rose."},
        {"Prices rise\nReuters\n\nMIRI - Prices rose.", NULL, "Miri", NULL, "Reuters",
         "Prices rose."},
        {"Prices rise again. MIRI (AP) - Prices rose.", NULL, "Miri", NULL, "AP",
         "Prices rose."},
        {"PRICES RISE\nMIRI, April 7 -\nprime minister ali said.", "2025-04-07", "Miri",
         NULL, NULL, "prime minister ali said."},
        {"PRICES RISE\nMIRI\n1996-08-30\nPrices rose.", "1996-08-30", "Miri", NULL, NULL,
         "Prices rose."},
    };
    assert_all(cases, COUNT(cases));
}

static void heads_give_the_day(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"Date: 2024-09-26\nPrices rose.", "2024-09-26", NULL, NULL, NULL,
         "Prices rose."},
        {"Prices rise\nPublished: 26 September 2024, 10:30 am\nPrices rose.",
         "2024-09-26", NULL, NULL, NULL, "Prices rose."},
        {"Prices rise\nSeptember 26, 2024\n\nPrices rose.", "2024-09-26", NULL, NULL,
         NULL, "Prices rose."},
        {"Prices rise\nFriday, 26 September 2024 | 10:30 GMT\n\nPrices rose.",
         "2024-09-26", NULL, NULL, NULL, "Prices rose."},
        {"26-FEB-1987 15:01:01.79\nPrices rose.", "1987-02-26", NULL, NULL, NULL,
         "Prices rose."},
        {"LAST UPDATED: 2024-02-29\nSource: Bernama\nPrices rose.", "2024-02-29", NULL,
         NULL, "Bernama", "Prices rose."},
        {"Published: 2024-09-26\nMIRI, Sept 25 (AP) - Prices rose.", "2024-09-26", "Miri",
         NULL, "AP", "Prices rose."},
    };
    assert_all(cases, COUNT(cases));
}

static void signoffs_give_the_agency(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"Prices rose. " EN_DASH " Bernama", NULL, NULL, NULL, "Bernama", NULL},
        {"Prices rose. -- BERNAMA", NULL, NULL, NULL, "Bernama", NULL},
        {"Prices rose.\n\n-- BERNAMA --\n", NULL, NULL, NULL, "Bernama", NULL},
        {"Prices rose. " EM_DASH " Reuters\n", NULL, NULL, NULL, "Reuters", NULL},
        {"\"Prices rose.\" - AFP", NULL, NULL, NULL, "AFP", NULL},
        {"Prices rose.-AFP", NULL, NULL, NULL, "AFP", NULL},
        {"Prices rose.\n REUTER\n", NULL, NULL, NULL, "Reuters", NULL},
        {"Prices rose. (Bernama)", NULL, NULL, NULL, "Bernama", NULL},
        {"Prices rose.\njm/dm (AFP, dpa)", NULL, NULL, NULL, "AFP, dpa", NULL},
        {"Prices rose. - Daily Herald", NULL, NULL, NULL, "Daily Herald", NULL},
        {"MIRI (Reuters) - Prices rose. - Bernama", NULL, "Miri", NULL, "Reuters",
         "Prices rose. - Bernama"},
    };
    assert_all(cases, COUNT(cases));
}

static void ordinary_text_has_none(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "\n",
        "Prices rose.",
        "Paris " EM_DASH " the capital " EM_DASH " is far.",
        "Malaysia, Sept 26 was a good day.",
        "Sept 26 was a good day.",
        "The London (Reuters) office is closed.",
        "NATO " EM_DASH " the alliance " EM_DASH " met.",
        "UPDATE 1 - Prices rise again in Johor",
        "EXCLUSIVE " EM_DASH " Prices rise",
        "BREAKING: Prices rise",
        "TOKYO - PRICES RISE AGAIN",
        "SYRIA BUYS SUGAR ON APRIL 8 - TRADE\n  Syria will buy sugar.",
        "ALI: Good evening.\nSITI: Good evening.\nALI: Prices rose.",
        "Prices rose 3 - Malaysia won.",
        "\"Prices rose,\" she said. - Siti Aminah",
        "PRICES RISE TWO PCT (JAN 1.8) - OFFICIAL",
        "He will meet them, it told Reuters.",
        "The deal ends on\n  December 31, 1989.\n  It was signed.",
        "A well-known day: 30 February 2025 - Prices rose.",
        "Date: 2025-02-30\nPrices rose.",
        "By the river, prices rose.\nThey fell.",
        "The talks ended. - END",
        "Reuters",
    };
    struct expected none = {0};
    for (size_t i = 0; i < COUNT(texts); i++) {
        none.text = texts[i];
        /* A text that is nothing but an agency's name is signed by it. */
        none.agency = str_is(str_from(texts[i]), "Reuters") ? "Reuters" : NULL;
        assert_all(&none, 1);
    }
}

static void places_in_the_text_are_given(void **state)
{
    (void)state;
    struct arena     arena = {0};
    struct dateline  dateline;
    const struct str text = STR("KUALA LUMPUR, Sept 26 (Bernama) -- Prices rose. - AFP");
    assert_int_equal(dateline_read(&arena, text, 2025, &dateline, NULL), OK);
    assert_str(span_of(text, dateline.place_at), "KUALA LUMPUR");
    assert_str(span_of(text, dateline.published_at), "Sept 26");
    assert_str(span_of(text, dateline.agency_at), "Bernama");
    assert_str(span_of(text, dateline.signoff_at), "AFP");
    assert_int_equal(dateline.header, 35);
    arena_free(&arena);
}

static void day_without_a_year_has_none(void **state)
{
    (void)state;
    struct arena    arena = {0};
    struct dateline dateline;
    assert_int_equal(
        dateline_read(&arena, STR("MIRI, Feb 29 - Prices rose."), 0, &dateline, NULL),
        OK);
    assert_str(dateline.published, "02-29");
    assert_int_equal(
        dateline_read(&arena, STR("MIRI, Feb 29 - Prices rose."), 2024, &dateline, NULL),
        OK);
    assert_str(dateline.published, "2024-02-29");
    assert_int_equal(
        dateline_read(&arena, STR("MIRI, Feb 29 - Prices rose."), 2025, &dateline, NULL),
        OK);
    assert_null(dateline.published.at);
    assert_int_equal(dateline.published_at.end, 0);
    arena_free(&arena);
}

static void memory_that_runs_out_is_reported(void **state)
{
    (void)state;
    const struct str text = STR("LIMA, Peru, March 3 (AP) - Prices rose.");
    enum status      status = ERROR_MEMORY;
    size_t           n = 1;
    for (; status != OK; n++) {
        struct arena    arena = {0};
        struct dateline dateline;
        alloc_fail_from(n);
        status = dateline_read(&arena, text, 2025, &dateline, NULL);
        alloc_fail_from(0);
        if (status != OK) assert_int_equal(status, ERROR_MEMORY);
        arena_free(&arena);
        assert_in_range(n, 1, 10);
    }
    assert_true(n > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agencies_styles_are_read),
        cmocka_unit_test(days_before_the_place_are_read),
        cmocka_unit_test(day_with_a_dash_is_enough),
        cmocka_unit_test(place_in_capitals_with_a_dash_is_enough),
        cmocka_unit_test(capitals_become_title_case),
        cmocka_unit_test(lines_above_the_dateline_are_passed),
        cmocka_unit_test(heads_give_the_day),
        cmocka_unit_test(signoffs_give_the_agency),
        cmocka_unit_test(ordinary_text_has_none),
        cmocka_unit_test(places_in_the_text_are_given),
        cmocka_unit_test(day_without_a_year_has_none),
        cmocka_unit_test(memory_that_runs_out_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
