/** Distances on a sphere of the earth's mean radius. */

const earthRadiusKm = 6371.0088
const radians = Math.PI / 180
/** Along a meridian. */
export const kmPerDegree = radians * earthRadiusKm

/** Haversine; degrees in. */
export function distanceKm(latitudeA: number, longitudeA: number, latitudeB: number, longitudeB: number): number {
  const a = Math.sin(((latitudeB - latitudeA) * radians) / 2)
  const b = Math.sin(((longitudeB - longitudeA) * radians) / 2)
  const h = a * a + Math.cos(latitudeA * radians) * Math.cos(latitudeB * radians) * b * b
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}
