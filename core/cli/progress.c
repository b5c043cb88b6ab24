/* progress: counts and a clock. */
#include "cli/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"

static const double show_every = 0.2; /* seconds */

static struct timespec now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time;
}

static double seconds_since(struct timespec from)
{
    const struct timespec to = now();
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9;
}

static double megabytes(uint64_t bytes)
{
    return (double)bytes * 1e-6;
}

/* "11.8 kB" for what would be 0.0 MB. */
static void say_size(uint64_t bytes, char text[32])
{
    if (bytes < 1000 * 1000)
        snprintf(text, 32, "%.1f kB", (double)bytes * 1e-3);
    else
        snprintf(text, 32, "%.1f MB", megabytes(bytes));
}

/* The bytes of all files; 0 if there is a stream among them, whose end nobody knows. */
static uint64_t measure(const struct walk_setup *setup)
{
    struct walk *walk = NULL;
    struct walk_entry entry;
    struct error ignored;
    uint64_t total = 0;
    bool more = true, known = walk_open(&walk, setup, &ignored) == OK;
    while (known && more) {
        known = walk_next(walk, &entry, &more, &ignored) == OK;
        if (!known || !more) break;
        known = entry.kind != WALK_STREAM;
        total += entry.size;
    }
    walk_close(walk);
    return known ? total : 0;
}

void progress_start(struct progress *progress, bool quiet, const struct walk_setup *walk)
{
    *progress = (struct progress){.is_shown = !quiet && isatty(STDERR_FILENO)};
    if (progress->is_shown && walk) progress->total = measure(walk);
    progress->start = progress->shown = now();
}

/* "1:02:03 left" of what is to be read, at the speed so far. */
static void print_left(const struct progress *progress,
                       const struct pipeline_counts *counts, double seconds)
{
    if (!progress->total || !counts->weight || counts->weight > progress->total) return;
    const double left = (double)(progress->total - counts->weight);
    const uint64_t wait = (uint64_t)(left * seconds / (double)counts->weight + 0.5);
    fprintf(stderr, ", %" PRIu64 ":%02" PRIu64 ":%02" PRIu64 " left", wait / 3600,
            wait / 60 % 60, wait % 60);
}

void progress_show(struct progress *progress, const struct pipeline_counts *counts)
{
    if (!progress->is_shown || seconds_since(progress->shown) < show_every) return;
    const double seconds = seconds_since(progress->start);
    progress->shown = now();
    fprintf(stderr, "\r\033[K%" PRIu64 " articles, %.1f MB, %.1f MB/s", counts->articles,
            megabytes(counts->bytes), megabytes(counts->bytes) / seconds);
    print_left(progress, counts, seconds);
    fflush(stderr);
}

void progress_hide(const struct progress *progress)
{
    if (progress->is_shown) fputs("\r\033[K", stderr);
}

void progress_summarise(const struct progress *progress,
                        const struct pipeline_counts *counts)
{
    const double seconds = seconds_since(progress->start);
    const double speed = seconds > 0 ? megabytes(counts->bytes) / seconds : 0;
    char size[32];
    say_size(counts->bytes, size);
    cli_say("%" PRIu64 " article%s, %" PRIu64 " record%s, %" PRIu64
            " error%s, %s in %.2f s (%.1f MB/s)",
            counts->articles, cli_plural(counts->articles), counts->records,
            cli_plural(counts->records), counts->errors, cli_plural(counts->errors), size,
            seconds, speed);
}
