namespace PostHog.Mirror;

/// <summary>The names of the pipeline's steps, by which tests follow what is cached.</summary>
internal static class Steps
{
    public const string Settings = nameof(Settings);
    public const string ParseOptions = nameof(ParseOptions);
    public const string Inputs = nameof(Inputs);
    public const string Declarations = nameof(Declarations);
    public const string DeclaredNames = nameof(DeclaredNames);
    public const string NameIndex = nameof(NameIndex);
    public const string Collisions = nameof(Collisions);
    public const string Translate = nameof(Translate);
    public const string Shims = nameof(Shims);
}
