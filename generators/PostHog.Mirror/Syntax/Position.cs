namespace PostHog.Mirror.Syntax;

/// <summary>Where an expression stands, as far as its value is concerned.</summary>
internal enum Position
{
    /// <summary>Its value is used.</summary>
    Value,

    /// <summary>It is the whole body of a lambda: only the compiler knows whether the value is used.</summary>
    LambdaBody,

    /// <summary>It is a statement, or the body of something that returns nothing.</summary>
    Statement,
}
