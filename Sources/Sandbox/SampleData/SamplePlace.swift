/// Where sample customers live, and what they are called.
struct SamplePlace: Sendable, Hashable {
  let city: String
  let state: String
  let zip: String

  static let all: [SamplePlace] = [
    SamplePlace(city: "New York", state: "NY", zip: "10001"), SamplePlace(city: "St. Louis", state: "MO", zip: "63101"),
    SamplePlace(city: "SAN FRANCISCO", state: "CA", zip: "94105"),
    SamplePlace(city: "Austin", state: "TX", zip: "73301"),
    SamplePlace(city: "boston", state: "MA", zip: "02108"), SamplePlace(city: "Cañon City", state: "CO", zip: "81212"),
    SamplePlace(city: "Coeur d'Alene", state: "Idaho", zip: "83814"),
    SamplePlace(city: "Seattle", state: "wa", zip: "98101"),
    SamplePlace(city: "  Chicago", state: "IL", zip: "60601"),
    SamplePlace(city: "Winston-Salem", state: "NC", zip: "27101"),
  ]

  static let firstNames = [
    "Ada", "Zoë", "José", "Łukasz", "Mary Ann", "Jürgen", "Noor", "Bao", "Søren", "Priya", "Tomás", "Ingrid", "Omar",
    "Grace", "Hana", "D'Arcy", "Mia", "Leon", "Chloé", "Yuki", "Sam", "Nia", "Ravi", "Elif",
  ]
  static let lastNames = [
    "Example", "Müller", "O'Sample", "García", "Nowak", "de la Prueba", "Testerson", "Smith-Demo", "Strauß", "Invented",
    "Placeholder", "Okafor", "Nguyễn", "Fictive", "Lindqvist", "Mustermann", "Doe", "Roe", "Public", "Sample",
  ]
}
