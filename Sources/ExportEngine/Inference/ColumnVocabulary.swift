import Activation

/// What columns are called in the languages of the countries whose rules are known.
enum ColumnVocabulary {
  static let hashed: [String: HashedPII] = [
    (
      HashedPII.email,
      "email emailaddress emailaddr mail mailaddress emailadresse mailadresse correo correoelectronico "
        + "courriel adresseemail adressemail indirizzoemail メール メールアドレス"
    ),
    (
      .phone,
      "phone phonenumber phoneno telephone telephonenumber tel mobile mobilephone mobilenumber cell cellphone "
        + "telefon telefonnummer handy handynummer mobil telefono teléfono movil móvil numerotelephone téléphone portable "
        + "cellulare 電話 電話番号 携帯電話"
    ),
    (.firstName, "firstname fname givenname forename vorname prenom prénom nombre nome 名"),
    (
      .lastName, "lastname lname surname familyname nachname familienname nomdefamille nom apellido apellidos cognome 姓"
    ),
    (
      .address,
      "address addressline streetaddress street addr strasse straße adresse anschrift rue direccion dirección "
        + "calle indirizzo via 住所"
    ),
    (.city, "city town locality stadt ort wohnort ville commune ciudad localidad citta città comune 市区町村 市"),
    (
      .state,
      "state province region stateprovince stateregion bundesland provincia estado regione région departement "
        + "département 都道府県"
    ),
    (
      .zip,
      "zip zipcode postalcode postcode postal plz postleitzahl codepostal cp codigopostal códigopostal cap pincode "
        + "郵便番号"
    ),
  ].reduce(into: [:]) { names, entry in
    for name in entry.1.split(separator: " ") { names[String(name)] = entry.0 }
  }

  static let external: [String: ExternalIdentity] = [
    "maid": .mobileAdvertisingID, "idfa": .mobileAdvertisingID, "gaid": .mobileAdvertisingID,
    "aaid": .mobileAdvertisingID, "advertisingid": .mobileAdvertisingID, "mobileadvertisingid": .mobileAdvertisingID,
    "mobileadid": .mobileAdvertisingID, "mobileid": .mobileAdvertisingID, "deviceid": .mobileAdvertisingID,
    "rampid": .liveRamp, "ramp": .liveRamp, "liveramp": .liveRamp, "liverampid": .liveRamp,
    "experian": ExternalIdentity(rawValue: "EXPERIAN"), "experianid": ExternalIdentity(rawValue: "EXPERIAN"),
    "luid": ExternalIdentity(rawValue: "EXPERIAN"),
  ]

  static let consent: [String: ConsentType] = [
    "tcf": .transparency, "tcfstring": .transparency, "tcstring": .transparency, "tcfconsent": .transparency,
    "gpp": .globalPrivacy, "gppstring": .globalPrivacy, "gppconsent": .globalPrivacy,
    "amznadstorage": .adStorage, "adstorage": .adStorage, "adstorageconsent": .adStorage,
    "amznuserdata": .userData, "amznaduserdata": .userData, "userdata": .userData, "aduserdata": .userData,
  ]

  static let country: Set<String> = [
    "country", "countrycode", "land", "ländercode", "laendercode", "pays", "codepays", "pais", "país", "paese",
    "nation",
    "isocountry", "countryiso", "国",
  ]

  /// A whole name says no first and no last name, so it can be matched to nobody and must not leave as it is.
  static let fullName: Set<String> = [
    "fullname", "name", "customername", "displayname", "nomcomplet", "nombrecompleto", "vollername", "nomecompleto",
    "氏名", "名前",
  ]

  /// What the column `state` holds when it is the state of an order or an account.
  static let status: Set<String> = [
    "active", "inactive", "pending", "open", "closed", "new", "done", "shipped", "cancelled", "canceled", "paid",
    "unpaid", "completed", "failed", "draft", "enabled", "disabled", "processing", "delivered", "returned",
  ]

  static let amount: Set<String> = [
    "amount", "price", "total", "subtotal", "revenue", "value", "sum", "cost", "quantity", "qty", "count", "units",
    "sales", "spend", "visits", "points", "score", "tax", "discount", "margin", "profit", "balance", "clicks", "views",
    "impressions", "betrag", "preis", "umsatz", "menge", "anzahl", "summe", "montant", "prix", "quantite", "quantité",
    "importe", "precio", "cantidad", "importo", "prezzo", "quantita", "quantità", "金額", "価格", "数量",
  ]

  /// Numbers nobody adds up.
  static let label: Set<String> = [
    "id", "ids", "no", "number", "nr", "num", "code", "key", "year", "month", "week", "day", "hour", "sku", "asin",
    "ean",
    "upc", "gtin", "version", "flag", "rank", "store", "latitude", "longitude", "lat", "lon", "lng", "age",
  ]

  /// When the thing itself happened.
  static let event: Set<String> = [
    "event", "purchase", "purchased", "order", "ordered", "transaction", "bought", "sold", "sale", "visit", "visited",
    "conversion", "converted", "record", "recorded", "booking", "booked", "kauf", "kaufdatum", "bestellung",
    "bestelldatum", "achat", "commande", "compra", "pedido", "acquisto", "ordine", "購入日", "注文日",
  ]

  static let time: Set<String> = [
    "time", "timestamp", "ts", "date", "datetime", "at", "on", "day", "datum", "zeit", "zeitpunkt", "heure", "fecha",
    "hora", "data", "ora", "日時", "日付",
  ]

  /// Times of the person or of the record, not of what happened.
  static let otherTime: Set<String> = [
    "birth", "birthday", "birthdate", "born", "dob", "geburtsdatum", "geburtstag", "naissance", "nacimiento", "nascita",
    "updated", "update", "modified", "changed", "expiry", "expires", "expiration", "deleted", "valid", "until", "last",
    "next", "due", "生年月日",
  ]
}
