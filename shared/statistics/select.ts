/** Parts as short as this are sorted by insertion. */
const SHORT = 24;

/**
 * Puts the value of rank `rank` (from 0, in ascending order) where it belongs, no larger one before it and no smaller one
 * behind it, and returns it. Hoare's quickselect in place; a part that divides badly again and again, as a series made for
 * the purpose would have it, is sorted instead.
 */
export function select(values: Float64Array, rank: number): number {
  let [low, high] = [0, values.length - 1];
  for (let rounds = 4 * Math.log2(values.length + 1); high - low > SHORT; rounds--) {
    if (rounds < 0) {
      values.subarray(low, high + 1).sort();
      return values[rank] as number;
    }
    const [left, right] = partition(values, low, high);
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else return values[rank] as number;
  }
  insertionSort(values, low, high);
  return values[rank] as number;
}

/** The smallest value from `start` on. */
export function smallestFrom(values: Float64Array, start: number): number {
  let smallest = Infinity;
  for (let at = start; at < values.length; at++) smallest = Math.min(smallest, values[at] as number);
  return smallest;
}

/** Values of `low..right` are at most the pivot, those of `left..high` at least; what may lie between equals it. */
function partition(values: Float64Array, low: number, high: number): [left: number, right: number] {
  const pivot = medianOfThree(values[low] as number, values[(low + high) >> 1] as number, values[high] as number);
  let [left, right] = [low, high];
  while (left <= right) {
    while ((values[left] as number) < pivot) left++;
    while ((values[right] as number) > pivot) right--;
    if (left > right) break;
    const value = values[left] as number;
    values[left++] = values[right] as number;
    values[right--] = value;
  }
  return [left, right];
}

const medianOfThree = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

function insertionSort(values: Float64Array, low: number, high: number): void {
  for (let at = low + 1; at <= high; at++) {
    const value = values[at] as number;
    let to = at;
    for (; to > low && (values[to - 1] as number) > value; to--) values[to] = values[to - 1] as number;
    values[to] = value;
  }
}
