// Dates as the catalog writes them ("2019", "2019-02", "2019-02-14") as days since 1970, UTC.

export const utc = (y, m, d) => Date.UTC(y, m - 1, d) / 864e5;
/** The day of a full date. */
export const dayOf = (text) => utc(...text.split('-').map(Number));

/** First and last day that a date may mean. */
export function ends(date) {
  const [y, m, d] = date.split('-').map(Number);
  if (d) return [utc(y, m, d), utc(y, m, d)];
  return m ? [utc(y, m, 1), utc(y, m + 1, 1) - 1] : [utc(y, 1, 1), utc(y, 12, 31)];
}
/** The middle of what a date may mean. */
export function middle(date) {
  const [a, b] = ends(date);
  return Math.trunc((a + b) / 2);
}
