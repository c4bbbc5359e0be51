namespace PostHog.Conventions.Facts;

/// <summary>One row of the comparison with other libraries.</summary>
internal sealed record ComparisonRow(
    string Section,
    string Rule,
    string Here,
    IReadOnlyList<string> Facts
);
