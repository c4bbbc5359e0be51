namespace PostHog.Wire.Json;

/// <summary>The kinds of tokens in JSON.</summary>
internal enum JsonTokenKind
{
    /// <summary>Nothing was read yet.</summary>
    None,
    StartObject,
    EndObject,
    StartArray,
    EndArray,

    /// <summary>The name of a member.</summary>
    Name,

    /// <summary>A string, a number, a boolean or null.</summary>
    Scalar,
}
