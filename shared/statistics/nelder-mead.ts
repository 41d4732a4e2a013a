interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

/**
 * The point in the unit cube at which `cost` is least, found from `start` by the simplex method of Nelder & Mead (1965), The Computer Journal 7; points
 * outside of the cube stand for the nearest one in it. The same start gives the same point.
 */
export function minimise(cost: (point: readonly number[]) => number, start: readonly number[], rounds = 600): readonly number[] {
  const vertexAt = (point: readonly number[]): Vertex => {
    const inside = point.map((coordinate) => Math.min(1, Math.max(0, coordinate)));
    return { point: inside, value: cost(inside) };
  };
  let simplex = [start, ...start.map((_, axis) => start.map((coordinate, at) => (at === axis ? coordinate + (coordinate < 0.5 ? 0.2 : -0.2) : coordinate)))].map(vertexAt);
  for (let round = 0; round < rounds; round++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst, second] = [simplex[0] as Vertex, simplex.at(-1) as Vertex, simplex.at(-2) as Vertex];
    if (worst.value - best.value <= 1e-15 * Math.abs(best.value)) break;
    const centre = start.map((_, axis) => simplex.slice(0, -1).reduce((sum, { point }) => sum + (point[axis] as number), 0) / start.length);
    const along = (factor: number): Vertex => vertexAt(centre.map((coordinate, axis) => coordinate + factor * (coordinate - (worst.point[axis] as number))));
    const reflected = along(1);
    let next = reflected;
    if (reflected.value < best.value) {
      const expanded = along(2);
      if (expanded.value < reflected.value) next = expanded;
    } else if (reflected.value >= second.value) {
      next = along(reflected.value < worst.value ? 0.5 : -0.5);
      if (next.value >= Math.min(reflected.value, worst.value)) {
        simplex = [best, ...simplex.slice(1).map(({ point }) => vertexAt(point.map((coordinate, axis) => (coordinate + (best.point[axis] as number)) / 2)))];
        continue;
      }
    }
    simplex[simplex.length - 1] = next;
  }
  return simplex.reduce((least, vertex) => (vertex.value < least.value ? vertex : least)).point;
}
