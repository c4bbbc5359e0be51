using Microsoft.CodeAnalysis.Text;

namespace PostHog.Mirror.Inputs;

/// <summary>One async file as it enters the pipeline; equal to another with the same path and content.</summary>
internal sealed class SourceFile(string path, SourceText text, SourceRole role)
    : IEquatable<SourceFile>
{
    public string Path { get; } = path;

    public SourceText Text { get; } = text;

    public SourceRole Role { get; } = role;

    public bool Equals(SourceFile? other) =>
        other is not null
        && Role == other.Role
        && string.Equals(Path, other.Path, StringComparison.Ordinal)
        && Text.Encoding?.CodePage == other.Text.Encoding?.CodePage
        && Text.ContentEquals(other.Text);

    public override bool Equals(object? obj) => Equals(obj as SourceFile);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path);
}
