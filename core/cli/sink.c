/* sink: which file an article belongs to, and which errors the user is told. */
#include "cli/sink.h"

#include <inttypes.h>

#include "cli/cli.h"

enum { SAID = 20 }; /* errors that are said; more are only in the output */

static enum status write_scratch(struct sink *sink, struct error *error)
{
    if (buffer_failed(&sink->scratch)) return error_memory(error, "writing");
    const enum status status =
        output_write(sink->output, buffer_view(&sink->scratch), error);
    buffer_clear(&sink->scratch);
    return status;
}

static enum status begin(struct sink *sink, struct error *error)
{
    sink->begun = true;
    sink->filled = false;
    writer_begin(sink->writer, &sink->scratch);
    return write_scratch(sink, error);
}

static enum status end(struct sink *sink, struct error *error)
{
    if (!sink->begun) return OK;
    sink->begun = false;
    writer_end(sink->writer, &sink->scratch);
    TRY(write_scratch(sink, error));
    return output_commit(sink->output, error);
}

enum status sink_begin(struct sink *sink, struct error *error)
{
    return sink->mirrors ? OK : begin(sink, error);
}

/* One file that cannot be written does not stop the others. */
static enum status forgive(struct sink *sink, enum status status, struct error *error)
{
    if (status != ERROR_INPUT) return status;
    progress_hide(sink->progress);
    cli_say("%s", error->message);
    sink->refused++;
    sink->left_out = true;
    sink->begun = false;
    return OK;
}

/* Goes on to the file of another input. */
static enum status change_file(struct sink *sink, const struct input_item *item,
                               struct error *error)
{
    TRY(forgive(sink, end(sink, error), error));
    sink->file = item->file;
    sink->left_out = false;
    TRY(forgive(sink, output_begin(sink->output, item->name, error), error));
    return sink->left_out ? OK : begin(sink, error);
}

static void say_trouble(struct sink *sink, struct str sentence)
{
    sink->troubles++;
    if (sink->troubles > SAID + 1) return;
    progress_hide(sink->progress);
    if (sink->troubles <= SAID)
        cli_say(STR_FORMAT, (int)sentence.length, sentence.at);
    else
        cli_say("more articles failed; why stands in the output");
}

/* Says that two lines have one id: once, for where one repeats many may. */
static void look_for_repeat(struct sink *sink, const struct pipeline_result *result)
{
    const struct input_item *item = result->item;
    struct repeats_place first;
    if (sink->quiet || !result->id.at) return;
    if (!repeats_note(&sink->repeats, result->id, item->source, item->line, &first))
        return;
    progress_hide(sink->progress);
    cli_say("%s:%" PRIu64 ": the id \"" STR_FORMAT "\" is that of %s:%" PRIu64
            ", too; both articles are written, and no more is said of others",
            input_shown(item->source.at), item->line, STR_ARGUMENTS(result->id),
            input_shown(first.source), first.line);
    repeats_free(&sink->repeats);
    sink->repeats.closed = true;
}

/* Leaves out an article whose document has another already. */
static void refuse_second(struct sink *sink, const struct input_item *item)
{
    struct buffer sentence = {0};
    buffer_format(&sentence, "%s", input_shown(item->source.at));
    if (item->line) buffer_format(&sentence, ":%" PRIu64, item->line);
    buffer_text(&sentence, ": left out, as a document of this --format holds one article; "
                           "give each a file of its own, and -o FOLDER");
    sink->refused++;
    say_trouble(sink, buffer_view(&sentence));
    buffer_free(&sentence);
}

enum status sink_deliver(void *user, const struct pipeline_result *result,
                         struct error *error)
{
    struct sink *sink = user;
    const struct input_item *item = result->item;
    if (result->trouble.at) say_trouble(sink, result->trouble);
    look_for_repeat(sink, result);
    if (sink->mirrors && !(sink->begun && sink->file == item->file) &&
        !(sink->left_out && sink->file == item->file))
        TRY(change_file(sink, item, error));
    if (sink->left_out) return OK;
    if (sink->single && result->bytes.length) {
        if (sink->filled) {
            refuse_second(sink, item);
            return OK;
        }
        sink->filled = true;
    }
    TRY(output_write(sink->output, result->bytes, error));
    const bool is_all = item->kind == INPUT_FILE || item->kind == INPUT_BYTES;
    return sink->mirrors && is_all ? forgive(sink, end(sink, error), error) : OK;
}

enum status sink_end(struct sink *sink, const char *why, struct error *error)
{
    if (!why) return forgive(sink, end(sink, error), error);
    if (sink->mirrors) return OK;
    writer_add_break(sink->writer, str_from(why), &sink->scratch);
    return end(sink, error);
}

void sink_free(struct sink *sink)
{
    buffer_free(&sink->scratch);
    repeats_free(&sink->repeats);
}

enum status sink_settle(void *user, const struct pipeline_counts *counts,
                        struct error *error)
{
    struct sink *sink = user;
    progress_show(sink->progress, counts);
    return sink->mirrors ? OK : output_flush(sink->output, error);
}
