/* score: how much the sorts of evidence are worth.  Of mentions that overlap the one
 * with the higher score is kept, so that the order is what counts. */
#ifndef ORGANISATIONS_SCORE_H
#define ORGANISATIONS_SCORE_H

#define SCORE_NONE    0.00
#define SCORE_WEAK    0.40 /* may be one, but nothing says so */
#define SCORE_ENOUGH  0.50 /* what is less is not put out */
#define SCORE_GUESSED 0.60 /* the rules say so, on thin evidence */
#define SCORE_FAIR    0.70
#define SCORE_TAGGED  0.80 /* the trained model says so */
#define SCORE_GOOD    0.85 /* a sure head, or the same name elsewhere */
#define SCORE_FORUM   0.88 /* a named meeting, unless it is a listed organisation */
#define SCORE_LISTED  0.90 /* in the list of well-known organisations */
#define SCORE_CERTAIN 1.00

#endif
