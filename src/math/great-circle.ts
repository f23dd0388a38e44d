/** Distance on a sphere by the haversine formula; angles in degrees. */
const earthRadiusKm = 6371.0088
const radians = Math.PI / 180

export function greatCircleKm(latitude: number, longitude: number, otherLatitude: number, otherLongitude: number): number {
  const south = Math.sin(((otherLatitude - latitude) * radians) / 2)
  const west = Math.sin(((otherLongitude - longitude) * radians) / 2)
  const h = south * south + Math.cos(latitude * radians) * Math.cos(otherLatitude * radians) * west * west
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}
