/* position: a count at every 64th byte, and the rest counted when asked for, so that
 * the next position costs the same anywhere in the text. */
#include "xml/position.h"

#include "base/swar.h"

static uint32_t count(const char *at, size_t length)
{
    uint32_t characters = 0;
    size_t i = 0;
    for (; length - i >= 8; i += 8)
        characters += swar_characters(swar_load(at + i));
    for (; i < length; i++)
        characters += ((unsigned char)at[i] & 0xC0) != 0x80;
    return characters;
}

static bool is_ascii(struct str text)
{
    uint64_t wide = 0;
    size_t i = 0;
    for (; text.length - i >= 8; i += 8)
        wide |= swar_load(text.at + i);
    for (; i < text.length; i++)
        wide |= (unsigned char)text.at[i];
    return swar_wide(wide) == 0;
}

enum status positions_make(struct positions *positions, struct arena *arena,
                           struct str text, bool bytes, struct error *error)
{
    *positions = (struct positions){.text = text, .characters = (uint32_t)text.length};
    if (is_ascii(text)) return OK;
    positions->characters = count(text.at, text.length);
    if (bytes) return OK;
    const size_t steps = text.length / POSITION_STEP;
    positions->before = arena_array(arena, steps + 1, sizeof *positions->before);
    if (!positions->before) return error_memory(error, "counting characters");
    for (size_t i = 0; i < steps; i++)
        positions->before[i + 1] =
            positions->before[i] + count(text.at + i * POSITION_STEP, POSITION_STEP);
    return OK;
}

uint32_t positions_of(const struct positions *positions, uint32_t byte)
{
    if (!positions->before) return byte;
    const size_t step = byte / POSITION_STEP;
    return positions->before[step] +
           count(positions->text.at + step * POSITION_STEP, byte % POSITION_STEP);
}

uint32_t positions_byte(const struct positions *positions, uint32_t position)
{
    if (!positions->before) return position;
    /* The last step that begins at or before it. */
    size_t first = 0, last = positions->text.length / POSITION_STEP;
    while (first < last) {
        const size_t middle = last - (last - first) / 2;
        if (positions->before[middle] <= position)
            first = middle;
        else
            last = middle - 1;
    }
    uint32_t left = position - positions->before[first];
    size_t byte = first * POSITION_STEP;
    for (; byte < positions->text.length; byte++) {
        const bool begins = ((unsigned char)positions->text.at[byte] & 0xC0) != 0x80;
        if (begins && left-- == 0) break;
    }
    return (uint32_t)byte;
}
