/** People. Of fewer nothing is counted out loud, kept apart or told: who is meant could be worked out. */
export const SMALLEST_GROUP = 5;
