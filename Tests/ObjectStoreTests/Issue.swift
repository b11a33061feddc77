import Activation

/// Swift Testing has an `Issue` too; here the word means the product's.
typealias Issue = Activation.Issue
