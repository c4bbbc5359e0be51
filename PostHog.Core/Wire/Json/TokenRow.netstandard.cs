namespace PostHog.Wire.Json;

/// <summary>One token of a value in <see cref="TokenRows"/>.</summary>
/// <param name="Kind">The kind of the token.</param>
/// <param name="Value">The text of a name, or the value of a scalar.</param>
/// <param name="Next">The row after the value.</param>
internal record struct TokenRow(JsonTokenKind Kind, object? Value, int Next);
