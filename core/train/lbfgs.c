/* lbfgs: each step goes where the gradients of the last few steps say that the ground
 * falls, as far as they say that it does; half as far, and so on, while that is no
 * better. */
#include "train/lbfgs.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/alloc.h"

enum {
    MEMORY = 6,   /* steps that are remembered */
    HALVINGS = 12 /* of one step, at most */
};

static const double armijo = 1e-4; /* the share of the promised gain that will do */

struct walk {
    const struct lbfgs_task *task;
    float *memory; /* all of the arrays below; the heap's */
    float *at, *slope, *next, *next_slope, *way;
    float *steps[MEMORY], *bends[MEMORY]; /* how place and slope changed in a step */
    double curves[MEMORY];                /* 1 / (step . bend) */
    size_t taken;                         /* steps remembered so far */
    double value, next_value;
};

/* In four sums, which do not wait for each other; their order is always the same. */
static double dot(const float *a, const float *b, size_t size)
{
    double sums[4] = {0};
    size_t i = 0;
    for (; size - i >= 4; i += 4)
        for (size_t k = 0; k < 4; k++)
            sums[k] += (double)a[i + k] * b[i + k];
    for (; i < size; i++)
        sums[0] += (double)a[i] * b[i];
    return sums[0] + sums[1] + sums[2] + sums[3];
}

static void add(float *to, double factor, const float *more, size_t size)
{
    const float times = (float)factor;
    for (size_t i = 0; i < size; i++)
        to[i] += times * more[i];
}

static void multiply(float *at, double factor, size_t size)
{
    const float times = (float)factor;
    for (size_t i = 0; i < size; i++)
        at[i] *= times;
}

static bool make_walk(struct walk *walk, float *at)
{
    enum { ARRAYS = 4 + 2 * MEMORY };
    const size_t size = walk->task->size;
    walk->memory = alloc_zeroed(size + 1, ARRAYS * sizeof *walk->memory);
    if (!walk->memory) return false;
    float *next = walk->memory;
    float **const arrays[] = {&walk->slope, &walk->next, &walk->next_slope, &walk->way};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++, next += size)
        *arrays[i] = next;
    for (size_t i = 0; i < MEMORY; i++, next += 2 * size) {
        walk->steps[i] = next;
        walk->bends[i] = next + size;
    }
    walk->at = at;
    return true;
}

/* The slope, corrected by what is remembered: the "two loops" of the method.  The way
 * leads up; a step goes against it. */
static void find_way(struct walk *walk)
{
    const size_t size = walk->task->size;
    const size_t known = walk->taken < MEMORY ? walk->taken : MEMORY;
    double shares[MEMORY];
    float *way = walk->way;
    memcpy(way, walk->slope, size * sizeof *way);
    for (size_t i = 1; i <= known; i++) {
        const size_t s = (walk->taken - i) % MEMORY;
        shares[s] = dot(walk->steps[s], way, size) * walk->curves[s];
        add(way, -shares[s], walk->bends[s], size);
    }
    if (known == 0) {
        const double length = sqrt(dot(way, way, size));
        multiply(way, length > 0 ? 1 / length : 1, size);
        return;
    }
    const size_t last = (walk->taken - 1) % MEMORY;
    const double bend = dot(walk->bends[last], walk->bends[last], size);
    multiply(way, 1 / (walk->curves[last] * bend), size);
    for (size_t i = known; i >= 1; i--) {
        const size_t s = (walk->taken - i) % MEMORY;
        const double share = dot(walk->bends[s], way, size) * walk->curves[s];
        add(way, shares[s] - share, walk->steps[s], size);
    }
}

/* Finds a place on the way that is lower; false if there is none. */
static bool find_next(struct walk *walk)
{
    const struct lbfgs_task *task = walk->task;
    const double fall = dot(walk->slope, walk->way, task->size);
    double length = 1;
    for (int i = 0; i < HALVINGS; i++, length /= 2) {
        memcpy(walk->next, walk->at, task->size * sizeof *walk->next);
        add(walk->next, -length, walk->way, task->size);
        walk->next_value = task->function(task->self, walk->next, walk->next_slope);
        if (walk->next_value <= walk->value - armijo * length * fall) return true;
    }
    return false;
}

/* Goes there, and remembers the step if it tells anything. */
static void take_step(struct walk *walk)
{
    const size_t size = walk->task->size, s = walk->taken % MEMORY;
    float *step = walk->steps[s], *bend = walk->bends[s];
    for (size_t i = 0; i < size; i++) {
        step[i] = walk->next[i] - walk->at[i];
        bend[i] = walk->next_slope[i] - walk->slope[i];
    }
    const double product = dot(step, bend, size);
    if (product > 1e-10) {
        walk->curves[s] = 1 / product;
        walk->taken++;
    }
    memcpy(walk->at, walk->next, size * sizeof *walk->at);
    memcpy(walk->slope, walk->next_slope, size * sizeof *walk->slope);
    walk->value = walk->next_value;
}

enum status lbfgs_minimise(const struct lbfgs_task *task, float *at, struct error *error)
{
    struct walk walk = {.task = task};
    if (!make_walk(&walk, at)) return error_memory(error, "learning");
    walk.value = task->function(task->self, at, walk.slope);
    for (unsigned round = 1; round <= task->rounds; round++) {
        const double before = walk.value;
        find_way(&walk);
        if (!find_next(&walk)) break;
        take_step(&walk);
        if (task->progress) task->progress(task->user, round, walk.value);
        if (before - walk.value <= task->least_gain * before) break;
    }
    alloc_free(walk.memory);
    return OK;
}
